import Foundation
import Testing

/// The JSON of `keste agenda <file.ics>`.
struct FileAgendaDocument: Decodable {
    struct Occurrence: Decodable {
        var uid: String
        var summary: String
        var start: String
        var end: String
        var all_day: Bool
        var status: String
        var location: String?
        var categories: [String]
        var zone: String?
    }
    struct Found: Decodable {
        var line: Int?
        var column: Int?
        var severity: String
        var id: String
        var message: String
    }
    var occurrences: [Occurrence]
    var diagnostics: [Found]
}

/// Runs `keste agenda` on iCalendar files.
@Suite struct FileAgendaTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func agenda(_ lines: [String], _ options: [String] = []) throws -> (FileAgendaDocument, Keste.Result) {
        let text = (["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN"] + lines + ["END:VCALENDAR"])
            .joined(separator: "\r\n")
        try folder.write(text + "\r\n", to: "a.ics")
        let run = try Keste.run(["agenda", "a.ics", "--format", "json"] + options, in: folder.url)
        return (try JSONDecoder().decode(FileAgendaDocument.self, from: Data(run.output.utf8)), run)
    }

    private func event(_ uid: String, _ lines: String...) -> [String] {
        ["BEGIN:VEVENT", "UID:\(uid)", "DTSTAMP:20270101T000000Z"] + lines + ["END:VEVENT"]
    }

    /// A weekly hour at 19:00 in Almaty, which is 14:00 in UTC: the second is moved to the next day, the third is off.
    private var series: [String] {
        event(
            "weekly", "DTSTART;TZID=Asia/Almaty:20270210T190000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=4",
            "SUMMARY:Briefing", "LOCATION:Hall\\, 2nd floor", "CATEGORIES:press,weekly")
            + event(
                "weekly", "RECURRENCE-ID:20270217T140000Z", "DTSTART;TZID=Asia/Almaty:20270218T140000",
                "DURATION:PT1H", "SUMMARY:Briefing (moved)")
            + event(
                "weekly", "RECURRENCE-ID;TZID=Asia/Almaty:20270224T190000",
                "DTSTART;TZID=Asia/Almaty:20270224T190000", "DURATION:PT1H", "STATUS:CANCELLED", "SUMMARY:Briefing")
    }

    @Test func `each occurrence stands once, moved and cancelled ones as such`() throws {
        let (document, run) = try agenda(series)
        #expect(run.status == 0)
        #expect(
            document.occurrences.map { "\($0.start) \($0.end) \($0.summary) \($0.status)" } == [
                "2027-02-10T14:00:00Z 2027-02-10T15:00:00Z Briefing confirmed",
                "2027-02-18T09:00:00Z 2027-02-18T10:00:00Z Briefing (moved) confirmed",
                "2027-02-24T14:00:00Z 2027-02-24T15:00:00Z Briefing cancelled",
                "2027-03-03T14:00:00Z 2027-03-03T15:00:00Z Briefing confirmed",
            ])
        let first = try #require(document.occurrences.first)
        #expect(first.location == "Hall, 2nd floor")
        #expect(first.categories == ["press", "weekly"])
        #expect(first.zone == "Asia/Almaty")
        #expect(first.uid == "weekly")
    }

    /// In Almaty 19:00Z is midnight: what begins then is of the next day, and the last day is included.
    @Test func `days are on the clock of the zone that is asked for`() throws {
        let events =
            event("a", "DTSTART:20270309T185959Z", "SUMMARY:before") + event("b", "DTSTART:20270309T190000Z")
            + event("c", "DTSTART:20270310T185959Z") + event("d", "DTSTART:20270310T190000Z")
        let days = ["--from", "2027-03-10", "--to", "2027-03-10"]
        #expect(try agenda(events, days + ["--zone", "Asia/Almaty"]).0.occurrences.map(\.uid) == ["b", "c"])
        #expect(try agenda(["X-WR-TIMEZONE:Asia/Almaty"] + events, days).0.occurrences.map(\.uid) == ["b", "c"])
        #expect(try agenda(events, days).0.occurrences.map(\.uid) == ["c", "d"])
    }

    /// 18:00 is 13:00Z in Almaty, and 17:00Z in Berlin in winter.
    @Test(arguments: [
        (["--zone", "Asia/Almaty"], "Europe/Berlin", "2027-03-10T13:00:00Z", "Asia/Almaty"),
        ([], "Europe/Berlin", "2027-03-10T17:00:00Z", "Europe/Berlin"), ([], nil, "2027-03-10T18:00:00Z", "UTC"),
    ])
    func `a time without a zone is on the clock asked for, else the file's, else UTC, and this is said`(
        options: [String], named: String?, start: String, zone: String
    ) throws {
        let (document, run) = try agenda(
            (named.map { ["X-WR-TIMEZONE:\($0)"] } ?? []) + event("f", "DTSTART:20270310T180000"), options)
        #expect(run.status == 0)
        #expect(document.occurrences.map(\.start) == [start])
        #expect(document.occurrences.first?.zone == zone)
        #expect(document.diagnostics.contains { $0.id == "ical/clock" && $0.message.contains(zone) })
    }

    @Test func `whole days are dates, the end not included, without a zone`() throws {
        let (document, _) = try agenda(
            event("day", "DTSTART;VALUE=DATE:20270320", "SUMMARY:Silence")
                + event("days", "DTSTART;VALUE=DATE:20270315", "DTEND;VALUE=DATE:20270320", "STATUS:TENTATIVE"))
        #expect(
            document.occurrences.map { "\($0.uid) \($0.start) \($0.end) \($0.all_day) \($0.status)" } == [
                "days 2027-03-15 2027-03-20 true tentative", "day 2027-03-20 2027-03-21 true confirmed",
            ])
        #expect(document.occurrences.allSatisfy { $0.zone == nil })
    }

    @Test func `a series without an end is shown for a year, and this is said`() throws {
        let (document, run) = try agenda(event("daily", "DTSTART:20270101T100000Z", "RRULE:FREQ=DAILY"))
        #expect(run.status == 0)
        #expect(document.occurrences.count == 366)
        #expect(document.diagnostics.contains { $0.id == "ical/endless" && $0.severity == "note" })
        let (week, _) = try agenda(
            event("daily", "DTSTART:20270101T100000Z", "RRULE:FREQ=DAILY"),
            ["--from", "2030-01-01", "--to", "2030-01-07"])
        #expect(week.occurrences.count == 7)
        #expect(!week.diagnostics.contains { $0.id == "ical/endless" })
    }

    /// The exception is in the window and its series is not: without it the exception would be an event of its own.
    @Test func `what is outside of the days still counts for what is in them`() throws {
        let moved =
            event("m", "DTSTART:20270101T100000Z", "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:Early")
            + event("m", "RECURRENCE-ID:20270102T100000Z", "DTSTART:20270601T100000Z", "SUMMARY:Late")
        let (document, _) = try agenda(moved, ["--from", "2027-06-01", "--to", "2027-06-01"])
        #expect(document.occurrences.map(\.summary) == ["Late"])
        #expect(!document.diagnostics.contains { $0.id == "ical/no-series" })
        // Of two versions the newer one lies outside: the older one is not shown in its place.
        let versions =
            event("v", "DTSTART:20270701T100000Z", "SEQUENCE:2")
            + event("v", "DTSTART:20270601T100000Z", "SEQUENCE:1")
        #expect(try agenda(versions, ["--from", "2027-06-01", "--to", "2027-06-01"]).0.occurrences.isEmpty)
    }

    @Test func `an event that cannot be read is an error with its place, and the others are shown`() throws {
        let (document, run) = try agenda(
            event("bad", "DTSTART:20270230T100000Z") + event("good", "DTSTART:20270310T100000Z"))
        #expect(run.status == 1)
        #expect(document.occurrences.map(\.uid) == ["good"])
        let error = try #require(document.diagnostics.first { $0.severity == "error" })
        #expect(error.line == 7)
        #expect(run.errors.contains("a.ics:7:"))
    }

    @Test func `what cannot be used of an event is said, and the event is shown`() throws {
        let (document, run) = try agenda(
            event(
                "a", "DTSTART:20270404T080000Z", "SUMMARY:Walk", "COLOR:#0b6e4f", "BEGIN:VALARM", "ACTION:DISPLAY",
                "TRIGGER:-PT30M", "TRIGGER:-PT3H", "END:VALARM"))
        #expect(run.status == 0)
        #expect(document.occurrences.map(\.summary) == ["Walk"])
        #expect(
            document.diagnostics.map { "\($0.line ?? 0) \($0.severity) \($0.id)" } == [
                "9 warning ical/colour", "13 warning ical/alarm",
            ])
    }

    @Test func `the text form is that of a calendar folder`() throws {
        _ = try agenda(series)
        let run = try Keste.run(["agenda", "a.ics", "--zone", "Asia/Almaty", "--from", "2027-02-18"], in: folder.url)
        #expect(
            run.output == """
                Thursday 2027-02-18
                  14:00-15:00       Briefing (moved)

                Wednesday 2027-02-24
                  19:00-20:00       Briefing [CANCELLED]

                Wednesday 2027-03-03
                  19:00-20:00       Briefing [press, weekly]
                                    Hall, 2nd floor

                """)
    }

    @Test(arguments: [["--kind", "rally"], ["--contestant", "ash"], ["--language", "kk"]])
    func `options of a calendar folder are refused`(options: [String]) throws {
        let (document, run) = try agenda(series, options)
        #expect(run.status == 2)
        #expect(run.errors.contains("\(options[0]) is for a calendar folder"))
        #expect(document.occurrences.isEmpty)
    }

    @Test(arguments: [
        ("page.ics", "<!doctype html>\n<html></html>\n", "<!doctype"), ("empty.ics", "", "empty file"),
        ("card.ics", "BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n", "vCard"), ("data.json", "{\"a\": 1}\n", "JSON"),
    ])
    func `what is no calendar ends with 2 and says what it is`(name: String, text: String, hint: String) throws {
        try folder.write(text, to: name)
        let run = try Keste.run(["agenda", name], in: folder.url)
        #expect(run.status == 2)
        #expect(run.errors.contains(hint))
        #expect(run.output.isEmpty)
        let json = try Keste.run(["agenda", name, "--format", "json"], in: folder.url)
        let document = try JSONDecoder().decode(FileAgendaDocument.self, from: Data(json.output.utf8))
        #expect(json.status == 2)
        #expect(document.occurrences.isEmpty)
        #expect(document.diagnostics.contains { $0.severity == "error" })
    }

    @Test func `a missing file and a folder that is named like a file end with 2`() throws {
        try FileManager.default.createDirectory(
            at: folder.url.appendingPathComponent("folder.ics"), withIntermediateDirectories: true)
        for (name, hint) in [
            ("missing.ics", "no such file"), ("folder.ics", "a folder, not a file"), ("/dev/null", "empty file"),
        ] {
            let run = try Keste.run(["agenda", name], in: folder.url)
            #expect(run.status == 2)
            #expect(run.errors.contains(hint))
        }
    }

    /// UTF-16 as Windows' editors write it, with its mark.
    @Test func `a file in UTF-16 is read`() throws {
        let text =
            (["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"] + event("ү", "DTSTART:20270310T100000Z", "SUMMARY:Кездесу")
            + ["END:VCALENDAR", ""]).joined(separator: "\r\n")
        var data = Data([0xFF, 0xFE])
        data.append(try #require(text.data(using: .utf16LittleEndian)))
        try data.write(to: folder.url.appendingPathComponent("wide.ics"))
        let run = try Keste.run(["agenda", "wide.ics", "--format", "json"], in: folder.url)
        let document = try JSONDecoder().decode(FileAgendaDocument.self, from: Data(run.output.utf8))
        #expect(document.occurrences.map(\.summary) == ["Кездесу"])
        #expect(run.status < 2)
    }
}
