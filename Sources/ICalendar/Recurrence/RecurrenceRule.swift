package import ZoneInfo

/// How something repeats: the value of an RRULE (RFC 5545, section 3.3.10), checked part by part.
///
/// Lists are kept sorted and without doubles, so that two spellings of one rule are equal. Of RFC 7529 only
/// `RSCALE=GREGORIAN` is known, which says nothing new.
package struct RecurrenceRule: Hashable, Sendable {
    /// How often it repeats, before the other parts are looked at.
    package enum Frequency: String, Hashable, Sendable, CaseIterable {
        case secondly = "SECONDLY"
        case minutely = "MINUTELY"
        case hourly = "HOURLY"
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"
    }

    /// The last moment at which an occurrence may begin, in the form in which it is written.
    package enum Until: Hashable, Sendable {
        /// A whole day: `UNTIL=20270303`.
        case date(CivilDate)
        /// A time on the clock of the event: `UNTIL=20270303T190000`.
        case civil(CivilDateTime)
        /// An instant: `UNTIL=20270303T140000Z`.
        case instant(Instant)
    }

    /// A day of the week, with its place in the month or year where it has one: `2TU`, `-1SU`.
    struct DayOfWeek: Hashable, Sendable {
        var ordinal: Int
        var weekday: Weekday
    }

    package let frequency: Frequency
    /// Every so many days, weeks, months…; 1 or more.
    package let interval: Int
    /// How many occurrences there are in all, if the rule says so.
    package let count: Int?
    /// As written; nil where the rule has COUNT or no end.
    package let until: Until?
    let lists: [ListPart: [Int]]
    let days: [DayOfWeek]
    /// The first day of the week, where the rule says it.
    let weekStart: Weekday?

    /// The value of an RRULE, without its name: `FREQ=WEEKLY;BYDAY=TU,TH`.
    ///
    /// - Throws: `ParseError`, which says what is wrong with which part and how it should read.
    package init(_ text: String) throws(ParseError) {
        var parser = RecurrenceRuleParser()
        try parser.read(text)
        try self.init(parser)
        try checkParts()
    }

    init(_ parser: RecurrenceRuleParser) throws(ParseError) {
        guard let frequency = parser.frequency else { throw .missingFrequency }
        self.frequency = frequency
        interval = parser.interval ?? 1
        count = parser.count
        until = parser.until
        lists = parser.lists
        days = parser.days
        weekStart = parser.weekStart
    }

    /// The rule in one spelling: FREQ first, lists sorted, no INTERVAL of 1.
    package var text: String { text(count: count, until: until) }

    /// As `text`, without UNTIL.
    package var withoutUntil: String { text(count: count, until: nil) }

    /// As `text`, with another end: it replaces COUNT and UNTIL.
    package func text(endingAt until: Until) -> String { text(count: nil, until: until) }

    /// Whether it has times of its own on its days, so that they need not be that of the start.
    package var hasOwnTimes: Bool {
        [.secondly, .minutely, .hourly].contains(frequency)
            || [.hour, .minute, .second].contains { lists[$0] != nil }
    }

    /// The rule whose starts are those of this one a day later; nil where it is more than days of the week.
    package var aDayLater: RecurrenceRule? {
        guard frequency == .weekly, !days.isEmpty, lists.isEmpty else { return nil }
        let next = { (day: Weekday) in Weekday(rawValue: day.rawValue % 7 + 1)?.twoLetters }
        // In a rule of every second week the week moves along with its days.
        let week = interval == 1 ? nil : next(weekStart ?? .monday).map { ";WKST=\($0)" }
        let later = days.compactMap { next($0.weekday) }.joined(separator: ",")
        return try? RecurrenceRule(
            "FREQ=WEEKLY;INTERVAL=\(interval)" + (count.map { ";COUNT=\($0)" } ?? "") + ";BYDAY=\(later)" + (week ?? "")
        )
    }

    private func text(count: Int?, until: Until?) -> String {
        var parts = ["FREQ=\(frequency.rawValue)"]
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        if let count { parts.append("COUNT=\(count)") }
        if let until { parts.append("UNTIL=\(until)") }
        for part in ListPart.allCases {
            if part == .hour, !days.isEmpty {
                parts.append("BYDAY=\(days.map(\.description).joined(separator: ","))")
            }
            if let values = lists[part] {
                parts.append("\(part.rawValue)=\(values.map(String.init).joined(separator: ","))")
            }
        }
        if let weekStart { parts.append("WKST=\(weekStart.twoLetters)") }
        return parts.joined(separator: ";")
    }
}

extension RecurrenceRule {
    /// The parts that hold a list of numbers, in the order in which they are written.
    enum ListPart: String, Hashable, Sendable, CaseIterable {
        case month = "BYMONTH"
        case weekNumber = "BYWEEKNO"
        case yearDay = "BYYEARDAY"
        case monthDay = "BYMONTHDAY"
        case hour = "BYHOUR"
        case minute = "BYMINUTE"
        case second = "BYSECOND"
        case position = "BYSETPOS"

        /// The numbers allowed, and whether they may be negative to count from the end.
        var range: (values: ClosedRange<Int>, countsFromEnd: Bool) {
            switch self {
            case .month: (1...12, false)
            case .weekNumber: (1...53, true)
            case .yearDay, .position: (1...366, true)
            case .monthDay: (1...31, true)
            case .hour: (0...23, false)
            // A leap second (60) is no time on our clocks.
            case .minute, .second: (0...59, false)
            }
        }
    }
}

extension RecurrenceRule: CustomStringConvertible {
    /// The same as `text`.
    package var description: String { text }
}

extension RecurrenceRule.Until: CustomStringConvertible {
    /// As iCalendar writes it: `20270303`, `20270303T190000` or `20270303T140000Z`.
    package var description: String {
        switch self {
        case .date(let date): date.basic
        case .civil(let civil): civil.basic
        case .instant(let instant): instant.basic
        }
    }
}

extension RecurrenceRule.DayOfWeek: CustomStringConvertible, Comparable {
    var description: String { (ordinal == 0 ? "" : String(ordinal)) + weekday.twoLetters }

    static func < (left: Self, right: Self) -> Bool {
        (left.ordinal, left.weekday.rawValue) < (right.ordinal, right.weekday.rawValue)
    }
}

extension Weekday {
    /// As iCalendar writes it: `MO`.
    package var twoLetters: String {
        switch self {
        case .monday: "MO"
        case .tuesday: "TU"
        case .wednesday: "WE"
        case .thursday: "TH"
        case .friday: "FR"
        case .saturday: "SA"
        case .sunday: "SU"
        }
    }
}
