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
        for setting in campaign.rules.settings where HostRule(rawValue: setting.rule) != nil {
            for option in setting.options {
                let problem = HostProblem(
                    "\(setting.rule) has no option “\(option.key)”", fix: "severity: is all that it takes")
                found.append(Diagnostic(campaign, option.place, problem, id: "rules/option"))
            }
        }
        for suppression in campaign.rules.suppressions {
            if HostRule(rawValue: suppression.rule) != nil {
                let problem = HostProblem(
                    "what \(suppression.rule) finds cannot be suppressed",
                    fix: "mend what it names, or write under set: \(suppression.rule): warning")
                found.append(Diagnostic(campaign, suppression.place, problem, id: "rules/unknown"))
            } else if !known.contains(suppression.rule), let problem = problem(with: suppression.rule) {
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
    func findings(only: [String]) -> [Finding] {
        guard only.isEmpty, let severity = HostRule.unusedSetting.severity(in: campaign) else { return [] }
        let run = Set(results.map(\.module.id))
        return campaign.rules.settings.compactMap { setting in
            let module = RuleID.module(of: setting.rule)
            let isOfOthers = known.contains(module) && !run.contains(module)
            guard HostRule(rawValue: setting.rule) == nil else { return nil }
            if isOfOthers, setting.isOn {
                return Finding(
                    severity: severity, rule: HostRule.unusedSetting.id,
                    message: "the setting of \(setting.rule) has no effect: "
                        + "the module “\(module)” is not among those that are run",
                    place: setting.place, fix: "remove it, or name the module under modules:")
            }
            // A rule of a later version may well be turned off ahead of it, and one of a module that is not run is off.
            guard !setting.isOn, !isOfOthers, let problem = problem(with: setting.rule) else { return nil }
            return Finding(
                severity: min(severity, .warning), rule: HostRule.unusedSetting.id,
                message: "\(problem.message), so there is nothing to turn off", place: setting.place, fix: problem.fix)
        }
    }

    private func wholeModule(_ id: String) -> HostProblem {
        let own = ids.filter { $0.hasPrefix("\(id)/") }
        return HostProblem(
            "“\(id)” is a rule module, not a rule", fix: own.isEmpty ? nil : "name one of its rules: \(list(own))")
    }

    /// Why an id means no rule; nil if it does, or if its module could not be asked.
    private func problem(with rule: String) -> HostProblem? {
        if ids.contains(rule) || HostRule(rawValue: rule) != nil { return nil }
        let module = RuleID.module(of: rule)
        if known.contains(module), !heard.contains(module) { return nil }
        if known.contains(module), rule == module { return nil }
        let candidates = ids + HostRule.allCases.map(\.id) + known.filter { !heard.contains($0) }.sorted()
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
