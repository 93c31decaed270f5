import ICalendar
import Testing
import ZoneInfo

/// What the lines of an event mean, and what is said where they mean nothing.
@Suite struct EventTimesTests {
    @Test(arguments: [
        // The value, and what the message says of it: 2027 has no 30 February, a day no hour 25.
        ("20270230T100000Z", "28 days"), ("20271301", "months go"), ("20270300", "days go"), ("00000101", "years go"),
        ("20270310T256000Z", "hours go"), ("20270310T101060Z1", "no date and no time"), ("", "is empty"),
        ("NaNNaNNaNTNaNNaN00Z", "no date and no time"), ("2027-03-10T10:00:00Z", "no date and no time"),
        ("2027031010000000", "no date and no time"), ("20270310T1000", "no date and no time"),
        ("20270310T100000+0500", "no date and no time"), ("tomorrow", "no date and no time"),
    ])
    func `an event whose start is no time is left out, and its line named`(value: String, words: String) throws {
        let read = CalendarFile.read(
            calendar([
                "BEGIN:VEVENT", "UID:bad@case.example", "DTSTART:\(value)", "END:VEVENT", "BEGIN:VEVENT",
                "UID:good@case.example", "DTSTART:20270310T100000Z", "END:VEVENT",
            ]))
        #expect(read.events.map(\.uid) == ["good@case.example"])
        #expect(said(of: read) == ["5:9 error ical/date"])
        let message = try #require(read.diagnostics.first?.message)
        #expect(message.contains("bad@case.example"))
        #expect(message.contains(words), "\(message)")
        #expect(read.isWhole)
    }

    @Test func `an event without a start is left out, and its UID named`() throws {
        let read = CalendarFile.read(event(["SUMMARY:x"]))
        #expect(read.events.isEmpty)
        #expect(said(of: read) == ["3:1 error ical/no-start"])
        #expect(read.diagnostics.first?.message.contains("e@case.example") == true)
    }

    @Test func `an event whose rule cannot be followed is left out, and the line named`() {
        let read = CalendarFile.read(event(["DTSTART:20270310T100000Z", "RRULE:FREQ=DAILY;UNTIL=NaNNaNNaNTNaNNaN00Z"]))
        #expect(read.events.isEmpty)
        #expect(said(of: read) == ["7:7 error ical/rule"])
    }

