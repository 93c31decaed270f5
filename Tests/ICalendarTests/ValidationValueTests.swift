import ICalendar
import Testing

/// Values of the wrong form, each at the octet where it goes wrong. Columns were counted by hand.
@Suite struct ValidationValueTests {
    @Test(arguments: [
        // RFC 5545, 3.3.4 and 3.3.5: February of 2027 has 28 days; hours go to 23.
        ("DTEND:20270230T100000Z", "8:13 error ical/date"),
        ("DTEND:20271310T100000Z", "8:11 error ical/date"),
        ("DTEND:20270310T240000Z", "8:16 error ical/date"),
        ("DTEND:2027-03-10T14:00:00Z", "8:11 error ical/date"),
        ("DTEND:", "8:7 error ical/date"),
        ("DTEND:20270310", "8:7 error ical/value-type"),
        ("CREATED:20270101T000000", "8:9 warning ical/utc"),
        ("CREATED:20270101", "8:9 error ical/date"),
        // A leap second is right, and read as the second before.
        ("DTEND:20270310T135960Z", "8:7 warning ical/date"),
        // 3.3.6
        ("DURATION:PT", "8:12 error ical/duration"),
        ("DURATION:1H", "8:10 error ical/duration"),
        ("DURATION:P1H", "8:12 error ical/duration"),
        ("DURATION:PT1M1H", "8:14 error ical/duration"),
        ("DURATION:P1M", "8:12 error ical/duration"),
        ("DURATION:-PT1H", "8:10 error ical/duration"),
        // 3.3.8: PRIORITY is 0 to 9, SEQUENCE counts, PERCENT-COMPLETE is no property of an event.
        ("PRIORITY:10", "8:10 error ical/number"),
        ("PRIORITY:high", "8:10 error ical/number"),
        ("SEQUENCE:-1", "8:10 error ical/number"),
        ("SEQUENCE:2147483648", "8:10 error ical/number"),
        ("PERCENT-COMPLETE:50", "8:1 warning ical/property-place"),
        // 3.8.1.6: latitude to 90, longitude to 180.
        ("GEO:91;76", "8:5 error ical/geo"),
        ("GEO:43;181", "8:8 error ical/geo"),
        ("GEO:43,76", "8:7 error ical/geo"),
        // 3.3.13 and 3.3.3
        ("URL:www.example.org", "8:5 warning ical/uri"),
        ("URL:https://example.org/a b", "8:26 warning ical/uri"),
        ("ATTENDEE:someone@example.org", "8:10 error ical/address"),
        ("ORGANIZER:mailto:someone", "8:18 warning ical/address"),
        // 3.3.11: a letter after a backslash, a bare semicolon, a bare comma where one value stands.
        (#"SUMMARY:C:\temp"#, "8:11 warning ical/text-escape"),
        ("SUMMARY:one; two", "8:12 warning ical/text-escape"),
        ("LOCATION:Park, stage 2", "8:14 warning ical/text-escape"),
        (#"COMMENT:ends in \"#, "8:17 warning ical/text-escape"),
        // 3.8.1.11, 3.8.2.7, 3.8.1.3
        ("STATUS:CANCELED", "8:8 error ical/word"),
        ("STATUS:NEEDS-ACTION", "8:8 error ical/word"),
        ("TRANSP:FREE", "8:8 error ical/word"),
        ("CLASS:SECRET", "8:7 warning ical/word"),
        // 3.3.1: @ is none of the letters of BASE64; 3 letters are not a multiple of 4.
        ("ATTACH;ENCODING=BASE64;VALUE=BINARY:QUJ@", "8:40 error ical/base64"),
        ("ATTACH;ENCODING=BASE64;VALUE=BINARY:QUJ", "8:40 error ical/base64"),
        ("ATTACH;ENCODING=BASE64;VALUE=BINARY:QUI=QUJD", "8:41 error ical/base64"),
        // 3.8.8.3
        ("REQUEST-STATUS:ok", "8:16 warning ical/request-status"),
        // RFC 7986, 5.9 and 5.11
        ("COLOR:#E6C800", "8:7 warning ical/colour"),
        ("CONFERENCE:https://example.org/stream", "8:1 warning ical/value-type"),
        // 3.1: blanks at the end of what is no text.
        ("STATUS:CONFIRMED ", "8:17 warning ical/trailing-space"),
        ("DTEND:20270310T140000Z ", "8:23 warning ical/trailing-space"),
    ])
    func `a value of the wrong form is found where it goes wrong`(line: String, expected: String) {
        #expect(ValidationSample.found(in: ValidationSample.event(line)) == [expected])
    }

    @Test(arguments: [
        "DTEND:20270310T140000Z", "DTEND:20270310T135959Z", "DURATION:P1DT2H3M4S", "DURATION:P2W", "DURATION:PT0S",
        "DURATION:P0DT0H30M0S", "PRIORITY:0", "PRIORITY:9", "SEQUENCE:2147483647", "GEO:43.2567;76.9286",
        "GEO:-90.0;+180", "URL:https://example.org/a%20b?c=d#e", "URL:webcal://example.org",
        "ATTENDEE:mailto:someone@example.org", "ATTENDEE:MAILTO:someone@example.org", "ORGANIZER:urn:uuid:1-2",
        "ATTENDEE:/aMTIzNDU2/principal/", #"SUMMARY:a\, b\; c\\d\nE\N"#, #"SUMMARY:"quoted": 12:00"#,
        "CATEGORIES:one,two", #"CATEGORIES:one\, still one"#, "STATUS:CONFIRMED", "STATUS:tentative",
        "TRANSP:TRANSPARENT", "CLASS:X-STAFF", "ATTACH:https://example.org/poster.pdf",
        "ATTACH;ENCODING=BASE64;VALUE=BINARY:QUJD", "ATTACH;ENCODING=BASE64;VALUE=BINARY:QUI=",
        "REQUEST-STATUS:2.0;Success", "COLOR:gold", "COLOR:DarkGrey",
        "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://example.org/stream", "X-ANYTHING:; , \\z",
        "X-MS-OLK-WKHRSTART;TZID=\"Somewhere\":083000",
    ])
    func `a value of the right form is not spoken of`(line: String) {
        #expect(ValidationSample.found(in: ValidationSample.event(line)) == [])
    }

    @Test(arguments: [
        ("RRULE:INTERVAL=2", "8:7 error ical/rule"),
        ("RRULE:FREQ=OFTEN", "8:12 error ical/rule"),
        ("RRULE:FREQ=DAILY;COUNT=0", "8:24 error ical/rule"),
        ("RRULE:FREQ=DAILY;INTERVAL=-1", "8:27 error ical/rule"),
        ("RRULE:FREQ=DAILY;COUNT=3;UNTIL=20270401T000000Z", "8:26 error ical/rule"),
        ("RRULE:FREQ=DAILY;;COUNT=3", "8:18 error ical/rule"),
        ("RRULE:FREQ=DAILY;FREQ=DAILY", "8:18 error ical/rule"),
        ("RRULE:FREQ=DAILY;BYHOURS=3", "8:18 error ical/rule"),
        ("RRULE:FREQ=DAILY;BYHOUR=24", "8:25 error ical/rule"),
        ("RRULE:FREQ=WEEKLY;BYDAY=WE,XX", "8:28 error ical/rule"),
        ("RRULE:FREQ=WEEKLY;BYDAY=2WE", "8:19 error ical/rule"),
        ("RRULE:FREQ=WEEKLY;BYMONTHDAY=10", "8:19 error ical/rule"),
        ("RRULE:FREQ=MONTHLY;BYYEARDAY=69", "8:20 error ical/rule"),
        ("RRULE:FREQ=MONTHLY;BYWEEKNO=10", "8:20 error ical/rule"),
        ("RRULE:FREQ=MONTHLY;BYSETPOS=1", "8:20 error ical/rule"),
        ("RRULE:FREQ=DAILY;UNTIL=20270230T000000Z", "8:30 error ical/rule"),
        // DTSTART is Wednesday 10 March 2027, 13:00 in UTC.
        ("RRULE:FREQ=WEEKLY;BYDAY=TH", "8:19 warning ical/start-not-in-rule"),
        ("RRULE:FREQ=MONTHLY;BYDAY=1WE", "8:20 warning ical/start-not-in-rule"),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", "8:20 warning ical/start-not-in-rule"),
        ("RRULE:FREQ=YEARLY;BYMONTH=4", "8:19 warning ical/start-not-in-rule"),
        ("RRULE:FREQ=DAILY;UNTIL=20270310", "8:24 warning ical/until-type"),
        ("RRULE:FREQ=DAILY;UNTIL=20270320T130000", "8:24 warning ical/until-type"),
        ("RRULE:FREQ=DAILY;UNTIL=20270301T130000Z", "8:24 warning ical/until-before-start"),
        ("EXRULE:FREQ=DAILY", "8:1 warning ical/exrule"),
        ("EXDATE;VALUE=DATE:20270310", "8:19 warning ical/exdate-type"),
        ("RDATE;VALUE=DATE:20270317", "8:18 warning ical/rdate-type"),
        ("RDATE;VALUE=PERIOD:20270317T130000Z", "8:20 error ical/period"),
        ("RDATE;VALUE=PERIOD:20270317T130000Z/PT0S", "8:37 error ical/period"),
        ("RDATE;VALUE=PERIOD:20270317T130000Z/20270317T120000Z", "8:37 error ical/period"),
        ("RDATE:20270317T130000Z,20270399T130000Z", "8:30 error ical/date"),
        ("RRULE:BYDAY=WE;FREQ=WEEKLY", "8:16 warning ical/client-rule-order"),
        ("RRULE:freq=weekly", "8:7 warning ical/client-rule-case"),
        ("RRULE:FREQ=HOURLY;COUNT=3", "8:7 note ical/client-outlook-rule"),
        ("RRULE:FREQ=DAILY;COUNT=1000", "8:7 note ical/client-outlook-rule"),
    ])
    func `a rule is checked part by part, and against DTSTART`(line: String, expected: String) {
        let found = ValidationSample.found(in: ValidationSample.event(line))
        #expect(found.first == expected)
        // A rule that is wrong is not spoken of a second time, unless in words of how the event is read.
        #expect(found.count == 1)
    }

    @Test(arguments: [
        ("DTSTART;VALUE=DATE:20270310", "RRULE:FREQ=DAILY;BYHOUR=9;COUNT=2", "8:18 warning ical/rule-hours"),
        ("DTSTART:20270310T130000Z", "EXDATE:20270310T130000", "8:8 warning ical/exdate-type"),
        ("DTSTART;VALUE=DATE:20270310", "EXDATE:20270311,20270312", "8:8 error ical/value-type"),
        ("DTSTART:20270310T130000Z", "RECURRENCE-ID:20270310T130000", "8:15 warning ical/recurrence-id-type"),
    ])
    func `a line that has not the form it should have beside DTSTART is spoken of`(
        start: String, line: String, expected: String
    ) {
        #expect(ValidationSample.found(in: ValidationSample.event(line, start: start)).contains(expected))
    }

    @Test func `an alarm at a moment says that it is one`() {
        let alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Soon", "TRIGGER:20270310T120000Z", "END:VALARM"]
        let event = ["BEGIN:VEVENT", "UID:a@example.org", "DTSTAMP:20270101T000000Z", "DTSTART:20270310T130000Z"]
        let found = ValidationSample.found(in: ValidationSample.calendar(event + alarm + ["END:VEVENT"]))
        #expect(found == ["8:1 note ical/client-alarm", "11:9 error ical/value-type"])
    }

    @Test func `a task with a length has a start`() {
        let task = ["BEGIN:VTODO", "UID:a@example.org", "DTSTAMP:20270101T000000Z", "DURATION:PT1H", "END:VTODO"]
        #expect(ValidationSample.found(in: ValidationSample.calendar(task)) == ["7:1 error ical/duration-start"])
        let begun = ValidationSample.event("DURATION:PT1H", kind: "VTODO")
        #expect(ValidationSample.found(in: begun) == [])
    }

    @Test func `an UNTIL in UTC is compared with a start on a zone's clock`() {
        // 18:00 in Almaty is 13:00 in UTC.
        let start = "DTSTART;TZID=Asia/Almaty:20270310T180000"
        func found(_ rule: String) -> [String] {
            let event = ["BEGIN:VEVENT", "UID:a@example.org", "DTSTAMP:20270101T000000Z", start, rule, "END:VEVENT"]
            return ValidationSample.found(in: ValidationSample.calendar(ValidationSample.almaty + event))
        }
        #expect(found("RRULE:FREQ=DAILY;UNTIL=20270310T125959Z") == ["16:24 warning ical/until-before-start"])
        #expect(found("RRULE:FREQ=DAILY;UNTIL=20270310T130000Z") == [])
    }

    @Test func `a RECURRENCE-ID has the form of DTSTART`() {
        let series = [
            "BEGIN:VEVENT", "UID:a@example.org", "DTSTAMP:20270101T000000Z", "DTSTART:20270310T130000Z",
            "RRULE:FREQ=DAILY;COUNT=3", "END:VEVENT",
        ]
        func found(_ id: String) -> [String] {
            let moved = [
                "BEGIN:VEVENT", "UID:a@example.org", "DTSTAMP:20270101T000000Z", id, "DTSTART:20270311T150000Z",
                "END:VEVENT",
            ]
            return ValidationSample.found(in: ValidationSample.calendar(series + moved))
        }
        #expect(found("RECURRENCE-ID;VALUE=DATE:20270311") == ["13:1 warning ical/recurrence-id-type"])
        #expect(found("RECURRENCE-ID:20270311T130000Z") == [])
    }

    @Test(arguments: [
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR;WKST=SU", "RRULE:FREQ=MONTHLY;BYDAY=2WE;COUNT=12",
        "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=8", "RRULE:FREQ=YEARLY;UNTIL=20370310T130000Z",
        "RDATE:20270317T130000Z,20270324T130000Z", "RDATE;VALUE=PERIOD:20270317T130000Z/PT1H",
    ])
    func `a right rule is not spoken of`(line: String) {
        #expect(ValidationSample.found(in: ValidationSample.event(line)) == [])
    }

    @Test(arguments: [
        ("DTSTART;VALUE=DATE:20270310", "RRULE:FREQ=DAILY;UNTIL=20270320T000000Z", "8:24 warning ical/until-type"),
        ("DTSTART;VALUE=DATE:20270310", "DTEND:20270311T000000Z", "8:7 error ical/end-type"),
        ("DTSTART;VALUE=DATE:20270310", "DTEND;VALUE=DATE:20270310", "8:18 warning ical/end-equals-start"),
        ("DTSTART;VALUE=DATE:20270310", "DTEND;VALUE=DATE:20270309", "8:18 error ical/end-before-start"),
        ("DTSTART;VALUE=DATE:20270310", "DURATION:PT24H", "8:10 error ical/duration-days"),
        ("DTSTART:20270310T130000Z", "DTEND;VALUE=DATE:20270311", "8:18 error ical/end-type"),
        ("DTSTART:20270310T130000Z", "DTEND:20270310T130000Z", "8:7 note ical/end-equals-start"),
        ("DTSTART:20270310T130000Z", "DTEND:20270310T125959Z", "8:7 error ical/end-before-start"),
        ("DTSTART:20270310T130000Z", "DTEND:20270310T150000", "8:7 warning ical/end-clock"),
    ])
    func `the end is held against the start`(start: String, line: String, expected: String) {
        #expect(ValidationSample.found(in: ValidationSample.event(line, start: start)) == [expected])
    }

    @Test func `an event has DTEND or DURATION, not both`() {
        let lines = ValidationSample.event("DTEND:20270310T140000Z", "DURATION:PT1H")
        #expect(ValidationSample.found(in: lines) == ["9:1 error ical/end-and-duration"])
    }
}
