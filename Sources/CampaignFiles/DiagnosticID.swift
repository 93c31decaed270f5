/// What is said about a calendar, by a stable id that stands in square brackets behind each message.
enum DiagnosticID: String, CaseIterable {
    /// A file or folder that is missing, may not be read, or lies where it may not.
    case file = "calendar/file"
    /// A file that is not YAML, or uses what this format does not: anchors, tags, a second document.
    case yaml = "calendar/yaml"
    /// A file that is not text in UTF-8.
    case encoding = "calendar/encoding"
    /// A key that stands twice in one table.
    case duplicateKey = "calendar/duplicate-key"
    /// A key that the format does not have at that place.
    case unknownKey = "calendar/unknown-key"
    /// A key that must be there.
    case missingKey = "calendar/missing-key"
    /// Keys that do not go together.
    case keys = "calendar/keys"
    /// A key without a value.
    case empty = "calendar/empty"
    /// A list where a table belongs, and the like.
    case shape = "calendar/shape"
    /// What is probably a slip of the pen: ` #` in a text, a missing blank after a colon.
    case slip = "calendar/slip"
    /// The format's version.
    case format = "calendar/format"
    /// A word that is not among those that can stand there.
    case word = "calendar/word"
    /// An id that is not made of `a-z`, `0-9` and `-`.
    case id = "calendar/id"
    /// An id that is given twice.
    case duplicateID = "calendar/duplicate-id"
    /// A reference to nothing.
    case unknownID = "calendar/unknown-id"
    case date = "calendar/date"
    case time = "calendar/time"
    /// A civil time that the clocks skip or show twice.
    case clock = "calendar/clock"
    case duration = "calendar/duration"
    case span = "calendar/span"
    case zone = "calendar/zone"
    case number = "calendar/number"
    case colour = "calendar/colour"
    case language = "calendar/language"
    case text = "calendar/text"
    case `repeat` = "calendar/repeat"
    /// Planned airtime that does not go with the event.
    case speaking = "calendar/speaking"
    /// Something that is read and checked, and that this version cannot act on.
    case notUsedYet = "calendar/not-used-yet"

    /// A row of a log that cannot be read.
    case logRow = "log/row"
    /// The header row of a log.
    case logHeader = "log/header"
    /// The number of fields, or the quotes, of a row.
    case logFields = "log/fields"
    /// An id in a row that the calendar does not have.
    case logUnknownID = "log/unknown-id"
    case logTime = "log/time"
    case logDuration = "log/duration"
    /// A word in a row that is not among those that can stand there.
    case logWord = "log/word"
    /// For which contest the time counts.
    case logContest = "log/contest"
    /// A log that is not text in UTF-8.
    case logEncoding = "log/encoding"
}
