/// A point in time: whole seconds since 1970-01-01T00:00:00Z, without leap seconds.
@frozen
public struct Instant: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z; negative before it.
    public var seconds: Int64

    /// The instant that lies `seconds` after 1970-01-01T00:00:00Z.
    @inlinable
    public init(seconds: Int64) {
        self.seconds = seconds
    }

    /// The instant at which a clock set to UTC shows `civil`.
    public init(utc civil: CivilDateTime) {
        self.init(seconds: civil.secondsAsUTC)
    }

    /// What a clock set to UTC shows at this instant.
    public var utc: CivilDateTime { CivilDateTime(secondsAsUTC: seconds) }

    /// Later by a number of seconds.
    @inlinable
    public static func + (instant: Instant, seconds: Int64) -> Instant {
        Instant(seconds: instant.seconds + seconds)
    }

    /// Earlier by a number of seconds.
    @inlinable
    public static func - (instant: Instant, seconds: Int64) -> Instant {
        Instant(seconds: instant.seconds - seconds)
    }

    /// The seconds from `earlier` to `later`; negative if they are the other way round.
    @inlinable
    public static func - (later: Instant, earlier: Instant) -> Int64 {
        later.seconds - earlier.seconds
    }
}

extension Instant: Comparable {
    /// Whether `left` comes before `right`.
    @inlinable
    public static func < (left: Instant, right: Instant) -> Bool {
        left.seconds < right.seconds
    }
}

extension Instant: CustomStringConvertible {
    /// In UTC as RFC 3339 writes it: `2023-03-16T13:00:00Z`.
    public var description: String { "\(utc.date)T\(utc.time.withSeconds)Z" }
}
