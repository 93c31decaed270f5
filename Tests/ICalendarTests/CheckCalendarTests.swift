import ICalendar
import Testing
import ZoneInfo

@Suite struct CheckCalendarTests {
    private func problems(_ lines: String...) -> [ICalendarProblem] {
        checkCalendar(Array((lines.joined(separator: "\r\n") + "\r\n").utf8))
    }

    @Test func `a calendar that is right has no problem`() {
        #expect(
            problems(
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", "BEGIN:VEVENT", "UID:a",
                "DTSTAMP:20230101T000000Z",
                "DTSTART:20230316T140000Z", "SUMMARY:x", "END:VEVENT", "END:VCALENDAR"
            ).isEmpty)
    }

    @Test(arguments: [("X-MARK:", true), ("X-MARK;A=b:", true), ("LOCATION:", false), ("PRIORITY:", false)])
    func `only a property of somebody's own may say nothing`(line: String, isRight: Bool) {
        let found = problems(
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", "BEGIN:VEVENT", "UID:a", "DTSTAMP:20230101T000000Z",
            "DTSTART:20230316T140000Z", line, "END:VEVENT", "END:VCALENDAR")
        #expect(found.isEmpty == isRight)
    }

    @Test func `what is missing and what cannot be read are named with the event`() {
        let found = problems(
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", "BEGIN:VEVENT", "UID:first", "UID:second",
            "DTSTAMP:20230101T000000Z", "DTSTART:yesterday", "END:VEVENT", "END:VCALENDAR")
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.component == "VEVENT" && $0.uid == "first" })
    }

    @Test func `a published calendar needs no organizer, and all else that any calendar needs`() {
        let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN"]
        let event = [
            "BEGIN:VEVENT", "UID:a", "DTSTAMP:20230101T000000Z", "DTSTART:20230316T140000Z", "SUMMARY:x", "END:VEVENT",
            "END:VCALENDAR",
        ]
        let check = { (lines: [String]) in checkCalendar(Array(lines.joined(separator: "\r\n").utf8)) }
        #expect(check(head + ["METHOD:PUBLISH"] + event).isEmpty)
        #expect(!check(head + ["METHOD:PUBLISH"] + ["BEGIN:VEVENT", "UID:b"] + event.dropFirst()).isEmpty)
        // What is no publication is still held to what RFC 5546 asks for.
        #expect(!check(head + ["METHOD:REQUEST"] + event).isEmpty)
    }

    @Test func `what is no calendar is a problem`() {
        #expect(!checkCalendar([]).isEmpty)
        #expect(!checkCalendar([66, 0]).isEmpty)
        #expect(!problems("<html>").isEmpty)
        #expect(!problems("BEGIN:VEVENT", "END:VEVENT").isEmpty)
        #expect(!problems("BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VCALENDAR", "END:VCALENDAR").isEmpty)
    }
}
