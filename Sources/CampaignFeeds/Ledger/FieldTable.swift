import ICalendar
import ZoneInfo

/// What a component says, by the names that people know its parts by.
struct FieldTable {
    private var values: [String: String] = [:]
    private var order: [String] = []

    /// Which part of an event a property tells of. One that is not here goes by its own name.
    private static let names: [String: String] = [
        "SUMMARY": "title", "DTSTART": "start", "DTEND": "end", "DURATION": "length", "RRULE": "repeats",
        "RDATE": "repeats", "EXDATE": "left out", "LOCATION": "place", "GEO": "position", "DESCRIPTION": "description",
        "URL": "address", "CONFERENCE": "stream", "STATUS": "status", "TRANSP": "time", "CATEGORIES": "kind and tags",
        "TRIGGER": "alarms",
    ]
    private static let moments: Set<String> = ["DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID"]
    private static let texts: Set<String> = ["SUMMARY", "LOCATION", "DESCRIPTION", "CATEGORIES"]
    /// What an alarm says beside when it is; Apple's place repeats LOCATION and GEO.
    private static let repeated: Set<String> = [
        "UID", "RECURRENCE-ID", "BEGIN", "END", "ACTION", "X-APPLE-STRUCTURED-LOCATION",
    ]

    init(_ content: [UInt8]) {
        var isInAlarm = false
        for line in SaidLine.all(in: String(decoding: content, as: UTF8.self)) {
            let name = String(line.name)
            if name == "BEGIN" { isInAlarm = true }
            if name == "END" { isInAlarm = false }
            if Self.repeated.contains(name) || (isInAlarm && name != "TRIGGER") { continue }
            let field = Self.names[name] ?? name
            let value = Self.value(of: line, name)
            if let known = values[field] {
                values[field] = "\(known), \(value)"
            } else {
                values[field] = value
                order.append(field)
            }
        }
    }

    subscript(field: String) -> String? { values[field] }

    /// The parts in which two differ, in the order in which they are said.
    func differences(to other: FieldTable) -> [FeedChange.Field] {
        (other.order + order.filter { other.values[$0] == nil }).compactMap { field in
            values[field] == other.values[field]
                ? nil : FeedChange.Field(name: field, old: values[field], new: other.values[field])
        }
    }

    private static func value(of line: SaidLine, _ name: String) -> String {
        if moments.contains(name) { return moment(line) }
        switch (name, line.value) {
        case ("STATUS", _): return line.value.lowercased()
        case ("TRANSP", "TRANSPARENT"): return "free"
        case ("TRANSP", "OPAQUE"): return "busy"
        default: return texts.contains(name) ? line.text : String(line.value)
        }
    }

    /// Dates and times as people write them.
    static func moment(_ line: SaidLine) -> String {
        line.value.split(separator: ",").map { value in
            if let date = CivilDate(basic: value) { return "\(date)" }
            if let instant = Instant(basic: String(value)) { return "\(instant.utc.date) \(instant.utc.time) UTC" }
            guard let civil = CivilDateTime(basic: value) else { return String(value) }
            return "\(civil.date) \(civil.time)" + (line.zone.map { " (\($0))" } ?? "")
        }.joined(separator: ", ")
    }
}
