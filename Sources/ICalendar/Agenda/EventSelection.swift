import ZoneInfo

/// Reads a file as a stream, and keeps the events that can have something to do with some days.
///
/// What belongs together stays together: an event that is kept brings all others of its UID, for which the file may
/// have to be read a second time.
struct EventSelection {
    private let input: CalendarInput
    private let query: CalendarAgenda.Query
    private(set) var events: [CalendarEvent] = []
    private(set) var diagnostics: [ICalendarDiagnostic] = []
    /// What cannot be used of the events that were kept.
    private var details = DiagnosticLog(limit: ReadingLimits().diagnostics)
    private(set) var clock: Zone
    private(set) var isClockOfFile = false
    private(set) var isCalendar = false
    /// Where the first time without a zone stands that was kept.
    private(set) var firstFloating: TextPosition?

    init(_ input: CalendarInput, _ query: CalendarAgenda.Query) {
        self.input = input
        self.query = query
        clock = query.zone ?? .utc
    }

    mutating func read() {
        var seen: Set<Int> = []
        var kept: Set<Int> = []
        // UIDs of which something was kept and something not.
        var torn: Set<Int> = []
        var left: Set<Int> = []
        var reader = CalendarReader(input)
        while let component = reader.nextComponent() {
            if let zone = reader.clock?.zone, query.zone == nil, !isClockOfFile {
                clock = zone
                isClockOfFile = true
            }
            guard let event = reader.event(component) else { continue }
            let uid = event.uid.hashValue
            let isRepeated = !seen.insert(uid).inserted
            guard event.canTouch(window(on: clock), defaultZone: clock) || (isRepeated && kept.contains(uid)) else {
                left.insert(uid)
                continue
            }
            keep(event)
            kept.insert(uid)
            if isRepeated, left.contains(uid) { torn.insert(uid) }
        }
        isCalendar = reader.isCalendar
        diagnostics = reader.diagnostics
        if !torn.isEmpty { readAgain(torn) }
        diagnostics += DiagnosticLog.joined([details], and: [], limit: ReadingLimits().diagnostics)
    }

    /// Takes in the events of some UIDs that were not kept, and puts all in the order of the file.
    private mutating func readAgain(_ torn: Set<Int>) {
        let lines = Set(events.map(\.position.line))
        var reader = CalendarReader(input.again())
        while let component = reader.nextComponent() {
            let isDefinition = component.name == "VTIMEZONE"
            let uid = isDefinition ? nil : component.property("UID")?.text
            guard isDefinition || uid.map({ torn.contains($0.hashValue) }) ?? true,
                let event = reader.event(component), torn.contains(event.uid.hashValue),
                !lines.contains(event.position.line)
            else { continue }
            keep(event)
        }
        events.sort { $0.position.line < $1.position.line }
    }

    private mutating func keep(_ event: CalendarEvent) {
        if firstFloating == nil, case .floating = event.start {
            firstFloating = event.component.property("DTSTART")?.position ?? event.position
        }
        for found in event.unusable { details.add(found) }
        events.append(event)
    }

    /// The days that are asked for, as instants.
    func window(on clock: Zone) -> Range<Instant> { query.window(on: clock) }
}

extension CalendarAgenda.Query {
    /// The days as instants; where one end is not said, as far as dates go.
    func window(on clock: Zone) -> Range<Instant> {
        let first = CivilDate(daysSince1970: .min)
        let last = CivilDate(daysSince1970: .max)
        let lower = clock.instant(of: CivilDateTime(from ?? first, .midnight))
        let upper = clock.instant(of: CivilDateTime((through ?? last).adding(days: 1), .midnight))
        return lower..<max(lower, upper)
    }
}
