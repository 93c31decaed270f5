import ZoneInfo

/// A line of a component that a feed has said, unfolded: `name;parameters:value`.
struct SaidLine {
    let name: Substring
    /// As written, from the semicolon on; empty without parameters.
    let parameters: Substring
    /// As written, with its escapes.
    let value: Substring

    /// Nil for what has no value.
    init?(_ line: Substring) {
        var isQuoted = false
        var nameEnd: Substring.Index?
        var index = line.startIndex
        let octets = line.utf8
        while index < octets.endIndex {
            switch octets[index] {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ";") where nameEnd == nil: nameEnd = index
            case UInt8(ascii: ":") where !isQuoted:
                name = line[..<(nameEnd ?? index)]
                parameters = line[(nameEnd ?? index)..<index]
                value = line[octets.index(after: index)...]
                return
            default: break
            }
            index = octets.index(after: index)
        }
        return nil
    }

    /// The lines of a text in order.
    static func all(in content: String) -> [SaidLine] {
        // Folding and line ends are taken on octets: CR LF is one character to a String.
        var octets: [UInt8] = []
        octets.reserveCapacity(content.utf8.count)
        for octet in content.utf8 where octet != 13 {
            if octet == 32 || octet == 9, octets.last == 10 {
                octets.removeLast()
            } else {
                octets.append(octet)
            }
        }
        let text = String(decoding: octets, as: UTF8.self)
        return text.split(separator: "\n").compactMap { SaidLine($0) }
    }

    /// The value as a person reads a TEXT.
    var text: String {
        var text = ""
        var isEscaped = false
        for scalar in value.unicodeScalars {
            if isEscaped {
                text.unicodeScalars.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The value of the TZID; nil without one.
    var zone: String? {
        guard let start = parameters.range(of: ";TZID=") else { return nil }
        return String(parameters[start.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" })
    }
}

extension Substring {
    /// Where another text stands in it, by octets.
    fileprivate func range(of other: String) -> Range<Index>? {
        let wanted = Array(other.utf8)
        var start = utf8.startIndex
        while start < utf8.endIndex {
            if utf8[start...].starts(with: wanted) { return start..<utf8.index(start, offsetBy: wanted.count) }
            start = utf8.index(after: start)
        }
        return nil
    }
}
