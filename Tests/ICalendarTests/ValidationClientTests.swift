import ICalendar
import Testing

/// What the large calendar apps write themselves passes; what they make of the rest is said with their names.
@Suite struct ValidationClientTests {
    private typealias Sample = ValidationSample

    /// Written anew in the manner of each app's export.
    @Test(arguments: [
        // Google: METHOD:PUBLISH, X-WR-TIMEZONE, times in UTC, alarms by mail.
        [
            "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Debates", "X-WR-TIMEZONE:Asia/Almaty", "BEGIN:VEVENT",
            "DTSTART:20270310T130000Z", "DTEND:20270310T140000Z", "DTSTAMP:20270101T000000Z", "UID:1a2b@google.com",
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=a@exam",
            " ple.org;X-NUM-GUESTS=0:mailto:a@example.org", "CREATED:20270101T000000Z", "DESCRIPTION:",
            "LAST-MODIFIED:20270101T000000Z", "LOCATION:Almaty\\, Abay 1", "SEQUENCE:0", "STATUS:CONFIRMED",
            "SUMMARY:Debate", "TRANSP:OPAQUE", "RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20270401T185959Z;BYDAY=WE",
            "BEGIN:VALARM", "ACTION:EMAIL", "DESCRIPTION:This is an event reminder", "SUMMARY:Alarm notification",
            "ATTENDEE:mailto:a@example.org", "TRIGGER:-P0DT0H30M0S", "END:VALARM", "END:VEVENT",
        ],
        // Apple: zones by name with their definition, a default alarm with ACTION:NONE, a place with coordinates.
        [
            "CALSCALE:GREGORIAN", "X-APPLE-CALENDAR-COLOR:#1BADF8", "BEGIN:VTIMEZONE", "TZID:Europe/Berlin",
            "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "DTSTART:19810329T020000", "TZNAME:GMT+2", "TZOFFSETTO:+0200", "END:DAYLIGHT", "BEGIN:STANDARD",
            "TZOFFSETFROM:+0200", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "DTSTART:19961027T030000", "TZNAME:GMT+1",
            "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT", "TRANSP:OPAQUE",
            "DTEND;TZID=Europe/Berlin:20270310T150000", "UID:2F7C0B52-8E1D-4C1A-9B5A-0D5A1E7A0C11",
            "DTSTAMP:20270101T000000Z", "LOCATION:Hall\\nStreet 1\\, Berlin", "SEQUENCE:1",
            "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS=Street 1;X-APPLE-RADIUS=70;",
            " X-TITLE=Hall:geo:52.5,13.4", "SUMMARY:Rally", "LAST-MODIFIED:20270101T000000Z",
            "DTSTART;TZID=Europe/Berlin:20270310T140000", "CREATED:20270101T000000Z", "BEGIN:VALARM",
            "X-WR-ALARMUID:5-5", "UID:5-5", "TRIGGER;VALUE=DATE-TIME:19760401T005545Z", "ACTION:NONE", "END:VALARM",
            "END:VEVENT",
        ],
        // Outlook and Exchange: Windows' names of zones, in quotes or not, their own X- lines, LANGUAGE everywhere.
        [
            "METHOD:PUBLISH", "X-MS-OLK-FORCEINSPECTOROPEN:TRUE", "BEGIN:VTIMEZONE", "TZID:W. Europe Standard Time",
            "BEGIN:STANDARD", "DTSTART:16010101T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100",
            "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "END:STANDARD", "BEGIN:DAYLIGHT",
            "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
            "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE", "BEGIN:VEVENT",
            "CLASS:PUBLIC", "CREATED:20270101T000000Z", "DESCRIPTION: \\n",
            "DTEND;TZID=\"W. Europe Standard Time\":20270310T133000", "DTSTAMP:20270101T000000Z",
            "DTSTART;TZID=\"W. Europe Standard Time\":20270310T130000", "LAST-MODIFIED:20270101T000000Z", "PRIORITY:5",
            "SEQUENCE:0", "SUMMARY;LANGUAGE=de:Treffen", "TRANSP:OPAQUE",
            "UID:040000008200E00074C5B7101A82E0080000000080363B3832EADA01000000000000000", " 0100000004F5D67A4",
            "X-ALT-DESC;FMTTYPE=text/html:<html><body>a; b, c</body></html>", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
            "X-MICROSOFT-CDO-IMPORTANCE:1", "X-MICROSOFT-DISALLOW-COUNTER:FALSE", "BEGIN:VALARM", "TRIGGER:-PT15M",
            "ACTION:DISPLAY", "DESCRIPTION:Reminder", "END:VALARM", "END:VEVENT",
        ],
        // Thunderbird and Nextcloud: their own X-MOZ lines, refresh hints, a whole day.
        [
            "CALSCALE:GREGORIAN", "REFRESH-INTERVAL;VALUE=DURATION:PT4H", "X-PUBLISHED-TTL:PT4H", "COLOR:gold",
            "X-WR-CALNAME:Plan", "BEGIN:VEVENT", "CREATED:20270101T000000Z", "LAST-MODIFIED:20270101T000000Z",
            "DTSTAMP:20270101T000000Z", "UID:7b0c", "SUMMARY:Day of silence", "DTSTART;VALUE=DATE:20270320",
            "DTEND;VALUE=DATE:20270321", "TRANSP:TRANSPARENT", "X-MOZ-GENERATION:2", "X-MOZ-LASTACK:20270101T000000Z",
            "END:VEVENT",
        ],
    ])
    func `files in the manner of the large apps have notes at most`(lines: [String]) {
        let found = Sample.found(in: Sample.calendar(lines))
        #expect(found.filter { !$0.contains("note ") } == [])
    }

