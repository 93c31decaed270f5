import RuleHost

/// Tells the progress line how the rule modules come along.
struct RunProgress {
    private var waiting: [String] = []
    private var count = 0
    private var isMidLine = false

    mutating func take(_ step: RunStep) {
        switch step {
        case .began(let modules):
            waiting = modules
            count = modules.count
            say()
        case .ended(let module):
            if let index = waiting.firstIndex(of: module) { waiting.remove(at: index) }
            say()
        case .prints(let endsLine):
            // What a module prints without an end of line would be erased with the line.
            isMidLine = !endsLine
            ProgressLine.end()
            if endsLine { say() }
        }
    }

    private func say() {
        guard !waiting.isEmpty, !isMidLine else { return }
        ProgressLine.show(
            "Running rules: \(count - waiting.count) of \(count) modules done, at work: \(waiting.joined(separator: ", "))"
        )
    }
}
