/// What a rule reports about a campaign.
package struct Finding: Hashable, Sendable {
    package var severity: Severity
    /// `module/rule`, in kebab case.
    package var rule: String
    /// What the rule calls this message, in kebab case: `late`; nil where the rule writes a plain text.
    package var messageID: String?
    /// What stands in the message's places, in the order of the message; empty where the rule writes a plain text.
    package var values: [Value]
    /// What was found, in English where the rule knows it.
    package var message: String
    /// The message in the other languages that the rule knows, each once; empty where the rule writes a plain text.
    package var translations: [LocalizedText.Entry]
    package var events: [Ref<Event>]
    package var contestants: [Ref<Contestant>]
    package var channels: [Ref<Channel>]
    /// Where in the calendar: where the rule points, else the first event's place, the contestant's, the channel's, the
    /// campaign's.
    package var place: SourcePlace
    /// Other places that belong to it.
    package var notes: [Note]
    /// How to mend it, in words.
    package var fix: String?
    /// The mend in the other languages that the rule knows.
    package var fixTranslations: [LocalizedText.Entry]
    /// How to mend it, as changes to the calendar's files: all of them together, or none. Empty where the rule knows none.
    package var edits: [Edit]

    package init(
        severity: Severity, rule: String, messageID: String? = nil, values: [Value] = [], message: String,
        translations: [LocalizedText.Entry] = [], events: [Ref<Event>] = [], contestants: [Ref<Contestant>] = [],
        channels: [Ref<Channel>] = [], place: SourcePlace, notes: [Note] = [], fix: String? = nil,
        fixTranslations: [LocalizedText.Entry] = [], edits: [Edit] = []
    ) {
        self.severity = severity
        self.rule = rule
        self.messageID = messageID
        self.values = values
        self.message = message
        self.translations = translations
        self.events = events
        self.contestants = contestants
        self.channels = channels
        self.place = place
        self.notes = notes
        self.fix = fix
        self.fixTranslations = fixTranslations
        self.edits = edits
    }
}

extension Finding {
    /// What stands in one of a message's places.
    package struct Value: Hashable, Sendable {
        /// What the rule calls the place: `over`.
        package var name: String
        /// What stands there in `message`: `1 h 30 min`.
        package var text: String

        package init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// Another place that belongs to a finding: an entry of the calendar, or a row of a log.
    package struct Note: Hashable, Sendable {
        /// The path as the user gave it, joined with the file's name.
        package var path: String
        /// Counted from 1.
        package var line: Int
        /// Counted from 1, in Unicode scalars; nil for a row of a log.
        package var column: Int?
        /// What is there, in English where the rule knows it.
        package var message: String
        package var translations: [LocalizedText.Entry]

        package init(
            path: String, line: Int, column: Int? = nil, message: String, translations: [LocalizedText.Entry] = []
        ) {
            self.path = path
            self.line = line
            self.column = column
            self.message = message
            self.translations = translations
        }
    }

    /// One change to a file of the calendar: the value at a path of keys below an entry becomes another.
    package struct Edit: Hashable, Sendable {
        /// The entry: where its table begins, as `SourcePlace` says it for an event, a venue, a contestant.
        package var entry: SourcePlace
        /// The keys from the entry down to the value, at least one; `[0]` for an element of a list. The last may be new.
        package var keys: [String]
        /// The new value, one line, as it is and not yet quoted for YAML.
        package var value: String

        package init(entry: SourcePlace, keys: [String], value: String) {
            self.entry = entry
            self.keys = keys
            self.value = value
        }
    }

    /// The message in a language where the rule knows it, else as `message` has it.
    package func message(in language: String) -> String {
        translations.first { $0.language == language }?.text ?? message
    }

    /// The mend in a language where the rule knows it, else as `fix` has it.
    package func fix(in language: String) -> String? {
        fixTranslations.first { $0.language == language }?.text ?? fix
    }
}

extension Finding.Note {
    /// What is there, in a language where the rule knows it, else as `message` has it.
    package func message(in language: String) -> String {
        translations.first { $0.language == language }?.text ?? message
    }
}
