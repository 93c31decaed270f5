package import CampaignModel

/// Writes diagnostics and findings for a terminal: the place, what is wrong, the line, a caret, how to mend it.
package struct DiagnosticPrinter: Sendable {
    /// Whether severities are coloured; the caller knows whether a terminal reads it.
    package var usesColour: Bool

    package init(usesColour: Bool = false) {
        self.usesColour = usesColour
    }

    /// One diagnostic, ending in a newline.
    package func text(_ diagnostic: Diagnostic) -> String {
        let place = Self.place(diagnostic.path, diagnostic.line, diagnostic.column)
        let severity = paint("\(diagnostic.severity.rawValue):", diagnostic.severity)
        let message = Self.indented(diagnostic.message)
        var text = "\(bold(place)) \(severity) \(bold(message)) [\(VisibleText.of(diagnostic.id))]\n"
        if let line = diagnostic.sourceLine { text += excerpt(line, column: diagnostic.column) }
        if let fix = diagnostic.fix { text += "  fix: \(Self.indented(fix))\n" }
        for note in diagnostic.notes {
            text += "\(Self.place(note.path, note.line, note.column)) note: \(Self.indented(note.message))\n"
        }
        return text
    }

    /// Several diagnostics, in the order given.
    package func text(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map(text).joined()
    }

    private static func place(_ path: String, _ line: Int?, _ column: Int?) -> String {
        let numbers = [line, line == nil ? nil : column].compactMap { $0.map { ":\($0)" } }.joined()
        return "\(VisibleText.of(path))\(numbers):"
    }

    /// A text of several lines stays one paragraph under its first line.
    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { VisibleText.of($0) }
            .joined(separator: "\n    ")
    }

    /// The line and, under the column, a caret. Of a very long line, what stands around the column.
    private func excerpt(_ line: String, column: Int?) -> String {
        let scalars = Array(line.unicodeScalars)
        let wanted = (column ?? 1) - 1
        var range = 0..<scalars.count
        if scalars.count > 200 {
            let first = min(max(0, wanted - 60), max(0, scalars.count - 120))
            range = first..<min(scalars.count, first + 120)
        }
        let margin = "    "
        var shown = margin + (range.lowerBound > 0 ? "…" : "")
        var under = margin + (range.lowerBound > 0 ? " " : "")
        for index in range {
            let written = VisibleText.of(scalars[index], keepingTab: true)
            shown += written
            guard index < wanted else { continue }
            under += scalars[index] == "\t" ? "\t" : String(repeating: " ", count: DisplayWidth.of(written))
        }
        if range.upperBound < scalars.count { shown += "…" }
        guard column != nil, wanted >= 0, wanted <= scalars.count else { return shown + "\n" }
        return "\(shown)\n\(under)\(usesColour ? "\u{1B}[32m^\u{1B}[0m" : "^")\n"
    }

    private func paint(_ text: String, _ severity: Severity) -> String {
        guard usesColour else { return text }
        switch severity {
        case .error: return "\u{1B}[1;31m\(text)\u{1B}[0m"
        case .warning: return "\u{1B}[1;35m\(text)\u{1B}[0m"
        case .note: return "\u{1B}[1;36m\(text)\u{1B}[0m"
        }
    }

    private func bold(_ text: String) -> String {
        usesColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }
}
