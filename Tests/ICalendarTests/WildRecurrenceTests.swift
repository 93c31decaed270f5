import ICalendar
import Testing
import ZoneInfo

/// Rules that would take long to walk, or for ever, if each step were taken.
@Suite struct WildRecurrenceTests {
    private func expand(
        _ text: String, from start: String, notBefore: String? = nil, before end: String, limit: Int = 100_000
    ) throws -> RecurrenceExpansion {
        let moment = { (text: String) in try #require(CivilDateTime(basic: text)) }
        return try RecurrenceRule.reading(text).rule.starts(
            from: moment(start), isDate: false, notBefore: notBefore.map(moment), until: nil, before: moment(end),
            limit: limit)
    }

    private static let everyMonth = "BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12"
    private static let everyTime =
        "BYHOUR=" + (0...23).map(String.init).joined(separator: ",") + ";BYMINUTE="
        + (0...59).map(String.init).joined(separator: ",") + ";BYSECOND="
        + (0...59).map(String.init).joined(separator: ",")

    /// A rule, its start, from when on it is asked, and what comes first.
    static let jumps: [(rule: String, start: String, from: String, first: [String])] = [
        ("FREQ=SECONDLY", "19700101T000000", "20270310T115959", ["20270310T115959", "20270310T120000"]),
        ("FREQ=MINUTELY;INTERVAL=7", "20270310T115900", "20270310T120000", ["20270310T120600", "20270310T121300"]),
        // 29 February is a Monday in 2044 and then, as no century lies between, 28 years later.
        (
            "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;BYHOUR=5", "20270101T001500", "20270101T001500",
            ["20440229T051500", "20720229T051500"]
        ),
        (
            "FREQ=YEARLY;COUNT=1;\(everyMonth);\(everyTime)", "20270101T000000", "20270101T000000", ["20270101T000000"]
        ),
        (
            "FREQ=YEARLY;BYMONTHDAY=1,-1;\(everyTime)", "19700101T000000", "20270331T235959",
            ["20270331T235959", "20270401T000000"]
        ),
        // From the year 1 to the year 9999: 9998 years on.
        ("FREQ=YEARLY;INTERVAL=9998", "00010101T000000", "00010102T000000", ["99990101T000000"]),
    ]

    @Test(arguments: jumps)
    func `a rule is entered where it is asked for`(rule: String, start: String, from: String, first: [String]) throws {
        let found = try expand(rule, from: start, notBefore: from, before: "99991231T235959", limit: first.count)
        #expect(found.starts.map(\.basic) == first)
    }

    @Test func `a COUNT of a thousand million is counted without walking`() throws {
        let days = try expand(
            "FREQ=DAILY;COUNT=1000000000", from: "20000101T060000", notBefore: "20270301T000000",
            before: "20270401T000000")
        #expect(days.starts.count == 31)
        #expect(days.starts.first?.basic == "20270301T060000")
        // 999,999,999 s are 11,574 days, 1 h 46 min 39 s.
        let seconds = try expand(
            "FREQ=SECONDLY;COUNT=1000000000", from: "20000101T000000", notBefore: "20310909T014638",
            before: "99990101T000000")
        #expect(seconds.starts.map(\.basic) == ["20310909T014638", "20310909T014639"])
        #expect(!days.isTruncated && !seconds.isTruncated)
    }

    @Test func `COUNT ends where it would if all were walked`() throws {
        // 1 January 2020 is a Wednesday and the first; two a week follow, so that the 1000th is the Monday 500 weeks
        // after 30 December 2019.
        let week = try expand(
            "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=1000", from: "20200101T090000", notBefore: "20290724T000000",
            before: "20400101T000000")
        #expect(week.starts.map(\.basic) == ["20290725T090000", "20290730T090000"])
        // The last working day of each month and the one before: 24 a year, so the 48th is that of December 2028.
        let positions = try expand(
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,-2;COUNT=48", from: "20270101T090000",
            notBefore: "20281201T000000", before: "20400101T000000")
        #expect(positions.starts.map(\.basic) == ["20281228T090000", "20281229T090000"])
    }

    @Test(arguments: [
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1", "FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31", "FREQ=HOURLY;INTERVAL=2;BYHOUR=5",
        "FREQ=SECONDLY;INTERVAL=60;BYSECOND=30", "FREQ=MINUTELY;INTERVAL=14;BYMINUTE=1",
        "FREQ=YEARLY;BYWEEKNO=1;BYMONTH=7;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=3", "FREQ=DAILY;COUNT=0",
    ])
    func `a rule that no moment meets ends without one up to the year 9999`(rule: String) throws {
        let found = try expand(rule, from: "20270101T000000", before: "99991231T235959")
        #expect(found == RecurrenceExpansion(starts: []))
    }

    @Test func `a walk that would take too many steps stops and says where`() throws {
        // Eight or nine times a day since 1970, which only walking can count.
        let found = try expand(
            "FREQ=MINUTELY;INTERVAL=7;BYHOUR=9;COUNT=1000000", from: "19700101T090000", notBefore: "20270101T000000",
            before: "20280101T000000")
        #expect(found.starts.isEmpty)
        let reach = try #require(found.reach)
        #expect(reach.date.year > 1970 && reach.date.year < 2027)
    }

    @Test func `a limit says from where on starts are missing`() throws {
        let found = try expand("FREQ=SECONDLY", from: "20270101T000000", before: "99990101T000000", limit: 100_000)
        #expect(found.starts.count == 100_000)
        // 100,000 s are 1 day, 3 h 46 min 40 s.
        #expect(found.reach?.basic == "20270102T034640")
    }

    @Test func `a year of weeks begins in the December before and ends in the January after`() throws {
        // By ISO 8601: week 1 of 2025 begins on 30 December 2024, week 53 of 2026 ends on 3 January 2027.
        let found = try expand(
            "FREQ=YEARLY;BYWEEKNO=1,-1;BYDAY=MO,SU", from: "20241230T100000", before: "20270201T000000")
        #expect(
            found.starts.map { $0.date.description } == [
                "2024-12-30", "2025-01-05", "2025-12-22", "2025-12-28", "2025-12-29", "2026-01-04", "2026-12-28",
                "2027-01-03", "2027-01-04", "2027-01-10",
            ])
        // Every second year of weeks from that of the start on.
        let second = try expand(
            "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;BYDAY=MO", from: "20241230T100000", before: "20300101T000000")
        #expect(second.starts.map { $0.date.description } == ["2024-12-30", "2027-01-04", "2029-01-01"])
        // With weeks from Sunday on, the first of 2027 begins on 3 January.
        let sunday = try expand(
            "FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU;WKST=SU", from: "20270101T100000", before: "20280101T000000")
        #expect(sunday.starts.map { $0.date.description } == ["2027-01-03"])
        // Without BYDAY the weekday is that of the start.
        let bare = try expand("FREQ=YEARLY;BYWEEKNO=20;COUNT=2", from: "20270101T100000", before: "20300101T000000")
        #expect(bare.starts.map { $0.date.description } == ["2027-05-21", "2028-05-19"])
    }

    @Test func `whole days are stepped by once, however often a day the rule comes`() throws {
        let start = try #require(CivilDate(year: 2027, month: 3, day: 1))
        for rule in ["FREQ=HOURLY;COUNT=3", "FREQ=HOURLY;INTERVAL=5;COUNT=3", "FREQ=DAILY;BYHOUR=9,12;COUNT=3"] {
            let found = try RecurrenceRule(rule).starts(
                from: CivilDateTime(start, .midnight), isDate: true, until: nil,
                before: CivilDateTime(start.adding(days: 30), .midnight))
            #expect(found.starts.map(\.basic) == ["20270301T000000", "20270302T000000", "20270303T000000"])
        }
    }
}
