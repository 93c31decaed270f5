import ICalendar
import ZoneInfo

/// Lines as they travel: each ended by CR LF.
func octets(_ lines: [String], lineEnd: String = "\r\n") -> [UInt8] {
    Array((lines.joined(separator: lineEnd) + lineEnd).utf8)
}

/// A calendar around some lines; the first of them is line 3.
func calendar(_ lines: [String]) -> [UInt8] {
    octets(["BEGIN:VCALENDAR", "VERSION:2.0"] + lines + ["END:VCALENDAR"])
}

/// A calendar with one event; the first of its lines is line 6.
func event(_ lines: [String]) -> [UInt8] {
    calendar(["BEGIN:VEVENT", "UID:e@case.example", "DTSTAMP:20270101T000000Z"] + lines + ["END:VEVENT"])
}

/// What has been said of a file, in one line each: `7:9 error ical/date`.
func said(of file: CalendarFile) -> [String] {
    file.diagnostics.map { diagnostic in
        let place = diagnostic.position.map { "\($0.line):\($0.column) " } ?? ""
        return "\(place)\(diagnostic.severity) \(diagnostic.id)"
    }
}

/// All that was read of a file, in words, so that two readings can be compared.
func summary(of file: CalendarFile) -> [String] {
    var lines = file.properties.map { "\($0.position.line) \($0.line)" }
    for event in file.events {
        lines.append("\(event.position.line) \(event.uid) \(event.start) \(event.summary)")
        lines += event.component.properties.map { "\($0.position) \($0.valuePosition) \($0.line)" }
        for component in event.component.components {
            lines.append("\(component.position) \(component.name)")
            lines += component.properties.map { "\($0.position) \($0.line)" }
        }
    }
    return lines + file.diagnostics.map { "\(String(describing: $0.position)) \($0.severity) \($0.message)" }
}

/// A time in UTC: `2027-03-10T13:00:00Z`.
func utc(_ text: String) throws -> CalendarTime {
    let digits = text.filter { $0.isNumber || $0 == "T" }
    struct NoTime: Error {}
    guard let civil = CivilDateTime(basic: digits) else { throw NoTime() }
    return .utc(Instant(utc: civil))
}

/// A whole day: `20270310`.
func day(_ text: String) throws -> CalendarTime {
    struct NoDate: Error {}
    guard let date = CivilDate(basic: text) else { throw NoDate() }
    return .date(date)
}
