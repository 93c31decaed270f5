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
    /// What the series has where it is asked of many moments one by one.
    var index: OriginalIndex?
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
        indexOriginals()
        for index in series.exceptions {
            guard let key = keyOfReplaced(index) else { continue }
            replaced[key] = index
        }
        expand(stretches())
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

    /// Walks once, whatever the number of stretches is, and asks of each moment to which of them it belongs.
    private mutating func expand(_ stretches: [Stretch]) {
        var low = Int.max
        var high = Int.min
        for (place, stretch) in stretches.enumerated() {
            let end = place + 1 < stretches.count ? stretches[place + 1].from : Int.max
            guard let span = span(of: stretch, until: end) else { continue }
            low = min(low, span.lowerBound)
            high = max(high, span.upperBound)
        }
        guard low <= high || !event.dates.isEmpty else { return }
        var place = 0
        for original in originals(from: low, through: high, remarks: true) {
            while place + 1 < stretches.count, stretches[place + 1].from <= original.key { place += 1 }
            // In a gap of the clock a later moment can have an earlier instant.
            while place > 0, stretches[place].from > original.key { place -= 1 }
            guard !isLeftOut(original), replaced[original.key] == nil else { continue }
            guard add(original, stretches[place]) else { continue }
            count += 1
            if count > expansion.limit {
                expansion.truncate(at: original.instant + stretches[place].shape.shift)
                return
            }
        }
    }

    /// Between which moments on the clock of the series a stretch can give something that reaches into the window.
    private func span(of stretch: Stretch, until end: Int) -> ClosedRange<Int>? {
        let shape = stretch.shape
        // What begins this much before the window can still reach into it.
        var low = shape.clock.earliestLocal(expansion.lower - shape.length.longest) - shape.shift
        var high = shape.clock.latestLocal(expansion.upper) - shape.shift
        if stretch.from != .min { low = max(low, isDate ? stretch.from : clock.earliestLocal(stretch.from)) }
        if end != .max { high = min(high, isDate ? end : clock.latestLocal(end)) }
        return low <= high ? low...high : nil
    }

    private func add(_ original: Original, _ stretch: Stretch) -> Bool {
        let shape = stretch.shape
        let isMoved = stretch.index != main
        let isAtHome = shape.shift == 0 && shape.clock === clock && !shape.isDate
        return shape.add(
            at: original.local + shape.shift, instant: isAtHome ? original.instant : nil,
            lasting: isMoved ? nil : original.length,
            original: isMoved ? event.start.with(local: isUTC ? original.instant : original.local) : nil,
            to: expansion)
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
        guard !expansion.log.isFull else { return expansion.log.count(.note) }
        let exception = expansion.events[index]
        expansion.log.add(
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
        _ severity: ICalendarDiagnostic.Severity, _ id: String, at position: TextPosition?,
        _ message: String, fix: String? = nil, reference: String
    ) {
        guard !expansion.log.isFull else { return expansion.log.count(severity) }
        guard told.insert("\(id) \(position?.line ?? 0)").inserted else { return }
        expansion.log.add(
            ICalendarDiagnostic(
                severity, id: id, at: position ?? event.position, message: message, fix: fix, reference: reference))
    }
}
