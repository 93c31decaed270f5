/// Why a module, the kit or the compiler could not be used, in words for the person at the keyboard.
package struct HostProblem: Error, Hashable, Sendable {
    /// What is wrong.
    package var message: String
    /// How to mend it.
    package var fix: String?

    package init(_ message: String, fix: String? = nil) {
        self.message = message
        self.fix = fix
    }

    /// Both in one text.
    package var text: String { fix.map { "\(message); \($0)" } ?? message }
}
