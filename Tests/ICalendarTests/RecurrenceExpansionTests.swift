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

    /// A rule, its first day, and the days that it gives.
    struct Example: Sendable {
        let rule: String
        let start: String
        let days: [String]
    }

    /// RFC 5545, section 3.8.5.3, prints these rules with the days that they give; the dates are facts from there.
    static let published = [
        Example(
            rule: "FREQ=DAILY;INTERVAL=10;COUNT=5", start: "19970902T090000",
            days: ["1997-09-02", "1997-09-12", "1997-09-22", "1997-10-02", "1997-10-12"]),
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", start: "19970902T090000",
            days: [
                "1997-09-02", "1997-09-04", "1997-09-16", "1997-09-18", "1997-09-30", "1997-10-02", "1997-10-14",
                "1997-10-16",
            ]),
        Example(
            rule: "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", start: "19970904T090000",
            days: ["1997-09-04", "1997-10-07", "1997-11-06"]),
        Example(
            rule: "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", start: "19970922T090000",
            days: ["1997-09-22", "1997-10-20", "1997-11-17", "1997-12-22", "1998-01-19", "1998-02-16"]),
        Example(
            rule: "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", start: "19970907T090000",
            days: [
                "1997-09-07", "1997-09-28", "1997-11-02", "1997-11-30", "1998-01-04", "1998-01-25", "1998-03-01",
                "1998-03-29", "1998-05-03", "1998-05-31",
            ]),
        Example(
            rule: "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3",
            start: "19961105T090000", days: ["1996-11-05", "2000-11-07", "2004-11-02"]),
        Example(
            rule: "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3", start: "19970512T090000",
            days: ["1997-05-12", "1998-05-11", "1999-05-17"]),
        // The two that show what WKST does.
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", start: "19970805T090000",
            days: ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"]),
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", start: "19970805T090000",
            days: ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"]),
    ]

    @Test(arguments: published)
    func `the examples of RFC 5545 give the days printed there`(example: Example) throws {
        let expansion = try expand(example.rule, from: example.start)
        #expect(days(expansion) == example.days)
        #expect(expansion.starts.allSatisfy { $0.time == CivilTime(9, 0) })
        #expect(!expansion.isTruncated)
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

    @Test(arguments: [
        "FREQ=SECONDLY", "FREQ=SECONDLY;BYMONTH=12;BYMONTHDAY=31", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO",
        "FREQ=DAILY;COUNT=1000000000", "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO",
        "FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,"
            + "23;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,20,30,40,50;BYSECOND=0,1,2,3,4,5,6,7,8,9,10,20,30,40,50",
    ])
    func `a rule without an end that anyone would wait for is cut short, and says so`(rule: String) throws {
        let expansion = try expand(rule, from: "20270101", before: "99991231")
        #expect(expansion.isTruncated)
        #expect(expansion.starts.count <= 100_000)
    }

    @Test func `a rule that no day meets gives no start`() throws {
        // The fifth Monday of a month is its 29th day at the earliest.
        let expansion = try expand("FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1", from: "20270301T100000")
        #expect(expansion == RecurrenceExpansion(starts: [], isTruncated: false))
    }

    @Test func `the limit stops the walk`() throws {
        let expansion = try expand("FREQ=DAILY", from: "20270101", limit: 3)
        #expect(expansion.starts.count == 3)
        #expect(expansion.isTruncated)
        let exact = try expand("FREQ=DAILY;COUNT=3", from: "20270101", limit: 3)
        #expect(!exact.isTruncated)
    }
}
