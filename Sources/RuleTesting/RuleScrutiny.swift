import RuleKit

/// What is wrong with a rule and its examples before any of them is run.
struct RuleScrutiny {
    let rule: RuleDescription

    /// What the rule itself lacks.
    var problems: [String] {
        var found: [String] = []
        if !rule.examples.contains(where: { $0.expected.isEmpty }) {
            found.append("the rule has no example that passes")
        }
        if !rule.examples.contains(where: { !$0.expected.isEmpty }) {
            found.append("the rule has no example that finds something")
        }
        if !rule.summary.contains(where: \.isLetter) { found.append("the rule has no summary") }
        for text in [rule.summary, rule.reference ?? ""] {
            if let placeholder = FindingScrutiny.placeholder(in: text) {
                found.append("the placeholder \(placeholder) is not filled in “\(text)”")
            }
        }
        return found
    }

    /// What is wrong with an example beside the others; nil if nothing is.
    func problem(with index: Int) -> String? {
        let example = rule.examples[index]
        guard example.name.contains(where: { !$0.isWhitespace }) else { return "the example has no name" }
        for earlier in rule.examples[..<index] {
            if earlier.name == example.name { return "the example of line \(earlier.line) has the same name" }
            if Self.contents(earlier) == Self.contents(example) {
                return "it is the same calendar as “\(earlier.name)”, line \(earlier.line)"
            }
        }
        return nil
    }

    /// What a rule sees of an example: blanks at the ends of lines and empty lines say nothing.
    private static func contents(_ example: Example) -> [String] {
        ([example.calendar] + example.files.flatMap { [$0.name, $0.text] }).map { text in
            text.split(separator: "\n").map { line in
                var line = line
                while line.last?.isWhitespace == true { line.removeLast() }
                return String(line)
            }.filter { !$0.isEmpty }.joined(separator: "\n")
        }
    }
}
