/// How one example of a rule came out.
package struct ExampleOutcome: Hashable, Sendable {
    /// `module/rule`, in kebab case.
    package var rule: String
    /// What the example shows.
    package var name: String
    /// The file that it stands in, as the compiler names it: `QuietHours/NoRallyAfterTen.swift`.
    package var file: String
    package var line: Int
    /// What was other than expected, for the rule's author; nil if nothing was.
    package var problem: String?

    package init(rule: String, name: String, file: String, line: Int, problem: String? = nil) {
        self.rule = rule
        self.name = name
        self.file = file
        self.line = line
        self.problem = problem
    }
}
