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
    private let load: (Example) -> Loaded

    /// - Parameter load: Reads an example's calendar and the files beside it.
    package init(host: RuleHost, load: @escaping (Example) -> Loaded) {
        self.host = host
        self.load = load
    }

    /// Runs the examples of the module in a folder, or of the modules in its folders.
    package func run(_ folder: String) throws(HostProblem) -> Summary {
        var summary = Summary()
        for (report, rules) in try host.describe(folder) {
            summary.modules.append(report)
            guard report.status == .ok else { continue }
            for rule in rules {
                let id = "\(report.id)/\(rule.id)"
                for kind in missingKinds(rule.examples) {
                    summary.outcomes.append(
                        ExampleOutcome(
                            rule: id, name: "", file: rule.examples.first?.file ?? report.name,
                            line: rule.examples.first?.line ?? 1, problem: "the rule has no example that \(kind)"))
                }
                for example in rule.examples {
                    summary.outcomes.append(
                        ExampleOutcome(
                            rule: id, name: example.name, file: example.file, line: example.line,
                            problem: problem(of: example, rule: id, folder: report.folder)))
                }
            }
        }
        return summary
    }

    /// A rule is shown by at least one calendar that passes and one in which it finds something.
    private func missingKinds(_ examples: [Example]) -> [String] {
        (examples.contains { $0.expected.isEmpty } ? [] : ["passes"])
            + (examples.contains { !$0.expected.isEmpty } ? [] : ["finds something"])
    }

    /// What came other than expected; nil if nothing did.
    private func problem(of example: Example, rule: String, folder: String) -> String? {
        let loaded = load(example)
        let faults = loaded.diagnostics.filter { $0.severity == .error }
        guard faults.isEmpty, var campaign = loaded.campaign else {
            let list = faults.map { "line \($0.line.map(String.init) ?? "?"): \($0.message)" }.joined(separator: "; ")
            return "its calendar cannot be read: \(list)"
        }
        // Whatever modules the example names, it is about this rule alone.
        campaign.rules.modules = []
        let run = host.run(campaign, calendarFolder: ".", extraModules: [folder], only: [rule])
        if let fault = run.optionDiagnostics.first { return "its rule settings are wrong: \(fault.message)" }
        if let failed = run.modules.first(where: { $0.status != .ok }) { return "the module failed: \(failed.detail)" }
        guard run.rulesRun == 1 else { return "the rule did not run" }
        return ExpectedMatch(campaign: campaign)
            .problem(expected: example.expected, found: run.findings.filter { $0.rule == rule })
    }
}
