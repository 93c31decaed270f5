import ZoneInfo

/// Makes events of components: finds what their lines mean, and says what does not hold.
///
/// Keeps what was found for the events before, since a file uses few zones and few rules many times.
struct EventReader {
    var zones: ZoneTable
    var log: DiagnosticLog
    /// What the parameters of a time were last, as octets, and what they mean.
    private var lastParameters: (octets: [UInt8], meaning: TimeParameters)?
    private var rules: [[UInt8]: RecurrenceRule] = [:]
    private static let mostRules = 1024

    init(zones: ZoneTable, limit: Int) {
        self.zones = zones
        log = DiagnosticLog(limit: limit)
    }

    /// What the parameters of a DTSTART and its like say.
    struct TimeParameters {
        enum Kind { case unsaid, date, dateTime, period, other }
        var kind = Kind.unsaid
        var tzid: String?
        /// Nil also where nothing is known of `tzid`.
        var zone: CalendarZone?
        var appliesToFuture = false
    }

    /// The event that a VEVENT describes, or nil if nobody can say when it takes place; then an error says why.
    mutating func event(_ component: CalendarComponent) -> CalendarEvent? {
        let storage = component.storage
        var reading = Reading(component: component)
        for index in storage.lines.indices {
            let known = storage.lines[index].known
            if known == .other { continue }
            take(known, CalendarProperty(storage: storage, index: index), &reading)
        }
        guard !reading.isLeftOut else { return nil }
        guard let start = reading.start, let startLine = reading.startLine else {
            log.add(
                ICalendarDiagnostic(
                    .error, id: "ical/no-start", at: component.position,
                    message: "event \(reading.named) has no DTSTART, so that nobody knows when it is; it is left out",
                    fix: "write DTSTART:20270310T100000Z with its own date", reference: "RFC 5545, 3.6.1"))
            return nil
        }
        var event = CalendarEvent(
            uid: reading.uid ?? madeUID(component), start: start, position: component.position, component: component)
        event.recurrenceID = reading.recurrenceID
        event.appliesToFuture = reading.appliesToFuture
        event.sequence = reading.sequence
        event.stamp = reading.stamp
        event.lastModified = reading.lastModified
        event.rules = reading.rules
        event.dates = reading.dates
        event.periods = reading.periods
        event.exceptions = reading.exceptions
        event.summary = reading.summary
        event.status = reading.status
        event.isTransparent = reading.isTransparent
        settleEnd(of: &event, reading)
        if case .floating = start, startLine.hasNoZone { noteFloating(startLine.property) }
        return event
    }

    /// What has been read of an event so far.
    struct Reading {
        let component: CalendarComponent
        var isLeftOut = false
        var uid: String?
        var start: CalendarTime?
        var startLine: (property: CalendarProperty, hasNoZone: Bool)?
        var end: CalendarTime?
        var endLine: CalendarProperty?
        var duration: ICalendarDuration?
        var durationLine: CalendarProperty?
        var recurrenceID: CalendarTime?
        var appliesToFuture = false
        var sequence = 0
        var stamp: Instant?
        var lastModified: Instant?
        var rules: [RecurrenceRule] = []
        var dates: [CalendarTime] = []
        var periods: [Int: CalendarEvent.PeriodEnd] = [:]
        var exceptions: [CalendarTime] = []
        var summary = ""
        var status = CalendarEvent.Status.unsaid
        var isTransparent = false
        var seen: UInt32 = 0

        /// What a message calls it: its UID, else its title, else its line.
        var named: String {
            let uid = self.uid ?? component.property(.uid)?.text ?? ""
            if !uid.isEmpty { return "“\(uid)”" }
            let title = component.property(.summary)?.text ?? ""
            return title.isEmpty ? "at line \(component.position.line)" : "“\(title)”"
        }
    }

    private mutating func take(_ known: KnownName, _ property: CalendarProperty, _ reading: inout Reading) {
        let bit = UInt32(1) << UInt32(known.rawValue)
        if reading.seen & bit != 0, !known.mayRepeat { return noteRepeated(property) }
        reading.seen |= bit
        switch known {
        case .uid: takeUID(property, &reading)
        case .start: takeStart(property, &reading)
        case .finish: takeEnd(property, &reading)
        case .duration: takeDuration(property, &reading)
        case .recurrenceID: takeRecurrenceID(property, &reading)
        case .sequence: reading.sequence = sequence(property)
        case .stamp: reading.stamp = instant(property)
        case .lastModified: reading.lastModified = instant(property)
        case .rule: takeRule(property, &reading)
        case .exceptionRule: noteExceptionRule(property)
        case .dates: takeDates(property, &reading)
        case .exceptions: takeExceptions(property, &reading)
        case .summary: reading.summary = property.text
        case .status: reading.status = status(property)
        case .transparency: reading.isTransparent = isTransparent(property)
        case .other, .begin, .end: break
        }
    }

