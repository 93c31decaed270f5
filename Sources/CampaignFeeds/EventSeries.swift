import CampaignModel
import ICalendar
import ZoneInfo

/// One event on one clock, as the components of a feed show it: the first occurrence, how it repeats, what differs.
///
/// Whatever a reader makes of it must be what the campaign has in `occurrences`. So the rule is written only if, walked
/// from the first start, it gives just those starts, all readers walk its kind alike, and none of the starts meets a
/// change of the clocks that they take differently; otherwise each start is written on its own, in UTC.
struct EventSeries {
    /// When a component takes place, and in which form it is written.
    enum Moment: Hashable {
        /// Whole days, the last not included.
        case days(first: CivilDate, end: CivilDate)
        /// On the clock of a zone.
        case timed(TimeSpan)
    }

    /// How the occurrences after the first are told.
    enum Repetition: Hashable {
        case none
        /// An RRULE value, the starts that it does not give, and those that are left out.
        case rule(String, also: [CivilDateTime], except: [CivilDateTime])
        /// Each start on its own.
        case starts([CivilDateTime])
    }

    let zone: Zone
    /// Whether starts are written in UTC, as the clocks of the zone do not name them rightly for all readers.
    let isInUTC: Bool
    let first: Moment
    /// Whether `first` is written in UTC.
    let isFirstInUTC: Bool
    let repetition: Repetition
    /// The last start that the repetition gives.
    let lastStart: CivilDateTime?
    /// The occurrences that differ from what the repetition says, in order of their original start.
    let overrides: [Occurrence]

    /// Nil where nothing of the event takes place on this clock.
    ///
    /// - Parameter replaced: the starts of occurrences that the feed shows as another event.
    init?(_ event: Event, zone: Zone, occurrences: [Occurrence], replaced: [CivilDateTime] = []) {
        let sorted =
            occurrences.count < 2
            ? occurrences
            : occurrences.sorted {
                ($0.original ?? .distantPast, $0.span.start) < ($1.original ?? .distantPast, $1.span.start)
            }
        self.zone = zone
        guard let recurrence = event.recurrence, sorted.first?.original != nil || !replaced.isEmpty else {
            guard let earliest = sorted.first else { return nil }
            isInUTC = false
            let first = Self.moment(of: earliest, on: zone)
            self.first = first
            isFirstInUTC = if case .timed(let span) = first { Self.needsUTC(span, on: zone) } else { false }
            repetition = .none
            lastStart = nil
            overrides = []
            return
        }
        let originals = (sorted.compactMap(\.original) + replaced).sorted()
        let except =
            recurrence.except + recurrence.replaced.map(\.original).filter { !replaced.contains($0) }
        let isDate = if case .days = event.timing { true } else { false }
        var written = Self.rule(
            recurrence, of: event, isDate: isDate, originals: originals, except: except, zone: zone)
        if let start = written?.first, case .timed(let span) = Self.moment(at: start, of: event.timing, on: zone),
            Self.needsUTC(span, on: zone)
        {
            written = nil
        }
        // Starts that were named one by one are written so, on the clock where it shows each of them once.
        let isListed =
            recurrence.rule == nil && (originals + [event.timing.start]).allSatisfy { Self.isPlain($0, on: zone) }
        isInUTC = written == nil && !isDate && !isListed
        let start = written?.first ?? originals[0]
        let first = Self.moment(at: start, of: event.timing, on: zone)
        self.first = first
        let isExact = isInUTC
        isFirstInUTC =
            if case .timed(let span) = first { isExact || Self.needsUTC(span, on: zone) } else { isExact }
        repetition =
            written.map { .rule($0.text, also: $0.also, except: except.sorted()) }
            ?? .starts(Array(originals.dropFirst()))
        lastStart = (originals + except).max()
        overrides = sorted.filter { !Self.follows($0, from: start, first, of: event, on: zone, isExact: isExact) }
    }

    /// Whether readers find an occurrence where it is from the repetition alone; `isExact` if it is told in UTC.
    private static func follows(
        _ occurrence: Occurrence, from start: CivilDateTime, _ first: Moment, of event: Event, on zone: Zone,
        isExact: Bool
    ) -> Bool {
        guard let original = occurrence.original, occurrence.status == event.status else { return false }
        let moment = moment(of: occurrence, on: zone)
        if original == start { return moment == first }
        switch (moment, first) {
        case (.days(let day, let end), .days(let firstDay, let firstEnd)):
            return day == original.date
                && end.daysSince1970 - day.daysSince1970 == firstEnd.daysSince1970 - firstDay.daysSince1970
        case (.timed(let span), .timed(let firstSpan)):
            // Where the clocks change between start and end, readers differ in what the length means.
            return span.start == zone.instant(of: original) && span.seconds == firstSpan.seconds
                && (isExact || (isEven(span, on: zone) && isEven(firstSpan, on: zone)))
        default: return false
        }
    }

