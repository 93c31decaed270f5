import ZoneInfo

/// What a component gives each occurrence that it stands for: clock, length, status.
struct OccurrenceShape {
    let event: Int
    let clock: SeriesClock
    let isDate: Bool
    let length: EventLength
    let isCancelled: Bool
    /// How far occurrences are moved on the clock.
    var shift = 0

    /// - Parameter other: The clock on which its occurrences are, where that is not the clock on which it is written.
    init(_ index: Int, _ expansion: OccurrenceSet.Expansion, on other: SeriesClock? = nil) {
        let event = expansion.events[index]
        self.event = index
        clock = other ?? expansion.clock(of: event.start)
        isDate = event.start.isDate
        isCancelled = event.status == .cancelled
        if let end = event.end {
            length = Self.length(from: event.start, to: end, expansion)
        } else if let duration = event.duration {
            length = EventLength(duration, isDate: isDate)
        } else {
            length = isDate ? .days(1) : .exact(0)
        }
    }

    static func length(
        from start: CalendarTime, to end: CalendarTime, _ expansion: OccurrenceSet.Expansion
    ) -> EventLength {
        guard !start.isDate else {
            let days = end.local.dividedDown(by: 86_400) - start.local.dividedDown(by: 86_400)
            return .days(max(1, days))
        }
        // A date after a time is the midnight on the same clock.
        let last = end.isDate ? expansion.clock(of: start).instant(end.local) : expansion.instant(of: end)
        return .exact(max(0, last - expansion.instant(of: start)))
    }

    /// Adds the occurrence at a moment on the clock if it is in the window; whether it is.
    ///
    /// - Parameters:
    ///   - instant: That of the moment, where it is known.
    ///   - other: How long it lasts where that is not what the event says.
    @discardableResult
    func add(
        at local: Int, instant: Int? = nil, lasting other: EventLength? = nil, original: CalendarTime?,
        to expansion: OccurrenceSet.Expansion
    ) -> Bool {
        let length = other ?? length
        if isDate, case .days(let days) = length {
            let day = local.dividedDown(by: 86_400)
            let start = clock.instant(day * 86_400)
            let end = clock.instant((day + days) * 86_400)
            guard expansion.touches(start, end) else { return false }
            let first = CivilDate(daysSince1970: day)
            expansion.add(
                CalendarOccurrence(
                    event: event, start: Instant(seconds: Int64(start)), end: Instant(seconds: Int64(end)),
                    days: first..<max(first, CivilDate(daysSince1970: day + days)), original: original,
                    isCancelled: isCancelled))
            return true
        }
        let start = instant ?? clock.instant(local)
        let end = length.end(after: start, on: clock)
        guard expansion.touches(start, end) else { return false }
        expansion.add(
            CalendarOccurrence(
                event: event, start: Instant(seconds: Int64(start)), end: Instant(seconds: Int64(end)),
                original: original, isCancelled: isCancelled))
        return true
    }
}
