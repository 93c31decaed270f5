/// The properties whose meaning the reader itself looks at; found once, when the line is scanned.
enum KnownName: UInt8, Sendable {
    case other
    case begin, end
    case uid, recurrenceID, sequence, stamp, lastModified
    case start, finish, duration
    case rule, exceptionRule, dates, exceptions
    case summary, status, transparency

    /// The name in whatever case.
    init(_ name: UnsafeRawBufferPointer) {
        // In capitals, eight octets to a word: the names that count have at most thirteen.
        let first = Self.word(name, from: 0)
        switch name.count {
        case 3:
            self = first == Self.word("UID") ? .uid : first == Self.word("END") ? .end : .other
        case 5:
            self =
                first == Self.word("BEGIN")
                ? .begin
                : first == Self.word("DTEND")
                    ? .finish : first == Self.word("RRULE") ? .rule : first == Self.word("RDATE") ? .dates : .other
        case 6:
            self =
                first == Self.word("STATUS")
                ? .status
                : first == Self.word("TRANSP")
                    ? .transparency
                    : first == Self.word("EXDATE")
                        ? .exceptions : first == Self.word("EXRULE") ? .exceptionRule : .other
        case 7:
            self =
                first == Self.word("DTSTART")
                ? .start
                : first == Self.word("DTSTAMP") ? .stamp : first == Self.word("SUMMARY") ? .summary : .other
        case 8:
            self = first == Self.word("DURATION") ? .duration : first == Self.word("SEQUENCE") ? .sequence : .other
        case 13:
            let second = Self.word(name, from: 8)
            if first == Self.word("RECURREN"), second == Self.word("CE-ID") {
                self = .recurrenceID
            } else if first == Self.word("LAST-MOD"), second == Self.word("IFIED") {
                self = .lastModified
            } else {
                self = .other
            }
        default: self = .other
        }
    }

    @inline(__always)
    private static func word(_ text: StaticString) -> UInt64 {
        text.withUTF8Buffer { word(UnsafeRawBufferPointer($0), from: 0) }
    }

    /// Up to eight octets as one number, letters in capitals.
    @inline(__always)
    private static func word(_ octets: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
        var word: UInt64 = 0
        for octet in octets[start..<min(start + 8, octets.count)] { word = word << 8 | UInt64(octet & 0xDF) }
        return word
    }
}
