import ICalendar
import Testing
import ZoneInfo

/// Rules as other people's programs write them.
@Suite struct ForeignRecurrenceTests {
    @Test(arguments: [
        ("FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU", []),
        ("freq=weekly;byday=tu", "FREQ=WEEKLY;BYDAY=TU", []),
        ("FREQ=WEEKLY;BYDAY=TU;", "FREQ=WEEKLY;BYDAY=TU", ["empty part"]),
        (";FREQ=WEEKLY;;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU", ["empty part", "empty part"]),
        ("FREQ=WEEKLY; BYDAY=MO, TU", "FREQ=WEEKLY;BYDAY=MO,TU", ["blanks"]),
        ("RRULE:FREQ=DAILY", "FREQ=DAILY", ["RRULE"]),
        ("FREQ=DAILY;INTERVAL=0", "FREQ=DAILY", ["INTERVAL=0"]),
        ("FREQ=DAILY;INTERVAL=40000", "FREQ=DAILY;INTERVAL=40000", []),
        ("FREQ=DAILY;COUNT=-1", "FREQ=DAILY", ["COUNT=-1"]),
        ("FREQ=DAILY;COUNT=99999999999", "FREQ=DAILY;COUNT=2147483647", ["COUNT=99999999999"]),
        ("FREQ=DAILY;COUNT=", "FREQ=DAILY", ["COUNT="]),
        ("FREQ=DAILY;COUNT=2;UNTIL=20270303", "FREQ=DAILY;COUNT=2;UNTIL=20270303", ["both COUNT and UNTIL"]),
        ("FREQ=DAILY;UNTIL=2027-03-03T14:00:00Z", "FREQ=DAILY;UNTIL=20270303T140000Z", ["UNTIL=2027-03-03"]),
        ("FREQ=DAILY;UNTIL=20270303T235960Z", "FREQ=DAILY;UNTIL=20270303T235959Z", ["20270303T235960Z"]),
        ("FREQ=DAILY;FREQ=WEEKLY", "FREQ=DAILY", ["FREQ twice"]),
        ("FREQ=WEEKLY;BYDAY=2TU", "FREQ=WEEKLY;BYDAY=2TU", ["BYDAY=2TU"]),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "FREQ=WEEKLY;BYMONTHDAY=3", ["BYMONTHDAY"]),
        ("FREQ=MONTHLY;BYWEEKNO=3", "FREQ=MONTHLY;BYWEEKNO=3", ["BYWEEKNO"]),
        ("FREQ=DAILY;BYYEARDAY=3", "FREQ=DAILY;BYYEARDAY=3", ["BYYEARDAY"]),
        ("FREQ=MONTHLY;BYSETPOS=1", "FREQ=MONTHLY;BYSETPOS=1", ["BYSETPOS"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", ["never comes"]),
        ("FREQ=DAILY;BYSECOND=0,60", "FREQ=DAILY;BYSECOND=0,59", ["leap second"]),
        ("FREQ=DAILY;BYHOUR=8,,9", "FREQ=DAILY;BYHOUR=8,9", ["BYHOUR"]),
        ("FREQ=WEEKLY;WKST=1", "FREQ=WEEKLY", ["WKST=1"]),
        ("FREQ=YEARLY;RSCALE=GREGORIAN;SKIP=OMIT", "FREQ=YEARLY", []),
        ("FREQ=DAILY;X-NOTE=3", "FREQ=DAILY", ["X-NOTE"]),
    ])
    func `what is clear is read, and told where it breaks the letter`(
        text: String, read: String, named: [String]
    ) throws {
        let (rule, remarks) = try RecurrenceRule.reading(text)
        #expect(rule.text == read)
        #expect(remarks.count == named.count)
        for (remark, name) in zip(remarks, named) {
            #expect(remark.description.contains(name))
            #expect(!remark.hint.isEmpty)
        }
    }

    @Test(arguments: [
        ("", "no FREQ"), ("FREQ=FORTNIGHTLY", "FORTNIGHTLY"), ("BYDAY=MO", "no FREQ"), ("FREQ", "FREQ"),
        ("FREQ=YEARLY;RSCALE=HEBREW", "RSCALE=HEBREW"), ("FREQ=YEARLY;RSCALE=GREGORIAN;SKIP=BACKWARD", "SKIP=BACKWARD"),
        ("FREQ=YEARLY;BYEASTER=0", "BYEASTER"), ("FREQ=YEARLY;BYMONTH=5L", "5L"), ("FREQ=MONTHLY;BYMONTHDAY=32", "32"),
        ("FREQ=DAILY;UNTIL=20270230", "20270230"), ("FREQ=DAILY;INTERVAL=-1", "INTERVAL=-1"),
        ("FREQ=DAILY;COUNT=many", "COUNT=MANY"), ("FREQ=WEEKLY;BYDAY=XX", "XX"),
    ])
    func `what would give wrong days is refused by name`(text: String, named: String) {
        let error = #expect(throws: RecurrenceRule.ParseError.self) { try RecurrenceRule.reading(text) }
        #expect(error?.description.contains(named) == true)
        #expect(error?.hint.isEmpty == false)
    }

    @Test(arguments: [
        // A number before a day of the week says nothing in a week.
        ("FREQ=WEEKLY;BYDAY=2TU", ["2027-03-02", "2027-03-09", "2027-03-16"]),
        // Of the days of each week, those that are the third or tenth of a month.
        ("FREQ=WEEKLY;BYMONTHDAY=3,10", ["2027-03-03", "2027-03-10", "2027-04-03"]),
        ("FREQ=DAILY;BYYEARDAY=100,-1", ["2027-04-10", "2027-12-31", "2028-04-09"]),
        ("FREQ=MONTHLY;BYSETPOS=1", ["2027-03-01", "2027-04-01", "2027-05-01"]),
        ("FREQ=MONTHLY;BYWEEKNO=10;BYDAY=MO", ["2027-03-08", "2028-03-06", "2029-03-05"]),
    ])
    func `a part beside a frequency that it does not go with limits the days`(text: String, days: [String]) throws {
        let start = try #require(CivilDateTime(basic: "20270301T090000"))
        let found = try RecurrenceRule.reading(text).rule.starts(
            from: start, isDate: false, until: nil, before: start.adding(seconds: 86_400 * 1500), limit: 3)
        #expect(found.starts.map { $0.date.description } == days)
    }
}
