package import ZoneInfo

/// Reads an iCalendar file event by event, with no more than one event in memory.
///
/// Ask for `next()` until it is nil; then `diagnostics`, `header` and the rest are complete.
package struct CalendarReader: ~Copyable {
    private var components: ComponentReader
    private var events: EventReader
    private let input: CalendarInput
    private var defined: Set<String> = []
    private var hasLookedAhead = false
    /// The properties of the calendar (of the first, where a file holds several), as far as they have been read.
    package private(set) var header: CalendarComponent?
    /// How many components of each kind there were: `VEVENT`, `VTODO`, …
    package private(set) var counts: [String: Int] = [:]
    private var firstOther: [(name: String, position: TextPosition)] = []
    private var isAtEnd = false

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
        self.input = input
        components = ComponentReader(input, limits: limits)
        events = EventReader(zones: ZoneTable(database: database), limit: limits.diagnostics)
    }

    /// The next event, or nil at the end of the file.
    package mutating func next() -> CalendarEvent? {
        while let component = nextComponent() {
            if let event = event(component) { return event }
        }
        return nil
    }

    /// The next component of a calendar, whatever its kind, or nil at the end of the file.
    ///
    /// For those who look at all of a file: hand each to `event(_:)`, which makes an event of a VEVENT.
    package mutating func nextComponent() -> CalendarComponent? {
        while let item = components.next() {
            switch item {
            case .calendar(let calendar): if header == nil || header?.properties.isEmpty == true { header = calendar }
            case .component(let component):
                counts[component.name, default: 0] += 1
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
            lookAhead(for: component)
            guard let event = events.event(component) else { return nil }
            events.zones.note(event)
            return event
        case "VTIMEZONE":
            if !hasLookedAhead { define(component) }
        default:
            if !firstOther.contains(where: { $0.name == component.name }) {
                firstOther.append((component.name, component.position))
            }
        }
        return nil
    }

    /// Whether a calendar has been found in the file.
    package var isCalendar: Bool { components.hasCalendar }
    /// Whether the file did not end before its calendar did.
    package var isWhole: Bool { isAtEnd && !components.isCut && components.hasCalendar }

    private mutating func define(_ component: CalendarComponent) {
        if let tzid = component.property("TZID")?.text { defined.insert(tzid) }
        // Also a second one of a TZID: the table passes over it where it says the same, and reports it where not.
        events.zones.define(component)
    }

    /// Looks for VTIMEZONEs in the rest of the file when an event names a zone that none has defined yet.
    private mutating func lookAhead(for component: CalendarComponent) {
        guard !hasLookedAhead, component.usesZone(outside: defined) else { return }
        hasLookedAhead = true
        var reader = ComponentReader(input.again(), limits: components.limits, only: "VTIMEZONE")
        while let item = reader.next() {
            if case .component(let definition) = item { define(definition) }
        }
    }

    private mutating func finish() {
        isAtEnd = true
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
        let found = components.log.all + events.log.all + events.zones.diagnostics + events.zones.contradictions
        // Sorted by place; those of one place stay in the order in which they were found.
        return found.enumerated().sorted { left, right in
            let (first, second) = (left.element.position, right.element.position)
            let leftKey = (first?.line ?? .max, first?.column ?? 0, left.offset)
            return leftKey < (second?.line ?? .max, second?.column ?? 0, right.offset)
        }.map(\.element)
    }

    /// The zone that X-WR-TIMEZONE names: the clock of times that have none.
    package var clock: CalendarZone? {
        mutating get {
            guard let name = header?.property("X-WR-TIMEZONE")?.text, !name.isEmpty else { return nil }
            return events.zones.zone(name).zone
        }
    }
}

extension CalendarComponent {
    /// Whether a line of it has a TZID that is none of these.
    fileprivate func usesZone(outside defined: Set<String>) -> Bool {
        for index in storage.lines.indices where storage.lines[index].known != .other {
            let property = CalendarProperty(storage: storage, index: index)
            if let tzid = property.parameter("TZID"), !defined.contains(tzid) { return true }
        }
        return false
    }
}
