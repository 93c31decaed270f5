import ICalendar
import Testing
import ZoneInfo

/// Definitions in files: what they mean, what is wrong with them, and where they contradict the database.
@Suite struct ZoneTableTests {
    private func moment(_ text: String) throws -> CivilDateTime { try #require(CivilDateTime(basic: text)) }

    private func instant(_ text: String, of tzid: String, in table: inout ZoneTable) throws -> String {
        let found = table.zone(tzid).zone
        return try #require(found).zone.instant(of: try moment(text)).description
    }

    private static let berlinRules: [(String, String, String, String, [String])] = [
        ("STANDARD", "16011028T030000", "+0200", "+0100", ["RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"]),
        ("DAYLIGHT", "16010325T020000", "+0100", "+0200", ["RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"]),
    ]

    @Test func `a zone that only the file knows has the offset that the file gives it`() throws {
        for tzid in ["Customized Time Zone", "Орталық уақыт", "tzone://Microsoft/Custom", "Office/EST"] {
            var table = ZoneTable(definitions: [try ZoneText.constant(tzid, "+0530")])
            #expect(table.diagnostics.isEmpty)
            // 18:00 less 5:30.
            #expect(try instant("20270310T180000", of: tzid, in: &table) == "2027-03-10T12:30:00Z")
            let found = table.zone(tzid).zone
            #expect(found?.isDefinedByFile == true)
        }
    }

    @Test func `quotation marks, escapes and spaces keep a time and its definition together`() throws {
        for (defined, used) in [
            ("Bern\\, Rome", "Bern, Rome"), ("\"My zone\"", "My zone"), ("My zone ", "My zone"),
            ("My zone", "\"My zone\""),
        ] {
            var table = ZoneTable(definitions: [try ZoneText.constant(defined, "+0530")])
            #expect(try instant("20270310T180000", of: used, in: &table) == "2027-03-10T12:30:00Z", "\(defined)")
        }
    }

    /// Rules from 1601 on, as Outlook writes them: summer time from the last Sunday of March, 28 March 2027, to the last of
    /// October, 31 October 2027 and 2100.
    @Test func `rules that began in 1601 hold in our time`() throws {
        var table = ZoneTable(definitions: [try ZoneText.definition("Mitteleuropa", Self.berlinRules)])
        #expect(table.diagnostics.isEmpty)
        for (local, instant) in [
            ("20270310T180000", "2027-03-10T17:00:00Z"), ("20270328T015959", "2027-03-28T00:59:59Z"),
            // A gap: with the offset before it. An overlap: the first.
            ("20270328T023000", "2027-03-28T01:30:00Z"), ("20270328T030000", "2027-03-28T01:00:00Z"),
            ("20271031T023000", "2027-10-31T00:30:00Z"), ("20271031T030000", "2027-10-31T02:00:00Z"),
            ("19700701T120000", "1970-07-01T10:00:00Z"), ("21001030T120000", "2100-10-30T10:00:00Z"),
            ("21001031T120000", "2100-10-31T11:00:00Z"),
        ] {
            #expect(try self.instant(local, of: "Mitteleuropa", in: &table) == instant, "\(local)")
        }
    }

    @Test func `rules with an end, dates and offsets with seconds are followed`() throws {
        var table = ZoneTable(definitions: [
            try ZoneText.definition(
                "X",
                [
                    // Until 2005-10-30T01:00Z, the last Sunday of that October, that one included.
                    (
                        "STANDARD", "20031026T030000", "+0200", "+0100",
                        ["RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20051030T010000Z"]
                    ),
                    (
                        "DAYLIGHT", "20030330T020000", "+0100", "+0200",
                        ["RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=3"]
                    ),
                    // Two dates in one line, and one as a period.
                    (
                        "DAYLIGHT", "20100301T000000", "+0100", "+023015",
                        [
                            "RDATE:20120301T000000,20130301T000000", "RDATE;VALUE=PERIOD:20140301T000000/PT1H",
                            "TZNAME:ODD",
                        ]
                    ),
                    ("STANDARD", "20100901T000000", "+023015", "+0100", ["RDATE:20120901T000000,20130901T000000"]),
                ].map { ($0.0, $0.1, $0.2, $0.3, $0.4) })
        ])
        for (local, instant) in [
            // Before the first observance: its TZOFFSETFROM.
            ("20030101T120000", "2003-01-01T11:00:00Z"), ("20050701T120000", "2005-07-01T10:00:00Z"),
            ("20051201T120000", "2005-12-01T11:00:00Z"), ("20060701T120000", "2006-07-01T11:00:00Z"),
            // 12:00 less 2:30:15.
            ("20100701T120000", "2010-07-01T09:29:45Z"), ("20110701T120000", "2011-07-01T11:00:00Z"),
            ("20130701T120000", "2013-07-01T09:29:45Z"), ("20150701T120000", "2015-07-01T09:29:45Z"),
        ] {
            #expect(try self.instant(local, of: "X", in: &table) == instant, "\(local)")
        }
        let found = table.zone("X").zone
        #expect(found?.zone.period(at: Instant(seconds: 1_372_680_000)).abbreviation == "ODD")
    }

    @Test func `a definition that only begins later says nothing of the time before but its first offset`() throws {
        var table = ZoneTable(definitions: [
            try ZoneText.definition("X", [("STANDARD", "20240301T000000", "+0600", "+0500", [])])
        ])
        #expect(try instant("20240229T120000", of: "X", in: &table) == "2024-02-29T06:00:00Z")
        #expect(try instant("20240301T120000", of: "X", in: &table) == "2024-03-01T07:00:00Z")
    }

    @Test(arguments: [
        (["TZOFFSETFROM:+0500", "TZOFFSETTO:+0500"], "DTSTART", 2, true),
        (["DTSTART:20200101T000000", "TZOFFSETFROM:+0500"], "TZOFFSETTO", 2, true),
        (["DTSTART:20200101T000000", "TZOFFSETTO:+0500"], "TZOFFSETFROM", 1, false),
        (["DTSTART:2020-01-01", "TZOFFSETFROM:+0500", "TZOFFSETTO:+0500"], "not a date", 2, true),
        (["DTSTART:20200101T000000", "TZOFFSETFROM:+0500", "TZOFFSETTO:five"], "not an offset", 2, true),
        (["DTSTART:20200101T000000", "TZOFFSETFROM:+0500", "TZOFFSETTO:+2500"], "not an offset", 2, true),
        (["DTSTART:20200101T000000Z", "TZOFFSETFROM:+0500", "TZOFFSETTO:+0500"], "UTC", 1, false),
        (
            ["DTSTART:20200101T000000", "TZOFFSETFROM:+0500", "TZOFFSETTO:+0500", "RRULE:FREQ=SECONDLY"], "hour", 1,
            false
        ),
        (["DTSTART:20200101T000000", "TZOFFSETFROM:+0500", "TZOFFSETTO:+0500", "RRULE:EVERY=DAY"], "rule", 1, false),
        (["DTSTART:20200101T000000", "TZOFFSETFROM:+0500", "TZOFFSETTO:+0500", "RDATE:never"], "never", 1, false),
    ])
    func `what is wrong with a definition is said at its place`(
        lines: [String], word: String, count: Int, isLost: Bool
    ) throws {
        let text = (["BEGIN:VTIMEZONE", "TZID:X", "BEGIN:STANDARD"] + lines + ["END:STANDARD", "END:VTIMEZONE"])
        var table = ZoneTable(definitions: [try ZoneText.component(text.joined(separator: "\n"))])
        #expect(table.diagnostics.count == count)
        let first = try #require(table.diagnostics.first)
        #expect(first.id == "ical/zone-definition" && first.severity == .warning && first.message.contains(word))
        #expect((2...9).contains(try #require(first.position).line) && first.fix != nil)
        let found = table.zone("X").zone
        #expect((found == nil) == isLost)
        if !isLost { #expect(try instant("20270310T180000", of: "X", in: &table) == "2027-03-10T13:00:00Z") }
    }

    @Test func `a definition without a TZID, and a second one that differs, are reported`() throws {
        let nameless = try ZoneText.component("BEGIN:VTIMEZONE\nBEGIN:STANDARD\nEND:STANDARD\nEND:VTIMEZONE")
        var table = ZoneTable(definitions: [
            nameless, try ZoneText.constant("X", "+0500"), try ZoneText.constant("X", "+0500"),
            try ZoneText.constant("X", "+0600"),
        ])
        #expect(table.diagnostics.count == 2)
        #expect(table.diagnostics.first?.message.contains("no TZID") == true)
        #expect(table.diagnostics.last?.message.contains("second time") == true)
        #expect(try instant("20270310T180000", of: "X", in: &table) == "2027-03-10T13:00:00Z")
    }

    @Test func `a program's own name for the zone helps where its definition cannot be used`() throws {
        var table = ZoneTable(definitions: [
            try ZoneText.component("BEGIN:VTIMEZONE\nTZID:Mine\nX-LIC-LOCATION:Europe/Berlin\nEND:VTIMEZONE")
        ])
        #expect(try instant("20270310T180000", of: "Mine", in: &table) == "2027-03-10T17:00:00Z")
        #expect(table.diagnostics.count == 1)
    }

    // MARK: Against the database

    /// Almaty went from +06 to +05 on 1 March 2024; the file knows only +06, since 2004.
    private func oldAlmaty(_ tzid: String = "Asia/Almaty") throws -> ZoneTable {
        ZoneTable(definitions: [
            try ZoneText.definition(tzid, [("STANDARD", "20041031T020000", "+0700", "+0600", [])])
        ])
    }

    @Test(arguments: ["Asia/Almaty", "/mozilla.org/20050126_1/Asia/Almaty", "asia/almaty"])
    func `a definition that differs at a time that is used is reported, and the database taken`(tzid: String) throws {
        var table = try oldAlmaty(tzid)
        #expect(try instant("20270310T180000", of: tzid, in: &table) == "2027-03-10T13:00:00Z")
        let found = table.zone(tzid).zone
        let zone = try #require(found)
        #expect(!zone.isDefinedByFile && zone.zone.identifier == "Asia/Almaty")
        #expect(table.contradictions.isEmpty)
        // They agree before the change, and the definition says nothing of 2003.
        for used in ["20240220T180000", "20030701T120000"] { table.note(.zoned(try moment(used), zone)) }
        #expect(table.contradictions.isEmpty)
        for used in ["20280310T180000", "20270310T180000"] { table.note(.zoned(try moment(used), zone)) }
        let said = try #require(table.contradictions.first)
        #expect(table.contradictions.count == 1)
        #expect(said.id == "ical/zone-contradiction" && said.severity == .warning && said.position?.line == 2)
        for word in [tzid, "2027-03-10", "+06:00", "+05:00", "the database was taken"] {
            #expect(said.message.contains(word), "\(said.message)")
        }
    }

    @Test func `a definition that differs only at times that nobody uses is not reported`() throws {
        var table = try oldAlmaty()
        let found = table.zone("Asia/Almaty").zone
        let zone = try #require(found)
        table.note(.utc(Instant(seconds: 1_900_000_000)))
        table.note(.floating(try moment("20270310T180000")))
        table.note(.zoned(try moment("20240229T235959"), zone))
        #expect(table.contradictions.isEmpty)
    }

    @Test func `a right definition, or none, is never reported`() throws {
        var table = ZoneTable(definitions: [
            try ZoneText.definition("Europe/Berlin", Self.berlinRules),
            try ZoneText.definition("W. Europe Standard Time", Self.berlinRules),
        ])
        for tzid in ["Europe/Berlin", "W. Europe Standard Time", "Asia/Almaty"] {
            let found = table.zone(tzid).zone
            let zone = try #require(found)
            for used in ["20270328T023000", "20270328T120000", "20271031T023000", "20990701T120000"] {
                table.note(.zoned(try moment(used), zone))
            }
        }
        #expect(table.contradictions.isEmpty && table.diagnostics.isEmpty)
    }

    @Test func `the repeats of an event are looked at too`() throws {
        for (rule, isReported) in [
            ("FREQ=WEEKLY", true), ("FREQ=WEEKLY;COUNT=2", false), ("FREQ=WEEKLY;COUNT=3", true),
            ("FREQ=WEEKLY;UNTIL=20240229T235959Z", false), ("FREQ=WEEKLY;UNTIL=20240307", true),
        ] {
            var table = try oldAlmaty()
            let found = table.zone("Asia/Almaty").zone
            // Thursdays: 22 and 29 February, 7 March 2024.
            let start = CalendarTime.zoned(try moment("20240222T190000"), try #require(found))
            var event = CalendarEvent(
                uid: "a", start: start, position: TextPosition(line: 1),
                component: CalendarComponent(name: "VEVENT", position: TextPosition(line: 1)))
            event.rules = [try RecurrenceRule(rule)]
            table.note(event)
            #expect(table.contradictions.isEmpty != isReported, "\(rule)")
            #expect(table.contradictions.first?.message.contains("2024-03-07") ?? true)
        }
    }

    @Test func `a Windows name that the file defines in another way is reported with both names`() throws {
        var table = ZoneTable(definitions: [try ZoneText.constant("West Asia Standard Time", "+0600")])
        let found = table.zone("West Asia Standard Time").zone
        table.note(.zoned(try moment("20270310T180000"), try #require(found)))
        let message = try #require(table.contradictions.first).message
        #expect(message.contains("West Asia Standard Time") && message.contains("Asia/Tashkent"))
    }

    @Test func `after its TZUNTIL a definition is not held against the database`() throws {
        let definition = try ZoneText.definition(
            "Asia/Almaty\nTZUNTIL:20240229T180000Z", [("STANDARD", "20041031T020000", "+0700", "+0600", [])])
        var table = ZoneTable(definitions: [definition])
        let found = table.zone("Asia/Almaty").zone
        table.note(.zoned(try moment("20270310T180000"), try #require(found)))
        #expect(table.contradictions.isEmpty)
    }

    @Test(arguments: [
        ("Asia/Almaty", "Asia/Almaty"), ("West Asia Standard Time", "Asia/Tashkent"),
        ("/example.com/x/Asia/Almaty", "Asia/Almaty"), ("\"Asia/Almaty\"", "Asia/Almaty"), ("Nowhere", nil),
    ])
    func `the calendar's own zone is found like any other, and an unknown one reported`(name: String, zone: String?) {
        var table = ZoneTable()
        let property = CalendarProperty(name: "X-WR-TIMEZONE", value: name, position: TextPosition(line: 4))
        let clock = table.clock(property)
        #expect(clock?.zone.identifier == zone)
        #expect(table.diagnostics.map(\.severity) == (zone == nil ? [.warning] : []))
        #expect(table.diagnostics.allSatisfy { $0.position?.line == 4 && $0.message.contains(name) })
    }
}
