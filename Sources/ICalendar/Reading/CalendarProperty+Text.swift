extension CalendarProperty {
    /// The value as TEXT (RFC 5545, section 3.3.11): escapes undone, commas as they are.
    package var text: String {
        guard isReadable else { return "" }
        return Self.unescaped(storage.text[storage.valueRange(of: index)])
    }

    /// The value as a list of TEXT: parted at the commas that are not escaped.
    package var texts: [String] {
        guard isReadable else { return [] }
        return Self.parts(storage.text[storage.valueRange(of: index)], at: UInt8(ascii: ",")).map(Self.unescaped)
    }

    /// The value parted at semicolons that are not escaped, each part as TEXT: `GEO`, `REQUEST-STATUS`.
    package var fields: [String] {
        guard isReadable else { return [] }
        return Self.parts(storage.text[storage.valueRange(of: index)], at: UInt8(ascii: ";")).map(Self.unescaped)
    }

    private static func parts(_ octets: ArraySlice<UInt8>, at separator: UInt8) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = octets.startIndex
        var at = start
        while at < octets.endIndex {
            if octets[at] == UInt8(ascii: "\\") {
                at += 1
            } else if octets[at] == separator {
                parts.append(octets[start..<at])
                start = at + 1
            }
            at += 1
        }
        return parts + [octets[start..<octets.endIndex]]
    }

    static func unescaped(_ octets: ArraySlice<UInt8>) -> String {
        guard octets.contains(UInt8(ascii: "\\")) else { return String(contentLine: octets) }
        var plain: [UInt8] = []
        plain.reserveCapacity(octets.count)
        var at = octets.startIndex
        while at < octets.endIndex {
            let octet = octets[at]
            at += 1
            guard octet == UInt8(ascii: "\\"), at < octets.endIndex else {
                if !octet.isForbiddenControl { plain.append(octet) }
                continue
            }
            switch octets[at] {
            case UInt8(ascii: "n"), UInt8(ascii: "N"): plain.append(10)
            // Colon and quotation mark need no escape; some writers give them one.
            case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""):
                plain.append(octets[at])
            default: plain += [octet, octets[at]].filter { !$0.isForbiddenControl }
            }
            at += 1
        }
        return String(decoding: plain, as: UTF8.self)
    }
}