    private static func isEven(_ span: TimeSpan, on zone: Zone) -> Bool {
        zone.offset(at: span.start) == zone.offset(at: span.end)
    }

    /// The rule to write, and the start that it is walked from; nil if it does not give just the starts that there are.
    private static func rule(
        _ recurrence: Recurrence, of event: Event, isDate: Bool, originals: [CivilDateTime], except: [CivilDateTime],
        zone: Zone
    ) -> (text: String, first: CivilDateTime, also: [CivilDateTime])? {
        let alone = Set(recurrence.also)
        let all = Set(originals).union(except)
        guard let text = recurrence.rule, var rule = try? RecurrenceRule(text),
            rule.isReadAlike, let last = all.subtracting(alone).max()
        else { return nil }
        // The 24:00 of a Friday is written as the 00:00 of a Saturday.
        if event.timing.start.time == .endOfDay, let later = rule.aDayLater { rule = later }
        let end = last.adding(seconds: 1)
        let walk = rule.starts(from: event.timing.start, isDate: isDate, until: last, before: end)
        guard !walk.isTruncated, let first = walk.starts.first else { return nil }
        // The exceptions count in COUNT, and the rule is walked by others from DTSTART.
        let again = rule.starts(from: first, isDate: isDate, until: last, before: end)
        // A start before DTSTART is for some readers none of the series.
        let expected = all.subtracting(alone)
        guard Set(again.starts) == expected, alone.allSatisfy({ $0 > first }),
            isDate || all.allSatisfy({ isPlain($0, on: zone) })
        else {
            return nil
        }
        if rule.count == again.starts.count { return (rule.withoutUntil, first, alone.sorted()) }
        let until = isDate ? RecurrenceRule.Until.date(last.date) : .instant(zone.instant(of: last))
        return (rule.text(endingAt: until), first, alone.sorted())
    }

    private static func isPlain(_ civil: CivilDateTime, on zone: Zone) -> Bool {
        if case .unique = zone.resolve(civil) { true } else { false }
    }

    private static func moment(at start: CivilDateTime, of timing: Event.Timing, on zone: Zone) -> Moment {
        switch timing {
        case .days(let first, let last):
            let length = last.daysSince1970 - first.daysSince1970 + 1
            return .days(first: start.date, end: start.date.adding(days: length))
        case .timed(_, let duration):
            let instant = zone.instant(of: start)
            return .timed(TimeSpan(start: instant, end: duration.after(instant, in: zone)))
        }
    }

    static func moment(of occurrence: Occurrence, on zone: Zone) -> Moment {
        guard occurrence.isAllDay else { return .timed(occurrence.span) }
        let first = zone.civil(at: occurrence.span.start).date
        let end = zone.civil(at: occurrence.span.end).normalized.date
        return .days(first: first, end: max(end, first.adding(days: 1)))
    }

    /// Whether an instant is written in UTC.
    func isInUTC(_ instant: Instant) -> Bool { isInUTC || Self.needsUTC(instant, on: zone) }

    /// Whether a start and its end are: both in one form, as readers differ in the length otherwise.
    func isInUTC(_ span: TimeSpan) -> Bool {
        first == .timed(span) ? isFirstInUTC : isInUTC || Self.needsUTC(span, on: zone)
    }

    /// A time that the clock shows twice is the first for some readers and the second for others.
    private static func needsUTC(_ instant: Instant, on zone: Zone) -> Bool {
        zone.isUTC || !isPlain(zone.civil(at: instant), on: zone)
    }

    private static func needsUTC(_ span: TimeSpan, on zone: Zone) -> Bool {
        needsUTC(span.start, on: zone) || needsUTC(span.end, on: zone)
    }

    /// The first and last instant that a reader looks up on the clock of the zone; nil where none is.
    var range: ClosedRange<Instant>? {
        if overrides.isEmpty, lastStart == nil, case .timed(let span) = first {
            return isFirstInUTC ? nil : span.start...span.end
        }
        var instants: [Instant] = []
        for moment in [first] + overrides.map({ Self.moment(of: $0, on: zone) }) {
            if case .timed(let span) = moment, !isInUTC(span) { instants += [span.start, span.end] }
        }
        if case .timed = first {
            instants += (overrides.compactMap(\.original) + [lastStart].compactMap(\.self)).map { zone.instant(of: $0) }
        }
        let named = instants.filter { !isInUTC($0) }
        guard let low = named.min(), let high = named.max() else { return nil }
        return low...high
    }
}

extension CivilDateTime {
    fileprivate static let distantPast = CivilDateTime(CivilDate(daysSince1970: .min / 2), .midnight)
}
