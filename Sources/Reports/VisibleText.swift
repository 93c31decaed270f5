/// Text of other people's files made safe to print: nothing in it moves the cursor or turns the writing round.
package enum VisibleText {
    /// The text with each control character written out: `\u{1B}`. Tabs stay if `keepingTabs`.
    package static func of(_ text: some StringProtocol, keepingTabs: Bool = false) -> String {
        guard text.unicodeScalars.contains(where: { !isSafe($0) }) else { return String(text) }
        var result = ""
        for scalar in text.unicodeScalars { result += of(scalar, keepingTab: keepingTabs) }
        return result
    }

    /// One scalar as `of` writes it.
    static func of(_ scalar: Unicode.Scalar, keepingTab: Bool) -> String {
        if isSafe(scalar) || (keepingTab && scalar == "\t") { return String(scalar) }
        switch scalar {
        case "\t": return "\\t"
        case "\n": return "\\n"
        case "\r": return "\\r"
        default: return "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
    }

    /// Whether a scalar only shows itself; those that do not all lie below U+10000.
    static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: true
        // C0 and C1 controls, line and paragraph separators, and what embeds or overrides the direction of writing.
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0xFEFF: false
        default: true
        }
    }
}