    @Test func `a time of no zone is a warning, or a note where X-WR-TIMEZONE says whose clock it is on`() {
        #expect(
            Sample.found(in: Sample.event(start: "DTSTART:20270310T180000")) == ["7:9 warning ical/client-floating"])
        let zoned = Sample.calendar(
            [
                "X-WR-TIMEZONE:Asia/Almaty", "BEGIN:VEVENT", "UID:a", "DTSTAMP:20270101T000000Z",
                "DTSTART:20270310T180000",
                "END:VEVENT",
            ])
        #expect(Sample.found(in: zoned) == ["8:9 note ical/client-floating"])
    }

    @Test func `alarms and METHOD without ORGANIZER are one note each, however many events there are`() {
        let event = [
            "BEGIN:VEVENT", "DTSTAMP:20270101T000000Z", "DTSTART:20270310T130000Z", "BEGIN:VALARM",
            "ACTION:DISPLAY", "DESCRIPTION:a", "TRIGGER:-PT5M", "END:VALARM", "END:VEVENT",
        ]
        let lines = Sample.calendar(["METHOD:PUBLISH"] + event + ["UID:a"] + event + ["UID:b"])
        // The UIDs stand in the wrong place, which is said of them.
        let found = Sample.found(in: lines)
        #expect(
            found.filter { $0.contains("note ") } == ["5:1 note ical/publish-organizer", "8:1 note ical/client-alarm"])
    }

    @Test func `a file above a million octets is more than Google takes`() {
        let event = Sample.event("SUMMARY:a")
        let body = (0..<9000).flatMap { number in
            [
                "BEGIN:VEVENT", "UID:\(number)", "DTSTAMP:20270101T000000Z", "DTSTART:20270310T130000Z",
                "DTEND:20270310T140000Z", "END:VEVENT",
            ]
        }
        #expect(!Sample.found(in: event).contains("warning ical/client-size"))
        #expect(Sample.found(in: Sample.calendar(body)) == ["warning ical/client-size"])
    }

    @Test func `several calendars in one file are a note`() {
        let two = Sample.event() + Sample.event().map { $0 == "UID:a@example.org" ? "UID:b@example.org" : $0 }
        #expect(Sample.found(in: two) == ["10:1 note ical/client-several"])
    }

    /// Every id that names an app says which, and every diagnostic says how to mend it.
    @Test func `what is said of apps names them, and everything has a mend`() {
        let lines = Sample.event(
            "RRULE:BYDAY=WE;FREQ=WEEKLY;COUNT=2000", "RECURRENCE-ID;RANGE=THISANDFUTURE:20270310T130000Z",
            "STATUS:CANCELED", "DTEND:2027", "SUMMARY:a;b", start: "DTSTART:20270310T130000")
        let found = CalendarCheck(Array(lines.map { $0 + "\r\n" }.joined().utf8)).diagnostics
        let apps = ["Google", "Apple", "Outlook", "Thunderbird", "Nextcloud", "Exchange"]
        #expect(found.count > 6)
        for diagnostic in found {
            #expect(diagnostic.fix?.isEmpty == false)
            guard diagnostic.id.hasPrefix("ical/client-") else { continue }
            #expect(apps.contains { diagnostic.message.contains($0) })
        }
    }
}
