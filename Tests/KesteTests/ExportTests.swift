import Foundation
import Testing

@Suite struct ExportTests {
    private func export(_ calendar: String, to folder: URL, in place: URL = Keste.project, _ more: [String] = []) throws
        -> Keste.Result
    {
        try Keste.run(["export", calendar, "--output", folder.path] + more, in: place)
    }

    /// The figures are those of the sources that the calendar names. On 19 March 2023 Almaty and Qostanay were six hours
    /// ahead of UTC; Aqtobe, Aqtau, Atyrau, Oral and Qyzylorda five.
    @Test func `the election of 19 March 2023 is read by others at its instants`() throws {
        let folder = try TemporaryFolder()
        let run = try export("calendars/kazakhstan-2023", to: folder.url)
        #expect(run.status == 0)
        for (language, voting, oral) in [
            ("kk", "Дауыс беру", "Батыс Қазақстан облысы"), ("ru", "Голосование", "Западно-Казахстанская область"),
            ("en", "Voting", "West Kazakhstan"),
        ] {
            let feed = try ReadFeed.read(folder.url.appendingPathComponent("public-\(language).ics"))
            #expect(feed.errors.isEmpty)
            #expect(feed.zones.used.sorted() == feed.zones.defined.sorted())
            #expect(feed.spans("nomination-closes") == ["2023-02-08T12:00:00Z/2023-02-08T12:00:00Z"])
            #expect(feed.spans("registration-closes") == ["2023-02-18T12:00:00Z/2023-02-18T12:00:00Z"])
            #expect(feed.spans("first-rally") == ["2023-02-18/2023-02-19"])
            // 20:30 for 68 minutes, and 20:00 for 70.
            #expect(feed.spans("debate-qazaqstan") == ["2023-03-01T14:30:00Z/2023-03-01T15:38:00Z"])
            #expect(feed.spans("debate-khabar") == ["2023-03-16T14:00:00Z/2023-03-16T15:10:00Z"])
            // The end of 13 March.
            #expect(feed.spans("polls-last-day") == ["2023-03-13T18:00:00Z/2023-03-13T18:00:00Z"])
            #expect(feed.spans("silence") == ["2023-03-18/2023-03-19"])
            #expect(
                feed.spans("campaign-ends").sorted()
                    == Array(repeating: "2023-03-17T18:00:00Z/2023-03-17T18:00:00Z", count: 2)
                    + Array(repeating: "2023-03-17T19:00:00Z/2023-03-17T19:00:00Z", count: 5))
            #expect(
                feed.spans("voting").sorted()
                    == Array(repeating: "2023-03-19T01:00:00Z/2023-03-19T14:00:00Z", count: 2)
                    + Array(repeating: "2023-03-19T02:00:00Z/2023-03-19T15:00:00Z", count: 5))
            let west = try #require(feed.occurrences.first { $0.uid == "voting.asia-oral@kz-2023.keste" })
            #expect(west.title == voting)
            #expect(west.location == oral)
            #expect(west.end == "2023-03-19T15:00:00Z")
        }
    }

    /// Eighteen events stand in the calendar, each once. In 2027 all of Kazakhstan is five hours ahead of UTC.
    @Test func `the first steps are read by others at their instants`() throws {
        let folder = try TemporaryFolder()
        let run = try export("calendars/first-steps", to: folder.url)
        #expect(run.status == 0)
        #expect(run.output.hasSuffix("public.ics: 18 events\n"))
        let feed = try ReadFeed.read(folder.url.appendingPathComponent("public.ics"))
        #expect(feed.name == "Council election of 16 May 2027")
        #expect(feed.occurrences.count == 18)
        #expect(feed.spans("voting") == ["2027-05-16T02:00:00Z/2027-05-16T15:00:00Z"])
        #expect(feed.spans("ballot-order-drawn") == ["2027-04-12T19:00:00Z/2027-04-12T19:00:00Z"])
        #expect(feed.spans("radio-debate") == ["2027-05-12T14:00:00Z/2027-05-12T14:30:00Z"])
    }

    @Test(arguments: ["kazakhstan-2023", "first-steps"])
    func `the same calendar gives the same octets from another folder, zone and language`(name: String) throws {
        let folder = try TemporaryFolder()
        let copy = folder.url.appendingPathComponent("elsewhere/\(name)")
        try FileManager.default.createDirectory(
            at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: Keste.project.appendingPathComponent("calendars/\(name)"), to: copy)
        let first = folder.url.appendingPathComponent("one")
        #expect(try export("calendars/\(name)", to: first).status == 0)
        let second = try Keste.run(
            ["export", "calendar.yaml", "--output", "out"], in: copy,
            environment: ["TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8", "HOME": "/nonexistent"])
        #expect(second.status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: first.path).sorted()
        #expect(!names.isEmpty)
        for name in names {
            let one = try Data(contentsOf: first.appendingPathComponent(name))
            #expect(try one == Data(contentsOf: copy.appendingPathComponent("out/\(name)")), "\(name)")
            let lines = one.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
            // 75 octets and the CR.
            #expect(lines.allSatisfy { $0.last == 13 && $0.count <= 76 && String(bytes: $0, encoding: .utf8) != nil })
        }
    }

    private static let small = """
        keste: 1
        campaign: {id: small, title: Small, zone: Asia/Almaty}
        events:
          - id: a
            kind: rally
            title: A
            start: 2027-03-01T10:00
            duration: 1h
            ical: ["ATTENDEE:mailto:x@case.example", "X-KEEP:1"]
        feeds: [{id: one}, {id: two}]
        """

    @Test func `what is left out is warned of, and counts with --strict`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.small, to: "calendar.yaml")
        let output = folder.url.appendingPathComponent("feeds")
        let run = try export(folder.url.path, to: output)
        #expect(run.status == 0)
        #expect(run.errors.contains("calendar.yaml:4:"))
        #expect(run.errors.contains("warning: “ATTENDEE:mailto:x@case.example”"))
        #expect(run.errors.contains("one, two"))
        #expect(try export(folder.url.path, to: output, ["--strict"]).status == 1)
        #expect(try folder.text("feeds/one.ics").contains("X-KEEP:1"))
    }

    @Test func `no octet of a public feed tells when staff meet, not even before all else`() throws {
        let folder = try TemporaryFolder()
        var feeds: [String] = []
        for day in ["2027-01-04", "2027-02-08", "2027-03-29"] {
            try folder.write(
                """
                events:
                  - id: dinner
                    kind: other
                    title: Dinner
                    audience: staff
                    start: \(day)T19:00
                    duration: 2h
                    repeat: {every: week, count: 2}
                """, to: "staff.yaml")
            try folder.write(
                Self.small.replacingOccurrences(of: "{id: two}", with: "{id: two, kinds: [debate]}")
                    + "\ninclude: [staff.yaml]\n", to: "calendar.yaml")
            #expect(try export(folder.url.path, to: folder.url.appendingPathComponent("feeds")).status == 0)
            feeds.append(try folder.text("feeds/one.ics") + folder.text("feeds/two.ics"))
        }
        #expect(Set(feeds).count == 1)
    }

    @Test func `a feed that is no more is named and left, and so is what is not ours`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.small, to: "calendar.yaml")
        let output = folder.url.appendingPathComponent("feeds")
        _ = try export(folder.url.path, to: output)
        try folder.write("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", to: "feeds/theirs.ics")
        try folder.write(Self.small.replacingOccurrences(of: ", {id: two}", with: ""), to: "calendar.yaml")
        let run = try export(folder.url.path, to: output)
        #expect(run.status == 0)
        #expect(run.errors.contains("two.ics is from an earlier export"))
        #expect(!run.errors.contains("theirs.ics"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: output.path).sorted() == [
                "one.ics", "theirs.ics", "two.ics",
            ])
    }

    @Test func `a feed of another calendar in the place of one is warned of, and counts with --strict`() throws {
        let folder = try TemporaryFolder()
        let small = Self.small.replacingOccurrences(
            of: "\n    ical: [\"ATTENDEE:mailto:x@case.example\", \"X-KEEP:1\"]", with: "")
        try folder.write(small, to: "ours/calendar.yaml")
        try folder.write(small.replacingOccurrences(of: "id: small", with: "id: other"), to: "theirs/calendar.yaml")
        try folder.write(small.replacingOccurrences(of: "10:00", with: "12:00"), to: "later/calendar.yaml")
        let output = folder.url.appendingPathComponent("feeds")
        func export(_ name: String) throws -> Keste.Result {
            try self.export(folder.url.appendingPathComponent(name).path, to: output, ["--strict"])
        }
        #expect(try export("theirs").status == 0)
        try FileManager.default.removeItem(at: output.appendingPathComponent("two.ics"))
        let run = try export("ours")
        #expect(run.status == 1)
        #expect(run.errors.contains("one.ics was the feed of another calendar"))
        #expect(!run.errors.contains("two.ics was"))
        #expect(try folder.text("feeds/one.ics").contains("@small.keste"))
        // The same calendar, as it was and with other times.
        for name in ["ours", "later"] {
            let again = try export(name)
            #expect(again.status == 0, "\(again.errors)")
            #expect(again.errors.isEmpty)
        }
    }

    @Test func `a folder that cannot be written is left as it was`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.small, to: "calendar.yaml")
        try folder.write("mine", to: "feeds/one.ics")
        try folder.write("in the way", to: "feeds/two.ics/file")
        let run = try export(folder.url.path, to: folder.url.appendingPathComponent("feeds"))
        #expect(run.status == 2)
        #expect(run.errors.contains("nothing was changed"))
        #expect(try folder.text("feeds/one.ics") == "mine")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.appendingPathComponent("feeds").path)
                .sorted() == ["one.ics", "two.ics"])
        let file = try export(folder.url.path, to: folder.url.appendingPathComponent("calendar.yaml"))
        #expect(file.status == 2)
        #expect(file.errors.contains("there is a file of that name"))
    }
}
