/// Paths as references that a URI may have (RFC 3986).
enum URIReference {
    /// A path, relative where it is so and stays below; with what cannot stand in a URI written in octets.
    static func of(_ path: String) -> String {
        let parts = parts(of: path)
        let written = parts.map(escaped).joined(separator: "/")
        return path.hasPrefix("/") ? "file:///\(written)" : written.isEmpty ? "." : written
    }

    /// The names of a path without those that lead nowhere: `a/./b/../c` is `a/c`. What leads above the start stays.
    private static func parts(of path: String) -> [Substring] {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !path.hasPrefix("/") {
                parts.append(part)
            }
        }
        return parts
    }

    private static func escaped(_ name: Substring) -> String {
        var written = ""
        for octet in name.utf8 {
            switch octet {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                written.unicodeScalars.append(Unicode.Scalar(octet))
            default:
                let digits = String(octet, radix: 16, uppercase: true)
                written += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return written
    }
}
