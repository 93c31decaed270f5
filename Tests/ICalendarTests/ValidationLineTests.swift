import ICalendar
import Testing

/// The lines of a file: how they end, how long they are, where they are folded.
@Suite struct ValidationLineTests {
    private typealias Sample = ValidationSample

    private func text(_ lines: [String], end: String = "\r\n") -> String { lines.map { $0 + end }.joined() }

    @Test func `lines that end in LF or CR alone are named once, with how many there are`() {
        let lines = Sample.event()
        let found = CalendarCheck(Array(text(lines, end: "\n").utf8)).diagnostics
        #expect(found.map(Sample.brief) == ["1:1 warning ical/line-end"])
        // BEGIN, VERSION, PRODID, BEGIN, UID, DTSTAMP, DTSTART, END, END.
        #expect(found.first?.message.hasPrefix("9 lines end in LF alone") == true)
        #expect(Sample.found(in: text(lines, end: "\r")) == ["1:1 warning ical/line-end"])
    }

    @Test func `one line among others that ends in LF is found where it is`() {
        let lines = Sample.event("SUMMARY:a")
        let mixed = text(Array(lines[..<7])) + lines[7] + "\n" + text(Array(lines[8...]))
        #expect(Sample.found(in: mixed) == ["8:1 warning ical/line-end"])
    }

    @Test func `a last line without an end is a note`() {
        let whole = text(Sample.event())
        #expect(
            Sample.found(in: String(whole.unicodeScalars.dropLast(2).map(Character.init))) == ["9:1 note ical/line-end"]
        )
    }

    /// “SUMMARY:” has 8 octets; each қ has 2 and is one character.
    @Test(arguments: [
        (String(repeating: "a", count: 67), nil), (String(repeating: "a", count: 68), "8:76 warning ical/line-length"),
        (String(repeating: "қ", count: 33), nil), (String(repeating: "қ", count: 34), "8:42 warning ical/line-length"),
    ])
    func `a line has 75 octets at most`(summary: String, expected: String?) {
        #expect(Sample.found(in: Sample.event("SUMMARY:" + summary)) == (expected.map { [$0] } ?? []))
    }

    @Test func `a byte order mark is a warning, and no part of the first line`() {
        #expect(Sample.found(in: "\u{FEFF}" + text(Sample.event())) == ["1:1 warning ical/byte-order-mark"])
    }

    /// The two octets of ә stand on two lines.
    @Test func `a fold inside a character is found on the line after it`() {
        let lines = text(Sample.event("SUMMARY:=")).split(separator: "=", maxSplits: 1).map { Array($0.utf8) }
        let folded = lines[0] + [0xD3] + Array("\r\n ".utf8) + [0x99] + lines[1]
        #expect(Sample.found(in: folded) == ["9:2 warning ical/fold-in-character"])
    }

    /// The place is that of the physical line: the value goes on after a fold.
    @Test func `a fault behind a fold is found on the line where it stands`() {
        #expect(
            Sample.found(in: Sample.event("SUMMARY:one ", " two; three")) == ["9:5 warning ical/text-escape"])
        #expect(Sample.found(in: Sample.event("DTEND:202703", "\t10T256000Z")) == ["9:5 error ical/date"])
    }

    @Test func `a clean file has nothing against it, whatever pieces it is folded into`() {
        #expect(Sample.found(in: Sample.event("SUM", " MA", "\tRY:fol", " ded")) == [])
    }

    /// Ten thousand events with the same fault: a thousand are kept, the others counted.
    @Test func `faults of one kind are counted beyond a thousand`() {
        let events = (0..<1200).flatMap { number in
            [
                "BEGIN:VEVENT", "UID:\(number)", "DTSTAMP:20270101T000000Z", "DTSTART:20270310T130000Z", "PRIORITY:11",
                "END:VEVENT",
            ]
        }
        let check = CalendarCheck(Array(text(Sample.calendar(events)).utf8))
        #expect(check.diagnostics.count == 1000)
        #expect(check.count(of: .error) == 1200)
        #expect(check.leftOut == 200)
        #expect(check.components == ["VEVENT": 1200])
    }

    @Test(arguments: [
        "", "<!doctype html>\r\n<html></html>\r\n", "{\"a\": 1}\n", "BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n",
    ])
    func `what is no calendar is said to be none`(text: String) {
        let check = CalendarCheck(Array(text.utf8))
        #expect(!check.isCalendar)
        #expect(check.diagnostics.contains { $0.severity == .error && $0.id == "ical/not-a-calendar" })
    }
}
