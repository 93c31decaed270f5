import ICalendar
import Testing

/// Files that are cut, mixed up, or no calendars at all.
@Suite struct BrokenFileTests {
    private let one = ["BEGIN:VEVENT", "UID:1", "DTSTART:20270310T100000Z", "END:VEVENT"]
    private let two = ["BEGIN:VEVENT", "UID:2", "DTSTART:20270311T100000Z", "END:VEVENT"]

    @Test(arguments: [
        ("", "empty file"), ("\r\n\r\n", "blank lines"),
        ("<!doctype html>\n<html>BEGIN:VCALENDAR</html>", "starts with <!doctype"),
        ("BEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\n", "vCard"), ("{\"events\": []}", "JSON"),
        ("hello there", "starts with hello"),
        ("\u{0}\u{1}\u{2}", "not an iCalendar file"),
    ])
    func `a file that is no calendar is called what it is`(text: String, words: String) throws {
        let read = CalendarFile.read(Array(text.utf8))
        #expect(!read.isCalendar)
        #expect(!read.isWhole)
        let error = try #require(read.diagnostics.last)
        #expect(error.id == "ical/not-a-calendar")
        #expect(error.severity == .error)
        #expect(error.message.contains(words), "\(error.message)")
    }

    @Test func `a calendar without events is whole, and nothing is said`() {
        let read = CalendarFile.read(calendar(["X-WR-CALNAME:Nothing yet"]))
        #expect(read.isCalendar)
        #expect(read.isWhole)
        #expect(read.events.isEmpty)
        #expect(read.diagnostics.isEmpty)
    }

    @Test func `a file that is not there, and a folder, are named as such`() {
        let missing = CalendarFile.read(path: "/nowhere/at/all.ics")
        #expect(!missing.isCalendar)
        #expect(missing.diagnostics.map(\.message) == ["there is no such file"])
        let folder = CalendarFile.read(path: "/")
        #expect(folder.diagnostics.map(\.message) == ["this is a folder, not a file"])
    }

    @Test func `a file that ends inside an event says so, names it, and does not show half of it`() throws {
        let read = CalendarFile.read(
            octets(["BEGIN:VCALENDAR"] + one + ["BEGIN:VEVENT", "UID:cut", "DTSTART:20270311T100000Z", "SUMMARY:ha"]))
        #expect(read.events.map(\.uid) == ["1"])
        #expect(!read.isWhole)
        #expect(said(of: read) == ["9:1 error ical/truncated"])
        let message = try #require(read.diagnostics.first?.message)
        #expect(message.contains("ends inside VEVENT"))
        #expect(message.contains("line 6"))
        #expect(message.contains("“cut”"))
    }

    @Test func `a file that ends inside an alarm names the event that is lost`() throws {
        let read = CalendarFile.read(octets(["BEGIN:VCALENDAR"] + one.dropLast() + ["BEGIN:VALARM", "ACTION:DIS"]))
        #expect(read.events.isEmpty)
        let message = try #require(read.diagnostics.first?.message)
        #expect(message.contains("ends inside VALARM"))
        #expect(message.contains("VEVENT “1” is left out"))
    }

    @Test func `events after the end of the calendar are read, and the first is named`() {
        let read = CalendarFile.read(
            octets(
                ["BEGIN:VCALENDAR"] + one + ["END:VCALENDAR"] + two + [
                    "BEGIN:VEVENT", "UID:3", "DTSTART:20270312", "END:VEVENT", "END:VCALENDAR",
                ]))
        #expect(read.events.map(\.uid) == ["1", "2", "3"])
        #expect(said(of: read) == ["7:1 error ical/outside", "13:9 warning ical/value-type"])
        #expect(read.isWhole)
    }

    // Wherever such a file is cut, it is not taken for a whole one.
    @Test(arguments: [
        ("END:VEVENT", ["1", "2"]), ("END:VEVENT\r\n", ["1", "2"]), ("END:VEV", ["1"]), ("", ["1"]),
    ])
    func `a file that goes on after the end of its calendar and then breaks off is not whole`(
        last: String, uids: [String]
    ) {
        let lines = octets(["BEGIN:VCALENDAR"] + one + ["END:VCALENDAR"] + two.dropLast())
        let read = CalendarFile.read(lines + Array(last.utf8))
        #expect(read.events.map(\.uid) == uids)
        #expect(!read.isWhole)
        #expect(said(of: read).filter { $0.hasSuffix("ical/truncated") }.count == 1)
    }

