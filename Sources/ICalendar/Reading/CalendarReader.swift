package import ZoneInfo

/// Reads an iCalendar file event by event, with no more than one event in memory.
///
/// Ask for `next()` until it is nil; then `diagnostics`, `header` and the rest are complete.
package struct CalendarReader: ~Copyable {
    private var components: ComponentReader
    private var events: EventReader
    /// The properties of the calendar (of the first, where a file holds several), as far as they have been read.
    package private(set) var header: CalendarComponent?
    /// The properties of each calendar that has been read to its end, of the first thousand.
    package private(set) var calendars: [CalendarComponent] = []
    private static let mostCalendars = 1000
    /// The zone that X-WR-TIMEZONE names: the clock of times that have none.
    package private(set) var clock: CalendarZone?
    private var clockLine: TextPosition?
    /// How many components of each kind there were: `VEVENT`, `VTODO`, …
    package private(set) var counts: [String: Int] = [:]
    /// The events that `next()` has passed over.
    private(set) var leftOut: [CalendarFile.LeftOut] = []
    private var firstOther: [(name: String, position: TextPosition)] = []
    private var isHeaderWhole = false
    private var isAtEnd = false
    /// A file may make up kinds of components without end; beyond these they are counted together, under no name.
    private static let mostKinds = 64

    /// Reads octets that are in memory.
    package init(_ octets: [UInt8], limits: ReadingLimits = ReadingLimits(), database: ZoneDatabase = .system) {
        self.init(CalendarInput(octets), limits: limits, database: database)
    }

    /// Opens a file.
    ///
    /// - Throws: What to say if there is none, or if it cannot be read.
    package init(
        path: String, limits: ReadingLimits = ReadingLimits(), database: ZoneDatabase = .system
    ) throws(ICalendarDiagnostic) {
        self.init(try CalendarInput(path: path), limits: limits, database: database)
    }

    init(_ input: CalendarInput, limits: ReadingLimits = ReadingLimits(), database: ZoneDatabase = .system) {
        components = ComponentReader(input, limits: limits)
        events = EventReader(input, limits: limits, zones: ZoneTable(database: database))
    }

    /// The next event, or nil at the end of the file.
    package mutating func next() -> CalendarEvent? {
        while let component = nextComponent() {
            // Returned as it is: taken out and put back it would be copied.
            let event = event(component)
            if case .some = event { return event }
            if component.name == "VEVENT" {
                leftOut.append(
                    CalendarFile.LeftOut(
                        uid: component.property(.uid)?.text ?? "", summary: component.property(.summary)?.text ?? "",
                        position: component.position))
            }
        }
        return nil
    }

    /// The next component of a calendar, whatever its kind, or nil at the end of the file.
    ///
    /// For those who look at all of a file: hand each to `event(_:)`, which makes an event of a VEVENT.
    package mutating func nextComponent() -> CalendarComponent? {
        while let item = components.next() {
            switch item {
            case .calendar(let calendar):
                if calendars.count < Self.mostCalendars { calendars.append(calendar) }
                if !isHeaderWhole, header == nil || !calendar.properties.isEmpty {
                    take(header: calendar)
                    isHeaderWhole = !calendar.properties.isEmpty
                }
            case .component(let component):
                if header == nil, let calendar = components.calendarSoFar { take(header: calendar) }
                let isNew = counts[component.name] == nil
                counts[isNew && counts.count >= Self.mostKinds ? "" : component.name, default: 0] += 1
                return component
            }
        }
        if !isAtEnd { finish() }
        return nil
    }

    /// The event that a VEVENT describes; nil for another component, and for an event that cannot be placed in time.
    package mutating func event(_ component: CalendarComponent) -> CalendarEvent? {
        switch component.name {
        case "VEVENT":
            return events.event(component)
        case "VTIMEZONE": events.define(component)
        default:
            if firstOther.count < Self.mostKinds, !firstOther.contains(where: { $0.name == component.name }) {
                firstOther.append((component.name, component.position))
            }
        }
        return nil
    }

    /// Whether a calendar has been found in the file.
    package var isCalendar: Bool { components.hasCalendar }
    /// Whether the file did not end before its calendar did.
    package var isWhole: Bool { isAtEnd && !components.isCut && components.hasCalendar }

    /// How many events there will be if they go on as so many have gone.
    func expected(after count: Int) -> Int {
        let (read, all) = (max(1, components.countOfOctets), components.input.size)
        // The file may lie: it is only room, and no more than a small event each could take.
        return min(Int(Double(count) * Double(all) / Double(read) * 1.02) + 1, all / 64 + 256)
    }

    private mutating func finish() {
        isAtEnd = true
        if let version = header?.property("VERSION"), version.text.trimmed == "1.0" {
            components.log.add(
                ICalendarDiagnostic(
                    .warning, id: "ical/version", at: version.position,
                    message:
                        "the file is vCalendar 1.0, the format before iCalendar; what the two have in common is read",
                    fix: "export it as iCalendar, VERSION:2.0", reference: "RFC 5545, 3.7.4"))
        }
        for (name, position) in firstOther {
            let count = counts[name] ?? 0
            let many = count == 1 ? "one \(name)" : "\(count) \(name)"
            components.log.add(
                ICalendarDiagnostic(
                    .note, id: "ical/not-an-event", at: position,
                    message: "the file holds \(many): only events are read here"))
        }
    }

    /// What has been found so far, in the order of the file.
    package var diagnostics: [ICalendarDiagnostic] {
        DiagnosticLog.joined(
            [components.log, events.log], and: events.zones.diagnostics + events.zones.contradictions,
            limit: components.limits.diagnostics)
    }

    /// Takes in what the calendar says of itself: the first time what is known before its first component, then all.
    private mutating func take(header calendar: CalendarComponent) {
        header = calendar
        guard clock == nil, let line = calendar.property("X-WR-TIMEZONE"), line.position != clockLine,
            !line.value.isEmpty
        else { return }
        clockLine = line.position
        clock = events.zones.clock(line)
    }
}
