/// How one example of a rule came out.
public struct ExampleOutcome: Hashable, Sendable {
    /// `module/rule`, in kebab case.
    public let rule: String
    /// What the example shows; empty where the rule itself is meant.
    public let name: String
    /// The file that it stands in, as the compiler names it: `QuietHours/NoRallyAfterTen.swift`.
    public let file: String
    /// The line that it stands at.
    public let line: Int
    /// What was other than expected, for the rule's author; nil if nothing was.
    public let problem: String?

    package init(rule: String, name: String, file: String, line: Int, problem: String? = nil) {
        self.rule = rule
        self.name = name
        self.file = file
        self.line = line
        self.problem = problem
    }
}

extension ExampleOutcome: CustomStringConvertible {
    /// The example and, where there is one, its problem: what a test prints.
    public var description: String {
        let what = name.isEmpty ? rule : "\(rule), “\(name)”"
        return "\(what) (\(file):\(line))" + (problem.map { ": \($0)" } ?? "")
    }
}
