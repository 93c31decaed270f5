import ZoneInfo

/// Makes ids of texts in any script.
enum Slug {
    /// Kazakh and Russian letters as they are read in Latin ones.
    private static let letters: [Character: String] = [
        "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
        "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "ng", "о": "o", "ө": "o", "п": "p",
        "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "kh", "һ": "h", "ц": "ts",
        "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
        "ä": "a", "ö": "o", "ü": "u", "ß": "ss", "é": "e", "è": "e", "ê": "e", "á": "a", "à": "a", "â": "a",
        "ç": "c", "ñ": "n", "ó": "o", "ô": "o", "í": "i", "î": "i", "ú": "u", "û": "u", "ş": "s", "ğ": "g", "ı": "i",
    ]

    /// An id of at most 40 octets that reads like the text; of one without letters or digits, of `other`.
    static func make(_ text: String, or other: String) -> String {
        for text in [text, other] {
            let slug = slug(text)
            if !slug.isEmpty { return slug }
        }
        return "event"
    }

    private static func slug(_ text: String) -> String {
        var slug = ""
        for character in text.lowercased() {
            if let plain = letters[character] {
                slug += plain
            } else if character.isASCII, character.isLetter || character.isNumber {
                slug.append(character)
            } else if let last = slug.last, last != "-" {
                slug += "-"
            }
            if slug.utf8.count >= 40 { break }
        }
        while slug.last == "-" { slug.removeLast() }
        return slug
    }

    /// Six hexadecimal digits that a text always gives.
    static func digest(_ text: String) -> String {
        var hash = StableHash()
        hash.combine(text.utf8.span)
        let folded = (hash.value ^ (hash.value >> 24) ^ (hash.value >> 48)) & 0xFF_FFFF
        let digits = String(folded, radix: 16)
        return String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }
}
