/// What a value of the calendar looks like, as far as its shape tells; what it must say beyond that the reader checks.
package indirect enum FormatValue: Sendable {
    /// One value, as it was written: text, or a number where text is meant.
    case text
    /// One value of which an example says how it is written.
    case written(String)
    /// A text, or a table of texts by language.
    case localized
    /// A short name of a-z, 0-9 and `-`.
    case id
    case flag
    case whole
    /// One of a few words.
    case word([String])
    /// A list, or a single value that counts as a list of one.
    case list(FormatValue)
    /// A list and nothing else.
    case listOnly(FormatValue)
    case table(FormatTable)
    /// A table whose keys are names of the calendar's own.
    case map(FormatValue)
    case either([FormatValue])
    /// Whatever it is: a rule's own option.
    case any

    /// One of the words of a type.
    static func word<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> FormatValue
    where Word.RawValue == String { .word(Word.allCases.map(\.rawValue)) }

    /// An id that stands for something of the calendar.
    static let reference = FormatValue.text
    static let references = FormatValue.list(.text)
    static let date = FormatValue.written("2023-03-01")
    static let moment = FormatValue.written("2023-03-01T20:00")
    static let duration = FormatValue.written("1h30m")
    static let days = FormatValue.list(.written("2023-03-21/2023-03-24"))
    static let span = FormatValue.written("2023-02-18T18:00/2023-03-18T00:00")
    static let zone = FormatValue.written("Asia/Almaty")
    static let colour = FormatValue.written("#0b6e4f")
}

/// A table of the calendar: its keys, what their values look like, and which must be there.
package struct FormatTable: Sendable {
    /// What it is, for people: `an event`.
    package let what: String
    package let values: [String: FormatValue]
    package let required: [String]
    /// Its keys: the reader knows no others.
    let keys: Set<String>

    init(_ what: String, _ values: [String: FormatValue], required: [String] = [], provenance: Bool = false) {
        self.what = what
        self.required = required
        self.values = provenance ? values.merging(Self.provenance) { own, _ in own } : values
        keys = Set(self.values.keys)
    }

    /// The words that a key takes.
    func words(of key: String) -> [String] {
        if case .word(let words)? = values[key] { words } else { [] }
    }

    /// What everything with an id may have.
    static let provenance: [String: FormatValue] = [
        "source": .list(.text), "note": .localized, "illustrative": .either([.flag, .listOnly(.text)]),
    ]
}
