extension ValueCheck {
    /// A backslash stands before what has a meaning of its own, and before nothing else.
    static func text(_ octets: Octets, isList: Bool) throws(ValueFault) {
        var index = 0
        while index < octets.count {
            switch octets[index] {
            case UInt8(ascii: "\\"):
                guard index + 1 < octets.count else {
                    throw ValueFault(
                        .warning, "ical/text-escape", at: index, "the text ends in a single backslash",
                        fix: #"write two for one that is meant: \\"#, "RFC 5545, 3.3.11")
                }
                guard #"\;,nN"#.utf8.contains(octets[index + 1]) else {
                    let character = character(octets, at: index + 1)
                    throw ValueFault(
                        .warning, "ical/text-escape", at: index,
                        "“\\\(character)” is no escape: a backslash stands before \\, ;, comma and n alone",
                        fix: "write “\(character)”, or “\\\\\(character)” if the backslash is meant", "RFC 5545, 3.3.11"
                    )
                }
                index += 2
            case UInt8(ascii: ","):
                guard isList else { throw bare(octets, index, "a comma", #"\,"#) }
                index += 1
            case UInt8(ascii: ";"): throw bare(octets, index, "a semicolon", #"\;"#)
            default: index += 1
            }
        }
    }

    private static func bare(_ octets: Octets, _ index: Int, _ what: String, _ escaped: String) -> ValueFault {
        let before = octets.quoted(max(0, index - 12)..<index + 1)
        return ValueFault(
            .warning, "ical/text-escape", at: index,
            "\(what) stands bare in the text, at \(before): a reader may take it for the end of a value",
            fix: "write \(escaped)", "RFC 5545, 3.3.11")
    }

    private static func character(_ octets: Octets, at index: Int) -> String {
        var end = index + 1
        while end < octets.count, octets[end] & 0xC0 == 0x80, end < index + 4 { end += 1 }
        var piece: [UInt8] = []
        for place in index..<end { piece.append(octets[place]) }
        return String(decoding: piece, as: UTF8.self)
    }

    static func boolean(_ octets: Octets, _ range: Range<Int>) throws(ValueFault) {
        guard !octets.isWord("TRUE", in: range), !octets.isWord("FALSE", in: range) else { return }
        throw ValueFault(
            "ical/word", at: range.lowerBound, "\(octets.quoted(range)) is neither TRUE nor FALSE",
            fix: "write TRUE or FALSE", "RFC 5545, 3.3.2")
    }

    static func integer(_ octets: Octets, _ range: Range<Int>) throws(ValueFault) -> Int {
        var index = range.lowerBound
        var isNegative = false
        if index < range.upperBound, octets[index] == UInt8(ascii: "-") || octets[index] == UInt8(ascii: "+") {
            isNegative = octets[index] == UInt8(ascii: "-")
            index += 1
        }
        let digits = index..<range.upperBound
        guard !digits.isEmpty, let value = whole(octets, digits) else {
            let wrong = digits.first { !octets[$0].isDigit } ?? range.lowerBound
            throw ValueFault(
                "ical/number", at: wrong, "\(octets.quoted(range)) is not a whole number",
                fix: "write digits alone: 5", "RFC 5545, 3.3.8")
        }
        let signed = isNegative ? -value : value
        guard signed >= Int(Int32.min), signed <= Int(Int32.max) else {
            throw ValueFault(
                "ical/number", at: range.lowerBound,
                "\(octets.quoted(range)) is too large: numbers go from -2147483648 to 2147483647",
                fix: "write a smaller number", "RFC 5545, 3.3.8")
        }
        return signed
    }

    /// The number that digits write; too large a one as the largest that is told apart. Nil where there is no digit.
    static func whole(_ octets: Octets, _ range: Range<Int>) -> Int? {
        var value = 0
        for index in range {
            guard octets[index].isDigit else { return nil }
            value = min(value * 10 + Int(octets[index] - UInt8(ascii: "0")), 100_000_000_000)
        }
        return range.isEmpty ? nil : value
    }

    static func float(_ octets: Octets, _ range: Range<Int>) throws(ValueFault) {
        guard real(octets, range) == nil else { return }
        throw ValueFault(
            "ical/number", at: range.lowerBound, "\(octets.quoted(range)) is not a number",
            fix: "write digits with a point: 43.25", "RFC 5545, 3.3.7")
    }

    /// A FLOAT as the standard writes it: no exponent, no comma.
    static func real(_ octets: Octets, _ range: Range<Int>) -> Double? {
        var index = range.lowerBound
        guard index < range.upperBound else { return nil }
        let isNegative = octets[index] == UInt8(ascii: "-")
        if isNegative || octets[index] == UInt8(ascii: "+") { index += 1 }
        var (value, scale, digits) = (0.0, 1.0, 0)
        var hasPoint = false
        while index < range.upperBound {
            if octets[index] == UInt8(ascii: "."), !hasPoint, digits > 0 {
                hasPoint = true
            } else if octets[index].isDigit {
                value = value * 10 + Double(octets[index] - UInt8(ascii: "0"))
                if hasPoint { scale *= 10 }
                digits += 1
            } else {
                return nil
            }
            index += 1
        }
        guard digits > 0, octets[range.upperBound - 1].isDigit else { return nil }
        return (isNegative ? -value : value) / scale
    }

    /// GEO: latitude and longitude.
    static func geo(_ octets: Octets) throws(ValueFault) {
        let fix = "write latitude;longitude in degrees: 43.2567;76.9286"
        guard let semicolon = octets.first(UInt8(ascii: ";"), in: octets.indices) else {
            throw ValueFault(
                "ical/geo", at: octets.first(UInt8(ascii: ","), in: octets.indices) ?? 0,
                "\(octets.quoted(octets.indices)) is not a place: it has no semicolon between its two numbers",
                fix: fix, "RFC 5545, 3.8.1.6")
        }
        for (range, what, largest) in [
            (0..<semicolon, "latitude", 90.0), (semicolon + 1..<octets.count, "longitude", 180.0),
        ] {
            guard let value = real(octets, range) else {
                throw ValueFault(
                    "ical/geo", at: range.lowerBound, "\(octets.quoted(range)) is not a \(what)", fix: fix,
                    "RFC 5545, 3.8.1.6")
            }
            guard abs(value) <= largest else {
                throw ValueFault(
                    "ical/geo", at: range.lowerBound,
                    "\(octets.quoted(range)) is not a \(what): it goes from -\(Int(largest)) to \(Int(largest))",
                    fix: fix, "RFC 5545, 3.8.1.6")
            }
        }
    }

    /// A URI begins with a scheme and holds no blank.
    static func uri(_ octets: Octets, _ range: Range<Int>) throws(ValueFault) {
        guard hasScheme(octets, range) else {
            throw ValueFault(
                .warning, "ical/uri", at: range.lowerBound,
                range.isEmpty
                    ? "there should be an address" : "\(octets.quoted(range)) is no address: it has no scheme",
                fix: "write it in full: https://example.org/rally", "RFC 5545, 3.3.13")
        }
        if let bad = range.first(where: { octets[$0] <= 0x20 || #"<>"{}|\^`"#.utf8.contains(octets[$0]) }) {
            throw ValueFault(
                .warning, "ical/uri", at: bad, "\(octets.quoted(bad..<bad + 1)) may not stand in an address",
                fix: "write it with a percent sign, as %20 for a blank", "RFC 3986, 2")
        }
    }

    static func hasScheme(_ octets: Octets, _ range: Range<Int>) -> Bool {
        guard let first = range.first, octets[first].isLetter,
            let colon = octets.first(UInt8(ascii: ":"), in: range)
        else { return false }
        return (first..<colon).allSatisfy {
            octets[$0].isLetter || octets[$0].isDigit || "+-.".utf8.contains(octets[$0])
        }
    }

    /// The address of somebody: `mailto:` for one that gets mail.
    static func address(_ octets: Octets, _ range: Range<Int>) throws(ValueFault) {
        guard hasScheme(octets, range) else {
            // The path of a principal on a CalDAV server, as iCloud writes it.
            if let first = range.first, octets[first] == UInt8(ascii: "/") { return }
            let isMail = octets.first(UInt8(ascii: "@"), in: range) != nil
            throw ValueFault(
                .error, "ical/address", at: range.lowerBound,
                "\(octets.quoted(range)) is no address: \(isMail ? "mailto: is missing before it" : "it has no scheme")",
                fix: "write mailto:name@example.org", "RFC 5545, 3.3.3")
        }
        let prefix = range.prefix(7)
        guard octets.isWord("MAILTO:", in: prefix) else { return }
        guard octets.first(UInt8(ascii: "@"), in: prefix.upperBound..<range.upperBound) != nil else {
            throw ValueFault(
                .warning, "ical/address", at: prefix.upperBound,
                "\(octets.quoted(range)) is no address: it has no @", fix: "write mailto:name@example.org",
                "RFC 5545, 3.3.3")
        }
    }

    static func base64(_ octets: Octets, _ range: Range<Int>) throws(ValueFault) {
        func bad(_ place: Int, _ why: String) -> ValueFault {
            ValueFault(
                "ical/base64", at: place, "the attachment is not BASE64: \(why)",
                fix: "encode it again, or link it: ATTACH:https://example.org/poster.pdf", "RFC 5545, 3.3.1")
        }
        var padding = 0
        for index in range {
            let octet = octets[index]
            if octet == UInt8(ascii: "=") {
                padding += 1
                guard padding <= 2 else { throw bad(index, "it has more than two = at its end") }
            } else if octet.isLetter || octet.isDigit || octet == UInt8(ascii: "+") || octet == UInt8(ascii: "/") {
                guard padding == 0 else { throw bad(index, "something follows the = at its end") }
            } else {
                throw bad(index, "\(octets.quoted(index..<index + 1)) is none of its letters")
            }
        }
        guard range.count % 4 == 0 else { throw bad(range.upperBound, "letters are missing at its end") }
    }

    /// The code of a REQUEST-STATUS, and that a text follows.
    static func requestStatus(_ octets: Octets) throws(ValueFault) {
        let code = 0..<(octets.first(UInt8(ascii: ";"), in: octets.indices) ?? octets.count)
        let points = code.filter { octets[$0] == UInt8(ascii: ".") }
        guard code.allSatisfy({ octets[$0].isDigit || octets[$0] == UInt8(ascii: ".") }),
            (1...2).contains(points.count),
            code.upperBound < octets.count
        else {
            throw ValueFault(
                .warning, "ical/request-status", at: 0,
                "the value has no code and text: \(octets.quoted(octets.indices))",
                fix: "write a code and a text: 2.0;Success", "RFC 5545, 3.8.8.3")
        }
    }
}
