import CampaignModel
package import RuleKit

/// All that there is to say about a rule, made of what the rule says itself.
package struct RulePage {
    private let id: String
    private let rule: RuleDescription

    /// - Parameter module: The module's part of the rule's id.
    package init(_ rule: RuleDescription, module: String) {
        self.rule = rule
        id = "\(module)/\(rule.id)"
    }

    /// For a terminal.
    package var text: String {
        var text = "\(id)\n  \(rule.summary)\n"
        if let reference = rule.reference { text += "  reference: \(reference)\n" }
        text += "  severity: \(rule.severity.rawValue), unless the calendar says otherwise\n"
        text += "\nOptions\n"
        text += rule.options.isEmpty ? "  none\n" : ""
        for option in rule.options { text += "  \(option.key): \(Self.yaml(option.value))\n" }
        if let setting { text += "\nIn the calendar\n\(Self.indented(setting, by: 2))" }
        text += "\nExamples\n"
        text += rule.examples.isEmpty ? "  none\n" : ""
        for example in rule.examples {
            text += "  \(example.expected.isEmpty ? "passes" : "finds"): \(example.name)\n"
            text += Self.indented(example.yaml, by: 6)
            for file in example.files { text += "      \(file.name):\n" + Self.indented(file.text, by: 8) }
            for expected in example.expected { text += "    → \(Self.words(expected))\n" }
        }
        return text
    }

    /// For a documentation page, below a heading of the given depth.
    package func markdown(depth: Int) -> String {
        let mark = String(repeating: "#", count: depth)
        var text = "\(mark) \(id)\n\n\(rule.summary).\n\n"
        if let reference = rule.reference { text += "Reference: \(reference)\n\n" }
        text += "Severity: \(rule.severity.rawValue), unless the calendar says otherwise.\n\n"
        if let setting {
            text += "Its options, as they are where the calendar does not say:\n\n```yaml\n\(setting)```\n\n"
        }
        for example in rule.examples {
            text += "\(mark)# \(example.expected.isEmpty ? "Passes" : "Finds"): \(example.name)\n\n"
            text += "```yaml\n\(Self.indented(example.yaml, by: 0))```\n\n"
            for file in example.files { text += "`\(file.name)`:\n\n```csv\n\(Self.indented(file.text, by: 0))```\n\n" }
            for expected in example.expected { text += "- found: \(Self.words(expected))\n" }
            if !example.expected.isEmpty { text += "\n" }
        }
        return text
    }

    /// How a calendar would set the options to what they are.
    private var setting: String? {
        guard !rule.options.isEmpty else { return nil }
        let options = rule.options.map { "\($0.key): \(Self.yaml($0.value))" }.joined(separator: ", ")
        return "rules:\n  set:\n    \(id): {\(options)}\n"
    }

    private static func indented(_ text: String, by blanks: Int) -> String {
        let margin = String(repeating: " ", count: blanks)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        return lines.map { $0.isEmpty ? "\n" : "\(margin)\($0)\n" }.joined()
    }

    private static func words(_ expected: Example.ExpectedFinding) -> String {
        let ids = expected.events + expected.contestants + expected.channels
        let about = ids.isEmpty ? "a finding" : ids.joined(separator: ", ")
        return expected.message.map { "\(about): “… \($0) …”" } ?? about
    }

    /// A value as the calendar's flow style has it; quoted where it could be taken for something else.
    static func yaml(_ value: RuleSettings.Value) -> String {
        switch value {
        case .scalar(let text):
            let isPlain =
                text.first.map { $0.isLetter || $0.isNumber } == true
                && text.allSatisfy { $0.isLetter || $0.isNumber || "-_./ %".contains($0) } && text.last != " "
            return isPlain ? text : "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        case .list(let items): return "[\(items.map(yaml).joined(separator: ", "))]"
        case .table(let pairs): return "{\(pairs.map { "\($0.key): \(yaml($0.value))" }.joined(separator: ", "))}"
        }
    }
}
