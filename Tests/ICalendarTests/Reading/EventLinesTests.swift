import ICalendar
import Testing
import ZoneInfo

/// The other lines of an event: who it is, how it repeats, what it is called.
@Suite struct EventLinesTests {
    @Test func `an exception knows which occurrence it replaces`() throws {
        let read = CalendarFile.read(
            event([
                "DTSTART:20270321T100000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20270320T100000Z", "SEQUENCE:3",
                "STATUS:cancelled", "TRANSP:TRANSPARENT", "LAST-MODIFIED:20270102T000000Z",
            ]))
        let event = try #require(read.events.first)
        #expect(try event.recurrenceID == utc("2027-03-20T10:00:00Z"))
        #expect(event.appliesToFuture)
        #expect(event.sequence == 3)
        #expect(event.status == .cancelled)
        #expect(event.isTransparent)
        // 2027-01-01 is 57 years and 14 leap days after 1970-01-01: 57 * 365 + 14 = 20,819 days.
        #expect(event.stamp == Instant(seconds: 20_819 * 86_400))
        #expect(event.lastModified == Instant(seconds: 20_820 * 86_400))
        #expect(read.diagnostics.isEmpty)
    }

    @Test func `dates and exceptions are lists, of times, days and periods`() throws {
        let read = CalendarFile.read(
            event([
                "DTSTART:20270321T100000Z", "RDATE:20270322T100000Z,20270323T100000Z",
                "RDATE;VALUE=PERIOD:20270324T100000Z/PT2H,20270325T100000Z/20270325T110000Z",
                "EXDATE:20270322T100000Z", "EXDATE;VALUE=DATE:20270323,20270324", "EXDATE:",
            ]))
        let event = try #require(read.events.first)
        #expect(
            try event.dates == [
                utc("2027-03-22T10:00:00Z"), utc("2027-03-23T10:00:00Z"), utc("2027-03-24T10:00:00Z"),
                utc("2027-03-25T10:00:00Z"),
            ])
        #expect(
            try event.periods == [
                2: .duration(ICalendarDuration(seconds: 7200)), 3: .end(utc("2027-03-25T11:00:00Z")),
            ])
        #expect(try event.exceptions == [utc("2027-03-22T10:00:00Z"), day("20270323"), day("20270324")])
        #expect(read.diagnostics.isEmpty)
    }

    @Test func `one bad value of a list costs only itself`() throws {
        let read = CalendarFile.read(
            event([
                "DTSTART:20270321T100000Z", "EXDATE:20270322T100000Z,20270230T100000Z,20270324T100000Z",
                "RDATE;VALUE=PERIOD:20270310/,20270325T100000Z/PT1H",
            ]))
        let event = try #require(read.events.first)
        #expect(try event.exceptions == [utc("2027-03-22T10:00:00Z"), utc("2027-03-24T10:00:00Z")])
        #expect(try event.dates == [utc("2027-03-25T10:00:00Z")])
        #expect(event.periods == [0: .duration(ICalendarDuration(seconds: 3600))])
        // The second of three values begins after `EXDATE:` and the 17 of the first with its comma.
        #expect(said(of: read) == ["7:25 error ical/date", "8:20 error ical/date"])
    }

    @Test func `lines that may stand once count once`() throws {
        let read = CalendarFile.read(
            event(["DTSTART:20270321T100000Z", "DTSTART:20280321T100000Z", "SUMMARY:one", "SUMMARY:two"]))
        #expect(try read.events.first?.start == utc("2027-03-21T10:00:00Z"))
        #expect(read.events.first?.summary == "one")
        #expect(said(of: read) == ["7:1 warning ical/repeated", "9:1 warning ical/repeated"])
    }

    @Test(arguments: [
        ("SEQUENCE:x", "7:10 warning ical/sequence"), ("SEQUENCE:-1", "7:10 warning ical/sequence"),
        ("STATUS:MAYBE", "7:8 warning ical/status"), ("TRANSP:NO", "7:8 warning ical/transp"),
        ("LAST-MODIFIED:x", "7:15 warning ical/date"), ("EXRULE:FREQ=DAILY", "7:1 warning ical/exrule"),
        ("RRULE:", "7:1 warning ical/rule"), ("RRULE:FREQ=DAILY\\;COUNT=2", "7:7 warning ical/rule"),
    ])
    func `a value that says nothing costs a warning, not the event`(line: String, expected: String) {
        let read = CalendarFile.read(event(["DTSTART:20270321T100000Z", line]))
        #expect(read.events.count == 1)
        #expect(said(of: read) == [expected])
    }

    @Test func `a rule with escaped semicolons is followed`() {
        let read = CalendarFile.read(
            event(["DTSTART:20270321T100000Z", "RRULE:FREQ=WEEKLY\\;COUNT=2\\;BYDAY=SU\\,MO"]))
        #expect(read.events.first?.rules.first?.count == 2)
        #expect(read.events.first?.rules.first?.frequency == .weekly)
    }

    @Test func `the rule of what replaces one occurrence is not dropped without a word`() {
        let read = CalendarFile.read(
            event(["DTSTART:20270321T100000Z", "RECURRENCE-ID:20270321T100000Z", "RRULE:FREQ=DAILY"]))
        #expect(read.events.count == 1)
        #expect(said(of: read) == ["8:1 warning ical/exception-rule"])
    }

    @Test func `an event without a UID has the same one at each reading, and another one than other events`() throws {
        let lines = { (stamp: String, title: String) in
            ["BEGIN:VEVENT", "DTSTAMP:\(stamp)", "DTSTART:20270321T100000Z", "SUMMARY:\(title)", "END:VEVENT"]
        }
        let first = CalendarFile.read(calendar(lines("20270101T000000Z", "a") + lines("20270101T000000Z", "b")))
        let second = CalendarFile.read(calendar(["X-WR-CALNAME:x"] + lines("20270601T000000Z", "a")))
        #expect(Set(first.events.map(\.uid)).count == 2)
        #expect(first.events.first?.uid == second.events.first?.uid)
        #expect(first.events.first?.uid.isEmpty == false)
        #expect(said(of: first) == ["3:1 warning ical/no-uid", "8:1 warning ical/no-uid"])
    }

    @Test func `components that are no events are counted`() {
        let read = CalendarFile.read(
            calendar([
                "BEGIN:VTODO", "UID:t", "END:VTODO", "BEGIN:VTODO", "UID:u", "END:VTODO", "BEGIN:VEVENT", "UID:e",
                "DTSTART:20270321T100000Z", "END:VEVENT", "BEGIN:VFREEBUSY", "END:VFREEBUSY",
            ]))
        #expect(read.counts == ["VTODO": 2, "VEVENT": 1, "VFREEBUSY": 1])
        #expect(said(of: read) == ["3:1 note ical/not-an-event", "13:1 note ical/not-an-event"])
    }

    @Test func `what stands in an event stays with it, also before its own lines`() throws {
        let read = CalendarFile.read(
            event([
                "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D", "X-LONG:a", " b", "END:VALARM",
                "DTSTART:20270321T100000Z", "SUMMARY:al", " arm", "BEGIN:VALARM", "TRIGGER:-PT1H", "END:VALARM",
                "LOCATION:after",
            ]))
        let event = try #require(read.events.first)
        #expect(event.summary == "alarm")
        #expect(event.component.components.map { $0.property("TRIGGER")?.value } == ["-P1D", "-PT1H"])
        #expect(event.component.components.map(\.position.line) == [6, 15])
        #expect(event.component.components[0].property("X-LONG")?.value == "ab")
        #expect(event.component.property("LOCATION")?.position == TextPosition(line: 18))
        #expect(
            event.component.properties.map(\.name) == ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "LOCATION"])
        #expect(read.diagnostics.isEmpty)
    }

    @Test func `the calendar says what it is, in new words and old ones`() {
        let both = CalendarFile.read(
            calendar([
                #"NAME:Dala\, zhol\; 2027"#, "X-WR-CALNAME:other", #"X-WR-CALDESC:Feed\, all"#, "METHOD:publish",
                "COLOR:tomato", "X-APPLE-CALENDAR-COLOR:#FF6347FF", "X-WR-TIMEZONE:Asia/Almaty",
            ]))
        #expect(both.name == "Dala, zhol; 2027")
        #expect(both.details == "Feed, all")
        #expect(both.method == "PUBLISH")
        #expect(both.colour == "#FF6347")
        #expect(both.clock?.zone.identifier == "Asia/Almaty")
        let old = CalendarFile.read(calendar(["X-WR-CALNAME:old", "COLOR:gold"]))
        #expect(old.name == "old")
        #expect(old.colour == "gold")
        #expect(old.clock == nil)
    }

    @Test func `a zone may be defined after the events that use it`() throws {
        let read = CalendarFile.read(
            calendar([
                "BEGIN:VEVENT", "UID:1", "DTSTART;TZID=Own Zone:20270310T180000", "END:VEVENT", "BEGIN:VTIMEZONE",
                "TZID:Own Zone", "BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETFROM:+0530", "TZOFFSETTO:+0530",
                "END:STANDARD", "END:VTIMEZONE",
            ]))
        guard case .zoned(let civil, let zone)? = read.events.first?.start else {
            Issue.record("the start has no zone")
            return
        }
        // 18:00 at +05:30 is 12:30 in UTC.
        #expect(try CalendarTime.utc(zone.zone.instant(of: civil)) == utc("2027-03-10T12:30:00Z"))
        #expect(zone.isDefinedByFile)
        #expect(read.diagnostics.isEmpty)
    }

    @Test func `a file of the format before iCalendar is read, with a warning`() {
        let read = CalendarFile.read(
            octets([
                "BEGIN:VCALENDAR", "VERSION:1.0", "BEGIN:VEVENT", "UID:1", "DTSTART:20270310T100000Z", "END:VEVENT",
                "END:VCALENDAR",
            ]))
        #expect(read.events.count == 1)
        #expect(said(of: read) == ["2:1 warning ical/version"])
    }
}
