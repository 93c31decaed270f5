/// A content line that all readers take apart in the same way: a plain name, and a value after a colon that stands
/// outside of quotation marks (RFC 5545, section 3.1).
///
/// Our own reader takes more, since it must read what others write; what is written must not need such a reader.
package struct PlainLine {
    /// In capitals.
    package let name: String
    package let hasParameters: Bool
    package let value: Substring

    /// Nil if it is none, or has a control character in it.
    package init?(_ line: String) {
        let octets = line.utf8.span
        var length: Int?
        var start: Int?
        var isQuoted = false
        for index in octets.indices {
            let octet = octets[index]
            if (octet < 0x20 && octet != 9) || octet == 0x7F { return nil }
            if start != nil { continue }
            if length == nil, !Self.isName(octet) {
                guard index > 0, octet == UInt8(ascii: ":") || octet == UInt8(ascii: ";") else { return nil }
                length = index
            }
            if octet == UInt8(ascii: "\"") { isQuoted.toggle() }
            if octet == UInt8(ascii: ":"), !isQuoted { start = index + 1 }
        }
        guard let length, let start else { return nil }
        name = String(Substring(line.utf8.prefix(length))).uppercased()
        hasParameters = start > length + 1
        value = Substring(line.utf8.dropFirst(start))
    }

    /// Whether an octet may stand in a name: a letter, a digit or a hyphen.
    package static func isName(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
