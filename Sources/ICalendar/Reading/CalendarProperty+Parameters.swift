extension CalendarProperty {
    /// In order, with names in capitals and values decoded (RFC 6868).
    package var parameters: [Parameter] {
        guard isReadable else { return [] }
        let first = storage.nameRange(of: index).upperBound + 1
        let end = storage.valueRange(of: index).lowerBound - 1
        guard first < end else { return [] }
        return Self.parameters(storage.text[first..<end])
    }

    /// The first value of a parameter, by its name in capitals.
    package func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.values.first }

    /// Takes apart what lies between the first semicolon and the colon; it has been scanned before.
    static func parameters(_ octets: ArraySlice<UInt8>) -> [Parameter] {
        pieces(octets, at: UInt8(ascii: ";")).compactMap { piece in
            guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else {
                return piece.isEmpty ? nil : Parameter(name: String(contentLine: piece).uppercased(), values: [])
            }
            let values = pieces(piece[(equals + 1)...], at: UInt8(ascii: ",")).map(decoded)
            return Parameter(name: String(contentLine: piece[..<equals]).uppercased(), values: values)
        }
    }

    /// Parted at a separator that stands outside of quotation marks, which only open right after "=" or ",".
    private static func pieces(_ octets: ArraySlice<UInt8>, at separator: UInt8) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start = octets.startIndex
        var isQuoted = false
        // Commas part values, whose name and equals sign have been taken off.
        var hasEquals = separator == UInt8(ascii: ",")
        var mayQuote = hasEquals
        for at in octets.indices {
            let octet = octets[at]
            if octet == UInt8(ascii: "\""), isQuoted || mayQuote {
                isQuoted.toggle()
                mayQuote = false
                continue
            }
            if isQuoted { continue }
            if octet == separator {
                pieces.append(octets[start..<at])
                start = at + 1
            }
            switch octet {
            case UInt8(ascii: "="):
                mayQuote = !hasEquals
                hasEquals = true
            case UInt8(ascii: ","): mayQuote = hasEquals
            case UInt8(ascii: ";"):
                mayQuote = false
                hasEquals = separator == UInt8(ascii: ",")
            default: mayQuote = false
            }
        }
        return pieces + [octets[start..<octets.endIndex]]
    }

    /// A value without its quotation marks, with `^n`, `^'` and `^^` undone; any other caret stays.
    private static func decoded(_ octets: ArraySlice<UInt8>) -> String {
        var octets = octets
        let quote = UInt8(ascii: "\"")
        if octets.count >= 2, octets.first == quote, octets.last == quote { octets = octets.dropFirst().dropLast() }
        guard octets.contains(UInt8(ascii: "^")) else { return String(contentLine: octets) }
        var plain: [UInt8] = []
        var at = octets.startIndex
        while at < octets.endIndex {
            let octet = octets[at]
            at += 1
            guard octet == UInt8(ascii: "^"), at < octets.endIndex else {
                plain.append(octet)
                continue
            }
            switch octets[at] {
            case UInt8(ascii: "n"): plain.append(10)
            case UInt8(ascii: "'"): plain.append(quote)
            case UInt8(ascii: "^"): plain.append(octet)
            default:
                plain.append(octet)
                continue
            }
            at += 1
        }
        return String(decoding: plain.filter { $0 == 10 || !$0.isForbiddenControl }, as: UTF8.self)
    }
}
