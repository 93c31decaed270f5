import CampaignModel
import RuleKit

/// Compares what a calendar and a command line say about rules with the rules that there are.
struct SettingsCheck {
    private let campaign: Campaign
    private let results: [RuleHost.ModuleResult]
    /// The full ids of all rules of the modules that said which they have.
    private let ids: [String]
    private let heard: Set<String>
    private let known: Set<String>

    /// - Parameter known: the modules' parts of ids that could be meant, run or not.
    init(_ campaign: Campaign, results: [RuleHost.ModuleResult], known: [String]) {
        self.campaign = campaign
        self.results = results
        self.known = Set(known)
        heard = Set(results.filter { $0.session.rules != nil }.map(\.module.id))
        ids = results.flatMap { result in (result.session.rules ?? []).map { "\(result.module.id)/\($0.id)" } }
    }

    /// What is wrong: rules that there are not, options that a rule does not take.
    func diagnostics(only: [String]) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for setting in campaign.rules.settings where setting.isOn {
            if let problem = problem(with: setting.rule) {
                found.append(Diagnostic(campaign, setting.place, problem, id: "rules/unknown"))
            }
        }
        for suppression in campaign.rules.suppressions where suppression.rule != SuppressionFilter.unusedRule {
            if !known.contains(suppression.rule), let problem = problem(with: suppression.rule) {
                found.append(Diagnostic(campaign, suppression.place, problem, id: "rules/unknown"))
            }
        }
        for id in only {
            if let problem = problem(with: id) ?? (known.contains(id) ? wholeModule(id) : nil) {
                found.append(
                    Diagnostic(.error, id: "rules/unknown", path: "--only", message: problem.message, fix: problem.fix))
            }
        }
        for result in results {
            for error in result.session.optionErrors { found.append(diagnostic(error, of: result.module)) }
        }
        return found
    }

    /// Settings that do nothing, which may not be meant: of modules that are not run, or a rule turned off that is none.
    func notes(only: [String]) -> [Diagnostic] {
        guard only.isEmpty else { return [] }
        let run = Set(results.map(\.module.id))
        // A rule of a later version may well be turned off ahead of it, so this keeps no other rule from running.
        let off = campaign.rules.settings.filter { !$0.isOn }.compactMap { setting in
            problem(with: setting.rule).map { problem in
                var warning = Diagnostic(campaign, setting.place, problem, id: "rules/unknown")
                warning.severity = .warning
                warning.message += ", so there is nothing to turn off"
                return warning
            }
        }
        return off
            + campaign.rules.settings.compactMap { setting in
                let module = Self.module(of: setting.rule)
                guard known.contains(module), !run.contains(module) else { return nil }
                var note = Diagnostic(
                    campaign, setting.place,
                    HostProblem("the setting has no effect: the module “\(module)” is not among those that are run"),
                    id: "rules/not-run")
                note.severity = .note
                return note
            }
    }

    private static func module(of rule: String) -> String {
        String(rule.prefix { $0 != "/" })
    }

    private func wholeModule(_ id: String) -> HostProblem {
        let own = ids.filter { $0.hasPrefix("\(id)/") }
        return HostProblem(
            "“\(id)” is a rule module, not a rule", fix: own.isEmpty ? nil : "name one of its rules: \(list(own))")
    }

    /// Why an id means no rule; nil if it does, or if its module could not be asked.
    private func problem(with rule: String) -> HostProblem? {
        if ids.contains(rule) { return nil }
        let module = Self.module(of: rule)
        if known.contains(module), !heard.contains(module) { return nil }
        if known.contains(module), rule == module { return nil }
        let candidates = ids + known.filter { !heard.contains($0) }.sorted()
        let own = ids.filter { $0.hasPrefix("\(module)/") }
        let fix =
            Nearest.match(rule, among: candidates).map { "did you mean “\($0)”?" }
            ?? (own.isEmpty ? ids.isEmpty ? nil : "the rules that run are \(list(ids))" : "its rules are \(list(own))")
        return HostProblem("there is no rule “\(rule)”", fix: fix)
    }

    private func list(_ ids: [String]) -> String {
        ids.prefix(12).joined(separator: ", ") + (ids.count > 12 ? ", …" : "")
    }

    private func diagnostic(_ error: ModuleSession.OptionError, of module: ModuleSource) -> Diagnostic {
        let id = "\(module.id)/\(error.rule)"
        let setting = campaign.rules.settings.last { $0.rule == id }
        let option = setting?.options.last { $0.key == error.path.first }
        let place = option?.place(of: error.path.dropFirst()) ?? setting?.place ?? campaign.place
        return Diagnostic(
            campaign, place,
            HostProblem("\(id): \(error.message)", fix: error.nearest.map { "did you mean “\($0)”?" }),
            id: "rules/option")
    }
}
