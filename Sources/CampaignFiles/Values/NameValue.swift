/// Reads ids, languages and colours.
enum NameValue {
    static func id(_ text: String) throws(Complaint) -> String {
        let isID = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
        guard isID, !text.isEmpty, text.utf8.count <= 100 else {
            var better = ""
            for scalar in text.lowercased().unicodeScalars.prefix(100) {
                let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
                if isPlain { better.unicodeScalars.append(scalar) } else if better.last != "-" { better += "-" }
            }
            let example = better.contains { $0 != "-" } ? better : "party-a"
            throw Complaint(
                .id, "“\(text)” cannot be an id", fix: "ids are made of a-z, 0-9 and -, at most 100: \(example)")
        }
        return text
    }

    private static let languages = [
        "english": "en", "russian": "ru", "kazakh": "kk", "german": "de", "french": "fr", "spanish": "es",
        "italian": "it", "portuguese": "pt", "polish": "pl", "ukrainian": "uk", "turkish": "tr", "uzbek": "uz",
        "kyrgyz": "ky", "chinese": "zh", "arabic": "ar", "dutch": "nl",
    ]

    static func language(_ text: String) throws(Complaint) -> String {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            (1...8).contains(part.utf8.count)
                && part.utf8.allSatisfy { byte in
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                }
        }
        guard isPlain, let first = parts.first, (2...3).contains(first.utf8.count), first.allSatisfy(\.isLetter) else {
            let near = languages[text.lowercased()] ?? "kk, ru, en"
            throw Complaint(
                .language, "“\(text)” is not a language", fix: "write its code of two or three letters: \(near)")
        }
        return text
    }

    private static let names = [
        "white": "ffffff", "black": "000000", "red": "ff0000", "green": "008000", "blue": "0000ff",
        "yellow": "ffff00", "orange": "ffa500", "grey": "808080", "gray": "808080", "pink": "ffc0cb",
        "purple": "800080", "brown": "a52a2a",
    ]

    static func colour(_ text: String) throws(Complaint) -> String {
        let digits = text.dropFirst()
        guard text.hasPrefix("#"), digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit) else {
            let bare = text.hasPrefix("#") ? String(digits) : text
            let isHex = bare.allSatisfy { $0.isHexDigit && $0.isASCII }
            let near =
                isHex && bare.count == 3
                ? bare.map { "\($0)\($0)" }.joined() : isHex && bare.count == 6 ? bare : names[text.lowercased()]
            throw Complaint(
                .colour, "“\(text)” is not a colour",
                fix: "write # and six hex digits, in quotes: \"#\(near ?? "0b6e4f")\"")
        }
        return text
    }

    /// An address on the web to which names of files are added.
    static func webFolder(_ text: String) throws(Complaint) -> String {
        let lower = text.lowercased()
        let scheme = ["https://", "http://"].first { lower.hasPrefix($0) }
        let rest = text.utf8.dropFirst(scheme?.utf8.count ?? 0)
        // RFC 3986: a host, and after it only what may stand in a path.
        let isPath = rest.allSatisfy { octet in
            (0x21...0x7E).contains(octet) && !"\"<>\\^`{|}?#".utf8.contains(octet)
        }
        guard scheme != nil, isPath, let first = rest.first, !"/:".utf8.contains(first) else {
            throw Complaint(
                .text, "“\(text)” is not an address of a folder on the web",
                fix: "write where the feeds are published: https://example.org/feeds/")
        }
        return text.hasSuffix("/") ? text : text + "/"
    }

    static func url(_ text: String) throws(Complaint) -> String {
        guard let colon = text.firstIndex(of: ":"), colon > text.startIndex, !text.contains(where: \.isWhitespace),
            text[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
        else {
            let start = String(text.prefix { !$0.isWhitespace })
            let isBroken = start.utf8.count < text.utf8.count
            throw Complaint(
                .text, "“\(text)” is not an address on the web",
                fix: isBroken && start.contains("://")
                    ? "write it in one piece, without blanks and line breaks: \(start)"
                    : "write it whole: https://\(text.contains(".") && !isBroken ? text : "example.org/live")")
        }
        return text
    }
}
