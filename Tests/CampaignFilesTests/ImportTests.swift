import CampaignFiles
import CampaignModel
import Testing
import ZoneInfo

/// What an import writes, and what another one makes of it.
@Suite struct ImportTests {
    private static let root = """
        keste: 1
        campaign: {id: t, title: T, zone: Asia/Almaty}   # kept
        """

    /// A calendar in memory that imports are written to.
    private struct Desk {
        var files: [String: String]

        @discardableResult mutating func take(
            _ file: String, _ options: ImportOptions = ImportOptions()
        ) -> ImportPlan {
            let plan = CalendarImporter(files: MemoryFileSystem(files)).plan([file], into: "", options)
            for write in plan.writes { files[write.path] = String(decoding: write.bytes, as: UTF8.self) }
            return plan
        }

        func load() throws -> Campaign {
            let loaded = CalendarLoader(files: MemoryFileSystem(files)).load("")
            return try #require(loaded.campaign, "\(loaded.diagnostics.map(\.message))")
        }
    }

    private func desk(_ lines: String, root: String = root) -> Desk {
        Desk(files: ["calendar.yaml": root + "\n", "x.ics": IncludedFileTests.file(lines)])
    }

    private static func event(_ lines: String) -> String { IncludedFileTests.event(lines) }

    private static let meeting =
        event(
            "UID:m@desk.example\nDTSTART:20270310T130000Z\nDTEND:20270310T143000Z\nSUMMARY:Staff: meeting\nLOCATION:Room 5"
        )

    // MARK: What is written

