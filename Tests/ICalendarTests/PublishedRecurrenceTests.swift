import ICalendar
import Testing
import ZoneInfo

/// RFC 5545, section 3.8.5.3, prints rules with the days that they give; the dates are facts from there.
@Suite struct PublishedRecurrenceTests {
    /// A rule, its first moment, and what it gives: days at the time of the start, in order, from the first on.
    struct Example: Sendable, CustomTestStringConvertible {
        let rule: String
        let start: String
        /// `1997-09: 2 4 9-11` for days of a month; months are parted by commas.
        let days: String
        /// For rules within a day: the times of the first day.
        var times = ""
        /// Whether the rule goes on after what is printed.
        var goesOn = false
        /// Its last moment on the clock of New York.
        var until: String?

        var testDescription: String { rule }
    }

    static let examples = [
        Example(rule: "FREQ=DAILY;COUNT=10", start: "19970902T090000", days: "1997-09: 2-11"),
        Example(
            rule: "FREQ=DAILY", start: "19970902T090000",
            days: "1997-09: 2-30, 1997-10: 1-31, 1997-11: 1-30, 1997-12: 1-23",
            until: "19971223T190000"),
        Example(
            rule: "FREQ=DAILY;INTERVAL=2", start: "19970902T090000",
            days:
                "1997-09: 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30, 1997-10: 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30,"
                + "1997-11: 1 3 5 7 9 11 13 15 17 19 21 23 25 27 29, 1997-12: 1 3", goesOn: true),
        Example(
            rule: "FREQ=DAILY;INTERVAL=10;COUNT=5", start: "19970902T090000", days: "1997-09: 2 12 22, 1997-10: 2 12"),
        Example(
            rule: "FREQ=YEARLY;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA", start: "19980101T090000",
            days: "1998-01: 1-31, 1999-01: 1-31, 2000-01: 1-31", until: "20000131T090000"),
        Example(
            rule: "FREQ=DAILY;BYMONTH=1", start: "19980101T090000", days: "1998-01: 1-31, 1999-01: 1-31, 2000-01: 1-31",
            until: "20000131T090000"),
        Example(
            rule: "FREQ=WEEKLY;COUNT=10", start: "19970902T090000",
            days: "1997-09: 2 9 16 23 30, 1997-10: 7 14 21 28, 1997-11: 4"),
        Example(
            rule: "FREQ=WEEKLY", start: "19970902T090000",
            days: "1997-09: 2 9 16 23 30, 1997-10: 7 14 21 28, 1997-11: 4 11 18 25, 1997-12: 2 9 16 23",
            until: "19971223T190000"),
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;WKST=SU", start: "19970902T090000",
            days: "1997-09: 2 16 30, 1997-10: 14 28, 1997-11: 11 25, 1997-12: 9 23, 1998-01: 6 20, 1998-02: 3 17",
            goesOn: true),
        Example(
            rule: "FREQ=WEEKLY;WKST=SU;BYDAY=TU,TH", start: "19970902T090000",
            days: "1997-09: 2 4 9 11 16 18 23 25 30, 1997-10: 2", until: "19971006T200000"),
        Example(
            rule: "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", start: "19970902T090000",
            days: "1997-09: 2 4 9 11 16 18 23 25 30, 1997-10: 2"),
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,WE,FR", start: "19970901T090000",
            days: "1997-09: 1 3 5 15 17 19 29, 1997-10: 1 3 13 15 17 27 29 31, 1997-11: 10 12 14 24 26 28,"
                + "1997-12: 8 10 12 22", until: "19971223T190000"),
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", start: "19970902T090000",
            days: "1997-09: 2 4 16 18 30, 1997-10: 2 14 16"),
        Example(
            rule: "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", start: "19970905T090000",
            days: "1997-09: 5, 1997-10: 3, 1997-11: 7, 1997-12: 5, 1998-01: 2, 1998-02: 6, 1998-03: 6, 1998-04: 3,"
                + "1998-05: 1, 1998-06: 5"),
        Example(
            rule: "FREQ=MONTHLY;BYDAY=1FR", start: "19970905T090000",
            days: "1997-09: 5, 1997-10: 3, 1997-11: 7, 1997-12: 5", until: "19971223T190000"),
        Example(
            rule: "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", start: "19970907T090000",
            days: "1997-09: 7 28, 1997-11: 2 30, 1998-01: 4 25, 1998-03: 1 29, 1998-05: 3 31"),
        Example(
            rule: "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", start: "19970922T090000",
            days: "1997-09: 22, 1997-10: 20, 1997-11: 17, 1997-12: 22, 1998-01: 19, 1998-02: 16"),
        Example(
            rule: "FREQ=MONTHLY;BYMONTHDAY=-3", start: "19970928T090000",
            days: "1997-09: 28, 1997-10: 29, 1997-11: 28, 1997-12: 29, 1998-01: 29, 1998-02: 26", goesOn: true),
        Example(
            rule: "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", start: "19970902T090000",
            days: "1997-09: 2 15, 1997-10: 2 15, 1997-11: 2 15, 1997-12: 2 15, 1998-01: 2 15"),
        Example(
            rule: "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", start: "19970930T090000",
            days: "1997-09: 30, 1997-10: 1 31, 1997-11: 1 30, 1997-12: 1 31, 1998-01: 1 31, 1998-02: 1"),
        Example(
            rule: "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", start: "19970910T090000",
            days: "1997-09: 10-15, 1999-03: 10-13"),
        Example(
            rule: "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", start: "19970902T090000",
            days: "1997-09: 2 9 16 23 30, 1997-11: 4 11 18 25, 1998-01: 6 13 20 27, 1998-03: 3 10 17 24 31",
            goesOn: true),
        Example(
            rule: "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", start: "19970610T090000",
            days: "1997-06: 10, 1997-07: 10, 1998-06: 10, 1998-07: 10, 1999-06: 10, 1999-07: 10, 2000-06: 10,"
                + "2000-07: 10, 2001-06: 10, 2001-07: 10"),
        Example(
            rule: "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", start: "19970310T090000",
            days: "1997-03: 10, 1999-01: 10, 1999-02: 10, 1999-03: 10, 2001-01: 10, 2001-02: 10, 2001-03: 10,"
                + "2003-01: 10, 2003-02: 10, 2003-03: 10"),
        Example(
            rule: "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", start: "19970101T090000",
            days: "1997-01: 1, 1997-04: 10, 1997-07: 19, 2000-01: 1, 2000-04: 9, 2000-07: 18, 2003-01: 1,"
                + "2003-04: 10, 2003-07: 19, 2006-01: 1"),
        Example(
            rule: "FREQ=YEARLY;BYDAY=20MO", start: "19970519T090000", days: "1997-05: 19, 1998-05: 18, 1999-05: 17",
            goesOn: true),
        Example(
            rule: "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", start: "19970512T090000",
            days: "1997-05: 12, 1998-05: 11, 1999-05: 17", goesOn: true),
        Example(
            rule: "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", start: "19970313T090000",
            days: "1997-03: 13 20 27, 1998-03: 5 12 19 26, 1999-03: 4 11 18 25", goesOn: true),
        Example(
            rule: "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", start: "19970605T090000",
            days: "1997-06: 5 12 19 26, 1997-07: 3 10 17 24 31, 1997-08: 7 14 21 28, 1998-06: 4 11 18 25,"
                + "1998-07: 2 9 16 23 30, 1998-08: 6 13 20 27, 1999-06: 3 10 17 24, 1999-07: 1 8 15 22 29,"
                + "1999-08: 5 12 19 26", goesOn: true),
        // Printed without the start, which an EXDATE drops there and which the rule does not give.
        Example(
            rule: "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", start: "19970902T090000",
            days: "1998-02: 13, 1998-03: 13, 1998-11: 13, 1999-08: 13, 2000-10: 13", goesOn: true),
        Example(
            rule: "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", start: "19970913T090000",
            days: "1997-09: 13, 1997-10: 11, 1997-11: 8, 1997-12: 13, 1998-01: 10, 1998-02: 7, 1998-03: 7,"
                + "1998-04: 11, 1998-05: 9, 1998-06: 13", goesOn: true),
        Example(
            rule: "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", start: "19961105T090000",
            days: "1996-11: 5, 2000-11: 7, 2004-11: 2", goesOn: true),
        Example(
            rule: "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", start: "19970904T090000",
            days: "1997-09: 4, 1997-10: 7, 1997-11: 6"),
        Example(
            rule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", start: "19970929T090000",
            days: "1997-09: 29, 1997-10: 30, 1997-11: 27, 1997-12: 30, 1998-01: 29, 1998-02: 26, 1998-03: 30",
            goesOn: true),
        Example(
            rule: "FREQ=HOURLY;INTERVAL=3", start: "19970902T090000", days: "1997-09: 2", times: "0900 1200 1500",
            until: "19970902T170000"),
        Example(
            rule: "FREQ=MINUTELY;INTERVAL=15;COUNT=6", start: "19970902T090000", days: "1997-09: 2",
            times: "0900 0915 0930 0945 1000 1015"),
        Example(
            rule: "FREQ=MINUTELY;INTERVAL=90;COUNT=4", start: "19970902T090000", days: "1997-09: 2",
            times: "0900 1030 1200 1330"),
        Example(
            rule: "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", start: "19970902T090000",
            days: "1997-09: 2 3", times: everyTwentyMinutes, goesOn: true),
        Example(
            rule: "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", start: "19970902T090000",
            days: "1997-09: 2 3", times: everyTwentyMinutes, goesOn: true),
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", start: "19970805T090000",
            days: "1997-08: 5 10 19 24"),
        Example(
            rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", start: "19970805T090000",
            days: "1997-08: 5 17 19 31"),
        Example(
            rule: "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", start: "20070115T090000",
            days: "2007-01: 15 30, 2007-02: 15, 2007-03: 15 30"),
    ]

    private static let everyTwentyMinutes =
        "0900 0920 0940 1000 1020 1040 1100 1120 1140 1200 1220 1240 1300 1320 1340 1400 1420 1440 1500 1520 1540 1600"
        + " 1620 1640"

    @Test(arguments: examples)
    func `the examples of RFC 5545 give what is printed there`(example: Example) throws {
        let start = try #require(CivilDateTime(basic: example.start))
        let until = try example.until.map { try #require(CivilDateTime(basic: $0)) }
        let end = CivilDateTime(start.date.adding(days: 4000), .midnight)
        let expansion = try RecurrenceRule(example.rule).starts(
            from: start, isDate: false, until: until, before: end)
        let expected = Self.expand(example)
        #expect(!expected.isEmpty)
        let found = expansion.starts.map(\.basic)
        #expect(Array(found.prefix(expected.count)) == expected)
        #expect(found.count == expected.count || example.goesOn)
        #expect(!expansion.isTruncated)
    }

    private static func expand(_ example: Example) -> [String] {
        let times =
            example.times.isEmpty
            ? [String(example.start.suffix(6))] : example.times.split(separator: " ").map { $0 + "00" }
        return example.days.split(separator: ",").flatMap { month in
            let sides = month.split(separator: ":")
            let prefix = sides[0].filter(\.isNumber)
            return sides[1].split(separator: " ").flatMap { item -> [String] in
                let ends = item.split(separator: "-").compactMap { Int($0) }
                return (ends[0]...ends[ends.count - 1]).flatMap { day in
                    times.map { "\(prefix)\(day < 10 ? "0" : "")\(day)T\($0)" }
                }
            }
        }
    }
}