    @Test func `an event outside of any calendar is read, and named`() {
        let read = CalendarFile.read(octets(one))
        #expect(read.events.map(\.uid) == ["1"])
        #expect(said(of: read) == ["1:1 error ical/outside"])
    }

    @Test(arguments: [
        // Lines inside a calendar, the events that are read, what is said.
        (
            [
                "BEGIN:VEVENT", "UID:1", "DTSTART:20270310T100000Z", "BEGIN:VEVENT", "UID:2",
                "DTSTART:20270310T100000Z", "END:VEVENT",
            ], ["1", "2"], ["6:1 error ical/end"]
        ),
        (
            ["BEGIN:VEVENT", "UID:1", "DTSTART:20270310T100000Z", "BEGIN:VALARM", "END:VEVENT"], ["1"],
            ["7:1 error ical/end"]
        ),
        (["BEGIN:VEVENT", "UID:1", "DTSTART:20270310T100000Z"], ["1"], ["6:1 error ical/end"]),
        (
            ["END:VEVENT", "BEGIN:VEVENT", "UID:1", "DTSTART:20270310T100000Z", "END:VEVENT"], ["1"],
            ["3:1 error ical/end"]
        ),
        (["begin:vevent", "UID:1", "DTSTART:20270310T100000Z", "end:vevent "], ["1"], []),
    ])
    func `an END that is missing, or ends nothing, is named; events are kept`(
        lines: [String], uids: [String], expected: [String]
    ) {
        let read = CalendarFile.read(calendar(lines))
        #expect(read.events.map(\.uid) == uids)
        #expect(said(of: read) == expected)
        #expect(read.isWhole)
    }

    @Test func `several calendars in one file are read one after the other`() {
        let read = CalendarFile.read(
            octets(
                ["BEGIN:VCALENDAR", "NAME:first"] + one + ["END:VCALENDAR", "", "BEGIN:VCALENDAR", "NAME:second"] + two
                    + ["END:VCALENDAR"]))
        #expect(read.events.map(\.uid) == ["1", "2"])
        #expect(read.name == "first")
        #expect(said(of: read) == ["8:1 note ical/blank-line"])
    }

    @Test func `what stands before and after a calendar is named`() {
        let read = CalendarFile.read(
            octets(["HTTP/1.1 200 OK", "Server: x", "BEGIN:VCALENDAR"] + one + ["END:VCALENDAR", "-- ", "bye"]))
        #expect(read.events.map(\.uid) == ["1"])
        #expect(said(of: read) == ["1:1 warning ical/outside", "9:1 warning ical/outside"])
        #expect(read.diagnostics.first?.message.contains("2 lines stand") == true)
    }

    @Test func `a zero octet and other control characters are left out, and named`() throws {
        let read = CalendarFile.read(
            event(["DTSTART:20270310T100000Z", "SUMMARY:a\u{0}b\u{8}c\tд", "LOCATION:x\u{7F}"]))
        #expect(read.events.first?.summary == "abc\tд")
        #expect(read.events.first?.component.property("LOCATION")?.text == "x")
        #expect(said(of: read) == ["7:10 warning ical/control", "8:11 warning ical/control"])
    }

    @Test(
        arguments: [
            [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
        ] as [[UInt8]])
    func `octets that are not UTF-8 are named, and the rest of the text stays`(bad: [UInt8]) throws {
        let file =
            octets(["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "DTSTART:20270310T100000Z"])
            + Array("SUMMARY:дә".utf8) + bad + octets([" end", "END:VEVENT", "END:VCALENDAR"])
        let read = CalendarFile.read(file)
        let summary = try #require(read.events.first?.summary)
        #expect(summary.hasPrefix("дә\u{FFFD}"))
        #expect(summary.hasSuffix(" end"))
        #expect(said(of: read) == ["5:11 error ical/encoding"])
    }
}
