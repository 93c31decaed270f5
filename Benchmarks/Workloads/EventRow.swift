import ICalendar
import ZoneInfo

/// A row of a table that `generate_events.py` wrote, as the model has it.
struct EventRow: Sendable {
    var uid: String
    var start: CivilDateTime
    var end: CivilDateTime
    var summary: String
    var location: String
    var description: String
    var categories: String
    var attendee: String
    var address: String
    /// Empty where it does not repeat.
    var rule: String

    init?(_ line: Substring) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 10, let start = CivilDateTime(basic: fields[1]), let end = CivilDateTime(basic: fields[2])
        else { return nil }
        uid = fields[0]
        self.start = start
        self.end = end
        summary = fields[3]
        location = fields[4]
        // A line break is written as \n in the table, and nothing else is escaped there.
        description = fields[5].split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n")
        categories = fields[6]
        attendee = fields[7]
        address = fields[8]
        rule = fields[9]
    }

    /// Whether the rule is of those that people write most: by day or week, with nothing but an interval, days and an
    /// end.
    var isCommon: Bool {
        (rule.hasPrefix("FREQ=DAILY") || rule.hasPrefix("FREQ=WEEKLY"))
            && !rule.split(separator: ";").contains { $0.hasPrefix("BYMONTH") || $0.hasPrefix("BYSETPOS") }
    }
}
