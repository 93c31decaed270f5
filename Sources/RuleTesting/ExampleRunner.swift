package import CampaignModel
package import RuleHost
package import RuleKit

/// Runs the examples that rules carry, each as a small calendar of its own.
package struct ExampleRunner {
    /// What reading an example's calendar gave.
    package struct Loaded {
        package var campaign: Campaign?
        package var diagnostics: [Diagnostic]

        package init(campaign: Campaign?, diagnostics: [Diagnostic]) {
            self.campaign = campaign
            self.diagnostics = diagnostics
        }
    }

    /// What running a folder's examples gave.
    package struct Summary {
        /// In the order of modules, rules and examples.
        package var outcomes: [ExampleOutcome] = []
        /// Modules of which nothing can be run, and why.
        package var modules: [ModuleReport] = []
    }

    private let host: RuleHost
    private let load: (Example, ExampleSetting) -> Loaded

    /// - Parameter load: Reads an example's calendar and the files beside it.
    package init(host: RuleHost, load: @escaping (Example, ExampleSetting) -> Loaded) {
        self.host = host
        self.load = load
    }

    /// Runs the examples of the module in a folder, or of the modules in its folders.
    package func run(_ folder: String) throws(HostProblem) -> Summary {
        var summary = Summary()
        for (report, rules) in try host.describe(folder) {
            summary.modules.append(report)
            guard report.status == .ok else { continue }
            for rule in rules { summary.outcomes += outcomes(of: rule, in: report) }
        }
        return summary
    }

    private func outcomes(of rule: RuleDescription, in module: ModuleReport) -> [ExampleOutcome] {
        let id = "\(module.id)/\(rule.id)"
        let scrutiny = RuleScrutiny(rule: rule)
        let ofRule = scrutiny.problems.map { problem in
            ExampleOutcome(
                rule: id, name: "", file: rule.examples.first?.file ?? module.name,
                line: rule.examples.first?.line ?? 1, problem: problem)
        }
        return ofRule
            + rule.examples.indices.map { index in
                let example = rule.examples[index]
                return ExampleOutcome(
                    rule: id, name: example.name, file: example.file, line: example.line,
                    problem: scrutiny.problem(with: index) ?? problem(of: example, rule: id, folder: module.folder))
            }
    }

    /// What came other than expected; nil if nothing did, however the example was run.
    private func problem(of example: Example, rule: String, folder: String) -> String? {
        do throws(Disappointment) {
            let plain = try found(example, .plain, rule: rule, folder: folder)
            if let problem = ExpectedMatch(campaign: plain.campaign)
                .problem(expected: example.expected, found: plain.findings)
                ?? FindingScrutiny(campaign: plain.campaign, example: example).problem(with: plain.findings)
            {
                return problem
            }
            for setting in ExampleSetting.allCases where setting != .plain {
                let other = try found(example, setting, rule: rule, folder: folder)
                if let difference = FindingLikeness.difference(
                    plain.findings, in: plain.campaign, other.findings, in: other.campaign)
                {
                    return "\(setting.words) \(difference)"
                }
            }
            return nil
        } catch {
            return error.words
        }
    }

    /// Why an example could not be run.
    private struct Disappointment: Error {
        var words: String
    }

    private func found(
        _ example: Example, _ setting: ExampleSetting, rule: String, folder: String
    ) throws(Disappointment) -> (campaign: Campaign, findings: [Finding]) {
        let loaded = load(example, setting)
        let faults = loaded.diagnostics.filter { $0.severity == .error }
        guard faults.isEmpty, var campaign = loaded.campaign else {
            let list = faults.map { "line \($0.line.map(String.init) ?? "?"): \($0.message)" }.joined(separator: "; ")
            throw Disappointment(words: "its calendar cannot be read: \(list)")
        }
        // Whatever modules the example names, it is about this rule alone.
        campaign.rules.modules = []
        let run = host.run(
            campaign, calendarFolder: ".", extraModules: [folder], only: [rule], machineZone: setting.machineZone)
        if let fault = run.optionDiagnostics.first {
            throw Disappointment(words: "its rule settings are wrong: \(fault.message)")
        }
        if let failed = run.modules.first(where: { $0.status != .ok }) {
            throw Disappointment(words: "the module failed: \(failed.detail)")
        }
        guard run.rulesRun == 1 else { throw Disappointment(words: "the rule did not run") }
        return (campaign, run.findings.filter { $0.rule == rule })
    }
}
