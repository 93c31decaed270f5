/// Text as XML 1.0 may hold it, in attributes and between tags.
enum XMLText {
    /// The text with what XML takes for its own written as references, and what it cannot hold made visible.
    static func of(_ text: String) -> String {
        var written = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": written += "&amp;"
            case "<": written += "&lt;"
            case ">": written += "&gt;"
            case "\"": written += "&quot;"
            case "'": written += "&apos;"
            // A reader would make blanks of these in an attribute.
            case "\n": written += "&#10;"
            case "\t": written += "&#9;"
            case "\u{FFFE}", "\u{FFFF}": written += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: written += VisibleText.of(scalar, keepingTab: false)
            }
        }
        return written
    }

    /// An element with its attributes, on lines of its own; without content it is an empty one.
    static func element(
        _ name: String, _ attributes: [(String, String)], _ content: [String] = [], indent: Int = 0
    ) -> String {
        let start = start(name, attributes, indent: indent)
        let margin = String(repeating: " ", count: indent)
        return content.isEmpty ? "\(start)/>\n" : "\(start)>\n\(content.joined())\(margin)</\(name)>\n"
    }

    /// An element with a text in it.
    static func element(_ name: String, _ attributes: [(String, String)], text: String, indent: Int) -> String {
        let start = start(name, attributes, indent: indent)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { of(String($0)) }
        return "\(start)>\(lines.joined(separator: "\n"))</\(name)>\n"
    }

    /// A tag up to what closes it.
    private static func start(_ name: String, _ attributes: [(String, String)], indent: Int) -> String {
        String(repeating: " ", count: indent) + "<\(name)" + attributes.map { " \($0.0)=\"\(of($0.1))\"" }.joined()
    }
}
