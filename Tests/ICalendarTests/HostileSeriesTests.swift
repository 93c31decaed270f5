import ICalendar
import Testing
import ZoneInfo

/// Series made to cost much: what is bounded is said, and what many components say is what few would.
@Suite struct HostileSeriesTests {
    private struct Found {
        var starts: [String]
        var diagnostics: [ICalendarDiagnostic]
        var isTruncated: Bool
    }

    private func find(
        _ events: [String], _ from: String = "20270101T000000", _ to: String = "20280101T000000", limit: Int = 100_000
    ) throws -> (reading: [ICalendarDiagnostic], found: Found) {
        var text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//test//EN\r\n"
        for event in events {
            text += "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20270101T000000Z\r\n"
            text += event.split(separator: "\n").joined(separator: "\r\n") + "\r\nEND:VEVENT\r\n"
        }
        text += "END:VCALENDAR\r\n"
        let file = CalendarFile.read(Array(text.utf8))
        let moments = try [from, to].map { Instant(utc: try #require(CivilDateTime(basic: $0))) }
        let result = OccurrenceSet(file.events, defaultZone: .utc).occurrences(
            in: moments[0]..<moments[1], limit: limit)
        let found = Found(
            starts: result.occurrences.map { $0.start.utc.basic }, diagnostics: result.diagnostics,
            isTruncated: result.isTruncated)
        return (file.diagnostics, found)
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    @Test func `of many EXDATEs those that meet no occurrence are named, in one line or each in its own`() throws {
        // The 31 days of January at 10:00; the 29th to the 31st are named a second too late.
        let days = (1...28).map { "202701\(two($0))T100000Z" } + (29...31).map { "202701\($0)T100001Z" }
        let series = "DTSTART:20270101T100000Z\nRRULE:FREQ=DAILY;COUNT=31\n"
        for lines in ["EXDATE:" + days.joined(separator: ","), days.map { "EXDATE:\($0)" }.joined(separator: "\n")] {
            let found = try find([series + lines]).found
            #expect(found.starts == ["20270129T100000", "20270130T100000", "20270131T100000"])
            #expect(found.diagnostics.allSatisfy { $0.id == "ical/exdate-unmet" })
            // One for each line: BEGIN of the event is line 4, its first EXDATE line 9.
            let places = found.diagnostics.map { $0.position?.line }
            #expect(places == (lines.contains("\n") ? [37, 38, 39] : [9]))
        }
    }

    @Test func `of many exceptions each replaces its own, and those that meet no occurrence are named`() throws {
        let main = "SUMMARY:m\nDTSTART:20270101T100000Z\nRRULE:FREQ=DAILY;COUNT=31\nRDATE:20270301T100000Z"
        let moved = (1...20).map {
            "RECURRENCE-ID:202701\(two($0))T100000Z\nDTSTART:202706\(two($0))T120000Z"
        }
        let ofDate = ["RECURRENCE-ID:20270301T100000Z\nDTSTART:20270701T120000Z"]
        let ofNone = ["RECURRENCE-ID:20270302T100000Z\nDTSTART:20270801T120000Z"]
        let found = try find([main] + moved + ofDate + ofNone).found
        let expected =
            (21...31).map { "202701\($0)T100000" } + (1...20).map { "202706\(two($0))T120000" }
            + ["20270701T120000", "20270801T120000"]
        #expect(found.starts == expected)
        #expect(found.diagnostics.map(\.id) == ["ical/no-occurrence"])
    }

    @Test func `exceptions for many days of a series of times take what begins on each day`() throws {
        let main = "SUMMARY:m\nDTSTART:20270101T100000Z\nRRULE:FREQ=DAILY;COUNT=20\nRDATE:20270301T080000Z"
        let days = (1...20).map { "202701\(two($0))" } + ["20270301"]
        let exceptions = days.map { "RECURRENCE-ID;VALUE=DATE:\($0)\nDTSTART:\($0)T150000Z" }
        #expect(try find([main] + exceptions).found.starts == days.map { $0 + "T150000" })
    }

    @Test func `a chain of exceptions that each move all later occurrences moves each from its own on`() throws {
        let main = "SUMMARY:m\nDTSTART:20270101T100000Z\nRRULE:FREQ=DAILY;COUNT=31"
        // On the first day at 10:01, on the second at 10:02, …, and from the 25th on at 10:25.
        let chain = (1...25).map {
            "RECURRENCE-ID;RANGE=THISANDFUTURE:202701\(two($0))T100000Z\nDTSTART:202701\(two($0))T10\(two($0))00Z"
        }
        let found = try find([main] + chain.reversed()).found
        #expect(found.starts == (1...31).map { "202701\(two($0))T10\(two(min($0, 25)))00" })
    }

    @Test func `the second of many events of one UID is one message of a thousand, and the rest is counted`() throws {
        let events = (0..<3_000).map { "DTSTART:20270101T\(two($0 / 3_600))\(two($0 / 60 % 60))\(two($0 % 60))Z" }
        let found = try find(events).found
        #expect(found.starts.count == 3_000)
        #expect(found.diagnostics.count == 1_001)
        let last = try #require(found.diagnostics.last)
        #expect(last.id == "ical/more" && last.message.contains("1999"))
    }

    @Test func `each minute since 1980, each thirty thousand days long, is cut and said`() throws {
        let found = try find(
            ["DTSTART:19800101T000000Z\nDURATION:P30000D\nRRULE:FREQ=MINUTELY"], "20270101T000000",
            "20270102T000000", limit: 1_000
        ).found
        #expect(found.starts.count == 1_000 && found.starts.first == "19800101T000000")
        #expect(found.isTruncated && found.diagnostics.map(\.id) == ["ical/limit"])
    }

    @Test func `where all that was looked at is left out, it is said that there is more`() throws {
        let seconds = (0..<30).map { "20270101T0000\(two($0))Z" }.joined(separator: ",")
        let found = try find(["DTSTART:20270101T000000Z\nRRULE:FREQ=SECONDLY\nEXDATE:\(seconds)"], limit: 10).found
        #expect(found.starts.isEmpty && found.isTruncated)
        #expect(found.diagnostics.map(\.id) == ["ical/limit"])
    }

    @Test func `more rules than anybody needs are left out, and said`() throws {
        // Sixteen rules give the first of sixteen months; the seventeenth would give the second of March.
        let rules = (1...16).map { "RRULE:FREQ=YEARLY;COUNT=1;BYMONTH=\(min($0, 12));BYMONTHDAY=1" }
        let all = (["DTSTART:20270101T000000Z"] + rules + ["RRULE:FREQ=YEARLY;COUNT=1;BYMONTH=3;BYMONTHDAY=2"])
        let (reading, found) = try find([all.joined(separator: "\n")])
        #expect(found.starts == (1...12).map { "2027\(two($0))01T000000" })
        #expect(reading.map(\.id) == ["ical/limit"])
        #expect(reading.first?.position?.line == 24)
    }

    @Test func `the rule of an exception is not followed, and that is said`() throws {
        let main = "SUMMARY:m\nDTSTART:20270101T100000Z\nRRULE:FREQ=DAILY;COUNT=4"
        let turn = "RECURRENCE-ID;RANGE=THISANDFUTURE:20270103T100000Z\nDTSTART:20270103T110000Z"
        let (reading, found) = try find([main, turn + "\nRRULE:FREQ=WEEKLY;COUNT=9"])
        #expect(found.starts == ["20270101T100000", "20270102T100000", "20270103T110000", "20270104T110000"])
        #expect(reading.count == 1)
    }

    @Test func `wrong dates on a line of many folds are named where they stand`() throws {
        let folds = String(repeating: "\n ", count: 5_000)
        let text = "DTSTART:20270101T100000Z\nRDATE:\(folds)20270230T100000Z,\n 20270201T100000Z,20271301T100000Z"
        let (reading, found) = try find([text])
        #expect(found.starts == ["20270101T100000", "20270201T100000"])
        // RDATE is line 8 and its last fold before the first value line 5008, whose first column is the blank.
        #expect(reading.map { $0.position?.line } == [5_008, 5_009])
        #expect(reading.map { $0.position?.column } == [2, 19])
    }
}
