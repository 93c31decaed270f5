import CampaignModel
import ICalendar
import ZoneInfo

extension EventGroup {
    static func all(
        of events: [CalendarEvent], clock: Zone, window: TimeSpan?, end: Instant?
    ) -> [EventGroup] {
        var order: [String] = []
        var groups: [String: [CalendarEvent]] = [:]
        for event in events {
            if groups[event.uid] == nil { order.append(event.uid) }
            groups[event.uid, default: []].append(event)
        }
        return order.compactMap { groups[$0] }.map { EventGroup($0, clock: clock, window: window, end: end) }
    }

    init(_ events: [CalendarEvent], clock: Zone, window: TimeSpan?, end: Instant?) {
        let instant = { (time: CalendarTime) -> Instant in
            switch time {
            case .date(let date): clock.instant(of: CivilDateTime(date, .midnight))
            case .floating(let civil): clock.instant(of: civil)
            case .utc(let instant): instant
            case .zoned(let civil, let zone): zone.zone.instant(of: civil)
            }
        }
        let isEndless = events.contains { $0.rules.contains { $0.count == nil && $0.until == nil } }
        let named = events.flatMap { [$0.start] + $0.dates + $0.exceptions + [$0.recurrenceID].compactMap(\.self) }
            .map(instant)
        let first = named.min() ?? Instant(seconds: 0)
        let last = named.max() ?? first
        let year: Int64 = 366 * 86_400
        let far = max((last + (2 * year)), ((end ?? last) + (year)))
        let whole = TimeSpan(start: (first + (-86_400)), end: isEndless ? far : (last + (100 * year)))
        let span = window ?? whole
        var found: [CalendarOccurrence] = []
        for (index, event) in events.enumerated() where event.recurrenceID == nil {
            let replaced = events.compactMap(\.recurrenceID).map(instant)
            let zone: Zone =
                if case .zoned(_, let zone) = event.start { zone.zone } else if case .utc = event.start { .utc } else {
                    clock
                }
            let civil = zone.civil(at: instant(event.start))
            var starts: [Instant] = [instant(event.start)]
            for rule in event.rules {
                let until: CivilDateTime? =
                    switch rule.until {
                    case nil: nil;
                    case .date(let d): CivilDateTime(d, .endOfDay);
                    case .civil(let c): c;
                    case .instant(let i): zone.civil(at: i)
                    }
                starts += rule.starts(
                    from: civil, isDate: event.start.isDate, until: until, before: zone.civil(at: span.end)
                ).starts.map { zone.instant(of: $0) }
            }
            starts += event.dates.map(instant)
            let out = Set(event.exceptions.map(instant) + replaced)
            let length =
                event.end.map { instant($0).seconds - instant(event.start).seconds } ?? event.duration.map {
                    Int64($0.days) * 86_400 + $0.seconds
                } ?? (event.start.isDate ? 86_400 : 0)
            for start in Set(starts).subtracting(out).sorted() where start >= span.start && start < span.end {
                let days: Range<CivilDate>? =
                    event.start.isDate
                    ? zone.civil(at: start).date..<zone.civil(at: start).date.adding(days: max(1, Int(length / 86_400)))
                    : nil
                found.append(
                    CalendarOccurrence(
                        event: index, start: start, end: (start + (length)), days: days,
                        isCancelled: event.status == .cancelled))
            }
        }
        for (index, event) in events.enumerated() {
            guard let original = event.recurrenceID else { continue }
            let start = instant(event.start)
            guard start >= span.start && start < span.end else { continue }
            let length =
                event.end.map { instant($0).seconds - start.seconds } ?? event.duration.map {
                    Int64($0.days) * 86_400 + $0.seconds
                } ?? (event.start.isDate ? 86_400 : 0)
            let date = clock.civil(at: start).date
            found.append(
                CalendarOccurrence(
                    event: index, start: start, end: (start + (length)),
                    days: event.start.isDate ? date..<date.adding(days: max(1, Int(length / 86_400))) : nil,
                    original: original, isCancelled: event.status == .cancelled))
        }
        self.events = events
        occurrences = found.sorted { $0.start < $1.start }
        bases = Set(found.map(\.event)).filter { events[$0].recurrenceID == nil }.sorted()
        isTruncated = false
        self.isEndless = isEndless
        isCut = window != nil
        reach = span.end
        diagnostics = []
    }
}
