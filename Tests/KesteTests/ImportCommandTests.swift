import Foundation
import Testing

/// `keste import`, and what rules find in calendars of others.
@Suite struct ImportCommandTests {
    private static let root = """
        keste: 1
        campaign: {id: t, title: T, zone: Asia/Almaty}   # kept
        feeds: [{id: staff, audience: staff}]
        """

    private func folder(_ events: [String], root: String = root) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(root + "\n", to: "calendar.yaml")
        try folder.write(Self.file(events), to: "desk.ics")
        return folder
    }

    private static func file(_ events: [String]) -> String {
        let components = events.map { "BEGIN:VEVENT\nDTSTAMP:20270101T000000Z\n\($0)\nEND:VEVENT\n" }.joined()
        return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//A desk//EN\n\(components)END:VCALENDAR\n"
            .replacing("\n", with: "\r\n")
    }

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private static let twice = [
        "UID:a@desk.example\nSEQUENCE:2\nDTSTART:20270310T120000Z\nDTEND:20270310T130000Z\nSUMMARY:newer",
        "UID:b@desk.example\nDTSTART:20270311T120000Z\nDTEND:20270311T130000Z\nSUMMARY:other",
    ]

    @Test func `a second import changes nothing, and the feed has the same octets as before`() throws {
        let folder = try folder(Self.twice)
        let first = try Keste.run(["import", "desk.ics", "--into", "."], in: folder.url)
        #expect(first.status == 0)
        #expect(first.output.contains("2 new, 0 changed, 0 unchanged, 0 skipped\n"))
        _ = try Keste.run(["export", ".", "--output", "one"], in: folder.url)
        let before = [try folder.text("calendar.yaml"), try folder.text("desk.yaml")]
        let second = try Keste.run(["import", "desk.ics", "--into", "."], in: folder.url)
        #expect(second.status == 0)
        #expect(second.output == "0 new, 0 changed, 2 unchanged, 0 skipped\nNothing was changed.\n")
        #expect([try folder.text("calendar.yaml"), try folder.text("desk.yaml")] == before)
        _ = try Keste.run(["export", ".", "--output", "two"], in: folder.url)
        #expect(try folder.text("one/staff.ics") == folder.text("two/staff.ics"))
        #expect(try folder.text("one/staff.ics").contains("UID:a@desk.example\r\n"))
    }

    @Test func `a dry run says the same and writes nothing`() throws {
        let folder = try folder(Self.twice)
        let result = try Keste.run(
            ["import", "desk.ics", "--into", ".", "--dry-run", "--format", "json"], in: folder.url)
        #expect(result.status == 0)
        let document = try json(result.output)
        #expect(document["new"] as? Int == 2 && document["changed"] as? Int == 0)
        let events = try #require(document["events"] as? [[String: Any]])
        #expect(events.first?["uid"] as? String == "a@desk.example" && events.first?["line"] as? Int == 4)
        #expect((document["written"] as? [String])?.isEmpty == true)
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("desk.yaml").path))
        #expect(try folder.text("calendar.yaml") == Self.root + "\n")
    }

    @Test(arguments: [
        ("<!doctype html>", 2), ("", 2), ("{\"a\": 1}", 2), ("BEGIN:VCARD\r\nEND:VCARD\r\n", 2),
    ]) func `what is no calendar changes nothing`(text: String, status: Int32) throws {
        let folder = try folder(Self.twice)
        try folder.write(text, to: "desk.ics")
        let result = try Keste.run(["import", "desk.ics", "--into", "."], in: folder.url)
        #expect(result.status == status)
        #expect(result.errors.contains("desk.ics"))
        #expect(try folder.text("calendar.yaml") == Self.root + "\n")
    }

    @Test func `a link stays one, and what it leads to is written`() throws {
        let folder = try folder(Self.twice)
        try folder.write(Self.root + "\n", to: "real.yaml")
        let link = folder.url.appendingPathComponent("calendar.yaml")
        try FileManager.default.removeItem(at: link)
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "real.yaml")
        let result = try Keste.run(["import", "desk.ics", "--into", "."], in: folder.url)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "real.yaml")
        #expect(try folder.text("real.yaml").hasSuffix("include:\n  - desk.yaml\n"))
    }

    @Test func `errors in the file are reported, and what could be read is there`() throws {
        let folder = try folder(["UID:bad\nDTSTART:20270230T100000Z\nSUMMARY:Bad"] + Self.twice)
        let result = try Keste.run(["import", "desk.ics", "--into", "."], in: folder.url)
        #expect(result.status == 1)
        #expect(result.errors.contains("desk.ics:7:"))
        #expect(result.output.contains("2 new"))
    }

    @Test(arguments: ["first-steps", "kazakhstan-2023"])
    func `a feed that is imported and exported again has the same events`(calendar: String) throws {
        let folder = try folder([])
        let root = "keste: 1\ncampaign: {id: r, title: R, zone: Asia/Almaty, languages: [kk, ru, en]}\n"
        try folder.write(root + "feeds: [{id: all, audience: staff}]\n", to: "calendar.yaml")
        let source = Keste.project.appendingPathComponent("calendars/\(calendar)").path
        _ = try Keste.run(["export", source, "--output", "one"], in: folder.url)
        let feed = calendar == "first-steps" ? "public" : "staff"
        let result = try Keste.run(
            ["import", "one/\(feed).ics", "--into", ".", "--audience", "public"], in: folder.url)
        #expect(result.status == 0, "\(result.errors)")
        _ = try Keste.run(["export", ".", "--output", "two"], in: folder.url)
        let before = components(try folder.text("one/\(feed).ics"))
        #expect(before.count > 15)
        #expect(components(try folder.text("two/all.ics")) == before)
    }

    /// The lines of each VEVENT, without what belongs to the feed and not to the event.
    private func components(_ text: String) -> Set<[String]> {
        let lines = text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
        let events = lines.split { $0 == "BEGIN:VEVENT" || $0 == "END:VEVENT" }.filter {
            $0.contains { $0.hasPrefix("UID") }
        }
        let own = ["DTSTAMP", "SEQUENCE", "LAST-MODIFIED"]
        return Set(events.map { event in event.filter { line in !own.contains { line.hasPrefix($0) } }.sorted() })
    }

    // MARK: Rules

    private func findings(_ events: [String], more: String = "") throws -> [String] {
        let root = Self.root + "\ninclude: [desk.ics]\nrules: {modules: [SchedulingConflicts]}\n" + more
        let folder = try folder(events, root: root)
        let result = try withExtendedLifetime(folder) { folder in
            try Keste.run(["check", ".", "--format", "json"], in: folder.url)
        }
        let findings = try #require(try json(result.output)["findings"] as? [[String: Any]])
        return findings.map {
            "\($0["severity"] as? String ?? "") \(($0["events"] as? [String] ?? []).sorted().joined(separator: " "))"
        }
    }

    private static let speaker = "ATTENDEE;CN=Speaker:mailto:speaker@desk.example"

    @Test func `one person in two cities is found by the instant`() throws {
        // 18:00 in Almaty is 13:00 UTC; 18:00 in Berlin is 17:00 UTC, 14:30 there 13:30 UTC.
        let found = try findings([
            "UID:a\nDTSTART;TZID=Asia/Almaty:20270310T180000\nDURATION:PT1H\nSUMMARY:one\n\(Self.speaker)",
            "UID:b\nDTSTART;TZID=Europe/Berlin:20270310T180000\nDURATION:PT1H\nSUMMARY:two\n\(Self.speaker)",
            "UID:c\nDTSTART;TZID=Europe/Berlin:20270310T143000\nDURATION:PT1H\nSUMMARY:three\n\(Self.speaker)",
        ])
        #expect(found == ["error one three"])
    }

    @Test func `what is free, cancelled or all day takes nobody's time, and free time is named`() throws {
        let at = { (uid: String, lines: String) in "UID:\(uid)\n\(lines)\nSUMMARY:\(uid)\nLOCATION:Square" }
        let found = try findings([
            at("rally", "DTSTART:20270310T100000Z\nDTEND:20270310T120000Z"),
            at("birthday", "DTSTART;VALUE=DATE:20270310\nTRANSP:TRANSPARENT"),
            at("cancelled", "DTSTART:20270310T103000Z\nDTEND:20270310T110000Z\nSTATUS:CANCELLED"),
            at("tentative", "DTSTART:20270310T110000Z\nDTEND:20270310T113000Z\nSTATUS:TENTATIVE"),
            at("free", "DTSTART:20270310T113000Z\nDTEND:20270310T115000Z\nTRANSP:TRANSPARENT"),
        ])
        #expect(Set(found) == ["warning rally tentative", "note free"])
    }

    @Test func `an event over midnight clashes with one just after it, at the same desk only`() throws {
        let at = { (uid: String, start: String, end: String, desk: String) in
            "UID:\(uid)\nDTSTART;TZID=Asia/Almaty:\(start)\nDTEND;TZID=Asia/Almaty:\(end)\nSUMMARY:\(uid)\nLOCATION:\(desk)"
        }
        let found = try findings([
            at("night", "20270310T230000", "20270311T010000", "Desk A"),
            at("news", "20270311T000000", "20270311T003000", "Desk A"),
            at("evening", "20270310T210000", "20270311T000000", "Desk B"),
        ])
        #expect(found == ["error news night"])
    }

    @Test func `a moved occurrence leaves its old hour free and takes the new one`() throws {
        let more = """
            people: [{id: speaker, name: Speaker}]
            events:
              - {id: old-hour, kind: other, title: A, start: 2027-02-17T19:00, duration: 1h, people: [speaker]}
              - {id: new-hour, kind: other, title: B, start: 2027-02-18T14:30, duration: 30m, people: [speaker]}
            """
        let found = try findings(
            [
                "UID:f\nDTSTART;TZID=Asia/Almaty:20270210T190000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:Briefing\n\(Self.speaker)",
                "UID:f\nRECURRENCE-ID;TZID=Asia/Almaty:20270217T190000\nDTSTART;TZID=Asia/Almaty:20270218T140000\nDURATION:PT1H\n"
                    + "SUMMARY:Briefing moved\n\(Self.speaker)",
            ], more: more)
        #expect(found == ["error briefing-moved new-hour"])
    }
}
