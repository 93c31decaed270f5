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

    /// Whether others would read the line as it was meant: a plain name, and a colon outside of quotation marks.
    static func isContentLine(_ line: String) -> Bool {
        let name = line.utf8.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ";") }
        let isName = name.allSatisfy { octet in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(octet | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet) || octet == UInt8(ascii: "-")
        }
        var isQuoted = false
        for octet in line.utf8.dropFirst(name.count) {
            if octet == UInt8(ascii: "\"") { isQuoted.toggle() }
            if octet == UInt8(ascii: ":"), !isQuoted { return isName && !name.isEmpty }
        }
        return false
    }

    /// Those of which an event has one, as RFC 5545 and 7986 have it.
    private static let single: Set<String> = ["CREATED", "PRIORITY", "COLOR"]

    /// Whether a feed can have a line as it is beside those that are kept already.
    private static func canStand(_ property: CalendarProperty, _ line: String, beside kept: [String]) -> Bool {
        guard isContentLine(line) else { return false }
        let name = property.name
        if single.contains(name), kept.contains(where: { $0.uppercased().hasPrefix(name) }) { return false }
        switch name {
        case "CREATED": return property.value.hasSuffix("Z") && CivilDateTime(basic: property.value.dropLast()) != nil
        case "PRIORITY": return Int(property.value.trimmed).map { (0...9).contains($0) } == true
        default: return true
        }
    }

    /// The lines that others would read in a feed as they were meant; what is none of them is named.
    ///
    /// A feed with a line that others would not read is not written at all, so that one such line in somebody's file would
    /// keep all else from those who subscribe.
    mutating func standing(_ kept: [(line: String, position: TextPosition)]) -> [String] {
        guard !kept.allSatisfy({ Self.isPlain($0.line) }), !Self.isEvent(kept.map(\.line)) else {
            return kept.map(\.line)
        }
        var alone: Set<String> = []
        var names: [String: [String]] = [:]
        for (line, _) in kept where Self.isEvent([line]) {
            alone.insert(line)
            names[Self.name(of: line), default: []].append(line)
        }
        // What is right by itself may be too much of one kind.
        let single = names.filter { $0.value.count > 1 && !Self.isEvent($0.value) }.keys
        var seen: Set<String> = []
        var standing: [String] = []
        for (line, position) in kept {
            let name = Self.name(of: line)
            if alone.contains(line), !single.contains(name) || seen.insert(name).inserted {
                standing.append(line)
            } else {
                say(
                    .warning, "not-kept", at: position,
                    "\(name) is left out: it cannot be written again as it stands")
            }
        }
        return standing
    }

    /// Whether a line that `canStand` let through needs no second opinion: most exporters write no others.
    private static func isPlain(_ line: String) -> Bool {
        guard let colon = line.firstIndex(of: ":"), line.index(after: colon) < line.endIndex else { return false }
        let name = line[..<colon].uppercased()
        return name == "CREATED" || name == "PRIORITY" || (name.hasPrefix("X-") && !name.contains(";"))
    }

    private static func name(of line: String) -> String {
        line.prefix { $0 != ":" && $0 != ";" }.uppercased()
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
            let line = property.line
            guard line.utf8.count <= Self.longestKept, kept.count < 200 else {
                if !isDone || property.name == "ATTACH" {
                    say(
                        .warning, "not-kept", at: property.position,
                        line.utf8.count > Self.longestKept
                            ? "\(property.name) is left out: it has \(line.utf8.count) octets, and at most "
                                + "\(Self.longestKept) are kept"
                            : "\(property.name) and all after it are left out: the event has more than 200 lines that "
                                + "the calendar has no key for")
                }
                isDone = isDone || line.utf8.count <= Self.longestKept
                continue
            }
            let plain = Self.plain(line)
            guard Self.canStand(property, plain, beside: kept.map(\.line)) else {
                say(
                    .warning, "not-kept", at: property.position,
                    "\(property.name) is left out: it cannot be written again as it stands")
                continue
            }
            kept.append((plain, property.position))
        }
    }
}
