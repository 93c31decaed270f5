/// Names as a calendar writes them, made of names as Swift writes them.
package enum KebabCase {
    /// `QuietHours` is `quiet-hours`, `FCCRules` is `fcc-rules`, `my_rules` is `my-rules`; nil where no letter is left.
    package static func of(_ name: String) -> String? {
        let characters = Array(name)
        var words = ""
        for (index, character) in characters.enumerated() {
            guard character.isLetter || character.isNumber else {
                if !words.isEmpty, !words.hasSuffix("-") { words.append("-") }
                continue
            }
            if character.isUppercase, index > 0, !words.isEmpty, !words.hasSuffix("-") {
                let before = characters[index - 1]
                let next = index + 1 < characters.count ? characters[index + 1] : "-"
                if before.isLowercase || before.isNumber || (before.isUppercase && next.isLowercase) {
                    words.append("-")
                }
            }
            words.append(contentsOf: character.lowercased())
        }
        while words.hasSuffix("-") { words.removeLast() }
        return words.isEmpty ? nil : words
    }
}
