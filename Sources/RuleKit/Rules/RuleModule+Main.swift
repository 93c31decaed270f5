import CampaignModel
// `stdout` is a variable of C that nothing here or in a rule module assigns.
@preconcurrency import Glibc

extension RuleModule {
    /// The module's side of a check: maps the snapshot, runs the rules, sends what they find.
    public static func main() {
        let request = ModuleRequest.environment
        guard let mode = request.mode, fcntl(ModuleRequest.messageDescriptor, F_GETFD) >= 0 else {
            MessageWriter.complain(
                "this is a Keste rule module; run it with: keste check <calendar> --rules <folder>")
            exit(ModuleRequest.ExitStatus.usage)
        }
        // What an author prints is for the terminal, and never for the host.
        dup2(2, 1)
        setvbuf(stdout, nil, _IOLBF, 0)
        let writer = MessageWriter(descriptor: ModuleRequest.messageDescriptor)
        switch mode {
        case .describe:
            writer.send(.hello(protocolVersion: ModuleMessage.protocolVersion, rules: rules.map { $0.described(true) }))
        case .check:
            do {
                let snapshot = try Snapshot.mapped(from: ModuleRequest.snapshotDescriptor)
                try run(on: snapshot, as: request.module, writer)
            } catch {
                MessageWriter.complain((error as? SnapshotError)?.description ?? "The snapshot's settings are damaged.")
                exit(ModuleRequest.ExitStatus.badSnapshot)
            }
        }
        writer.send(.done)
        writer.flush()
    }

    private static func run(on snapshot: Snapshot, as module: String, _ writer: MessageWriter) throws {
        let settings = try snapshot.settings
        writer.send(.hello(protocolVersion: ModuleMessage.protocolVersion, rules: rules.map { $0.described(false) }))
        let outcome = RuleRun(module: module, rules: rules, settings: settings)
        for (rule, error) in outcome.errors {
            writer.send(
                .optionError(rule: rule, path: error.path, message: error.message, nearest: error.nearest))
        }
        guard outcome.errors.isEmpty else { return }
        let campaign = CampaignView(snapshot)
        for (id, check) in outcome.checks {
            writer.send(.ruleStarted(id))
            // A crash must find what was said before it already sent.
            writer.flush()
            check(
                campaign,
                Report(rule: id) { message in
                    writer.send(message)
                    writer.flush()
                })
            writer.send(.ruleFinished(id))
        }
    }
}

/// The rules of a module that a check asks for, with their options, or what is wrong with these.
package struct RuleRun {
    package private(set) var checks: [(rule: String, check: (CampaignView, Report) -> Void)] = []
    package private(set) var errors: [(rule: String, error: OptionError)] = []

    package init(module: String, rules: [any Rule.Type], settings: SnapshotSettings) {
        for rule in rules where settings.wants("\(module)/\(rule.info.id)") {
            add(rule, options: settings.rules.filter { $0.id == "\(module)/\(rule.info.id)" }.flatMap(\.options))
        }
    }

    private mutating func add<Checked: Rule>(_ type: Checked.Type, options: [RuleSettings.Value.Pair]) {
        let result = OptionDecoder.decode(Checked.Options.self, from: options)
        let id = type.info.id
        errors += result.errors.map { (id, $0) }
        checks.append(
            (
                id,
                { campaign, report in
                    var rule = Checked()
                    rule.options = result.options
                    rule.check(campaign, report)
                }
            ))
    }
}

extension Rule {
    /// The rule as the host sees it.
    package static func described(_ withExamples: Bool) -> RuleDescription {
        RuleDescription(
            id: info.id, summary: info.summary, reference: info.reference, severity: info.severity,
            options: OptionDecoder.decode(Options.self, from: []).defaults, examples: withExamples ? examples : [])
    }
}

extension ModuleRequest {
    /// What the host asked for; a mode of nil where it asked for nothing.
    fileprivate static var environment: (module: String, mode: Mode?) {
        let text = { (name: String) in getenv(name).map { String(cString: $0) } }
        return (text(moduleVariable) ?? "", text(modeVariable).flatMap(Mode.init(rawValue:)))
    }
}

extension Snapshot {
    /// The snapshot in a file that is open for reading; it stays mapped until the process ends.
    fileprivate static func mapped(from descriptor: Int32) throws(SnapshotError) -> Snapshot {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size > 0 else {
            throw SnapshotError(.missing, "There is no snapshot of the campaign to read.")
        }
        let length = Int(status.st_size)
        guard let memory = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), memory != MAP_FAILED else {
            throw SnapshotError(.missing, "The snapshot of the campaign cannot be mapped.")
        }
        return try Snapshot(validating: UnsafeRawBufferPointer(start: memory, count: length))
    }

    /// What the calendar says about rules.
    package var settings: SnapshotSettings {
        get throws(WireError) {
            let bytes = UnsafeRawBufferPointer(start: start(.settings), count: count(.settings))
            return try SnapshotSettings(bytes: Array(bytes))
        }
    }
}
