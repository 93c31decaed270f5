import ICalendar
import Testing

/// What stands in which component, and how often.
@Suite struct ValidationComponentTests {
    private typealias Sample = ValidationSample

    /// One row of RFC 5545, 3.6.1 to 3.6.4: what has to stand in each.
    @Test(arguments: ["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"])
    func `UID and DTSTAMP have to be there`(kind: String) {
        let start = kind == "VEVENT" ? ["DTSTART:20270310T130000Z"] : []
        let found = Sample.found(in: Sample.calendar(["BEGIN:\(kind)"] + start + ["END:\(kind)"]))
        #expect(found == ["4:1 error ical/required", "4:1 error ical/required"])
    }

    @Test(arguments: [
        (["METHOD:PUBLISH"], true), ([], true), (["METHOD:CANCEL"], false), (["METHOD:REPLY"], false),
    ])
    func `an event needs DTSTART, unless METHOD is of those that do not`(method: [String], needs: Bool) {
        let event = [
            "BEGIN:VEVENT", "UID:a", "DTSTAMP:20270101T000000Z", "ORGANIZER:mailto:a@example.org", "END:VEVENT",
        ]
        let found = Sample.found(in: Sample.calendar(method + event))
        #expect(found == (needs ? ["\(4 + method.count):1 error ical/required"] : []))
    }

