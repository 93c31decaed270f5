import CampaignModel

extension CheckReport {
    /// Counted up when a name goes or means something else; new names may come at any time.
    package static let jsonVersion = 1

    /// The whole check as one JSON document, as `calendars/check.schema.json` describes it.
    ///
    /// `diagnostics` stands beside `findings` where the calendar has mistakes or warnings of its own.
    package var json: JSONValue {
        var document: [(String, JSONValue)] = [
            ("version", .number(Self.jsonVersion)), ("keste", .string(version)),
            ("findings", .array(findings.map { .object(members(of: $0)) })),
        ]
        if !diagnostics.isEmpty { document.append(("diagnostics", .array(diagnostics.map(\.json)))) }
        document += [
            ("modules", .array(modules.map(json))), ("suppressions", .array(suppressions.map(json))),
            ("set_aside", .array(setAside.map(json))),
        ]
        if let fixesJSON {
            document += [("fixes", fixesJSON), ("diff", .string(changes.map { $0.text() }.joined()))]
        }
        document.append(("summary", summary))
        return .object(document)
    }

    /// The sums, as every format for programs has them.
    var summary: JSONValue {
        .object([
            ("errors", .number(count(.error))), ("warnings", .number(count(.warning))),
            ("notes", .number(count(.note))),
            ("rules", .number(rules.count)), ("modules", .number(modules.count)),
            ("modules_failed", .number(modules.count { $0.status != "ok" })), ("suppressed", .number(suppressed)),
            ("suppressions_used", .number(suppressionsUsed)), ("suppressions_dead", .number(suppressionsDead)),
            ("baselined", .number(baselined)), ("exit_status", .number(Int(exitStatus))),
        ])
    }

    private func json(_ module: Module) -> JSONValue {
        .object([
            ("name", .string(module.name)), ("status", .string(module.status)), ("detail", .string(module.detail)),
            ("milliseconds", .number(module.milliseconds)),
        ])
    }

    private func json(_ suppression: Suppression) -> JSONValue {
        let state = suppression.isOver ? "over" : suppression.met > 0 ? "used" : "unused"
        return .object([
            ("rule", .string(suppression.rule)), ("reason", .string(suppression.reason)),
            ("until", .optional(suppression.until)), ("state", .string(state)), ("findings", .number(suppression.met)),
            ("file", .string(campaign?.path(of: suppression.place) ?? "")),
            ("line", .number(Int64(suppression.place.line))), ("column", .number(Int64(suppression.place.column))),
        ])
    }

    /// What is not shown, with what says so.
    private func json(_ item: SetAside) -> JSONValue {
        let by = item.suppression == nil ? "baseline" : "suppression"
        return .object(
            members(of: item.finding) + [
                ("by", .string(by)), ("reason", .optional(reason(of: item))),
            ])
    }

    /// Why a finding is not shown; nil for what the baseline lists.
    func reason(of item: SetAside) -> String? {
        item.suppression.flatMap { suppressions.indices.contains($0) ? suppressions[$0].reason : nil }
    }

    private func members(of finding: Finding) -> [(String, JSONValue)] {
        [
            ("rule", .string(finding.rule)), ("severity", .string(finding.severity.rawValue)),
            ("message", .string(finding.message)), ("events", .strings(events(of: finding))),
            ("contestants", .strings(contestants(of: finding))), ("channels", .strings(channels(of: finding))),
            ("file", .string(campaign?.path(of: finding.place) ?? "")), ("line", .number(Int64(finding.place.line))),
            ("column", .number(Int64(finding.place.column))), ("fix", .optional(finding.fix)),
        ]
    }

    func events(of finding: Finding) -> [String] { finding.events.compactMap { campaign?.events[$0].id } }
    func contestants(of finding: Finding) -> [String] {
        finding.contestants.compactMap { campaign?.contestants[$0].id }
    }
    func channels(of finding: Finding) -> [String] { finding.channels.compactMap { campaign?.channels[$0].id } }
}

extension Diagnostic {
    /// A mistake of the calendar as JSON, with the names that findings have too.
    package var json: JSONValue {
        .object([
            ("id", .string(id)), ("severity", .string(severity.rawValue)), ("message", .string(message)),
            ("file", .string(path)), ("line", line.map { .number($0) } ?? .null),
            ("column", column.map { .number($0) } ?? .null), ("fix", .optional(fix)),
        ])
    }
}
