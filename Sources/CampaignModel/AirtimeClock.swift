public import ZoneInfo

/// The clock of a channel, and the campaign's period on it.
public struct AirtimeClock: Sendable {
    /// The channel's zone.
    public let zone: Zone
    /// The campaign's period; all time where the calendar does not say.
    public let period: TimeSpan

    /// The clock of a channel.
    public init(zone: Zone, period: CivilSpan?) {
        self.zone = zone
        self.period = period?.on(zone) ?? .always
    }

    /// The windows that a span has a moment in, within the period, each with its number, in order.
    ///
    /// Days and weeks are numbered by their first day since 1970, spans from nought.
    public func windows(_ window: AirtimeWindow, meeting span: TimeSpan) -> [(number: Int, span: TimeSpan)] {
        // A span of no length is looked for as the second that it begins.
        let whole = span.isEmpty ? TimeSpan(start: span.start, end: span.start + 1) : span
        guard let inside = period.intersection(whole) else { return [] }
        switch window {
        case .campaign: return [(0, period)]
        case .day: return days(meeting: inside, length: 1, from: day(of: inside.start))
        case .week:
            let day = day(of: inside.start)
            return days(meeting: inside, length: 7, from: day.adding(days: 1 - day.weekday.rawValue))
        case .spans(let spans):
            return spans.enumerated().compactMap { number, civil in
                guard let window = civil.on(zone).intersection(period), window.overlaps(inside) else { return nil }
                return (number, window)
            }
        }
    }

    private func days(meeting span: TimeSpan, length: Int, from first: CivilDate) -> [(number: Int, span: TimeSpan)] {
        var found: [(Int, TimeSpan)] = []
        var day = first
        while true {
            let next = day.adding(days: length)
            let window = TimeSpan(
                start: zone.instant(of: CivilDateTime(day, .midnight)),
                end: zone.instant(of: CivilDateTime(next, .midnight)))
            guard window.start < span.end, next > day else { return found }
            if let inside = window.intersection(period), inside.overlaps(span) {
                found.append((day.daysSince1970, inside))
            }
            day = next
        }
    }

    /// The day on this clock at an instant.
    public func day(of instant: Instant) -> CivilDate {
        zone.civil(at: instant).date
    }

    /// Whether a span begins and ends on one day.
    func isOneDay(_ span: TimeSpan) -> Bool {
        span.isEmpty || day(of: span.start) == day(of: span.end - 1)
    }

    /// A span cut at each edge inside it and, where asked for, at each midnight, in order.
    func cut(_ span: TimeSpan, at edges: [Instant], andMidnight cutsAtMidnight: Bool) -> [TimeSpan] {
        var cuts = edges.filter { span.start < $0 && $0 < span.end }
        if cutsAtMidnight, !isOneDay(span) {
            var day = day(of: span.start).adding(days: 1)
            var midnight = zone.instant(of: CivilDateTime(day, .midnight))
            while midnight < span.end {
                if midnight > span.start { cuts.append(midnight) }
                day = day.adding(days: 1)
                midnight = zone.instant(of: CivilDateTime(day, .midnight))
            }
            cuts = Set(cuts).sorted()
        }
        guard !cuts.isEmpty else { return [span] }
        let bounds = [span.start] + cuts + [span.end]
        return zip(bounds, bounds.dropFirst()).map { TimeSpan(start: $0, end: $1) }
    }
}

extension TimeSpan {
    /// Longer than any campaign: far enough out to hold every instant, near enough that its length can be counted.
    static let always = TimeSpan(start: Instant(seconds: -1 << 60), end: Instant(seconds: 1 << 60))
}
