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

    /// What comes after so many parts stays together in the last.
    private static let mostParts = 100_000

    private static func parts(_ octets: ArraySlice<UInt8>, at separator: UInt8) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = octets.startIndex
        var at = start
        while at < octets.endIndex {
            if octets[at] == UInt8(ascii: "\\") {
                at += 1
            } else if octets[at] == separator, parts.count < mostParts {
                parts.append(octets[start..<at])
                start = at + 1
            }
            at += 1
        }
        return parts + [octets[start..<octets.endIndex]]
    }

    /// Text without its escapes; it is no longer than with them.
    static func unescaped(_ octets: ArraySlice<UInt8>) -> String {
        let hasEscapes = octets.withUnsafeBytes { $0.contains(UInt8(ascii: "\\")) }
        guard hasEscapes else { return String(contentLine: octets) }
        return octets.withUnsafeBytes { octets in
            String(unsafeUninitializedCapacity: octets.count) { plain in unescape(octets, into: plain) }
        }
    }

    /// Writes what escapes mean, and returns how many octets it is. What is not UTF-8 is mended by `String`.
    private static func unescape(_ octets: UnsafeRawBufferPointer, into plain: UnsafeMutableBufferPointer<UInt8>) -> Int
    {
        var count = 0
        var at = 0
        while at < octets.count {
            var octet = octets[at]
            at += 1
            var isLineFeed = false
            if octet == UInt8(ascii: "\\"), at < octets.count {
                switch octets[at] {
                case UInt8(ascii: "n"), UInt8(ascii: "N"):
                    isLineFeed = true
                    at += 1
                // Colon and quotation mark need no escape; some writers give them one.
                case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""):
                    octet = octets[at]
                    at += 1
                default: break
                }
            }
            if octet.isForbiddenControl { continue }
            plain[count] = isLineFeed ? 10 : octet
            count += 1
        }
        return count
    }
}
