import ZoneInfo

/// The clock of a channel, the campaign's period on it, and where records on it are cut.
struct AirtimeClock {
    let zone: Zone
    /// Nil where the calendar does not say when the campaign is.
    let period: TimeSpan?
    /// Edges of windows on this clock, rising.
    private let edges: [Instant]
    private let cutsAtMidnight: Bool

    init(zone: Zone, period: CivilSpan?, windows: [CivilSpan], cutsAtMidnight: Bool) {
        self.zone = zone
        self.period = period?.on(zone)
        edges = Set(windows.map { $0.on(zone) }.flatMap { [$0.start, $0.end] }).sorted()
        self.cutsAtMidnight = cutsAtMidnight
    }

    /// The day on this clock at an instant.
    func day(of instant: Instant) -> CivilDate {
        zone.civil(at: instant).date
    }

    /// Some days on this clock.
    func span(from day: CivilDate, days: Int) -> TimeSpan {
        TimeSpan(
            start: zone.instant(of: CivilDateTime(day, .midnight)),
            end: zone.instant(of: CivilDateTime(day.adding(days: days), .midnight)))
    }

    /// Whether a span begins and ends on one day.
    func isOneDay(_ span: TimeSpan) -> Bool {
        span.isEmpty || day(of: span.start) == day(of: span.end - 1)
    }

    /// A span cut at each edge inside it, in order.
    func cut(_ span: TimeSpan) -> [TimeSpan] {
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
