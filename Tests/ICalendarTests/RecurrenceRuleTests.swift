import ICalendar
import Testing
import ZoneInfo

@Suite struct RecurrenceRuleTests {
    @Test(arguments: [
        ("FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("BYDAY=TH,TU;FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("freq=weekly;byday=mo", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=DAILY;INTERVAL=1;COUNT=10", "FREQ=DAILY;COUNT=10"),
        ("FREQ=DAILY;UNTIL=20270303T140000Z;INTERVAL=2", "FREQ=DAILY;INTERVAL=2;UNTIL=20270303T140000Z"),
        ("FREQ=MONTHLY;BYDAY=-1SU,+1SU", "FREQ=MONTHLY;BYDAY=-1SU,1SU"),
        ("FREQ=YEARLY;BYMONTH=11,3,3;BYMONTHDAY=-1", "FREQ=YEARLY;BYMONTH=3,11;BYMONTHDAY=-1"),
        ("FREQ=WEEKLY;WKST=SU;BYHOUR=09", "FREQ=WEEKLY;BYHOUR=9;WKST=SU"),
    ])
    func `a rule has one spelling, with FREQ first`(written: String, expected: String) throws {
        #expect(try RecurrenceRule(written).text == expected)
    }

    @Test func `COUNT and UNTIL are read as written`() throws {
        #expect(try RecurrenceRule("FREQ=DAILY;COUNT=3").count == 3)
        #expect(try RecurrenceRule("FREQ=DAILY").until == nil)
        let day = try #require(CivilDate(year: 2027, month: 3, day: 3))
        #expect(try RecurrenceRule("FREQ=DAILY;UNTIL=20270303").until == .date(day))
        let civil = CivilDateTime(day, CivilTime(19, 0))
        #expect(try RecurrenceRule("FREQ=DAILY;UNTIL=20270303T190000").until == .civil(civil))
        let instant = Instant(utc: CivilDateTime(day, CivilTime(14, 0)))
        let rule = try RecurrenceRule("FREQ=DAILY;UNTIL=20270303T140000Z")
        #expect(rule.until == .instant(instant))
        #expect(rule.withoutUntil == "FREQ=DAILY")
    }

    @Test(arguments: [
        ("", RecurrenceRule.ParseError.Code.malformed, "empty part"),
        ("WEEKLY", .malformed, "WEEKLY"),
        ("FREQ=WEEKLY;", .malformed, "empty part"),
        ("FREQ=WEEKLY;BYDAY=", .malformed, "BYDAY="),
        ("BYDAY=MO", .missingFrequency, "no FREQ"),
        ("FREQ=FORTNIGHTLY", .badValue, "FORTNIGHTLY"),
        ("FREQ=DAILY;FREQ=DAILY", .repeatedPart, "FREQ twice"),
        ("FREQ=DAILY;BYWEEK=3", .unknownPart, "BYWEEK"),
        ("FREQ=YEARLY;RSCALE=HEBREW", .unknownPart, "RSCALE"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20270303", .contradiction, "both COUNT and UNTIL"),
        ("FREQ=DAILY;INTERVAL=0", .badValue, "INTERVAL=0"),
        ("FREQ=DAILY;INTERVAL=40000", .badValue, "INTERVAL=40000"),
        ("FREQ=DAILY;COUNT=0", .badValue, "COUNT=0"),
        ("FREQ=DAILY;COUNT=99999999999", .badValue, "COUNT=99999999999"),
        ("FREQ=DAILY;COUNT=+3", .badValue, "COUNT=+3"),
        ("FREQ=DAILY;UNTIL=20270230", .badValue, "20270230"),
        ("FREQ=DAILY;UNTIL=2027-03-03", .badValue, "2027-03-03"),
        ("FREQ=DAILY;UNTIL=20270303T250000Z", .badValue, "20270303T250000Z"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", .badValue, "32"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", .badValue, "0"),
        ("FREQ=YEARLY;BYMONTH=13", .badValue, "13"),
        ("FREQ=YEARLY;BYMONTH=-1", .badValue, "-1"),
        ("FREQ=DAILY;BYHOUR=24", .badValue, "24"),
        ("FREQ=DAILY;BYHOUR=8,,9", .badValue, "BYHOUR"),
        ("FREQ=WEEKLY;BYDAY=XX", .badValue, "XX"),
        ("FREQ=MONTHLY;BYDAY=54MO", .badValue, "54MO"),
        ("FREQ=WEEKLY;WKST=1", .badValue, "WKST=1"),
        ("FREQ=WEEKLY;BYDAY=1MO", .contradiction, "1MO"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", .contradiction, "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYWEEKNO=3", .contradiction, "BYWEEKNO"),
        ("FREQ=DAILY;BYYEARDAY=3", .contradiction, "BYYEARDAY"),
        ("FREQ=MONTHLY;BYSETPOS=1", .contradiction, "BYSETPOS"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", .impossible, "BYMONTHDAY=30"),
        ("FREQ=SECONDLY;BYMONTH=4,6;BYMONTHDAY=31", .impossible, "BYMONTHDAY=31"),
        ("FREQ=MONTHLY;BYDAY=6MO", .impossible, "6MO"),
        ("FREQ=YEARLY;BYWEEKNO=3;BYDAY=2MO", .contradiction, "2MO"),
        ("FREQ=MINUTELY;BYSECOND=60", .badValue, "60"),
    ])
    func `a wrong rule is refused with a message that names the part`(
        text: String, code: RecurrenceRule.ParseError.Code, named: String
    ) {
        let error = #expect(throws: RecurrenceRule.ParseError.self) { try RecurrenceRule(text) }
        #expect(error?.code == code)
        #expect(error?.description.contains(named) == true)
        #expect(error?.hint.isEmpty == false)
    }
}
