import Testing
import ZoneInfo

@testable import ICalendar

struct AgendaBoundTests {
    private func agenda(_ events: String, mostRepeats: Int) -> CalendarAgenda {
        var query = CalendarAgenda.Query(
            from: CivilDate(year: 2027, month: 1, day: 1), through: CivilDate(year: 2027, month: 12, day: 31),
            zone: .utc)
        query.mostRepeats = mostRepeats
        let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b//EN\r\n\(events)END:VCALENDAR\r\n"
        return CalendarAgenda(Array(text.utf8), query)
    }

    private func event(_ number: Int, rule: String = "") -> String {
        "BEGIN:VEVENT\r\nUID:\(number)\r\nDTSTAMP:20270101T000000Z\r\nDTSTART:202701\(9 + number)T120000Z\r\n"
            + "\(rule)SUMMARY:\(number)\r\nEND:VEVENT\r\n"
    }

    @Test
    func `single events are all shown, however many there are`() {
        let agenda = agenda((1...20).map { event($0) }.joined(), mostRepeats: 3)
        #expect(agenda.entries.map(\.uid) == (1...20).map(String.init))
        #expect(agenda.diagnostics.isEmpty)
    }

    @Test
    func `a series is cut short where there would be too many, and that is said`() {
        // 3 beside one for the one event.
        let agenda = agenda(event(1, rule: "RRULE:FREQ=DAILY;COUNT=5\r\n"), mostRepeats: 3)
        #expect(agenda.entries.count == 4)
        #expect(agenda.diagnostics.map(\.id) == ["ical/limit"])
    }
}
