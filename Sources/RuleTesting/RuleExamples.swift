package import RuleHost

/// The examples of rules under `swift test`: the same as `keste rule test` runs, as strict and in the same processes.
///
///     @Test(arguments: RuleExamples.outcomes(in: "Rules/QuietHours"))
///     func `each example comes out as it says`(outcome: ExampleOutcome) {
///         #expect(outcome.problem == nil)
///     }
public enum RuleExamples {
    /// Compiles the rule module in a folder, or the modules in its folders, and runs each example of its rules.
    ///
    /// In order of modules, rules and examples; never empty. What a rule lacks, such as an example that passes, is an
    /// outcome with a problem too, and so is a module that does not build. RuleKit is looked for beside the running
    /// program, else with the `keste` in PATH.
    ///
    /// - Parameter folder: The folder with the module's Swift files; a path that is not absolute begins at the working
    ///   folder, which for `swift test` is the package's.
    public static func outcomes(in folder: String) -> [ExampleOutcome] {
        outcomes(in: folder, host: RuleHost(kit: RuleHost.kitForTests))
    }

    /// The same with a host of one's own.
    package static func outcomes(in folder: String, host: RuleHost) -> [ExampleOutcome] {
        func failure(_ rule: String, _ problem: String) -> [ExampleOutcome] {
            [ExampleOutcome(rule: rule, name: "", file: folder, line: 1, problem: problem)]
        }
        do throws(HostProblem) {
            let summary = try ExampleRunner(host: host).run(folder)
            let failed = summary.modules.filter { $0.status != .ok }
                .flatMap { failure($0.id, "the module failed: \($0.detail)\n\($0.output)") }
            let outcomes = failed + summary.outcomes
            return outcomes.isEmpty ? failure(folder, "no example ran, so nothing was tested") : outcomes
        } catch {
            return failure(folder, error.text)
        }
    }
}
