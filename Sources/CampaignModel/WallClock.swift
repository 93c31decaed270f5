public import ZoneInfo

extension Zone {
    /// The date that a calendar on the wall shows.
    public func date(at instant: Instant) -> CivilDate { civil(at: instant).date }

    /// The time of the day that a clock on the wall shows.
    public func time(at instant: Instant) -> CivilTime { civil(at: instant).time }

    /// From a day's first instant to the next day's first, also where the clocks are changed on it.
    public func day(_ date: CivilDate) -> TimeSpan {
        TimeSpan(
            start: instant(of: CivilDateTime(date, .midnight)),
            end: instant(of: CivilDateTime(date.adding(days: 1), .midnight)))
    }

    /// The days that a span has a moment in, in order; of a span without length the one it lies on.
    public func dates(of span: TimeSpan) -> [CivilDate] {
        let (first, last) = (date(at: span.start), date(at: span.isEmpty ? span.start : span.end - 1))
        let count = last.daysSince1970 - first.daysSince1970
        return (0...Swift.max(0, count)).map { first.adding(days: $0) }
    }

    /// Whether a span goes on after the midnight of its first day. One that ends at 24:00 does not.
    public func runsOverMidnight(_ span: TimeSpan) -> Bool {
        span.end > day(date(at: span.start)).end
    }

    /// A slot of the day on each day that has a moment in a span, and no more of it than lies in that span.
    ///
    /// A slot that is not over by midnight goes on the next day: 22:00–06:00 of 1 March ends on 2 March.
    public func spans(of slot: DaySlot, in span: TimeSpan) -> SpanSet {
        guard !span.isEmpty else { return .empty }
        let first = date(at: span.start).adding(days: -1)
        let days = date(at: span.end).daysSince1970 - first.daysSince1970
        let all = (0...Swift.max(0, days)).map { offset in
            let day = first.adding(days: offset)
            let end = slot.end > slot.start ? day : day.adding(days: 1)
            return TimeSpan(
                start: instant(of: CivilDateTime(day, slot.start)), end: instant(of: CivilDateTime(end, slot.end)))
        }
        return SpanSet(all).intersection(span)
    }
}
