import ZoneInfo

extension OccurrenceSet {
    /// What one call finds, as it is found: the occurrences, the remarks, and how many may still come.
    final class Expansion {
        let events: [CalendarEvent]
        let limit: Int
        /// The first instant of the window.
        let lower: Int
        /// The first instant after it; it comes nearer when there is more than is wanted.
        private(set) var upper: Int
        private(set) var found: [CalendarOccurrence] = []
        var log = DiagnosticLog(limit: OccurrenceSet.mostDiagnostics)
        private(set) var isTruncated = false
        /// The clock of times without a zone.
        let floating: SeriesClock
        private let utc = SeriesClock(.utc)
        private var clocks: [ObjectIdentifier: SeriesClock] = [:]

        init(_ events: [CalendarEvent], in window: Range<Instant>, defaultZone: Zone, limit: Int) {
            self.events = events
            self.limit = max(1, limit)
            lower = Int(window.lowerBound.seconds)
            // A window without length is the instant at which it lies.
            upper = max(Int(window.upperBound.seconds), lower + 1)
            floating = SeriesClock(defaultZone)
        }

        func clock(of time: CalendarTime) -> SeriesClock {
            switch time {
            case .date, .floating: return floating
            case .utc: return utc
            case .zoned(_, let zone):
                if let known = clocks[ObjectIdentifier(zone)] { return known }
                let clock = SeriesClock(zone.zone)
                clocks[ObjectIdentifier(zone)] = clock
                return clock
            }
        }

        func instant(of time: CalendarTime) -> Int { clock(of: time).instant(time.local) }

        /// Whether an occurrence is in the window: one without length if it lies in it, any other if it reaches into it.
        func touches(_ start: Int, _ end: Int) -> Bool {
            start < upper && (end > lower || (start == end && start >= lower))
        }

        func add(_ occurrence: CalendarOccurrence) {
            found.append(occurrence)
            if found.count >= max(limit * 2, 1024) { cut() }
        }

        /// Up to where a series was followed that has more than can be looked at.
        private(set) var reach: Int?

        /// Notes that a series was followed no further than to an instant.
        func giveUp(at instant: Int) {
            reach = min(reach ?? instant, instant)
            truncate(at: instant)
        }

        /// Notes that something is missing from an instant on.
        func truncate(at instant: Int) {
            isTruncated = true
            upper = max(lower + 1, min(upper, instant))
        }

        /// Keeps the first of what was found, and wants no more of what comes later.
        private func cut() {
            sort()
            guard found.count > limit else { return }
            isTruncated = true
            // Those that begin with the first that is left out may be more than were found.
            upper = max(lower + 1, min(upper, Int(found[limit].start.seconds) + 1))
            found.removeLast(found.count - limit)
        }

        private func sort() {
            found.sort { ($0.start, $0.event, $0.end) < ($1.start, $1.event, $1.end) }
        }

        /// In order, no more than were wanted.
        func finish() -> [CalendarOccurrence] {
            cut()
            return found
        }
    }
}

extension CalendarTime {
    /// Seconds on its own clock; of a date, its midnight.
    var local: Int {
        switch self {
        case .date(let date): date.daysSince1970 * 86_400
        case .floating(let civil), .zoned(let civil, _): Int(civil.secondsAsUTC)
        case .utc(let instant): Int(instant.seconds)
        }
    }

    /// Another moment written in the same form.
    func with(local: Int) -> CalendarTime {
        let civil = CivilDateTime(secondsAsUTC: Int64(local))
        return switch self {
        case .date: .date(civil.date)
        case .floating: .floating(civil)
        case .utc: .utc(Instant(seconds: Int64(local)))
        case .zoned(_, let zone): .zoned(civil, zone)
        }
    }
}
