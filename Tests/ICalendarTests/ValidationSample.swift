import ICalendar

/// Calendars to be validated, made of the few lines that a test is about.
enum ValidationSample {
    /// An event whose eighth line is the one that a test is about; the ones before have nothing wrong.
    static func event(
        _ lines: String..., start: String = "DTSTART:20270310T130000Z", kind: String = "VEVENT"
    ) -> [String] {
        calendar(["BEGIN:\(kind)", "UID:a@example.org", "DTSTAMP:20270101T000000Z", start] + lines + ["END:\(kind)"])
    }

    /// A calendar whose fourth line is the first of these.
    static func calendar(_ lines: [String]) -> [String] {
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Test//EN"] + lines + ["END:VCALENDAR"]
    }

    /// What is found: `8:12 error ical/date`, or without a place for what is about the whole file.
    static func found(in lines: [String]) -> [String] { found(in: lines.map { $0 + "\r\n" }.joined()) }

    static func found(in text: String) -> [String] { found(in: Array(text.utf8)) }

    static func found(in octets: [UInt8]) -> [String] { CalendarCheck(octets).diagnostics.map(brief) }

    static func brief(_ diagnostic: ICalendarDiagnostic) -> String {
        let place = diagnostic.position.map { "\($0.line):\($0.column) " } ?? ""
        return "\(place)\(diagnostic.severity.rawValue) \(diagnostic.id)"
    }

    /// The lines of an Asia/Almaty as it is since 2024, for events that name it.
    static let almaty = [
        "BEGIN:VTIMEZONE", "TZID:Asia/Almaty", "BEGIN:STANDARD", "DTSTART:20240301T000000", "TZOFFSETFROM:+0600",
        "TZOFFSETTO:+0500", "END:STANDARD", "END:VTIMEZONE",
    ]
}
