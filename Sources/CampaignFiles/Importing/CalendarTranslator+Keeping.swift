import CampaignModel
import ICalendar
import ZoneInfo

/// What an event says that the calendar has no key for.
extension CalendarTranslator {
    /// What is taken over above, or belongs to the file and not to the event.
    private static let taken: Set<String> = [
        "BEGIN", "END", "UID", "DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "DTSTART", "DTEND", "DURATION", "RRULE",
        "RDATE", "EXDATE", "RECURRENCE-ID", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP", "CLASS", "URL",
        "CONFERENCE", "X-GOOGLE-CONFERENCE", "LOCATION", "GEO", "ATTENDEE", "ORGANIZER", "X-LIC-ERROR",
    ]
    /// Longer lines make a calendar that nobody can read.
    private static let longestKept = 2000

    /// Those of which an event has one, as RFC 5545 and 7986 have it.
    private static let single: Set<String> = ["CREATED", "PRIORITY", "COLOR"]

    /// The lines that others would read in a feed as they were meant; what is none of them is named.
    ///
    /// A feed with a line that others would not read is not written at all, so that one such line in somebody's file would
    /// keep all else from those who subscribe.
    mutating func standing(_ kept: [(line: String, position: TextPosition)]) -> [String] {
        var seen: Set<String> = []
        var lines = kept.map { line, _ -> PlainLine? in
            guard let line = PlainLine(line), Self.hasItsValue(line),
                !Self.single.contains(line.name) || seen.insert(line.name).inserted
            else { return nil }
            return line
        }
        func areEvent(_ indices: some Sequence<Int>) -> Bool { Self.isEvent(indices.map { kept[$0].line }) }
        let asked = lines.indices.filter { index in lines[index].map { !Self.isPlain($0) } ?? false }
        if !asked.isEmpty, !areEvent(lines.indices.filter { lines[$0] != nil }) {
            for index in asked where !areEvent([index]) { lines[index] = nil }
            // What is right by itself may be too much of one kind.
            let names = Dictionary(grouping: asked, by: { lines[$0]?.name })
            for (name, same) in names where name != nil && same.count > 1 && !areEvent(same) {
                for index in same.dropFirst() { lines[index] = nil }
            }
        }
        for (line, (text, position)) in zip(lines, kept) where line == nil {
            let name = text.prefix { $0 != ":" && $0 != ";" }.uppercased()
            say(.warning, "not-kept", at: position, "\(name) is left out: it cannot be written again as it stands")
        }
        return zip(lines, kept).compactMap { line, kept in line.map { _ in kept.line } }
    }

    /// Whether a value is what its name says where libical takes any.
    private static func hasItsValue(_ line: PlainLine) -> Bool {
        switch line.name {
        case "CREATED": line.value.hasSuffix("Z") && CivilDateTime(basic: line.value.dropLast()) != nil
        case "PRIORITY": Int(line.value.trimmed).map { (0...9).contains($0) } == true
        default: true
        }
    }

    /// Whether a line needs no second opinion, which takes longer than all else: most exporters write no others.
    private static func isPlain(_ line: PlainLine) -> Bool {
        guard !line.hasParameters, !line.value.isEmpty else { return false }
        return line.name == "CREATED" || line.name == "PRIORITY" || line.name.hasPrefix("X-")
    }

    private static func isEvent(_ lines: [String]) -> Bool {
        let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:a", "BEGIN:VEVENT", "UID:a", "DTSTAMP:20270101T000000Z"]
        let all = head + ["DTSTART:20270101T000000Z"] + lines + ["END:VEVENT", "END:VCALENDAR", ""]
        return checkCalendar(Array(all.joined(separator: "\r\n").utf8)).isEmpty
    }

    mutating func keep(
        _ properties: [CalendarProperty], _ kept: inout [(line: String, position: TextPosition)]
    ) {
        var isDone = false
        for property in properties where !property.name.isEmpty && !Self.taken.contains(property.name) {
            // Other programs take a line that says nothing for a mistake; an X- name alone may be what it says.
            if property.value.trimmed.isEmpty, !property.name.hasPrefix("X-") { continue }
            guard kept.count < 200 else {
                if !isDone || property.name == "ATTACH" {
                    say(
                        .warning, "not-kept", at: property.position,
                        "\(property.name) and all after it are left out: the event has more than 200 lines that "
                            + "the calendar has no key for")
                }
                isDone = true
                continue
            }
            if isShortEnough(property) { kept.append((Self.plain(property.line), property.position)) }
        }
    }

    /// Whether a line is short enough to be kept; one that is not is named.
    mutating func isShortEnough(_ property: CalendarProperty) -> Bool {
        let length = property.line.utf8.count
        guard length > Self.longestKept else { return true }
        say(
            .warning, "not-kept", at: property.position,
            "\(property.name) is left out: it has \(length) octets, and at most \(Self.longestKept) are kept")
        return false
    }
}
