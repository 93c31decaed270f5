import Reports
import RuleHost

/// What is said of modules that did not do their work.
enum ModuleComplaint {
    /// Says which did not, with what the compiler wrote as it wrote it; true if there was one.
    ///
    /// - Parameter namesThem: whether it is said which; else the caller's report does.
    @discardableResult
    static func print(of modules: [ModuleReport], namesThem: Bool = true) -> Bool {
        var isAny = false
        for module in modules {
            Terminal.complain(module.output)
            if !module.output.isEmpty, !module.output.hasSuffix("\n") { Terminal.complain("\n") }
            guard module.status != .ok else { continue }
            isAny = true
            guard namesThem else { continue }
            let outcome = CheckReport.Module(module).outcome
            Terminal.complain("error: the rule module \(module.name) \(outcome): \(module.detail)\n")
        }
        return isAny
    }
}
