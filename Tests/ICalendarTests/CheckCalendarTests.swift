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

    @Test func `what is missing and what cannot be read are named with the event`() {
        let found = problems(
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", "BEGIN:VEVENT", "UID:first", "UID:second",
            "DTSTAMP:20230101T000000Z", "DTSTART:yesterday", "END:VEVENT", "END:VCALENDAR")
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.component == "VEVENT" && $0.uid == "first" })
    }

    @Test func `what is no calendar is a problem`() {
        #expect(!checkCalendar([]).isEmpty)
        #expect(!checkCalendar([66, 0]).isEmpty)
        #expect(!problems("<html>").isEmpty)
        #expect(!problems("BEGIN:VEVENT", "END:VEVENT").isEmpty)
        #expect(!problems("BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VCALENDAR", "END:VCALENDAR").isEmpty)
    }
}
