import ZoneInfo

/// Makes events of components: finds what their lines mean, and says what does not hold.
///
/// Keeps what was found for the events before, since a file uses few zones and few rules many times.
struct EventReader {
    var zones: ZoneTable
    var log: DiagnosticLog
    let input: CalendarInput
    let limits: ReadingLimits
    /// The TZIDs that the file defines, as far as it has been looked at.
    var defined: Set<String> = []
    var hasLookedAhead = false
    /// The TZIDs that have been looked up.
    var asked: Set<String> = []
    /// The parameters of the last times, as octets, and what they mean.
    var knownParameters: [(octets: [UInt8], meaning: TimeParameters)] = []
    private var rules: [[UInt8]: (rule: RecurrenceRule, remarks: [RecurrenceRule.Remark])] = [:]
    private static let mostRules = 1024

    init(_ input: CalendarInput, limits: ReadingLimits, zones: ZoneTable) {
        self.input = input
        self.limits = limits
        self.zones = zones
        log = DiagnosticLog(limit: limits.diagnostics)
    }

    /// The event that a VEVENT describes, or nil if nobody can say when it takes place; then an error says why.
    mutating func event(_ component: CalendarComponent) -> CalendarEvent? {
        let storage = component.storage
        // Its start is put in at the end, once it is known that there is one.
        var event = CalendarEvent(
            uid: "", start: .utc(Instant(seconds: 0)), position: component.position, component: component)
        var reading = Reading()
        for index in storage.lines.indices {
            let known = storage.lines[index].known
            if known == .other { continue }
            take(known, CalendarProperty(storage: storage, index: index), &event, &reading)
        }
        guard !reading.isLeftOut else { return nil }
        guard let start = reading.start else {
            log.add(
                ICalendarDiagnostic(
                    .error, id: "ical/no-start", at: component.position,
                    message:
                        "event \(event.component.named) has no DTSTART, so that nobody knows when it is; it is left out",
                    fix: "write DTSTART:20270310T100000Z with its own date", reference: "RFC 5545, 3.6.1"))
            return nil
        }
        if event.uid.isEmpty { event.uid = madeUID(component) }
        settleEnd(of: &event, reading)
        if event.recurrenceID != nil, !event.rules.isEmpty { noteRuleOfException(component) }
        if reading.hasNoZone, case .floating = event.start {
            noteFloating(CalendarProperty(storage: storage, index: start))
        }
        zones.note(event)
        return event
    }

    /// What has been read of an event so far, and has not been put into it yet.
    struct Reading {
        var isLeftOut = false
        /// Which lines these stand in.
        var start: Int?
        var end: Int?
        var duration: Int?
        var hasNoZone = false
        var seen: UInt32 = 0
        var countOfDates = 0
        var countOfRules = 0
    }

    private mutating func take(
        _ known: KnownName, _ property: CalendarProperty, _ event: inout CalendarEvent, _ reading: inout Reading
    ) {
        let bit = UInt32(1) << UInt32(known.rawValue)
        if reading.seen & bit != 0, !known.mayRepeat { return noteRepeated(property) }
        reading.seen |= bit
        switch known {
        case .uid: takeUID(property, &event)
        case .start: takeStart(property, &event, &reading)
        case .finish: takeEnd(property, &event, &reading)
        case .duration: takeDuration(property, &event, &reading)
        case .recurrenceID: takeRecurrenceID(property, &event, &reading)
        case .sequence: event.sequence = sequence(property)
        case .stamp: event.stamp = instant(property)
        case .lastModified: event.lastModified = instant(property)
        case .rule: takeRule(property, &event, &reading)
        case .exceptionRule: noteExceptionRule(property)
        case .dates: takeDates(property, &event, &reading)
        case .exceptions: takeExceptions(property, &event, &reading)
        case .summary: event.summary = property.text
        case .status: event.status = status(property)
        case .transparency: event.isTransparent = isTransparent(property)
        case .other, .begin, .end: break
        }
    }

    private mutating func takeUID(_ property: CalendarProperty, _ event: inout CalendarEvent) {
        let uid = property.text
        if !uid.isEmpty { event.uid = uid }
    }

    /// A UID made from all that the event says but the times at which it was said, so that it is the same next time.
    private mutating func madeUID(_ component: CalendarComponent) -> String {
        log.add(
            ICalendarDiagnostic(
                .warning, id: "ical/no-uid", at: component.position,
                message: "the event has no UID: if it changes, it will be taken for another one",
                fix: "write UID: and a name that no other event has", reference: "RFC 5545, 3.8.4.7"))
        var hash = StableHash()
        let lineEnd: [UInt8] = [10]
        let passing = ["CREATED"]
        for property in component.properties {
            switch component.storage.lines[property.index].known {
            case .stamp, .lastModified, .sequence, .uid: continue
            default: if passing.contains(where: property.isNamed) { continue }
            }
            let text = component.storage.text
            hash.combine(text.span.extracting(component.storage.range(of: property.index)))
            hash.combine(lineEnd.span)
        }
        let digits = String(hash.value, radix: 16)
        return "no-uid-" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    private mutating func take(
        _ read: (rule: RecurrenceRule, remarks: [RecurrenceRule.Remark]), _ property: CalendarProperty,
        _ event: inout CalendarEvent, _ reading: inout Reading
    ) {
        event.rules.append(read.rule)
        for remark in read.remarks {
            guard !log.isFull else { return log.count(.warning) }
            log.add(
                ICalendarDiagnostic(
                    .warning, id: "ical/rule", at: property.valuePosition,
                    message: "the RRULE of event \(event.component.named): \(remark.description)", fix: remark.hint,
                    reference: "RFC 5545, 3.3.10"))
        }
    }

    private mutating func takeRule(_ property: CalendarProperty, _ event: inout CalendarEvent, _ reading: inout Reading)
    {
        reading.countOfRules += 1
        guard reading.countOfRules <= limits.rules else {
            if reading.countOfRules == limits.rules + 1 { leaveOutRule(property) }
            return
        }
        let range = property.storage.valueRange(of: property.index)
        let octets = Array(property.storage.text[range])
        if let known = rules[octets] { return take(known, property, &event, &reading) }
        let text = property.value.trimmed
        guard !text.isEmpty else {
            return log.add(
                ICalendarDiagnostic(
                    .warning, id: "ical/rule", at: property.position,
                    message: "RRULE is empty: the event does not repeat",
                    fix: "leave the line out", reference: "RFC 5545, 3.3.10"))
        }
        do {
            // Old exporters escape what parts a rule, as if it were a text.
            var read = try RecurrenceRule.reading(text.filter { $0 != "\\" })
            if text.contains("\\") {
                read.remarks.append(.init("it is read without its \\", hint: "write ; and , without \\ before them"))
            }
            if rules.count < Self.mostRules { rules[octets] = read }
            take(read, property, &event, &reading)
        } catch {
            reading.isLeftOut = true
            guard !log.isFull else { return log.count(.error) }
            log.add(
                ICalendarDiagnostic(
                    .error, id: "ical/rule", at: property.valuePosition,
                    message: "the RRULE of event \(event.component.named) cannot be followed: \(error.description); "
                        + "the event is left out",
                    fix: error.hint, reference: "RFC 5545, 3.3.10"))
        }
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

extension CalendarComponent {
    /// What a message calls an event: its UID, else its title, else its line. Cost: looks through its lines.
    var named: String {
        if let uid = property(.uid)?.text, !uid.isEmpty { return "“\(uid)”" }
        if let title = property(.summary)?.text, !title.isEmpty { return "“\(title)”" }
        return "at line \(position.line)"
    }
}
