import ICalendar
import Testing
import ZoneInfo

/// Components from plain lines, without the reader of files, so that these tests look at zones alone.
enum ZoneText {
    /// The component that the lines write; the first line counts as line 1.
    static func component(_ text: String) throws -> CalendarComponent {
        var open: [CalendarComponent] = []
        for (number, line) in text.split(separator: "\n").enumerated() {
            let halves = line.split(separator: ":", maxSplits: 1).map(String.init)
            let position = TextPosition(line: number + 1)
            switch halves[0] {
            case "BEGIN": open.append(CalendarComponent(name: halves[1], position: position))
            case "END":
                guard let done = open.popLast() else { throw Unfinished() }
                guard !open.isEmpty else { return done }
                open[open.count - 1].components.append(done)
            default:
                open[open.count - 1].properties.append(
                    CalendarProperty(
                        name: String(halves[0].prefix { $0 != ";" }), value: halves.count > 1 ? halves[1] : "",
                        position: position))
            }
        }
        throw Unfinished()
    }

    struct Unfinished: Error {}

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
