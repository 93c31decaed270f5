/// A content line put together character by character, as the RFCs read: what the fast writer is held against.
enum PlainContentLine {
    /// RFC 5545, section 3.3.11; line breaks of Unicode count as such, other control characters go.
    static func text(_ text: String) -> String {
        joined(text, lineBreak: "\\n") { scalar in
            switch scalar {
            case "\\", ";", ",": "\\\(scalar)"
            default: "\(scalar)"
            }
        }
    }

    /// A value without escapes.
    static func value(_ text: String) -> String {
        joined(text, lineBreak: "") { "\($0)" }
    }

    /// RFC 6868, in quotes where RFC 5545, section 3.2, or a careful writer wants them.
    static func parameter(_ text: String) -> String {
        let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_-+.".unicodeScalars
        if text.unicodeScalars.allSatisfy({ plain.contains($0) }) { return text }
        let encoded = joined(text, lineBreak: "^n") { scalar in
            switch scalar {
            case "^": "^^"
            case "\"": "^'"
            default: "\(scalar)"
            }
        }
        return "\"\(encoded)\""
    }

    /// RFC 5545, section 3.1: at most 75 octets in a line, its leading space among them, and no letter cut.
    static func folded(_ line: String) -> String {
        var lines: [String] = [""]
        for scalar in line.unicodeScalars {
            let last = lines[lines.count - 1]
            if last.utf8.count + String(scalar).utf8.count > 75 {
                lines.append(" ")
            }
            lines[lines.count - 1].unicodeScalars.append(scalar)
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func joined(
        _ text: String, lineBreak: String, _ written: (Unicode.Scalar) -> String
    ) -> String {
        var found = ""
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
                found.unicodeScalars.append(contentsOf: lineBreak.unicodeScalars)
            case "\t": found.unicodeScalars.append(scalar)
            case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}": break
            default: found.unicodeScalars.append(contentsOf: written(scalar).unicodeScalars)
            }
            previous = scalar
        }
        return found
    }
}