    private mutating func takeUID(_ property: CalendarProperty, _ reading: inout Reading) {
        let uid = property.text
        if !uid.isEmpty { reading.uid = uid }
    }

    /// A UID made from all that the event says but the times at which it was said, so that it is the same next time.
    private mutating func madeUID(_ component: CalendarComponent) -> String {
        log.add(
            ICalendarDiagnostic(
                .warning, id: "ical/no-uid", at: component.position,
                message: "the event has no UID: if it changes, it will be taken for another one",
                fix: "write UID: and a name that no other event has", reference: "RFC 5545, 3.8.4.7"))
        // FNV-1a, 64 bits: not to be safe from anybody, only to be the same everywhere.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let passing = ["CREATED"]
        for property in component.properties {
            switch component.storage.lines[property.index].known {
            case .stamp, .lastModified, .sequence, .uid: continue
            default: if passing.contains(where: property.isNamed) { continue }
            }
            for octet in component.storage.text[component.storage.range(of: property.index)] + [10] {
                hash = (hash ^ UInt64(octet)) &* 0x0000_0100_0000_01b3
            }
        }
        let digits = String(hash, radix: 16)
        return "no-uid-" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    private mutating func takeRule(_ property: CalendarProperty, _ reading: inout Reading) {
        let range = property.storage.valueRange(of: property.index)
        let octets = Array(property.storage.text[range])
        if let known = rules[octets] { return reading.rules.append(known) }
        let text = property.value.trimmed
        guard !text.isEmpty else {
            return log.add(
                ICalendarDiagnostic(
                    .warning, id: "ical/rule", at: property.position,
                    message: "RRULE is empty: the event does not repeat",
                    fix: "leave the line out", reference: "RFC 5545, 3.3.10"))
        }
        do {
            let rule = try RecurrenceRule(text)
            if rules.count < Self.mostRules { rules[octets] = rule }
            reading.rules.append(rule)
        } catch {
            reading.isLeftOut = true
            log.add(
                ICalendarDiagnostic(
                    .error, id: "ical/rule", at: property.valuePosition,
                    message: "the RRULE of event \(reading.named) cannot be followed: \(error.description); "
                        + "the event is left out",
                    fix: error.hint, reference: "RFC 5545, 3.3.10"))
        }
    }

    /// What the parameters of a line say of its times.
    mutating func timeParameters(_ property: CalendarProperty) -> TimeParameters {
        let storage = property.storage
        let first = storage.nameRange(of: property.index).upperBound + 1
        let end = storage.valueRange(of: property.index).lowerBound - 1
        guard first < end else { return TimeParameters() }
        let octets = storage.text[first..<end]
        if let last = lastParameters, last.octets.elementsEqual(octets) { return last.meaning }
        var meaning = TimeParameters()
        for parameter in CalendarProperty.parameters(octets) {
            guard let value = parameter.values.first else { continue }
            switch parameter.name {
            case "VALUE":
                meaning.kind =
                    switch value.uppercased() {
                    case "DATE": .date
                    case "DATE-TIME": .dateTime
                    case "PERIOD": .period
                    default: .other
                    }
            case "TZID":
                meaning.tzid = value
                meaning.zone = value.isEmpty ? nil : zones.zone(value).zone
            case "RANGE": meaning.appliesToFuture = value.uppercased() == "THISANDFUTURE"
            default: break
            }
        }
        lastParameters = (Array(octets), meaning)
        return meaning
    }
}

extension KnownName {
    /// Whether several of its lines may stand in one event.
    fileprivate var mayRepeat: Bool {
        switch self {
        case .rule, .exceptionRule, .dates, .exceptions, .other: true
        default: false
        }
    }
}

extension StringProtocol {
    /// Without blanks and tabs at both ends.
    var trimmed: String {
        let isBlank = { (octet: UInt8) in octet == 0x20 || octet == 9 }
        let octets = Array(utf8)
        guard octets.first.map(isBlank) == true || octets.last.map(isBlank) == true else { return String(self) }
        let rest = octets.drop(while: isBlank)
        let end = rest.lastIndex { !isBlank($0) } ?? rest.startIndex - 1
        return String(decoding: rest[...end], as: UTF8.self)
    }
}
