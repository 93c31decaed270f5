import ICalendar
import Testing
import ZoneInfo

/// Definitions of zones for tests.
enum ZoneText {
    /// The component that the lines write, which begins in line 2 of a file.
    static func component(_ text: String) throws -> CalendarComponent {
        var reader = CalendarReader(Array("BEGIN:VCALENDAR\n\(text)\nEND:VCALENDAR\n".utf8))
        let component = reader.nextComponent()
        return try #require(component)
    }

    /// A definition with one observance for each row: kind, DTSTART, offset from, offset to, more lines.
    static func definition(_ tzid: String, _ rows: [(String, String, String, String, [String])]) throws
        -> CalendarComponent
    {
        let parts = rows.map { kind, start, from, to, more in
            (["BEGIN:\(kind)", "DTSTART:\(start)", "TZOFFSETFROM:\(from)", "TZOFFSETTO:\(to)"] + more + ["END:\(kind)"])
                .joined(separator: "\n")
        }
        return try component((["BEGIN:VTIMEZONE", "TZID:\(tzid)"] + parts + ["END:VTIMEZONE"]).joined(separator: "\n"))
    }

    /// A definition with one offset for ever.
    static func constant(_ tzid: String, _ offset: String) throws -> CalendarComponent {
        try definition(tzid, [("STANDARD", "16010101T000000", offset, offset, [])])
    }
}
