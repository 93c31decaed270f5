import Foundation
import Testing

@Suite struct PublishTests {
    /// Three events, the second of them with this title; `more` goes on where the feeds stand.
    private static func calendar(_ title: String = "B", id: String = "small", more: String = "") -> String {
        """
        keste: 1
        campaign: {id: \(id), title: Small, zone: Asia/Almaty}
        events:
          - {id: a, kind: rally, title: A, start: 2027-03-01T10:00, duration: 1h}
          - {id: b, kind: rally, title: \(title), start: 2027-03-02T10:00, duration: 1h}
          - {id: c, kind: debate, title: C, start: 2027-03-03T10:00, duration: 1h}
        feeds: [{id: one}, {id: two, kinds: [rally]}, {id: staff, audience: staff}]
        \(more)
        """
    }

    private func publish(_ folder: TemporaryFolder, _ more: [String] = [], at: String = "2027-02-01T00:00:00Z") throws
        -> Keste.Result
    {
        try Keste.run(
            ["publish", folder.url.path, "--output", folder.url.path + "/feeds", "--at", at] + more)
    }

    @Test func `the ledger lies beside the calendar, for its owner alone, and is named once`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.calendar(), to: "calendar.yaml")
        let first = try publish(folder)
        #expect(first.status == 0)
        #expect(first.output.contains("feeds/one.ics: 3 events: 3 new\n"))
        #expect(first.errors.contains(".keste/ledger.sqlite is new"))
        let ledger = folder.url.appendingPathComponent(".keste/ledger.sqlite").path
        let mode = try FileManager.default.attributesOfItem(atPath: ledger)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let second = try publish(folder, at: "2027-02-02T00:00:00Z")
        #expect(second.output.contains("feeds/one.ics: 3 events, unchanged\n"))
        #expect(second.errors.isEmpty)
    }

    @Test func `diff and --dry-run say what would change, and change nothing`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.calendar(), to: "calendar.yaml")
        #expect(try publish(folder).status == 0)
        let before = try folder.text("feeds/one.ics")
        try folder.write(
            Self.calendar("Better").replacingOccurrences(of: "  - {id: c,", with: "  - {id: d,"), to: "calendar.yaml")
        for run in [
            try publish(folder, ["--dry-run"]),
            try Keste.run(["diff", folder.url.path, "--at", "2027-02-01T00:00:00Z"]),
        ] {
            #expect(run.status == 0)
            #expect(run.output.contains(": 4 events: 1 new, 1 changed, 1 cancelled\n"))
            #expect(run.output.contains("  changed: Better, 2027-03-02 10:00 (Asia/Almaty)\n    title: B → Better\n"))
            #expect(run.output.contains("  cancelled: C, 2027-03-03 10:00 (Asia/Almaty)\n"))
        }
        #expect(try folder.text("feeds/one.ics") == before)
    }

    private struct Document: Decodable {
        struct Feed: Decodable {
            struct Change: Decodable {
                struct Field: Decodable {
                    var name: String
                    var old: String?
                    var new: String?
                }
                var change: String
                var uid: String
                var sequence: Int
                var fields: [Field]
            }
            var id: String
            var written: Bool
            var counts: [String: Int]
            var changes: [Change]
        }
        var feeds: [Feed]
        var unchanged: Bool
        var ledger: String
    }

    @Test func `the JSON of diff names each change with its fields`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.calendar(), to: "calendar.yaml")
        let ledger = folder.url.appendingPathComponent("kept.sqlite").path
        #expect(try publish(folder, ["--ledger", ledger]).status == 0)
        func diff() throws -> Document {
            let run = try Keste.run(["diff", folder.url.path, "--ledger", ledger, "--format", "json"])
            #expect(run.status == 0)
            return try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
        }
        #expect(try diff().unchanged)
        try folder.write(Self.calendar("Better"), to: "calendar.yaml")
        let document = try diff()
        #expect(!document.unchanged)
        #expect(document.ledger == ledger)
        #expect(document.feeds.map(\.id) == ["one", "two", "staff"])
        let change = try #require(document.feeds.first?.changes.first)
        #expect(change.change == "changed" && change.uid == "b@small.keste" && change.sequence == 1)
        #expect(change.fields.map(\.name) == ["title"])
        #expect(change.fields.first?.old == "B" && change.fields.first?.new == "Better")
        #expect(document.feeds.first?.counts["unchanged"] == 2)
    }

    @Test func `the clock can be given by SOURCE_DATE_EPOCH`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.calendar(), to: "calendar.yaml")
        // 1 February 2027, 00:00 UTC.
        let run = try Keste.run(
            ["publish", folder.url.path, "--output", folder.url.path + "/feeds"],
            environment: ["SOURCE_DATE_EPOCH": "1801440000"])
        #expect(run.status == 0)
        #expect(try folder.text("feeds/one.ics").contains("\r\nLAST-MODIFIED:20270201T000000Z\r\n"))
    }

    @Test func `what cannot be published changes nothing and says why`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.calendar(), to: "calendar.yaml")
        try folder.write("a file", to: "file")
        for (arguments, why) in [
            (["--output", folder.url.path + "/file"], "there is a file of that name"),
            (["--output", folder.url.path], "would lie in the folder of the feeds"),
            (
                ["--output", folder.url.path + "/feeds", "--ledger", folder.url.path + "/file"],
                "is damaged, or no ledger"
            ),
            (["--output", folder.url.path + "/feeds", "--ledger", folder.url.path], "it is no file"),
            (
                ["--output", folder.url.path + "/feeds", "--ledger", folder.url.path + "/no/no/l"],
                "cannot make the folder"
            ),
            (["--output", folder.url.path + "/feeds", "--at", "yesterday"], "--at"),
        ] {
            let run = try Keste.run(["publish", folder.url.path] + arguments)
            #expect(run.status == 2, "\(arguments)")
            #expect(run.errors.contains(why), "\(run.errors)")
            #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/feeds"))
        }
    }

    @Test func `what is left out counts with --strict, as for export`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            Self.calendar().replacingOccurrences(
                of: "title: A,", with: "title: A, ical: [\"SUMMARY:again\"],"), to: "calendar.yaml")
        #expect(try publish(folder).status == 0)
        let strict = try publish(folder, ["--strict"])
        #expect(strict.status == 1)
        #expect(strict.errors.contains("SUMMARY:again"))
    }

    /// The shell sets how large a file may become, in KiB, and lets the program see the fault instead of dying of it.
    @Test(arguments: [2, 4, 8, 16, 24]) func `a disk that is full changes neither feeds nor ledger`(limit: Int) throws {
        let folder = try TemporaryFolder()
        func calendar(_ count: Int) -> String {
            Self.calendar().replacingOccurrences(
                of: "feeds:",
                with: (0..<count).map {
                    "  - {id: e-\($0), kind: rally, title: Rally \($0), start: 2027-03-05T10:00, duration: 1h}\n"
                }.joined() + "feeds:")
        }
        try folder.write(calendar(0), to: "calendar.yaml")
        #expect(try publish(folder).status == 0)
        let names = ["feeds/one.ics", "feeds/two.ics", "feeds/staff.ics", ".keste/ledger.sqlite"]
        let before = try names.map { try Data(contentsOf: folder.url.appendingPathComponent($0)) }
        try folder.write(calendar(150), to: "calendar.yaml")
        let run = try Self.shell(
            "ulimit -f \(limit); trap '' XFSZ; exec \"$0\" publish \"$1\" --output \"$1/feeds\"", folder)
        #expect(run != 0)
        #expect(try names.map { try Data(contentsOf: folder.url.appendingPathComponent($0)) } == before)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/feeds").sorted() == [
                "one.ics", "staff.ics", "two.ics",
            ])
        #expect(try publish(folder).status == 0)
        #expect(try folder.text("feeds/one.ics").contains("UID:e-149@small.keste"))
    }

    private static func shell(_ command: String, _ folder: TemporaryFolder) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", command, Keste.products.appendingPathComponent("keste").path, folder.url.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    // MARK: - Several at once

    /// A publish that is started and not waited for.
    private func begin(_ folder: TemporaryFolder, _ calendar: String, ledger: String) throws -> Process {
        let process = Process()
        process.executableURL = Keste.products.appendingPathComponent("keste")
        process.arguments = [
            "publish", folder.url.appendingPathComponent(calendar).path, "--output", folder.url.path + "/feeds",
            "--ledger", ledger,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// What `PRAGMA integrity_check` and the feeds say after publishers have met.
    private func expectSound(_ folder: TemporaryFolder, ledger: String) throws {
        let run = try Keste.run(["diff", folder.url.appendingPathComponent("x").path, "--ledger", ledger])
        #expect(run.status == 0, "\(run.errors)")
        for feed in ["one", "two", "staff"] {
            let text = try folder.text("feeds/\(feed).ics")
            #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n") && text.hasSuffix("END:VCALENDAR\r\n"))
            #expect(text.contains("SUMMARY:X\r\n") || text.contains("SUMMARY:Y\r\n"))
        }
    }

    private func sequence(_ uid: String, in text: String) -> Int? {
        let parts = text.components(separatedBy: "BEGIN:VEVENT\r\n").filter { $0.contains("UID:\(uid)\r\n") }
        return parts.first.flatMap { part in
            part.components(separatedBy: "\r\n").first { $0.hasPrefix("SEQUENCE:") }.flatMap { Int($0.dropFirst(9)) }
        }
    }

    @Test func `two publishers at once take turns, and no SEQUENCE falls`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.calendar("X"), to: "x/calendar.yaml")
        try folder.write(Self.calendar("Y"), to: "y/calendar.yaml")
        let ledger = folder.url.appendingPathComponent("ledger.sqlite").path
        var highest = 0
        for _ in 0..<15 {
            let both = try ["x", "y"].map { try begin(folder, $0, ledger: ledger) }
            for process in both {
                process.waitUntilExit()
                #expect(process.terminationStatus == 0)
            }
            let sequences = try ["one", "two", "staff"].map {
                sequence("b@small.keste", in: try folder.text("feeds/\($0).ics"))
            }
            let now = try #require(sequences.first ?? nil)
            // Whoever was second in a round has changed what the first wrote, in all feeds alike.
            #expect(Set(sequences).count == 1)
            #expect(now >= highest + 1)
            highest = now
            #expect(sequence("a@small.keste", in: try folder.text("feeds/one.ics")) == 0)
        }
        try expectSound(folder, ledger: ledger)
    }

    @Test func `a publish that is killed at any moment leaves whole feeds and a sound ledger`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.calendar("X"), to: "x/calendar.yaml")
        try folder.write(Self.calendar("Y"), to: "y/calendar.yaml")
        let ledger = folder.url.appendingPathComponent("ledger.sqlite").path
        try begin(folder, "x", ledger: ledger).waitUntilExit()
        var highest = 0
        var killed = 0
        for round in 0..<40 {
            let process = try begin(folder, round.isMultiple(of: 2) ? "y" : "x", ledger: ledger)
            usleep(UInt32(round) * 4000)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if process.terminationReason == .uncaughtSignal { killed += 1 }
            let now = try #require(sequence("b@small.keste", in: try folder.text("feeds/one.ics")))
            #expect(now >= highest)
            highest = now
            try expectSound(folder, ledger: ledger)
        }
        #expect(killed > 0)
        try begin(folder, "x", ledger: ledger).waitUntilExit()
        try expectSound(folder, ledger: ledger)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/feeds").sorted() == [
                "one.ics", "staff.ics", "two.ics",
            ])
    }

    /// Each of the three events once: two as they are, one struck out at the hour that it had. Almaty is five hours
    /// ahead of UTC in 2027.
    @Test func `what was removed is read by others as cancelled, at its hour`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.calendar(), to: "calendar.yaml")
        #expect(try publish(folder).status == 0)
        let lines = Self.calendar().split(separator: "\n", omittingEmptySubsequences: false)
        try folder.write(lines.filter { !$0.contains("{id: b,") }.joined(separator: "\n"), to: "calendar.yaml")
        #expect(try publish(folder).status == 0)
        let feed = try ReadFeed.read(folder.url.appendingPathComponent("feeds/one.ics"))
        #expect(feed.errors.isEmpty)
        #expect(feed.zones.used == ["Asia/Almaty"] && feed.zones.defined == ["Asia/Almaty"])
        #expect(
            feed.occurrences.map { "\($0.title) \($0.start) \($0.status)" }.sorted() == [
                "A 2027-03-01T05:00:00Z CONFIRMED", "B 2027-03-02T05:00:00Z CANCELLED",
                "C 2027-03-03T05:00:00Z CONFIRMED",
            ])
    }

    @Test func `an export over published feeds says what it takes away, and publishing heals it`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.calendar(), to: "calendar.yaml")
        #expect(try publish(folder).status == 0)
        try folder.write(Self.calendar("Better"), to: "calendar.yaml")
        #expect(try publish(folder).status == 0)
        let before = try folder.text("feeds/one.ics")
        let export = try Keste.run(["export", folder.url.path, "--output", folder.url.path + "/feeds"])
        #expect(export.status == 0)
        #expect(export.errors.contains("one.ics was written by 'keste publish' before"))
        #expect(try publish(folder, at: "2027-02-03T00:00:00Z").status == 0)
        #expect(try folder.text("feeds/one.ics") == before)
    }

    // MARK: - The same in every place

    @Test(arguments: ["kazakhstan-2023", "first-steps"])
    func `a published calendar gives the same octets anywhere and at any later time`(name: String) throws {
        let folder = try TemporaryFolder()
        func publish(_ at: String, _ environment: [String: String]) throws -> [String: Data] {
            let run = try Keste.run(
                [
                    "publish", "calendars/\(name)", "--output", folder.url.path + "/feeds", "--ledger",
                    folder.url.path + "/ledger", "--at", at,
                ], environment: environment)
            #expect(run.status == 0, "\(run.errors)")
            var files: [String: Data] = [:]
            for file in try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/feeds") {
                files[file] = try Data(contentsOf: folder.url.appendingPathComponent("feeds/\(file)"))
            }
            return files
        }
        let first = try publish("2023-01-01T00:00:00Z", ["TZ": "UTC", "LC_ALL": "C"])
        #expect(!first.isEmpty)
        #expect(try publish("2028-06-01T00:00:00Z", ["TZ": "Asia/Almaty", "LC_ALL": "kk_KZ.UTF-8"]) == first)
    }

    @Test func `two campaigns with the same ids have no UID in common`() throws {
        let folder = try TemporaryFolder()
        var uids: [Set<Substring>] = []
        for id in ["small-2027", "small-2028"] {
            try folder.write(Self.calendar(id: id), to: "\(id)/calendar.yaml")
            let run = try Keste.run(
                ["publish", folder.url.path + "/\(id)", "--output", folder.url.path + "/feeds-\(id)"])
            #expect(run.status == 0)
            let text = try folder.text("feeds-\(id)/one.ics")
            uids.append(Set(text.split(separator: "\r\n").filter { $0.hasPrefix("UID:") }))
            // Made of the calendar's own words alone: no machine, no user.
            #expect(uids.last == ["UID:a@\(id).keste", "UID:b@\(id).keste", "UID:c@\(id).keste"])
        }
        #expect(uids.first?.isDisjoint(with: uids.last ?? []) == true)
    }
}
