/// A rule's message, as the host hears of it before the first finding or note that uses it.
package struct MessageIntroduction: Hashable, Sendable {
    /// In kebab case.
    package var id: String
    /// By language, English first; at least one.
    package var texts: [WireTemplate]
    /// How to mend what was found; empty where the message does not say.
    package var fixes: [WireTemplate]

    package init(id: String, texts: [WireTemplate], fixes: [WireTemplate] = []) {
        self.id = id
        self.texts = texts
        self.fixes = fixes
    }
}

/// A text in one language, with places for values.
package struct WireTemplate: Hashable, Sendable {
    /// BCP 47: `kk`.
    package var language: String
    package var parts: [Part]

    package enum Part: Hashable, Sendable {
        case text(String)
        /// The place of the value with this name; with forms of a word where a number is counted.
        case place(String, PluralForms?)
    }

    package init(language: String, parts: [Part]) {
        self.language = language
        self.parts = parts
    }
}

/// The forms of a word after a number.
package struct PluralForms: Hashable, Sendable {
    package var one: String
    package var few: String
    package var many: String

    package init(one: String, few: String, many: String) {
        self.one = one
        self.few = few
        self.many = many
    }

    /// The form after a number, by the rules of a language (Unicode CLDR, cardinal numbers).
    package func form(after number: Int64, in language: String) -> String {
        let size = number.magnitude
        guard language == "ru" else { return size == 1 ? one : many }
        switch (size % 10, size % 100) {
        case (_, 11...14): return many
        case (1, _): return one
        case (2...4, _): return few
        default: return many
        }
    }
}
