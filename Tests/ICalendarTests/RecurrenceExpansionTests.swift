import ICalendar
import Testing
import ZoneInfo

@Suite struct RecurrenceExpansionTests {
    private func moment(_ text: String) throws -> CivilDateTime {
        try #require(CivilDateTime(basic: text) ?? CivilDate(basic: text).map { CivilDateTime($0, .midnight) })
    }

    private func expand(
        _ rule: String, from start: String, until: String? = nil, before end: String = "21000101",
        isDate: Bool = false, limit: Int = 100_000
    ) throws -> RecurrenceExpansion {
        try RecurrenceRule(rule).starts(
            from: moment(start), isDate: isDate, until: until.map { try moment($0) }, before: moment(end), limit: limit)
    }

    /// Month and day of the starts, all at 9:00.
    private func days(_ expansion: RecurrenceExpansion) -> [String] {
        expansion.starts.map { $0.date.description }
    }

    @Test func `a start that the rule does not meet is no occurrence, and COUNT begins after it`() throws {
        // 10 February 2027 is a Wednesday.
        let weekly = try expand("FREQ=WEEKLY;BYDAY=TU;COUNT=2", from: "20270210T190000")
        #expect(days(weekly) == ["2027-02-16", "2027-02-23"])
        // 27 July 2027 is a Tuesday; its week ends on Sunday, 1 August.
        let second = try expand("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;COUNT=3", from: "20270727T000000")
        #expect(days(second) == ["2027-08-01", "2027-08-15", "2027-08-29"])
    }

    @Test func `a start at UNTIL is the last, and one a second later is not`() throws {
        let rule = "FREQ=WEEKLY"
        let exact = try expand(rule, from: "20270210T190000", until: "20270303T190000")
        #expect(days(exact) == ["2027-02-10", "2027-02-17", "2027-02-24", "2027-03-03"])
        let short = try expand(rule, from: "20270210T190000", until: "20270303T185959")
        #expect(days(short) == ["2027-02-10", "2027-02-17", "2027-02-24"])
    }

    @Test func `a start at the end of the range is out of it`() throws {
        let expansion = try expand("FREQ=DAILY", from: "20270210T190000", before: "20270212T190000")
        #expect(days(expansion) == ["2027-02-10", "2027-02-11"])
        #expect(!expansion.isTruncated)
    }

    @Test func `whole days have no time of the day`() throws {
        let expansion = try expand("FREQ=WEEKLY", from: "20270210", until: "20270303", isDate: true)
        #expect(days(expansion) == ["2027-02-10", "2027-02-17", "2027-02-24", "2027-03-03"])
        #expect(expansion.starts.allSatisfy { $0.time == .midnight })
    }

    @Test func `24:00 is the next day's 00:00`() throws {
        let start = CivilDateTime(try moment("20270209").date, .endOfDay)
        let expansion = try RecurrenceRule("FREQ=DAILY;COUNT=2").starts(
            from: start, isDate: false, until: nil, before: moment("20280101"))
        #expect(expansion.starts.map(\.basic) == ["20270210T000000", "20270211T000000"])
    }

    @Test func `a clock change is none of the walk's business`() throws {
        // New York has no 2:30 on 14 March 2027; on the clock alone it is one of the days.
        let expansion = try expand("FREQ=DAILY;COUNT=3", from: "20270313T023000")
        #expect(days(expansion) == ["2027-03-13", "2027-03-14", "2027-03-15"])
    }

    @Test func `a rule that no day meets gives no start`() throws {
        // The fifth Monday of a month is its 29th day at the earliest.
        let expansion = try expand("FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1", from: "20270301T100000")
        #expect(expansion == RecurrenceExpansion(starts: []))
    }

    @Test func `the limit stops the walk`() throws {
        let expansion = try expand("FREQ=DAILY", from: "20270101", limit: 3)
        #expect(expansion.starts.count == 3)
        #expect(expansion.isTruncated)
        let exact = try expand("FREQ=DAILY;COUNT=3", from: "20270101", limit: 3)
        #expect(!exact.isTruncated)
    }
}
