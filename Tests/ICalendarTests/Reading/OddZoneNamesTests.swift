import ICalendar
import Testing
import ZoneInfo

/// Names of time zones as they stand in files, with all that should be in quotation marks and is not.
@Suite struct OddZoneNamesTests {
    private func read(_ lines: [String], zone: [String] = []) -> CalendarFile {
        let all =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//b//EN"] + zone
            + ["BEGIN:VEVENT", "UID:a", "DTSTAMP:20270101T000000Z"] + lines + ["END:VEVENT", "END:VCALENDAR", ""]
        return CalendarFile.read(Array(all.joined(separator: "\r\n").utf8))
    }

    private func instant(_ time: CalendarTime?) -> String? {
        if case .zoned(let civil, let zone)? = time { zone.zone.instant(of: civil).description } else { nil }
    }

    /// 18:00 at +05 is 13:00Z; Berlin and Amsterdam are at +01 in March, so 17:00Z.
    @Test(arguments: [
        ("TZID=(UTC+05:00) Astana", "2027-03-10T13:00:00Z"), ("TZID=\"(UTC+05:00) Astana\"", "2027-03-10T13:00:00Z"),
        ("TZID=UTC+05:00", "2027-03-10T13:00:00Z"), ("TZID=+05:00", "2027-03-10T13:00:00Z"),
        ("TZID=tzone://Microsoft/Utc", "2027-03-10T18:00:00Z"),
        ("VALUE=DATE-TIME;tzid=(UTC+05:00) Astana", "2027-03-10T13:00:00Z"),
        ("TZID=(UTC+05:00) Astana;VALUE=DATE-TIME", "2027-03-10T13:00:00Z"),
        ("TZID=(GMT+01.00) Amsterdam, Berlin, Bern", "2027-03-10T17:00:00Z"),
        ("TZID=(GMT+01:00) Amsterdam\\, Berlin\\, Bern", "2027-03-10T17:00:00Z"),
        ("TZID=W. Europe Standard Time", "2027-03-10T17:00:00Z"),
    ])
    func `a colon or a comma in a zone's name is read as part of it`(parameter: String, instant: String) {
        let file = read(["DTSTART;\(parameter):20270310T180000"])
        #expect(self.instant(file.events.first?.start) == instant)
        #expect(file.diagnostics.allSatisfy { $0.severity < .error }, "\(file.diagnostics)")
    }

    @Test func `that the quotation marks are missing is said, at the colon`() {
        let file = read(["DTSTART;TZID=(UTC+05:00) Astana:20270310T180000"])
        let said = file.diagnostics.filter { $0.id == "ical/line" }
        #expect(said.map(\.position) == [TextPosition(line: 7, column: 21)])
        #expect(said.first?.severity == .warning && said.first?.message.contains("colon") == true)
    }

    @Test func `a zone that only the file defines is found under such a name too`() {
        for (defined, used) in [
            ("tzone://Microsoft/Custom", "TZID=tzone://Microsoft/Custom"), ("Almaty\\, Astana", "TZID=Almaty, Astana"),
            ("Almaty\\, Astana", "TZID=\"Almaty, Astana\""), ("Офис: 5", "TZID=Офис: 5"),
        ] {
            let zone = [
                "BEGIN:VTIMEZONE", "TZID:\(defined)", "BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETFROM:+0530",
                "TZOFFSETTO:+0530", "END:STANDARD", "END:VTIMEZONE",
            ]
            let file = read(["DTSTART;\(used):20270310T180000", "DTEND;\(used):20270310T190000"], zone: zone)
            // 18:00 and 19:00 less 5:30.
            #expect(instant(file.events.first?.start) == "2027-03-10T12:30:00Z", "\(used)")
            #expect(instant(file.events.first?.end) == "2027-03-10T13:30:00Z", "\(used)")
        }
    }

    @Test(arguments: [
        "X-LINK;TZID=Asia/Almaty:http://case.example/a", "URL;TZID=Asia/Almaty:http://case.example/a",
        "DESCRIPTION;TZID=Asia/Almaty:at 18:00",
    ])
    func `in other lines the first colon stays the one before the value`(line: String) throws {
        let file = read(["DTSTART:20270310T130000Z", line])
        let property = try #require(file.events.first?.component.properties.last)
        #expect(property.parameter("TZID") == "Asia/Almaty")
        #expect(!file.diagnostics.contains { $0.id == "ical/line" })
    }

    @Test func `a control character is no equals sign, so that its value begins after the first colon`() throws {
        let file = read(["DTSTART:20270310T130000Z", "DTEND;TZID\u{1D}Asia/Almaty:20270310T190000DURATION:P1W"])
        let property = try #require(file.events.first?.component.properties.last)
        #expect(property.value == "20270310T190000DURATION:P1W")
    }
}
