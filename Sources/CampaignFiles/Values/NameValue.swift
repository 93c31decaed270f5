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
            throw Complaint(
                .language, "“\(text)” is not a language", fix: "write its code of two or three letters: kk, ru, en")
        }
        return text
    }

    static func colour(_ text: String) throws(Complaint) -> String {
        let digits = text.dropFirst()
        guard text.hasPrefix("#"), digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit) else {
            throw Complaint(
                .colour, "“\(text)” is not a colour", fix: "write # and six hex digits, in quotes: \"#0b6e4f\"")
        }
        return text
    }

    static func url(_ text: String) throws(Complaint) -> String {
        guard let colon = text.firstIndex(of: ":"), colon > text.startIndex, !text.contains(where: \.isWhitespace),
            text[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
        else {
            throw Complaint(
                .text, "“\(text)” is not an address on the web", fix: "write it whole: https://example.org/live")
        }
        return text
    }
}
