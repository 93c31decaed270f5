/// A text in one or more languages.
public struct LocalizedText: Hashable, Sendable {
    /// One text and its language.
    public struct Entry: Hashable, Sendable {
        /// The language (BCP 47: `kk`), or nil where the calendar does not say.
        public let language: String?
        /// The text.
        public let text: String

        /// One text in a language.
        public init(language: String?, text: String) {
            self.language = language
            self.text = text
        }
    }

    /// The texts in the calendar's order; at least one, each language once.
    public let entries: [Entry]

    /// A text of which the language is not said.
    public init(_ text: String) {
        entries = [Entry(language: nil, text: text)]
    }

    /// A text in several languages; nil if there is none at all.
    public init?(_ entries: [Entry]) {
        guard !entries.isEmpty else { return nil }
        self.entries = entries
    }

    /// The text in a language, else in the first of `fallback` that there is, else the first there is.
    public func text(in language: String?, fallback: [String] = []) -> String {
        entry(in: language, fallback: fallback)?.text ?? ""
    }

    /// The language of what `text(in:fallback:)` gives, where the calendar says it.
    public func language(in language: String?, fallback: [String] = []) -> String? {
        entry(in: language, fallback: fallback)?.language
    }

    /// The text in a language, else in the first of `fallback` that there is, else the first there is, with its
    /// language.
    package func entry(in language: String?, fallback: [String]) -> Entry? {
        if entries.count > 1 {
            if let language, let entry = entries.first(where: { $0.language == language }) { return entry }
            for wanted in fallback {
                if let entry = entries.first(where: { $0.language == wanted }) { return entry }
            }
        }
        return entries.first
    }
}
