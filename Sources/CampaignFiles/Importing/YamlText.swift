/// Writes values as the calendar's files have them.
enum YamlText {
    /// The lines of a key and its value, each indented by so many blanks.
    static func lines(_ key: String, _ value: EntryValue, indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        let line = "\(margin)\(key): \(flow(value, isInside: false))"
        guard case .list(let items) = value, isBlock(key, line) else { return [line] }
        return ["\(margin)\(key):"] + items.map { "\(margin)  - \(flow($0, isInside: false))" }
    }

    /// Kept lines and long lists stand below their key.
    private static func isBlock(_ key: String, _ line: String) -> Bool {
        key == "ical" || line.unicodeScalars.count > 110
    }

    static func flow(_ value: EntryValue, isInside: Bool) -> String {
        switch value {
        case .text(let text): scalar(text, isInside: isInside)
        case .list(let items): "[\(items.map { flow($0, isInside: true) }.joined(separator: ", "))]"
        case .table(let table):
            "{\(table.pairs.map { "\(scalar($0.key, isInside: true)): \(flow($0.value, isInside: true))" }.joined(separator: ", "))}"
        }
    }

    /// A text without quotes where it can be taken for nothing else.
    static func scalar(_ text: String, isInside: Bool) -> String {
        isPlain(text, isInside: isInside) ? text : quoted(text)
    }

    private static func isPlain(_ text: String, isInside: Bool) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        let isStart = first.properties.isAlphabetic || ("0"..."9").contains(first)
        guard isStart, last != " ", last != ":", text != "null" else { return false }
        var previous = first
        for scalar in text.unicodeScalars {
            // Looking up what Unicode says costs much in a text of millions of letters; in ASCII it is known.
            if scalar.isASCII {
                switch scalar {
                case "#", "\"", "\0"..<" ", "\u{7F}": return false
                case " " where previous == ":": return false
                case ",", "[", "]", "{", "}": if isInside { return false }
                default: break
                }
            } else {
                let isOdd = scalar.value < 0xA0 || scalar.properties.isWhitespace
                if isOdd || scalar.properties.generalCategory == .format { return false }
            }
            previous = scalar
        }
        return true
    }

    /// A text in double quotes.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case " "..."~": quoted.unicodeScalars.append(scalar)
            default:
                let isSeen = scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
                let category = scalar.properties.generalCategory
                if isSeen, category != .lineSeparator, category != .paragraphSeparator, scalar.value != 0xFEFF {
                    quoted.unicodeScalars.append(scalar)
                } else if scalar.value <= 0xFFFF {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
                }
            }
        }
        return quoted + "\""
    }
}
