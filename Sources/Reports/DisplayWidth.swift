/// How many columns of a terminal a text takes.
///
/// Source of the wide ranges: Unicode Standard Annex 11, East Asian Width, classes W and F, in rough blocks.
package enum DisplayWidth {
    /// The columns of a text of one line.
    package static func of(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return isWide(scalar.value) ? 2 : 1
        }
    }

    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// The text in a column of a width: filled with spaces, or cut with `…` where it is too long.
    static func pad(_ text: String, to width: Int, right: Bool = false) -> String {
        let fitting = cut(text, to: width)
        let space = String(repeating: " ", count: max(0, width - of(fitting)))
        return right ? space + fitting : fitting + space
    }

    /// A paragraph in lines of at most 80 columns; the first is indented by `first`, the others by `indent`.
    static func wrap(_ text: String, first: Int = 0, indent: Int = 4) -> String {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = String(repeating: " ", count: first)
        var isEmpty = true
        for word in text.split(separator: " ") {
            if !isEmpty, of(line) + 1 + of(word) > 80 {
                lines.append(line)
                line = margin
                isEmpty = true
            }
            line += isEmpty ? String(word) : " \(word)"
            isEmpty = false
        }
        return (lines + [line]).joined(separator: "\n")
    }

    /// The text, or as much of it as goes into a width with `…` behind it.
    package static func cut(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        var result = ""
        var taken = 0
        for character in text {
            let size = of(String(character))
            if taken + size > width - 1 { break }
            result.append(character)
            taken += size
        }
        return result + "…"
    }
}
