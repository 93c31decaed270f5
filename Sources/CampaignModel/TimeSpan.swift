public import ZoneInfo

/// The time from one instant up to, and not including, another.
@frozen
public struct TimeSpan: Hashable, Sendable {
    /// The first instant in the span.
    public let start: Instant
    /// The first instant after the span; never before `start`.
    public let end: Instant

    /// The span from `start` up to `end`; of no length if `end` comes first.
    @inlinable
    public init(start: Instant, end: Instant) {
        self.start = start
        self.end = max(start, end)
    }

    /// Its length in seconds.
    @inlinable
    public var seconds: Int64 { end - start }

    /// Whether it has no length.
    @inlinable
    public var isEmpty: Bool { start == end }

    /// Whether an instant lies in it; its end does not.
    @inlinable
    public func contains(_ instant: Instant) -> Bool {
        start <= instant && instant < end
    }

    /// Whether all of another span lies in it.
    @inlinable
    public func contains(_ other: TimeSpan) -> Bool {
        start <= other.start && other.end <= end
    }

    /// Whether the two have a moment in common.
    ///
    /// An end at 18:00 and a start at 18:00 do not meet. A span of no length overlaps a span that it lies inside of, and
    /// not one at whose start or end it stands.
    @inlinable
    public func overlaps(_ other: TimeSpan) -> Bool {
        start < other.end && other.start < end
    }

    /// What the two have in common, if they have a moment in common.
    @inlinable
    public func intersection(_ other: TimeSpan) -> TimeSpan? {
        overlaps(other) ? TimeSpan(start: max(start, other.start), end: min(end, other.end)) : nil
    }
}

/// The time from one civil time up to another, on a clock that is not said: it holds on the clock of each place.
public struct CivilSpan: Hashable, Sendable {
    /// The first moment in the span.
    public let start: CivilDateTime
    /// The first moment after the span; never before `start`.
    public let end: CivilDateTime

    /// The span from `start` up to `end`, or nil if `end` comes first.
    public init?(start: CivilDateTime, end: CivilDateTime) {
        guard start <= end else { return nil }
        self.start = start
        self.end = end
    }

    /// The span on the clocks of a zone.
    public func on(_ zone: Zone) -> TimeSpan {
        TimeSpan(start: zone.instant(of: start), end: zone.instant(of: end))
    }
}

/// A slot of the day on a channel, such as prime time; it may run over midnight.
public struct DaySlot: Hashable, Sendable {
    /// Its name in the calendar: `prime`.
    public let name: String
    /// When it begins.
    public let start: CivilTime
    /// When it ends; on the next day if that is not after `start`.
    public let end: CivilTime

    /// A slot of the day.
    public init(name: String, start: CivilTime, end: CivilTime) {
        self.name = name
        self.start = start
        self.end = end
    }
}

/// A length of time as a calendar writes it: days move the date on the clock, seconds are exact.
public struct CalendarDuration: Hashable, Sendable {
    /// Whole days on the clock, over zone changes too.
    public let days: Int
    /// Exact seconds, after the days.
    public let seconds: Int64

    /// A length of so many days on the clock and then so many seconds.
    public init(days: Int = 0, seconds: Int64 = 0) {
        self.days = days
        self.seconds = seconds
    }

    /// The instant this much later on the clocks of a zone.
    public func after(_ instant: Instant, in zone: Zone) -> Instant {
        guard days != 0 else { return instant + seconds }
        let civil = zone.civil(at: instant)
        return zone.instant(of: CivilDateTime(civil.date.adding(days: days), civil.time)) + seconds
    }
}