    @Test(arguments: [
        (["BEGIN:VCALENDAR", "PRODID:x", "END:VCALENDAR"], "1:1 error ical/required"),
        (["BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR"], "1:1 error ical/required"),
        (["BEGIN:VCALENDAR", "VERSION:1.0", "PRODID:x", "END:VCALENDAR"], "2:9 error ical/version"),
        (["BEGIN:VCALENDAR", "VERSION:3.0", "PRODID:x", "END:VCALENDAR"], "2:9 warning ical/version"),
        (["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:", "END:VCALENDAR"], "3:8 error ical/empty-value"),
        (["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "PRODID:y", "END:VCALENDAR"], "4:1 error ical/repeated"),
        (["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "CALSCALE:JULIAN", "END:VCALENDAR"], "4:10 error ical/word"),
        (["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "METHOD:PUBLSH", "END:VCALENDAR"], "4:8 warning ical/word"),
        (
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "REFRESH-INTERVAL:PT6H", "END:VCALENDAR"],
            "4:1 warning ical/value-type"
        ),
        (
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "X-WR-TIMEZONE:Almaty", "END:VCALENDAR"],
            "4:15 warning ical/default-zone"
        ),
        (
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "SUMMARY:y", "END:VCALENDAR"],
            "4:1 warning ical/property-place"
        ),
    ])
    func `the calendar itself has what it must, once`(lines: [String], expected: String) {
        #expect(Sample.found(in: lines) == [expected, "note ical/empty"])
    }

    @Test func `names, descriptions and the rest of RFC 7986 have their place in the calendar`() {
        let lines = [
            "NAME:Campaign", "NAME;LANGUAGE=kk:Науқан", "DESCRIPTION:All of it", "UID:c@example.org",
            "LAST-MODIFIED:20270101T000000Z", "URL:https://example.org", "CATEGORIES:election",
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "SOURCE;VALUE=URI:https://example.org/a.ics", "COLOR:gold",
            "IMAGE;VALUE=URI;DISPLAY=BADGE:https://example.org/a.png", "X-WR-CALNAME:Campaign",
            "X-APPLE-CALENDAR-COLOR:#E6C800", "X-PUBLISHED-TTL:PT6H",
        ]
        #expect(Sample.found(in: Sample.calendar(lines)) == ["note ical/empty"])
    }

    /// RFC 5545, 3.6: each of these once at most, RRULE by advice.
    @Test(arguments: [
        ("SUMMARY:a", "error"), ("DTSTART:20270310T130000Z", "error"), ("STATUS:CONFIRMED", "error"),
        ("RRULE:FREQ=WEEKLY", "warning"), ("ORGANIZER:mailto:a@example.org", "error"),
    ])
    func `what may stand once is found the second time`(line: String, severity: String) {
        let isStart = line.hasPrefix("DTSTART")
        let lines = isStart ? Sample.event(line) : Sample.event(line, line)
        #expect(Sample.found(in: lines) == ["\(isStart ? 8 : 9):1 \(severity) ical/repeated"])
    }

    @Test(arguments: ["COMMENT:a", "CATEGORIES:a", "ATTENDEE:mailto:a@example.org", "CONTACT:a", "RELATED-TO:b"])
    func `what may stand often may stand often`(line: String) {
        #expect(Sample.found(in: Sample.event(line, line, line)) == [])
    }

    @Test func `components stand where they belong`() {
        let alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:a", "TRIGGER:-PT5M", "END:VALARM"]
        #expect(Sample.found(in: Sample.calendar(alarm)).contains("4:1 error ical/component-place"))
        let unknown = Sample.found(
            in: Sample.calendar(["BEGIN:VEVNT", "END:VEVNT", "BEGIN:X-OWN", "X-A:1", "END:X-OWN"]))
        #expect(unknown == ["4:1 warning ical/unknown-component"])
    }

    @Test(arguments: [
        (["ACTION:DISPLAY", "TRIGGER:-PT5M"], ["8:1 error ical/alarm"]),
        (["ACTION:EMAIL", "TRIGGER:-PT5M", "DESCRIPTION:a"], ["8:1 error ical/alarm", "8:1 error ical/alarm"]),
        (["ACTION:AUDIO", "TRIGGER:-PT5M", "ATTACH:file:a", "ATTACH:file:b"], ["12:1 error ical/alarm"]),
        (["ACTION:AUDIO", "TRIGGER:-PT5M", "REPEAT:3"], ["11:1 error ical/alarm"]),
        (["ACTION:AUDIO", "TRIGGER:-PT5M", "DURATION:PT5M"], ["11:1 error ical/alarm"]),
        (["ACTION:DISPLAY", "DESCRIPTION:a"], ["8:1 error ical/required"]),
        (["TRIGGER:-PT5M"], ["8:1 error ical/required"]),
        (["ACTION:RING", "TRIGGER:-PT5M"], ["9:8 warning ical/word"]),
        (["ACTION:AUDIO", "TRIGGER:soon"], ["10:9 error ical/duration"]),
        (["ACTION:AUDIO", "TRIGGER;VALUE=DATE-TIME:20270310T120000"], ["10:25 warning ical/utc"]),
        (
            ["ACTION:AUDIO", "TRIGGER;VALUE=DATE-TIME;RELATED=END:20270310T120000Z"],
            ["10:25 warning ical/parameter-place"]
        ),
        (["ACTION:AUDIO", "TRIGGER;RELATED=MIDDLE:-PT5M"], ["10:9 error ical/parameter-value"]),
        (["ACTION:NONE", "TRIGGER;VALUE=DATE-TIME:19760401T005545Z"], []),
        (["ACTION:AUDIO", "ATTACH;VALUE=URI:Basso", "TRIGGER:-PT15M", "UID:9-9", "ACKNOWLEDGED:20270101T000000Z"], []),
        (["ACTION:EMAIL", "TRIGGER:PT0S", "DESCRIPTION:a", "SUMMARY:b", "ATTENDEE:mailto:a@example.org"], []),
        (["ACTION:DISPLAY", "DESCRIPTION:a", "TRIGGER;RELATED=END:-P1D", "REPEAT:2", "DURATION:PT5M"], []),
    ])
    func `an alarm has what its ACTION needs`(lines: [String], expected: [String]) {
        let event =
            Array(Sample.event().dropLast(2)) + ["BEGIN:VALARM"] + lines + [
                "END:VALARM", "END:VEVENT", "END:VCALENDAR",
            ]
        #expect(Sample.found(in: event).filter { !$0.hasSuffix("client-alarm") } == expected)
    }

    @Test(arguments: [
        (["BEGIN:VTIMEZONE", "TZID:A", "END:VTIMEZONE"], "4:1 error ical/zone-definition"),
        (
            [
                "BEGIN:VTIMEZONE", "TZID:A", "BEGIN:STANDARD", "DTSTART:20240101T000000Z", "TZOFFSETFROM:+0600",
                "TZOFFSETTO:+0500", "END:STANDARD", "END:VTIMEZONE",
            ], "7:9 error ical/zone-definition"
        ),
        (
            [
                "BEGIN:VTIMEZONE", "TZID:A", "BEGIN:STANDARD", "DTSTART:20240101T000000", "TZOFFSETTO:+0500",
                "END:STANDARD", "END:VTIMEZONE",
            ], "6:1 error ical/required"
        ),
        (
            [
                "BEGIN:VTIMEZONE", "TZID:A", "BEGIN:STANDARD", "DTSTART:20240101T000000", "TZOFFSETFROM:0600",
                "TZOFFSETTO:+0500", "END:STANDARD", "END:VTIMEZONE",
            ], "8:14 error ical/offset"
        ),
        (
            [
                "BEGIN:VTIMEZONE", "TZID:A", "BEGIN:STANDARD", "DTSTART:20240101T000000", "TZOFFSETFROM:+0660",
                "TZOFFSETTO:+0500", "END:STANDARD", "END:VTIMEZONE",
            ], "8:17 error ical/offset"
        ),
        (
            [
                "BEGIN:VTIMEZONE", "TZID:A", "BEGIN:STANDARD", "DTSTART:20240101T000000", "TZOFFSETFROM:-0000",
                "TZOFFSETTO:+0500", "END:STANDARD", "END:VTIMEZONE",
            ], "8:14 warning ical/offset"
        ),
        (
            [
                "BEGIN:VTIMEZONE", "TZID:A", "BEGIN:STANDARD", "DTSTART:20200101T000000", "TZOFFSETFROM:+0600",
                "TZOFFSETTO:+0500", "RRULE:FREQ=YEARLY;UNTIL=20300101T000000", "END:STANDARD", "END:VTIMEZONE",
            ],
            "10:25 warning ical/until-type"
        ),
    ])
    func `a zone's definition says something`(lines: [String], expected: String) {
        #expect(Sample.found(in: Sample.calendar(lines)).contains(expected))
    }

    @Test func `a zone that is defined and not named is a note, and one defined twice an error`() {
        let found = Sample.found(in: Sample.calendar(Sample.almaty + Sample.almaty))
        #expect(found.contains("4:1 note ical/zone-unused"))
        #expect(found.contains("12:1 error ical/zone-repeated"))
    }

    @Test func `each calendar of a file defines its own zones`() {
        let one = Sample.calendar(Sample.almaty)
        let found = Sample.found(in: one + one)
        #expect(!found.contains { $0.hasSuffix("ical/zone-repeated") })
        #expect(
            Sample.found(in: one + Sample.calendar(Sample.almaty + Sample.almaty)).contains(
                "24:1 error ical/zone-repeated"))
    }

    @Test func `two events with one UID are named with both lines and which of them counts`() {
        func event(_ stamp: String, _ more: [String]) -> [String] {
            ["BEGIN:VEVENT", "UID:a", "DTSTAMP:\(stamp)", "DTSTART:20270310T130000Z"] + more + ["END:VEVENT"]
        }
        let lines = Sample.calendar(
            event("20270101T000000Z", ["SEQUENCE:2"]) + event("20270102T000000Z", [])
                + event("20270101T000000Z", ["SEQUENCE:2"]))
        let found = CalendarCheck(Array(lines.map { $0 + "\r\n" }.joined().utf8)).diagnostics
        #expect(found.map(Sample.brief) == ["11:1 warning ical/same-uid", "16:1 warning ical/same-uid"])
        #expect(
            found.first?.message.contains("of line 4 have one UID; the one of line 4 has the higher SEQUENCE") == true)
        #expect(found.last?.message.contains("nothing tells which of them is newer") == true)
    }

    @Test func `an exception has the UID of its series, and may stand alone with a note`() {
        let exception = [
            "BEGIN:VEVENT", "UID:b", "DTSTAMP:20270101T000000Z", "DTSTART:20270310T130000Z",
            "RECURRENCE-ID:20270310T120000Z", "END:VEVENT",
        ]
        #expect(Sample.found(in: Sample.calendar(exception)) == ["8:1 note ical/no-series"])
    }
}