    @Test(arguments: [
        // DTSTART and more of the event, the start that is read, what is said.
        ("DTSTART;VALUE=DATE:20270321", "date", [String]()),
        ("DTSTART:20270321", "date", ["6:9 warning ical/value-type"]),
        ("DTSTART;VALUE=DATE:20270321T100000", "date", ["6:20 warning ical/value-type"]),
        ("DTSTART;VALUE=DATE;TZID=\"Almaty, Astana\":20270321", "date", []),
        ("DTSTART;TZID=Asia/Almaty:20270321T150000Z", "utc", ["6:26 warning ical/utc-with-zone"]),
        ("DTSTART;TZID=Asia/Almaty:20270321T150000", "zoned", []),
        ("DTSTART;TZID=Nowhere/Land:20270321T150000", "floating", ["6:1 error ical/unknown-zone"]),
        ("DTSTART;TZID=:20270321T150000", "floating", ["6:1 note ical/floating"]),
        ("DTSTART:20270321T150000", "floating", ["6:1 note ical/floating"]),
        ("DTSTART:20270321t150000z ", "utc", []),
        ("DTSTART:20270321T145960Z", "leap", ["6:9 warning ical/date"]),
        ("DTSTART:20270320T240000Z", "midnight", ["6:9 warning ical/date"]),
    ])
    func `a start is read as a date or a time, on the clock that it names`(
        line: String, kind: String, expected: [String]
    ) throws {
        let read = CalendarFile.read(event([line]))
        let start = try #require(read.events.first?.start)
        let civil = CivilDateTime(try #require(CivilDate(year: 2027, month: 3, day: 21)), CivilTime(15, 0))
        switch (kind, start) {
        case ("date", .date(let date)): #expect(date == civil.date)
        case ("utc", .utc(let instant)): #expect(instant == Instant(utc: civil))
        case ("zoned", .zoned(let moment, let zone)):
            #expect(moment == civil)
            #expect(zone.zone.identifier == "Asia/Almaty")
        case ("floating", .floating(let moment)): #expect(moment == civil)
        case ("leap", .utc(let instant)): #expect(instant == Instant(utc: civil) - 1)
        case ("midnight", .utc(let instant)): #expect(instant == Instant(utc: CivilDateTime(civil.date, .midnight)))
        default: Issue.record("\(start) is not \(kind)")
        }
        #expect(said(of: read) == expected)
    }

    @Test(arguments: [
        // Start, line of the end, the end that is read (nil: none), what is said.
        ("DTSTART;VALUE=DATE:20270321", "DTEND;VALUE=DATE:20270321", nil, ["7:18 warning ical/end-before-start"]),
        ("DTSTART;VALUE=DATE:20270321", "DTEND;VALUE=DATE:20270320", nil, ["7:18 warning ical/end-before-start"]),
        ("DTSTART;VALUE=DATE:20270321", "DTEND;VALUE=DATE:20270323", "20270323", []),
        ("DTSTART;VALUE=DATE:20270321", "DTEND:20270322T000000Z", "20270322", ["7:7 warning ical/end-before-start"]),
        ("DTSTART;VALUE=DATE:20270321", "DTEND:20270322T100000Z", "20270323", ["7:7 warning ical/end-before-start"]),
        ("DTSTART:20270321T100000Z", "DTEND:20270321T100000Z", "20270321T100000Z", []),
        ("DTSTART:20270321T100000Z", "DTEND:20270321T090000Z", nil, ["7:7 warning ical/end-before-start"]),
        (
            "DTSTART:20270321T100000Z", "DTEND;VALUE=DATE:20270322", "20270322T000000Z",
            ["7:18 warning ical/end-before-start"]
        ),
        ("DTSTART:20270321T100000Z", "DTEND:20270231", nil, ["7:7 error ical/date"]),
        ("DTSTART:20270321T100000Z", "DTEND:", nil, ["7:7 error ical/date"]),
    ])
    func `an end counts where it is after the start`(
        start: String, end: String, expected: String?, diagnostics: [String]
    ) throws {
        let read = CalendarFile.read(event([start, end]))
        let event = try #require(read.events.first)
        #expect(try event.end == expected.map { try $0.hasSuffix("Z") ? utc($0) : day($0) })
        #expect(said(of: read) == diagnostics)
    }

    @Test func `an end is compared with its start as instants`() throws {
        // 18:00 in Almaty (+05) is 13:00Z, and 14:30 in Berlin (+01) is 13:30Z: half an hour later.
        let read = CalendarFile.read(
            event(["DTSTART;TZID=Asia/Almaty:20270310T180000", "DTEND;TZID=Europe/Berlin:20270310T143000"]))
        #expect(read.events.first?.end != nil)
        #expect(read.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("PT1H30M", 0, 5400), ("P1D", 1, 0), ("P2W", 14, 0), ("P1DT12H", 1, 43_200), ("+PT15M", 0, 900), ("pt5s", 0, 5),
        ("-P1D", -1, 0), ("-PT15M", 0, -900), ("P0D", 0, 0), ("PT100H", 0, 360_000), ("P1W2D", 9, 0),
    ])
    func `a duration has days of the clock and exact seconds`(text: String, days: Int, seconds: Int64) {
        #expect(ICalendarDuration(text) == ICalendarDuration(days: days, seconds: seconds))
    }

    @Test(arguments: [
        "", "P", "-", "PT", "P1", "PT1", "1H", "P1H", "PT1D", "P1Y", "PT1M1H", "PTaNaNM", "P1DT", "PT99999999999S",
        "P200000D",
    ])
    func `what is no duration is nil`(text: String) {
        #expect(ICalendarDuration(text) == nil)
    }

    @Test(arguments: [
        ("DTSTART:20270321T100000Z", "DURATION:PT1H", 0, 3600, [String]()),
        ("DTSTART;VALUE=DATE:20270321", "DURATION:P2D", 2, 0, []),
        ("DTSTART;VALUE=DATE:20270321", "DURATION:PT36H", 2, 0, ["7:10 warning ical/end-before-start"]),
        ("DTSTART;VALUE=DATE:20270321", "DURATION:PT0S", 1, 0, ["7:10 warning ical/end-before-start"]),
        ("DTSTART:20270321T100000Z", "DURATION:-PT1H", nil, 0, ["7:10 error ical/duration"]),
        ("DTSTART:20270321T100000Z", "DURATION:-", nil, 0, ["7:10 error ical/duration"]),
    ])
    func `an event keeps the duration that makes sense for its start`(
        start: String, line: String, days: Int?, seconds: Int64, expected: [String]
    ) throws {
        let read = CalendarFile.read(event([start, line]))
        let event = try #require(read.events.first)
        #expect(event.duration == days.map { ICalendarDuration(days: $0, seconds: seconds) })
        #expect(said(of: read) == expected)
    }

    @Test func `of DTEND and DURATION the first counts, with a warning`() throws {
        let read = CalendarFile.read(
            event(["DTSTART:20270321T100000Z", "DURATION:PT3H", "DTEND:20270321T110000Z"]))
        #expect(try read.events.first?.end == utc("2027-03-21T11:00:00Z"))
        #expect(read.events.first?.duration == nil)
        #expect(said(of: read) == ["7:1 warning ical/end-and-duration"])
    }
}
