/// Keeps what others print from being taken for commands of a GitHub workflow, which are lines of the log too.
///
/// Between its two lines the runner obeys nothing but the word that ends it, and nobody else knows that word.
struct WorkflowGuard {
    private let word = "keste-\(UInt64.random(in: .min ... .max))-\(UInt64.random(in: .min ... .max))"

    init() {
        Terminal.complain("::stop-commands::\(word)\n")
    }

    /// Lets commands be obeyed again.
    func end() {
        // What was printed last need not have ended its line.
        Terminal.complain("\n::\(word)::\n")
    }
}
