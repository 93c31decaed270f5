import ICalendar
import Testing
import ZoneInfo

/// Definitions that ask for more than any zone needs.
@Suite struct HostileZoneTests {
    @Test(arguments: [
        "FREQ=SECONDLY", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;BYYEARDAY=1,2,3,4,5,6,7,8,9,10,100,200,300", "FREQ=YEARLY;BYHOUR=0,1,2,3;BYMINUTE=0,1,2,3,4,5,6,7",
        "FREQ=YEARLY;INTERVAL=999999999", "FREQ=DAILY;COUNT=999999999",
    ])
    func `a wild rule leaves a zone that can be used`(rule: String) throws {
        let definition = try ZoneText.definition(
            "X", [("STANDARD", "16010101T000000", "+0500", "+0500", ["RRULE:\(rule)"])])
        var table = ZoneTable(definitions: [definition])
        let found = table.zone("X").zone
        let zone = try #require(found).zone
        #expect(zone.offset(at: Instant(seconds: 1_800_000_000)).seconds == 18_000)
        #expect(zone.changes(in: Instant(seconds: -100_000_000_000)..<Instant(seconds: 100_000_000_000)).count <= 4_000)
        #expect(table.diagnostics.count <= 2)
    }

    @Test func `a hundred thousand observances are cut, and that is said`() throws {
        let rows = (0..<100_000).map { number in
            ("STANDARD", "20270101T\(String(100_000 + number % 60).dropFirst(2))00", "+0500", "+0600", [String]())
        }
        var table = ZoneTable(definitions: [try ZoneText.definition("X", rows)])
        #expect(table.diagnostics.contains { $0.message.contains("more changes than were looked at") })
        let found = table.zone("X").zone
        #expect(found != nil)
    }

    @Test func `a hundred thousand dates are cut, and that is said`() throws {
        let dates = (0..<100_000).map { "20\($0 % 90 + 10)0\($0 % 9 + 1)\($0 % 19 + 10)T\($0 % 14 + 10)0000" }
        var table = ZoneTable(definitions: [
            try ZoneText.definition(
                "X", [("STANDARD", "20270101T000000", "+0500", "+0600", ["RDATE:\(dates.joined(separator: ","))"])])
        ])
        #expect(table.diagnostics.contains { $0.message.contains("more changes than were looked at") })
        let found = table.zone("X").zone
        #expect(found != nil)
    }

    @Test func `ten thousand zones are cut at a thousand, and that is said once`() throws {
        var table = ZoneTable()
        let one = try ZoneText.constant("X", "+0500")
        for number in 0..<10_000 {
            table.define(
                CalendarComponent(
                    name: "VTIMEZONE", position: TextPosition(line: number + 1),
                    properties: [CalendarProperty(name: "TZID", value: "X\(number)", position: TextPosition(line: 1))],
                    components: one.components))
        }
        #expect(table.diagnostics.map(\.id) == ["ical/zone-definition"])
        let (first, last) = (table.zone("X1").zone, table.zone("X9999").zone)
        #expect(first != nil && last == nil)
    }

    @Test func `a name of any length and kind is looked up without harm`() {
        var table = ZoneTable()
        for name in [
            String(repeating: "a", count: 1_000_000), String(repeating: "/", count: 100_000),
            String(repeating: "/Europe", count: 10_000) + "/Berlin", "\0", "\u{FEFF}Europe/Berlin",
            "(UTC+99999999999:00) Berlin",
            "+99999999999999999999", "(" + String(repeating: "(", count: 10_000),
            "GMT+" + String(repeating: "0", count: 9_999),
        ] {
            let found = table.zone(name).zone
            #expect(found == nil || name.hasSuffix("Europe/Berlin"))
        }
    }

    @Test func `offsets of almost a day, either way, do not upset a zone`() throws {
        var table = ZoneTable(definitions: [
            try ZoneText.definition(
                "X",
                [
                    ("STANDARD", "20270101T000000", "+2359", "-2359", ["RRULE:FREQ=DAILY;COUNT=1000"]),
                    ("DAYLIGHT", "20270101T120000", "-2359", "+2359", ["RRULE:FREQ=DAILY;COUNT=1000"]),
                ])
        ])
        let found = table.zone("X").zone
        let zone = try #require(found).zone
        for instant in stride(from: Int64(1_798_000_000), to: 1_900_000_000, by: 1_234_567) {
            let civil = zone.civil(at: Instant(seconds: instant))
            // Within two days of the time as UTC, whatever else.
            #expect(abs(zone.instant(of: civil).seconds - civil.secondsAsUTC) <= 2 * 86_400)
        }
    }
}
