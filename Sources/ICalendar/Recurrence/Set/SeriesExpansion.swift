import ZoneInfo

/// One expansion of a series that repeats or has exceptions.
struct SeriesExpansion {
    /// A moment that the rules and dates of a series give, before exceptions are looked at.
    struct Original {
        /// On the clock of the series.
        let local: Int
        let instant: Int
        /// By which moments are compared: the instant, or for whole days the day.
        let key: Int
        /// Where its date is written as a period.
        var length: EventLength?
    }

    /// The part of a series that one component describes: from an occurrence on, up to the next such component.
    private struct Stretch {
        let from: Int
        let index: Int
        let shape: OccurrenceShape
    }

    let series: CalendarSeries
    let main: Int
    let expansion: OccurrenceSet.Expansion
    let event: CalendarEvent
    let clock: SeriesClock
    let isDate: Bool
    /// Of the first occurrence.
    let start: Original
    var left: LeftOut
    /// Exceptions for one occurrence, by the key of what they replace.
    private var replaced: [Int: Int] = [:]
    private var count = 0
    private var told: Set<String> = []

    init(_ series: CalendarSeries, main: Int, _ expansion: OccurrenceSet.Expansion) {
        self.series = series
        self.main = main
        self.expansion = expansion
        event = expansion.events[main]
        clock = expansion.clock(of: event.start)
        isDate = event.start.isDate
        let instant = clock.instant(event.start.local)
        start = Original(
            local: event.start.local, instant: instant, key: event.start.isDate ? event.start.local : instant)
        left = LeftOut()
    }

    mutating func run() {
        readLeftOut()
        for index in series.exceptions {
            guard let key = keyOfReplaced(index) else { continue }
            replaced[key] = index
        }
        let stretches = stretches()
        for (place, stretch) in stretches.enumerated() {
            let end = place + 1 < stretches.count ? stretches[place + 1].from : Int.max
            expand(stretch, until: end)
        }
        for index in series.exceptions { expandException(index) }
        noteLeftOut()
    }

    /// The whole series as its main component has it, then as each of the others has it from its occurrence on.
    private mutating func stretches() -> [Stretch] {
        let whole = OccurrenceShape(main, expansion)
        var found: [Stretch] = [Stretch(from: .min, index: main, shape: whole)]
        for index in series.turns {
            let exception = expansion.events[index]
            guard let key = keyOfReplaced(index) else { continue }
            let original = original(of: key)
            var shape: OccurrenceShape
            let to: Int
            if case .utc(let instant) = exception.start, !isDate {
                // Written in UTC for convenience: what is meant is the clock of the series.
                shape = OccurrenceShape(index, expansion, on: clock)
                to = clock.local(Int(instant.seconds))
            } else {
                shape = OccurrenceShape(index, expansion)
                to = exception.start.local
            }
            shape.shift = to - (original?.local ?? (isDate ? key : clock.local(key)))
            found.append(Stretch(from: key, index: index, shape: shape))
            if original == nil { expandUnmatched(index) }
        }
        return found.sorted { $0.from < $1.from }
    }

    private mutating func expand(_ stretch: Stretch, until end: Int) {
        let shape = stretch.shape
        // What begins this much before the window can still reach into it.
        var low = shape.clock.earliestLocal(expansion.lower - shape.length.longest) - shape.shift
        var high = shape.clock.latestLocal(expansion.upper) - shape.shift
        if stretch.from != .min { low = max(low, isDate ? stretch.from : clock.earliestLocal(stretch.from)) }
        if end != .max { high = min(high, isDate ? end : clock.latestLocal(end)) }
        for original in originals(from: low, through: high, remarks: true) {
            guard original.key >= stretch.from, original.key < end, !isLeftOut(original) else { continue }
            guard replaced[original.key] == nil else { continue }
            let isMoved = stretch.index != main
            let isAtHome = shape.shift == 0 && shape.clock === clock && !shape.isDate
            let isIn = shape.add(
                at: original.local + shape.shift, instant: isAtHome ? original.instant : nil,
                lasting: isMoved ? nil : original.length,
                original: isMoved ? event.start.with(local: isUTC ? original.instant : original.local) : nil,
                to: expansion)
            guard isIn else { continue }
            count += 1
            if count > expansion.limit {
                expansion.truncate(at: original.instant + shape.shift)
                return
            }
        }
    }

    private var isUTC: Bool { if case .utc = event.start { true } else { false } }

    private mutating func expandException(_ index: Int) {
        let exception = expansion.events[index]
        let shape = OccurrenceShape(index, expansion)
        guard shape.add(at: exception.start.local, original: exception.recurrenceID, to: expansion),
            let key = keyOfReplaced(index)
        else { return }
        if original(of: key) == nil { noteUnmatched(index) }
    }

    /// An exception for an occurrence and all later ones, where there is no such occurrence.
    private mutating func expandUnmatched(_ index: Int) {
        let exception = expansion.events[index]
        let shape = OccurrenceShape(index, expansion)
        if shape.add(at: exception.start.local, original: exception.recurrenceID, to: expansion) {
            noteUnmatched(index)
        }
    }

    private func noteUnmatched(_ index: Int) {
        let exception = expansion.events[index]
        expansion.diagnostics.append(
            ICalendarDiagnostic(
                .note, id: "ical/no-occurrence",
                at: exception.component.property("RECURRENCE-ID")?.position ?? exception.position,
                message: "“\(exception.shortName)” replaces an occurrence that its series, at line "
                    + "\(event.position.line), does not have; it is shown beside the series",
                fix: "write as RECURRENCE-ID the start that the series gives to the occurrence",
                reference: "RFC 5545, 3.8.4.4"))
    }

    /// Says something about the series once.
    mutating func tell(
        _ severity: ICalendarDiagnostic.Severity, _ id: String, at position: TextPosition?, _ message: String,
        fix: String? = nil, reference: String
    ) {
        guard told.insert("\(id) \(position?.line ?? 0)").inserted else { return }
        expansion.diagnostics.append(
            ICalendarDiagnostic(
                severity, id: id, at: position ?? event.position, message: message, fix: fix, reference: reference))
    }
}
