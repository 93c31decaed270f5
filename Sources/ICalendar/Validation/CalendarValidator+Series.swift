import ZoneInfo

extension CalendarValidator {
    /// An event whose meaning was read, to see later which exceptions meet an occurrence of it.
    mutating func take(_ event: CalendarEvent) {
        guard event.recurrenceID != nil || !event.exceptions.isEmpty || !event.rules.isEmpty || !event.dates.isEmpty
        else { return }
        // Beyond it a file has so many series that nobody reads what is said of each.
        guard series.count < Self.mostSeries else { return }
        series.append(event)
    }

    private static let mostSeries = 20_000

    /// Exceptions that meet no occurrence, as the walk of the series finds them.
    mutating func finishSeries() {
        let changed = Set(
            series.lazy.filter { $0.recurrenceID != nil || !$0.exceptions.isEmpty }.map(\.uid))
        let events = series.filter { changed.contains($0.uid) }
        let clock = defaultZone.flatMap { zones.zone(named: $0) } ?? .utc
        let moments = events.flatMap { $0.exceptions + [$0.recurrenceID].compactMap(\.self) }
            .map { $0.instant(on: clock) }
        guard let first = moments.min(), let last = moments.max() else { return }
        // A day more at both ends than any clock is away from another.
        let window = (first - 2 * 86_400)..<(last + 2 * 86_400)
        let found = OccurrenceSet(events, defaultZone: clock).occurrences(in: window)
        for diagnostic in found.diagnostics where Self.ofExceptions.contains(diagnostic.id) { add(diagnostic) }
    }

    private static let ofExceptions: Set<String> = [
        "ical/exdate-unmet", "ical/no-occurrence", "ical/recurrence-id-type",
    ]
}

extension CalendarTime {
    /// The instant, for one who reads times without a zone, and days, on a clock.
    fileprivate func instant(on clock: Zone) -> Instant {
        switch self {
        case .date(let date): clock.instant(of: CivilDateTime(date, .midnight))
        case .floating(let civil): clock.instant(of: civil)
        case .utc(let instant): instant
        case .zoned(let civil, let zone): zone.zone.instant(of: civil)
        }
    }
}
