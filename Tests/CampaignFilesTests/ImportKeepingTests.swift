import CampaignFiles
import CampaignModel
import Testing

/// What an import keeps of what the calendar's format has no key for.
@Suite struct ImportKeepingTests {
    private func take(_ lines: String, file: String = "x.ics", more: String = "") throws -> (
        campaign: Campaign, files: [String: String], plan: ImportPlan
    ) {
        var files = [
            "calendar.yaml": "keste: 1\ncampaign: {id: t, title: T, zone: Asia/Almaty}\n\(more)",
            file: IncludedFileTests.file(
                IncludedFileTests.event(
                    "UID:a\nDTSTART:20270310T130000Z\nDTEND:20270310T140000Z\nSUMMARY:x\n\(lines)")),
        ]
        let plan = CalendarImporter(files: MemoryFileSystem(files)).plan([file], into: "", ImportOptions())
        for write in plan.writes { files[write.path] = String(decoding: write.bytes, as: UTF8.self) }
        let loaded = CalendarLoader(files: MemoryFileSystem(files)).load("")
        let campaign = try #require(loaded.campaign, "\(loaded.diagnostics.map(\.message))")
        return (campaign, files, plan)
    }

    @Test func `a line is kept whatever its name`() throws {
        let lines = [
            "X-PARKING;SIDE=\"a:b\":behind # the hall", "OWN-NAME:v", "STYLED-DESCRIPTION;VALUE=TEXT:hello",
            "CREATED:20260101T000000Z", "CONTACT:the desk", "PRIORITY:5", "COMMENT:- {a: b}", "REFID:r",
        ]
        let (campaign, _, plan) = try take(lines.joined(separator: "\n"))
        #expect(campaign.events.first?.ical == lines)
        #expect(!plan.diagnostics.contains { $0.id == "ical/not-kept" })
    }

    @Test(arguments: [
        "PRIORITY:high", "CREATED:yesterday", "CREATED:20260101T000000", "REQUEST-STATUS:nonsense", "TZID:Asia/Almaty",
        "CONTACT;LANG5EN:b", #"ATTENDEE;CN=a"b:mailto:a@desk.example"#, #"CLASS;X-A=b"c:PRIVATE"#, "X_OWN:1",
        "GEO:north", "GEO:43.25", "GEO:91;0",
    ])
    func `what would make a feed that is none is named at its line`(line: String) throws {
        let (campaign, _, plan) = try take(line)
        #expect(campaign.events.first?.ical == [])
        let said = plan.diagnostics.filter { $0.id == "ical/not-kept" }
        // The calendar begins with three lines, and the event with six.
        #expect(said.map(\.line) == [10])
    }

    @Test func `an address is taken from a line that cannot be kept`() throws {
        let (campaign, _, plan) = try take(#"URL;X-A=b"c:https://desk.example/a"#)
        #expect(campaign.events.first?.url == "https://desk.example/a" && campaign.events.first?.ical == [])
        #expect(plan.diagnostics.allSatisfy { $0.id != "ical/not-kept" })
    }

    @Test func `a guest whose line is too long is there, and the line is named`() throws {
        let line = "ATTENDEE;CN=Guest;X-A=\(String(repeating: "b", count: 2000)):mailto:guest@desk.example"
        let (campaign, _, plan) = try take(line)
        #expect(campaign.people.map { $0.name.text(in: nil) } == ["Guest"] && campaign.events.first?.ical == [])
        #expect(plan.diagnostics.filter { $0.id == "ical/not-kept" }.map(\.line) == [10])
    }

    @Test func `a line that cannot stand in a feed costs no other line`() throws {
        let (campaign, _, plan) = try take("X-FIRST:1\nTZID:Asia/Almaty\nCONTACT:a\nCONTACT:b\nCOLOR:red\nCOLOR:blue")
        #expect(campaign.events.first?.ical == ["X-FIRST:1", "CONTACT:a", "CONTACT:b", "COLOR:red"])
        // The calendar begins with three lines, and the event with six.
        #expect(plan.diagnostics.filter { $0.id == "ical/not-kept" }.compactMap(\.line).sorted() == [11, 15])
    }

    @Test(arguments: [#"43.25\;76.92"#, " 43.25 ; 76.92"])
    func `a point on the map is read however its semicolon stands`(value: String) throws {
        let (campaign, files, plan) = try take("LOCATION:Town hall\nGEO:\(value)")
        #expect(campaign.venues.first?.geo?.latitude == "43.25" && campaign.venues.first?.geo?.longitude == "76.92")
        #expect(campaign.events.first?.ical == [] && !plan.diagnostics.contains { $0.id == "ical/not-kept" })
        let again = CalendarImporter(files: MemoryFileSystem(files)).plan(["x.ics"], into: "", ImportOptions())
        #expect(again.count(.unchanged) == 1 && again.writes.isEmpty)
        #expect(try take("GEO:\(value)").campaign.events.first?.ical == ["GEO:43.25;76.92"])
    }

    @Test func `what is no point on the map is named where there is a place too`() throws {
        let (campaign, files, plan) = try take("LOCATION:Town hall\nGEO:1,2")
        #expect(campaign.venues.count == 1 && campaign.venues.first?.geo == nil)
        #expect(plan.diagnostics.filter { $0.id == "ical/not-kept" }.map(\.line) == [11])
        let again = CalendarImporter(files: MemoryFileSystem(files)).plan(["x.ics"], into: "", ImportOptions())
        #expect(again.count(.unchanged) == 1 && again.writes.isEmpty)
    }

    @Test(arguments: ["CLASS:", "COMMENT:", "ORGANIZER:", "PRIORITY: "])
    func `a line that says nothing is not there`(line: String) throws {
        let (campaign, _, plan) = try take(line)
        #expect(campaign.events.first?.ical == [])
        #expect(!plan.diagnostics.contains { $0.id == "ical/not-kept" || $0.id == "ical/private" })
    }

    @Test(arguments: [
        ("", ["GEO:43.25;76.92"]), (", geo: [43.25, 76.92]", []), (", geo: [43.1, 76.9]", ["GEO:43.25;76.92"]),
    ]) func `a point on the map is kept where the calendar's venue does not lie there`(geo: String, kept: [String])
        throws
    {
        let (campaign, _, _) = try take(
            "LOCATION:Town hall\nGEO:43.25;76.92", more: "venues: [{id: hall, name: Town hall\(geo)}]\n")
        #expect(campaign.events.first?.venue == Ref(0) && campaign.venues.count == 1)
        #expect(campaign.events.first?.ical == kept)
    }

    @Test(arguments: ["a\nevents: [].ics", "b\r\n# c.ics", "d\u{2028}e: f.ics", "g\u{85}h: i.ics"])
    func `the name of a file stays in its comment`(name: String) throws {
        let (campaign, files, _) = try take("LOCATION:Room 5", file: name)
        #expect(campaign.events.map(\.id) == ["x"] && campaign.venues.count == 1)
        let again = CalendarImporter(files: MemoryFileSystem(files)).plan([name], into: "", ImportOptions())
        #expect(again.count(.unchanged) == 1 && again.writes.isEmpty)
    }
}
