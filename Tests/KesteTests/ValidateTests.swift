import Foundation
import Testing

/// The JSON of `keste validate`.
struct ValidateDocument: Decodable {
    struct Found: Decodable {
        var file: String
        var line: Int?
        var column: Int?
        var severity: String
        var id: String
        var message: String
        var fix: String?
        var reference: String?
    }
    struct Summary: Decodable {
        var errors: Int
        var warnings: Int
        var notes: Int
        var left_out: Int
        var events: Int
    }
    var diagnostics: [Found]
    var summary: Summary
}

/// Runs `keste validate` on files of a folder of its own.
@Suite struct ValidateTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(_ lines: [String], to name: String = "a.ics") throws {
        let text = (["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN"] + lines + ["END:VCALENDAR"])
            .joined(separator: "\r\n")
        try folder.write(text + "\r\n", to: name)
    }

    private let event = ["BEGIN:VEVENT", "UID:a", "DTSTAMP:20270101T000000Z", "DTSTART:20270310T130000Z"]

    private func run(_ arguments: String...) throws -> Keste.Result {
        try Keste.run(["validate"] + arguments, in: folder.url)
    }

    @Test func `a clean file says so and ends with 0`() throws {
        try write(event + ["END:VEVENT"])
        let result = try run("a.ics")
        #expect(result.status == 0)
        #expect(result.output == "a.ics: nothing to mend; 1 event\n")
        #expect(result.errors.isEmpty)
    }

    @Test func `a fault has its place, its line with a caret, its rule and its mend`() throws {
        try write(event + ["DTEND:20270310T120000Z", "SUMMARY:one; two", "END:VEVENT"])
        let result = try run("a.ics")
        #expect(result.status == 1)
        #expect(
            result.output == """
                a.ics:8:7: error: DTEND comes before DTSTART (RFC 5545, 3.8.2.2) [ical/end-before-start]
                    DTEND:20270310T120000Z
                          ^
                  fix: write a later time
                a.ics:9:12: warning: a semicolon stands bare in the text, at “one;”: a reader may take it for the end of a \
                value (RFC 5545, 3.3.11) [ical/text-escape]
                    SUMMARY:one; two
                               ^
                  fix: write \\;
                a.ics: 1 error, 1 warning; 1 event

                """)
    }

    @Test func `warnings end with 0, with --strict with 1`() throws {
        try write(event + ["SUMMARY:one; two", "END:VEVENT"])
        #expect(try run("a.ics").status == 0)
        #expect(try run("a.ics", "--strict").status == 1)
    }

    @Test func `JSON names the place, the rule and the mend of each, and adds them up`() throws {
        try write(event + ["PRIORITY:10", "END:VEVENT"])
        try write(event + ["COLOR:#E6C800", "END:VEVENT"], to: "b.ics")
        let result = try run("a.ics", "b.ics", "--format", "json")
        let document = try JSONDecoder().decode(ValidateDocument.self, from: Data(result.output.utf8))
        #expect(result.status == 1)
        #expect(
            document.diagnostics.map { "\($0.file):\($0.line ?? 0):\($0.column ?? 0) \($0.severity) \($0.id)" } == [
                "a.ics:8:10 error ical/number", "b.ics:8:7 warning ical/colour",
            ])
        #expect(document.diagnostics.allSatisfy { $0.fix != nil && $0.reference != nil })
        #expect(document.summary.errors == 1)
        #expect(document.summary.warnings == 1)
        #expect(document.summary.notes == 0)
        #expect(document.summary.left_out == 0)
        #expect(document.summary.events == 2)
    }

    @Test func `a long list is cut in the text, and what is cut is counted`() throws {
        let events = (0..<150).flatMap { number in
            [
                "BEGIN:VEVENT", "UID:\(number)", "DTSTAMP:20270101T000000Z", "DTSTART:20270310T130000Z", "PRIORITY:10",
                "END:VEVENT",
            ]
        }
        try write(events)
        let result = try run("a.ics")
        #expect(result.output.components(separatedBy: "[ical/number]").count == 101)
        #expect(result.output.contains("a.ics: 50 more not shown"))
        #expect(result.output.hasSuffix("a.ics: 150 errors; 150 events\n"))
    }

    /// 17 February is a Wednesday and the rule goes by Tuesdays; no series has the exception's date.
    @Test func `exceptions that meet no occurrence are notes`() throws {
        try write(
            [
                "BEGIN:VEVENT", "UID:a", "DTSTAMP:20270101T000000Z", "DTSTART:20270209T140000Z",
                "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20270217T140000Z", "END:VEVENT", "BEGIN:VEVENT", "UID:a",
                "DTSTAMP:20270101T000000Z", "RECURRENCE-ID:20270224T140000Z", "DTSTART:20270225T140000Z", "END:VEVENT",
            ])
        let result = try run("a.ics", "--format", "json")
        let document = try JSONDecoder().decode(ValidateDocument.self, from: Data(result.output.utf8))
        #expect(result.status == 0)
        #expect(
            document.diagnostics.map { "\($0.line ?? 0) \($0.severity) \($0.id)" } == [
                "9 note ical/exdate-unmet", "14 note ical/no-occurrence",
            ])
    }

    /// The definition says +06:00 for ever; the database has +05:00 since 1 March 2024.
    @Test func `a definition that contradicts the system's zone is a warning with both offsets`() throws {
        try write(
            [
                "BEGIN:VTIMEZONE", "TZID:Asia/Almaty", "BEGIN:STANDARD", "DTSTART:20041031T030000",
                "TZOFFSETFROM:+0600",
                "TZOFFSETTO:+0600", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT", "UID:a",
                "DTSTAMP:20270101T000000Z",
                "DTSTART;TZID=Asia/Almaty:20270310T180000", "END:VEVENT",
            ])
        let result = try run("a.ics", "--format", "json")
        let document = try JSONDecoder().decode(ValidateDocument.self, from: Data(result.output.utf8))
        let found = try #require(document.diagnostics.first { $0.id == "ical/zone-contradiction" })
        #expect(found.severity == "warning")
        #expect(found.message.contains("+06:00") && found.message.contains("+05:00"))
        #expect(result.status == 0)
    }

    @Test func `nothing that could be read ends with 2, and one file among others with 1`() throws {
        try folder.write("<html></html>\n", to: "page.ics")
        #expect(try run("page.ics").status == 2)
        #expect(try run("missing.ics").status == 2)
        #expect(try run("/dev/null").status == 2)
        try write(event + ["END:VEVENT"])
        let both = try run("a.ics", "missing.ics")
        #expect(both.status == 1)
        #expect(both.output.contains("missing.ics: error: there is no such file"))
    }

    /// The feeds that `keste export` writes are what it asks of others.
    @Test func `our own feeds have notes at most`() throws {
        let export = try Keste.run(
            ["export", "calendars/kazakhstan-2023", "--output", folder.url.appendingPathComponent("feeds").path])
        #expect(export.status == 0)
        let files = try FileManager.default.contentsOfDirectory(
            atPath: folder.url.appendingPathComponent("feeds").path
        ).filter { $0.hasSuffix(".ics") }.sorted()
        #expect(!files.isEmpty)
        let result = try Keste.run(["validate", "--strict"] + files, in: folder.url.appendingPathComponent("feeds"))
        #expect(result.status == 0)
    }
}