    @Test func `an event becomes an entry with a comment that says where it came from`() throws {
        var desk = desk(Self.meeting)
        let plan = desk.take("x.ics")
        #expect(plan.count(.new) == 1 && plan.diagnostics == [])
        let text = try #require(desk.files["x.yaml"])
        #expect(text.contains("  # from x.ics:4, changed last 2027-01-01T00:00Z\n"))
        #expect(
            text.contains(
                """
                  - id: staff-meeting
                    kind: other
                    title: "Staff: meeting"
                    start: 2027-03-10T18:00
                    duration: 1h30m
                    venue: room-5
                    audience: staff
                    uid: m@desk.example

                """))
        #expect(desk.files["calendar.yaml"] == Self.root + "\ninclude:\n  - x.yaml\n")
        #expect(try desk.load().occurrences.map(\.span.start.seconds) == [1_804_683_600])
    }

    @Test(arguments: [
        ("include: [a.yaml] # mine\n", "include: [a.yaml, x.yaml] # mine\n"),
        ("include: a.yaml\n", "include: [a.yaml, x.yaml]\n"),
        (
            "include:\n  - a.yaml   # mine\n\nregions: []\n",
            "include:\n  - a.yaml   # mine\n  - x.yaml\n\nregions: []\n"
        ),
        ("include:\n- {file: a.yaml}\n", "include:\n- {file: a.yaml}\n- x.yaml\n"),
        ("include: [\n  a.yaml, # first\n]\n", "include: [\n  a.yaml, x.yaml # first\n]\n"),
        ("regions: []", "regions: []\ninclude:\n  - x.yaml\n"),
    ]) func `the file is added to the include, and nothing else changes`(before: String, after: String) throws {
        var desk = desk(Self.meeting)
        desk.files["calendar.yaml"] = Self.root + "\n" + before
        desk.files["a.yaml"] = "people: [{id: p, name: P}]\n"
        let plan = desk.take("x.ics")
        #expect(plan.diagnostics == [])
        let text = try #require(desk.files["calendar.yaml"])
        #expect(text.hasPrefix(Self.root + "\n"))
        if !before.contains("# first") { #expect(text == Self.root + "\n" + after) }
        #expect(try desk.load().events.map(\.id) == ["staff-meeting"])
    }

    @Test func `a name that is taken is not written over`() throws {
        var desk = desk(Self.meeting)
        desk.files["x.yaml"] = "something else\n"
        desk.take("x.ics")
        #expect(desk.files["x.yaml"] == "something else\n")
        #expect(desk.files["x-2.yaml"] != nil)
        #expect(try desk.load().events.count == 1)
    }

    @Test func `texts that YAML would take for something else come back as they were`() throws {
        let titles = [
            "- no list", "yes: no", "# no comment", "[1, 2]", "null", "~", "a #b", "tab\there", "say \"hi\"",
            "C:\\\\win",
            "'quoted'", "Қазақша, text", "ends:", "%x", "@x", "two\\nlines", "{a}", "&a", "*a", "! a",
        ]
        let lines = titles.enumerated().map { number, title in
            Self.event("UID:\(number)\nDTSTART:20270310T130000Z\nDTEND:20270310T140000Z\nSUMMARY:\(title)")
        }
        var desk = desk(lines.joined(separator: "\n"))
        desk.take("x.ics")
        let expected = titles.map {
            $0.replacing("\\\\", with: "\\").replacing("\\n", with: "\n")
        }
        let events = try desk.load().events
        #expect(Set(events.map { $0.title.text(in: nil) }) == Set(expected))
    }

    // MARK: Once more

    @Test func `a second import changes nothing`() throws {
        var desk = desk(Self.meeting)
        desk.take("x.ics")
        let files = desk.files
        let plan = desk.take("x.ics")
        #expect(plan.count(.new) == 0 && plan.count(.changed) == 0 && plan.count(.unchanged) == 1)
        #expect(desk.files == files)
    }

    @Test(arguments: ["COUNT=900000000", "INTERVAL=2", "UNTIL=99991231T235959Z"])
    func `another import reaches no further than the one before`(part: String) throws {
        let series = Self.event("UID:s\nDTSTART:19990101T050000Z\nDURATION:PT1H\nSUMMARY:S\nRRULE:FREQ=DAILY;\(part)")
        for more in ["", "events: [{id: vote, kind: polling, title: Vote, date: 2027-03-21}]\n"] {
            var desk = desk(series + "\n" + Self.meeting)
            desk.files["calendar.yaml"]? += more
            #expect(desk.take("x.ics").count(.new) == 2)
            let files = desk.files
            let plan = desk.take("x.ics")
            #expect(plan.count(.changed) == 0 && plan.count(.unchanged) == 2)
            #expect(desk.files == files)
        }
    }

    @Test func `only what has changed in the source is rewritten, and what was changed by hand is said`() throws {
        var desk = desk(Self.meeting)
        desk.take("x.ics")
        desk.files["x.yaml"] = desk.files["x.yaml"]?
            .replacing("kind: other", with: "kind: rally # as agreed\n    tags: [mine]")
            .replacing("duration: 1h30m", with: "duration: 2h # longer")
            .replacing("title: \"Staff: meeting\"", with: "title: Ours # shorter")
        let changed = Self.meeting.replacing("Staff: meeting", with: "Big meeting").replacing(
            "T130000Z", with: "T120000Z"
        )
        .replacing("T143000Z", with: "T133000Z")
        desk.files["x.ics"] = IncludedFileTests.file(changed)
        let plan = desk.take("x.ics")
        #expect(plan.count(.changed) == 1)
        #expect(plan.items.first?.reason == "title (yours was Ours), start")
        let text = try #require(desk.files["x.yaml"])
        #expect(
            text.contains("    title: Big meeting # shorter\n    start: 2027-03-10T17:00\n    duration: 2h # longer\n"))
        #expect(text.contains("  - id: staff-meeting\n    kind: rally # as agreed\n    tags: [mine]\n"))
        let files = desk.files
        desk.take("x.ics")
        #expect(desk.files == files)
    }

    @Test func `what is new in the source joins the file of the first import, with its places`() throws {
        var desk = desk(Self.meeting)
        desk.take("x.ics")
        let other = Self.event("UID:n\nDTSTART:20270312T130000Z\nDTEND:20270312T140000Z\nSUMMARY:Other\nLOCATION:Hall")
        desk.files["x.ics"] = IncludedFileTests.file(Self.meeting + "\n" + other)
        let plan = desk.take("x.ics")
        #expect(plan.count(.new) == 1 && plan.count(.unchanged) == 1)
        #expect(plan.writes.map(\.path) == ["x.yaml"])
        let campaign = try desk.load()
        #expect(campaign.events.map(\.id) == ["staff-meeting", "other"])
        #expect(Set(campaign.venues.map(\.id)) == ["hall", "room-5"])
    }

    @Test func `what is gone from the source is said and stays`() throws {
        var desk = desk(Self.meeting)
        desk.take("x.ics")
        desk.files["x.ics"] = IncludedFileTests.file(Self.event("UID:n\nDTSTART;VALUE=DATE:20270312\nSUMMARY:Other"))
        let plan = desk.take("x.ics")
        let gone = plan.items.first { $0.action == .skipped }
        #expect(gone?.id == "staff-meeting" && gone?.reason.hasPrefix("no longer in the file") == true)
        #expect(try desk.load().events.count == 2)
    }

    @Test func `an event whose time cannot be read counts as skipped, and its entry is not called gone`() throws {
        var desk = desk(Self.meeting)
        desk.take("x.ics")
        let broken = Self.event("UID:n\nDTSTART:20270230T100000Z\nSUMMARY:Thirtieth of February")
        desk.files["x.ics"] = IncludedFileTests.file(
            Self.meeting.replacing("DTSTART", with: "X-START") + "\n" + broken)
        let plan = desk.take("x.ics")
        #expect(plan.items.map(\.action) == [.skipped, .skipped])
        #expect(plan.items.map(\.id) == ["staff-meeting", "thirtieth-of-february"])
        #expect(plan.items.map(\.title) == ["Staff: meeting", "Thirtieth of February"])
        #expect(plan.items.allSatisfy { $0.reason.hasPrefix("when it takes place cannot be read") && $0.line > 0 })
        #expect(try desk.load().events.map(\.id) == ["staff-meeting"])
    }

    @Test func `an event that is in the calendar by hand is not doubled and not changed`() throws {
        let own = "events:\n  - {id: mine, kind: rally, title: Mine, date: 2027-03-10, uid: m@desk.example}"
        var desk = desk(Self.meeting, root: Self.root + "\n" + own)
        let plan = desk.take("x.ics")
        #expect(plan.items.map(\.action) == [.skipped])
        #expect(plan.writes.isEmpty)
    }

    @Test func `an older file does not undo a newer one`() throws {
        let of = { (sequence: Int, title: String) in
            Self.event("UID:a\nSEQUENCE:\(sequence)\nDTSTART;VALUE=DATE:20270312\nSUMMARY:\(title)")
        }
        var desk = desk(of(3, "Newer"))
        desk.take("x.ics")
        desk.files["x.ics"] = IncludedFileTests.file(of(2, "Older"))
        let plan = desk.take("x.ics")
        #expect(plan.items.map(\.reason) == ["older than what was imported before"])
        #expect(try desk.load().events.map { $0.title.text(in: nil) } == ["Newer"])
    }

    // MARK: What is wrong

    @Test func `nothing is imported into a calendar with mistakes`() {
        var desk = desk(Self.meeting, root: Self.root + "\nevents: [{id: a}]")
        let files = desk.files
        let plan = desk.take("x.ics")
        #expect(plan.sources.isEmpty && plan.hasErrors)
        #expect(desk.files == files)
    }

    @Test func `a file that is cut off changes nothing`() {
        var desk = desk(Self.meeting)
        desk.files["x.ics"] = String(IncludedFileTests.file(Self.meeting + "\n" + Self.meeting).prefix(300))
        let files = desk.files
        let plan = desk.take("x.ics")
        #expect(plan.sources.isEmpty && plan.hasErrors)
        #expect(desk.files == files)
    }

    @Test func `attachments are kept when they are small, and named when they are not`() throws {
        let small = "ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY:TGVhZmxldCwgcGFnZSBvbmU="
        let large = "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + String(repeating: "A", count: 4000)
        var desk = desk(Self.event("UID:a\nDTSTART;VALUE=DATE:20270312\nSUMMARY:Poster\n\(small)\n\(large)"))
        let plan = desk.take("x.ics")
        #expect(plan.diagnostics.map(\.id) == ["ical/not-kept"])
        #expect(try desk.load().events.first?.ical == [small])
    }

    @Test func `a colour without a name and an attachment that is none are named and not kept`() throws {
        let lines = [
            "COLOR:#0b6e4f", "ATTACH;ENCODING=BASE64,BASE64;VALUE=BINARY:TGVhZmxldA==",
            "ATTACH;ENCODING=BASE64;VALUE=BINARY:***", "ATTACH:https://desk.example/leaflet.pdf",
        ]
        var desk = desk(
            Self.event("UID:a\nDTSTART;VALUE=DATE:20270312\nSUMMARY:Leaflets\n\(lines.joined(separator: "\n"))")
                + "\n" + Self.event("UID:b\nDTSTART;VALUE=DATE:20270313\nSUMMARY:Posters\nCOLOR:teal"))
        let plan = desk.take("x.ics")
        #expect(
            plan.diagnostics.map { "\($0.line ?? 0) \($0.severity) \($0.id)" }
                == ["9 warning ical/colour", "10 warning ical/attachment", "11 warning ical/attachment"])
        #expect(try desk.load().events.map(\.ical) == [[lines[3]], ["COLOR:teal"]])
    }

    @Test func `reminders are taken where they are clear, and no event is lost for one that is not`() throws {
        let alarm = { (lines: String) in "BEGIN:VALARM\n\(lines)\nEND:VALARM" }
        let events = [
            "\(alarm("ACTION:DISPLAY\nTRIGGER:-P2D"))\nUID:first\nDTSTART;VALUE=DATE:20270312",
            "UID:none\nDTSTART;VALUE=DATE:20270313\n"
                + alarm("ACTION:NONE\nTRIGGER;VALUE=DATE-TIME:19760401T005545Z"),
            "UID:two\nDTSTART;VALUE=DATE:20270314\n" + alarm("ACTION:DISPLAY\nTRIGGER:-PT30M\nTRIGGER:-PT3H"),
            "UID:broken\nDTSTART;VALUE=DATE:20270315\n" + alarm("TRIGGER-PT3H\nACTION:DISPLAY"),
            "UID:later\nDTSTART;VALUE=DATE:20270316\n" + alarm("ACTION:DISPLAY\nTRIGGER:PT3H"),
        ]
        var desk = desk(events.map(Self.event).joined(separator: "\n"))
        let plan = desk.take("x.ics")
        #expect(
            plan.diagnostics.map { "\($0.line ?? 0) \($0.severity) \($0.id)" }.sorted() == [
                "29 warning ical/alarm", "36 warning ical/alarm", "37 error ical/line", "47 warning ical/alarm",
            ])
        #expect(try desk.load().events.map(\.alarms.count) == [1, 0, 1, 0, 0])
    }

    @Test func `another form of a place stands in its note, and that of a text is named once`() throws {
        let page = #"LOCATION;ALTREP="https://desk.example/room;5:b":Room 5"#
        let lines = (1...3).map {
            Self.event(
                "UID:\($0)\nDTSTART:2027031\($0)T130000Z\nSUMMARY:S \($0)\nDESCRIPTION;ALTREP=\"cid:\($0)\":D\n\(page)")
        }
        var desk = desk(lines.joined(separator: "\n"))
        let plan = desk.take("x.ics")
        let text = try #require(desk.files["x.yaml"])
        #expect(text.contains(#"  - {id: room-5, name: Room 5, note: https://desk.example/room;5:b}"#))
        let said = plan.diagnostics.map { "\($0.line ?? 0) \($0.severity) \($0.id) \($0.message)" }
        // The place of the second and third event is there already, and has its note.
        #expect(said == ["9 note ical/not-kept the ALTREP of DESCRIPTION, “cid:1”, is left out, and of 2 more lines"])
        #expect(try desk.load().events.count == 3)
    }

    @Test func `a name over two lines is one name`() throws {
        var desk = desk(
            Self.event(
                "UID:a\nDTSTART;VALUE=DATE:20270312\nSUMMARY:Call\nATTENDEE;CN=Press^n office:mailto:press@desk.example"
            ))
        desk.take("x.ics")
        #expect(try desk.load().people.map { "\($0.id) \($0.name.text(in: nil))" } == ["press-office Press office"])
    }
}
