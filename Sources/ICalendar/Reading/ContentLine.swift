/// Where the parts of a content line lie (RFC 5545, section 3.1).
struct ContentLine {
    var nameLength: Int
    /// Where the value begins, after the colon.
    var value: Int
    /// Something that is not as it should be, though the line can be used.
    var oddity: Fault?

    /// What is wrong with a line, and at which octet.
    struct Fault: Error {
        enum Kind {
            case noName, badName, noColon, openQuote, afterQuote, emptyParameter, quoteInside, colonInside,
                longParameters
        }
        var kind: Kind
        var offset: Int
    }

    /// Takes a line apart; it is not empty.
    @inline(__always)
    init(_ line: UnsafeRawBufferPointer) throws(Fault) {
        var end = 0
        while end < line.count, Self.isName(line[end]) { end += 1 }
        guard end > 0 else { throw Fault(kind: .noName, offset: 0) }
        nameLength = end
        guard end < line.count else { throw Fault(kind: .noColon, offset: end) }
        if line[end] == UInt8(ascii: ":") {
            value = end + 1
            return
        }
        guard line[end] == UInt8(ascii: ";") else { throw Fault(kind: .badName, offset: end) }
        (value, oddity) = try Self.valueAfterParameters(line, from: end + 1)
        guard value - end <= Self.longestParameters else { throw Fault(kind: .longParameters, offset: end) }
    }

    /// Far more than anybody needs; each parameter costs many times its length once it is taken apart.
    fileprivate static let longestParameters = 1 << 20

    /// Letters, digits and the hyphen; some writers use more in names of their own.
    @inline(__always)
    static func isName(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "/"):
            true
        default: false
        }
    }

    private static func valueAfterParameters(
        _ line: UnsafeRawBufferPointer, from start: Int
    ) throws(Fault) -> (Int, Fault?) {
        var oddity: Fault?
        var parameter = start
        var hasEquals = false
        // Only right after "=" or "," does a quotation mark begin a quoted value.
        var mayQuote = false
        var at = start
        while at < line.count {
            let octet = line[at]
            switch octet {
            case UInt8(ascii: "\""):
                guard mayQuote else {
                    oddity = oddity ?? Fault(kind: .quoteInside, offset: at)
                    break
                }
                let opened = at
                at += 1
                while at < line.count, line[at] != UInt8(ascii: "\"") { at += 1 }
                guard at < line.count else { throw Fault(kind: .openQuote, offset: opened) }
                guard at + 1 == line.count || isDelimiter(line[at + 1]) else {
                    throw Fault(kind: .afterQuote, offset: at + 1)
                }
                mayQuote = false
            case UInt8(ascii: "="):
                mayQuote = !hasEquals
                if !hasEquals, at == parameter { oddity = oddity ?? Fault(kind: .emptyParameter, offset: at) }
                hasEquals = true
            case UInt8(ascii: ","): mayQuote = hasEquals
            case UInt8(ascii: ";"), UInt8(ascii: ":"):
                if !hasEquals { oddity = oddity ?? Fault(kind: .emptyParameter, offset: parameter) }
                if octet == UInt8(ascii: ":") {
                    guard isInsideZone(line, parameter: parameter, at: at, nameLength: start - 1) else {
                        return (at + 1, oddity)
                    }
                    oddity = oddity ?? Fault(kind: .colonInside, offset: at)
                    break
                }
                parameter = at + 1
                hasEquals = false
                mayQuote = false
            default: mayQuote = false
            }
            at += 1
        }
        throw Fault(kind: .noColon, offset: line.count)
    }

    /// Whether a colon belongs to the name of a time zone that should stand in quotation marks and does not:
    /// `DTSTART;TZID=(UTC+05:00) Astana:20270310T180000`, as Exchange and others write it.
    ///
    /// No time has a colon in it, so of several the last parts name and value.
    private static func isInsideZone(
        _ line: UnsafeRawBufferPointer, parameter: Int, at: Int, nameLength: Int
    ) -> Bool {
        let isSame = { (from: Int, word: StaticString) in
            from + word.utf8CodeUnitCount <= line.count
                && (0..<word.utf8CodeUnitCount).allSatisfy { line[from + $0] & 0xDF == word.utf8Start[$0] & 0xDF }
        }
        // The names alone are compared without regard to case: the mask would take a control character for "=".
        guard at - parameter > 5, isSame(parameter, "TZID"), line[parameter + 4] == UInt8(ascii: "="),
            line[parameter + 5] != UInt8(ascii: "\""),
            line[(at + 1)...].contains(UInt8(ascii: ":"))
        else { return false }
        let names: [StaticString] = ["DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE"]
        return names.contains { nameLength == $0.utf8CodeUnitCount && isSame(0, $0) }
    }

    private static func isDelimiter(_ octet: UInt8) -> Bool {
        octet == UInt8(ascii: ",") || octet == UInt8(ascii: ";") || octet == UInt8(ascii: ":")
    }
}

extension ContentLine.Fault {
    /// What to say of it.
    func diagnostic(at position: TextPosition, isLineKept: Bool) -> ICalendarDiagnostic {
        let (message, fix): (String, String?) =
            switch kind {
            case .noName: ("the line does not begin with a name", "write NAME:value, or begin the line with a space")
            case .badName:
                ("the name at the beginning of the line breaks off here", "write a colon between name and value")
            case .noColon:
                (
                    "the line has no colon between its name and its value",
                    "write NAME:value; a line that goes on from the one before begins with a space"
                )
            case .openQuote: ("this quotation mark is not closed on its line", "close it, or leave it out")
            case .afterQuote:
                (
                    "after a closing quotation mark comes a colon, a semicolon or a comma",
                    "write ^' for a quotation mark inside a value (RFC 6868)"
                )
            case .emptyParameter: ("the parameter has no name or no value", "write ;NAME=value")
            case .longParameters:
                (
                    "the parameters are longer than \(ContentLine.longestParameters) octets, the most that is read",
                    "shorten them"
                )
            case .colonInside:
                (
                    "there is a colon in the name of the time zone, which only belongs there in quotation marks; the "
                        + "last colon of the line was taken for the one before the value",
                    "write TZID=\"…\""
                )
            case .quoteInside:
                ("there is a quotation mark in the middle of a value", "write ^' for it (RFC 6868), or quote it all")
            }
        return ICalendarDiagnostic(
            isLineKept ? .warning : .error, id: "ical/line", at: position,
            message: isLineKept ? message : "\(message); the line is left out", fix: fix, reference: "RFC 5545, 3.1")
    }
}
