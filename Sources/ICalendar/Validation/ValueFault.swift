/// What is wrong with a value, and where in it.
struct ValueFault: Error, Hashable, Sendable {
    var severity: ICalendarDiagnostic.Severity
    var id: String
    /// Octets of the value that stand before the place.
    var offset: Int
    var message: String
    var fix: String
    var reference: String

    init(
        _ severity: ICalendarDiagnostic.Severity, _ id: String, at offset: Int, _ message: String, fix: String,
        _ reference: String
    ) {
        self.severity = severity
        self.id = id
        self.offset = offset
        self.message = message
        self.fix = fix
        self.reference = reference
    }

    /// An error.
    init(_ id: String, at offset: Int, _ message: String, fix: String, _ reference: String) {
        self.init(.error, id, at: offset, message, fix: fix, reference)
    }
}

extension Span<UInt8> {
    /// What stands in a range, for a message: cut where it is long.
    func quoted(_ range: Range<Int>) -> String {
        let longest = 60
        var octets: [UInt8] = []
        for index in range.prefix(longest) { octets.append(self[index]) }
        // Not to end within a character.
        if range.count > longest { while let last = octets.last, last & 0xC0 == 0x80 { octets.removeLast() } }
        return "“" + String(decoding: octets, as: UTF8.self) + (range.count > longest ? "…" : "") + "”"
    }

    /// Whether the octets of a range are a word in ASCII capitals, in whatever case they are.
    func isWord(_ word: StaticString, in range: Range<Int>) -> Bool {
        guard word.utf8CodeUnitCount == range.count else { return false }
        return word.withUTF8Buffer { letters in
            for (index, letter) in zip(range, letters) where self[index].inCapitals != letter { return false }
            return true
        }
    }

    /// In ASCII capitals.
    func capitals(_ range: Range<Int>) -> String {
        var octets: [UInt8] = []
        octets.reserveCapacity(range.count)
        for index in range { octets.append(self[index].inCapitals) }
        return String(decoding: octets, as: UTF8.self)
    }

    /// The pieces of a range between separators.
    func pieces(of range: Range<Int>, partedBy separator: UInt8, _ body: (Range<Int>) throws(ValueFault) -> Void)
        throws(ValueFault)
    {
        var start = range.lowerBound
        for index in range where self[index] == separator {
            try body(start..<index)
            start = index + 1
        }
        try body(start..<range.upperBound)
    }

    /// The first place of an octet in a range.
    func first(_ octet: UInt8, in range: Range<Int>) -> Int? {
        for index in range where self[index] == octet { return index }
        return nil
    }
}

extension UInt8 {
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    var isLetter: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(inCapitals) }
}
