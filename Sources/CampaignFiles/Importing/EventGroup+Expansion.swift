import CampaignModel
import ICalendar
import ZoneInfo

extension EventGroup {
    private static let year: Int64 = 366 * 86_400

    /// The events of a file by their UIDs, in the order of the file.
    ///
    /// - Parameters:
    ///   - window: Only what takes place in it; nil: everything.
    ///   - calendar: The calendar's time: a series without an end is looked at for a year more.
    static func all(of events: [CalendarEvent], clock: Zone, window: TimeSpan?, calendar: TimeSpan?) -> [EventGroup] {
        var places: [String: Int] = [:]
        var groups: [[CalendarEvent]] = []
        for event in events {
            if let place = places[event.uid] {
                groups[place].append(event)
            } else {
                places[event.uid] = groups.count
                groups.append([event])
            }
        }
        return groups.map { EventGroup($0, clock: clock, window: window, calendar: calendar) }
    }

    private init(_ events: [CalendarEvent], clock: Zone, window: TimeSpan?, calendar: TimeSpan?) {
        let isEndless = events.contains { $0.rules.contains { $0.count == nil && $0.until == nil } }
        var span = window ?? Self.whole(of: events, isEndless: isEndless, clock: clock, end: calendar?.end)
        let set = OccurrenceSet(events, defaultZone: clock)
        var result = set.occurrences(in: span.start..<span.end, limit: Self.mostOccurrences)
        var taken: TimeSpan?
        if result.isTruncated, window == nil, let calendar {
            let near = TimeSpan(start: calendar.start + -Self.year, end: calendar.end + Self.year)
            let found = set.occurrences(in: near.start..<near.end, limit: Self.mostOccurrences)
            // What lies elsewhere is taken from its beginning on, as any other event is wherever it lies.
            if !found.occurrences.isEmpty { (span, result, taken) = (near, found, near) }
        }
        self.taken = taken
        self.events = events
        occurrences = result.occurrences
        let shown = Set(result.occurrences.map(\.event))
        bases = events.indices.filter { events[$0].recurrenceID == nil && shown.contains($0) }
        isTruncated = result.isTruncated
        self.isEndless = isEndless
        isCut = window != nil || taken != nil
        reach = result.isTruncated ? (result.occurrences.last?.start ?? span.start) + 1 : span.end
        // How many are taken is said with what becomes of them.
        diagnostics = result.diagnostics.filter { $0.id != "ical/limit" }
    }

    /// From before the first moment that the events name to after the last; of a series without an end, beyond the end
    /// of the calendar.
    private static func whole(of events: [CalendarEvent], isEndless: Bool, clock: Zone, end: Instant?) -> TimeSpan {
        let named = events.flatMap { event in
            [event.start] + event.dates + event.exceptions + [event.recurrenceID].compactMap(\.self)
        }.map { time in
            switch time {
            case .date(let date): clock.instant(of: CivilDateTime(date, .midnight))
            case .floating(let civil): clock.instant(of: civil)
            case .utc(let instant): instant
            case .zoned(let civil, let zone): zone.zone.instant(of: civil)
            }
        }
        let first = named.min() ?? Instant(seconds: 0)
        let last = named.max() ?? first
        let far = isEndless ? max(last + 2 * year, (end ?? last) + year) : last + 200 * year
        return TimeSpan(start: first + -86_400, end: far)
    }
}
