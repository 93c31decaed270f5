/// A JSON document (RFC 8259). Names of an object keep the order in which they were given.
package indirect enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case number(Int64)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    package static func number(_ value: Int) -> JSONValue { .number(Int64(value)) }
    package static func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
    package static func optional(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

    /// The document, one row of a list a line, ending in a newline.
    package var document: String {
        var text = ""
        write(into: &text, indent: 0)
        return text + "\n"
    }

    private var isScalar: Bool {
        switch self {
        case .null, .bool, .number, .string: true
        case .array(let values): values.isEmpty
        case .object(let members): members.isEmpty
        }
    }

    /// Whether it stands on one line: a value, or a list or an object of nothing but values and lists of values.
    private var isRow: Bool {
        switch self {
        case .array(let values): values.allSatisfy(\.isScalar)
        case .object(let members):
            members.allSatisfy { member in
                if case .array(let values) = member.1 { return values.allSatisfy(\.isScalar) }
                return member.1.isScalar
            }
        default: true
        }
    }

    private func write(into text: inout String, indent: Int) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let value): text += String(value)
        case .string(let value): Self.write(value, into: &text)
        case .array(let values):
            writeList(values.map { (nil, $0) }, "[", "]", into: &text, indent: indent)
        case .object(let members):
            writeList(members.map { ($0.0, $0.1) }, "{", "}", into: &text, indent: indent)
        }
    }

    private func writeList(
        _ items: [(String?, JSONValue)], _ open: String, _ close: String, into text: inout String, indent: Int
    ) {
        let isRow = isRow
        let inner = "\n" + String(repeating: " ", count: indent + 2)
        text += open
        for (index, (name, value)) in items.enumerated() {
            if index > 0 { text += isRow ? ", " : "," }
            if !isRow { text += inner }
            if let name {
                Self.write(name, into: &text)
                text += ": "
            }
            value.write(into: &text, indent: indent + 2)
        }
        if !isRow, !items.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
        text += close
    }

    private static func write(_ string: String, into text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default:
                // Beyond what RFC 8259 asks, what would move a terminal's cursor or turn the writing round.
                if !VisibleText.isSafe(scalar) {
                    let digits = String(scalar.value, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        text += "\""
    }
}
