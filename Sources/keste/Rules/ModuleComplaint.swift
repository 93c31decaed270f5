import Reports
import RuleHost

/// What is said of modules that did not do their work.
enum ModuleComplaint {
    /// Says which did not, with what the compiler wrote as it wrote it; true if there was one.
    static func print(of modules: [ModuleReport]) -> Bool {
        var isAny = false
        for module in modules {
            Terminal.complain(module.output)
            if !module.output.isEmpty, !module.output.hasSuffix("\n") { Terminal.complain("\n") }
            guard module.status != .ok else { continue }
            isAny = true
            let outcome = CheckReport.Module(
                name: module.name, status: module.status.rawValue, detail: module.detail,
                milliseconds: Int64(module.milliseconds)
            ).outcome
            Terminal.complain("error: the rule module \(module.name) \(outcome): \(module.detail)\n")
        }
        return isAny
    }
}
