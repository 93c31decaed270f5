/// A time zone: which offset from UTC its clocks have, and had, at each instant.
///
/// Two zones are equal if they have the same identifier: within one database a name means one zone.
public struct Zone: Sendable {
    /// The IANA name: `Asia/Almaty`.
    public let identifier: String

    /// What is in force before the first change.
    let initial: ZonePeriod
    /// When each change took effect, rising; `periods` has what came into force then.
    let changes: [Int64]
    let periods: [ZonePeriod]
    /// What holds after the last change, where it is not the last period for ever.
    let rule: PosixRule?

    /// UTC itself, which needs no database.
    public static let utc = Zone(
        identifier: "UTC",
        initial: ZonePeriod(offset: UTCOffset(seconds: 0), isDaylightSaving: false, abbreviation: "UTC"),
        changes: [])

    init(identifier: String, initial: ZonePeriod, changes: [Int64], periods: [ZonePeriod], rule: PosixRule?) {
        precondition(changes.count == periods.count, "each change has one period")
        self.identifier = identifier
        self.initial = initial
        self.changes = changes
        self.periods = periods
        self.rule = rule
    }

    /// A zone from its changes alone, as a snapshot of part of its history carries it.
    ///
    /// - Precondition: `changes` rise in time.
    public init(identifier: String, initial: ZonePeriod, changes: [ZoneChange]) {
        self.init(
            identifier: identifier, initial: initial, changes: changes.map(\.instant.seconds),
            periods: changes.map(\.after), rule: nil)
    }

    /// The offset from UTC in force at an instant. Cost: a binary search.
    public func offset(at instant: Instant) -> UTCOffset {
        period(at: instant).offset
    }

    /// The offset, abbreviation and daylight saving in force at an instant. Cost: a binary search.
    public func period(at instant: Instant) -> ZonePeriod {
        let count = countOfChanges(upTo: instant.seconds)
        if count == changes.count, let rule { return rule.period(at: instant.seconds) }
        return count == 0 ? initial : periods[count - 1]
    }

    /// How many changes took effect at or before `seconds`.
    private func countOfChanges(upTo seconds: Int64) -> Int {
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// What the clocks of the zone show at an instant.
    public func civil(at instant: Instant) -> CivilDateTime {
        CivilDateTime(secondsAsUTC: instant.seconds + Int64(offset(at: instant).seconds))
    }

    /// Every change of offset, abbreviation or daylight saving in a range, in order of time.
    ///
    /// The rule that holds after the last recorded change is followed as far as the range goes.
    public func changes(in range: Range<Instant>) -> [ZoneChange] {
        var found: [ZoneChange] = []
        var before = initial
        for (at, period) in zip(changes, periods) {
            if range.contains(Instant(seconds: at)), period != before {
                found.append(ZoneChange(instant: Instant(seconds: at), before: before, after: period))
            }
            before = period
        }
        guard let rule, !range.isEmpty else { return found }
        let last = changes.last ?? .min
        for (at, period) in rule.changes(from: max(range.lowerBound.seconds, last), to: range.upperBound.seconds)
        where at > last && range.contains(Instant(seconds: at)) {
            let earlier = self.period(at: Instant(seconds: at - 1))
            if period != earlier {
                found.append(ZoneChange(instant: Instant(seconds: at), before: earlier, after: period))
            }
        }
        return found
    }
}

extension Zone: Hashable {
    /// Whether both have the same identifier.
    public static func == (left: Zone, right: Zone) -> Bool {
        left.identifier == right.identifier
    }

    /// Feeds the identifier.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(identifier)
    }
}

extension Zone: CustomStringConvertible {
    /// The identifier.
    public var description: String { identifier }
}

/// What the clocks of a zone do from one change to the next.
public struct ZonePeriod: Hashable, Sendable {
    /// How far the clocks are ahead of UTC.
    public let offset: UTCOffset
    /// Whether this is daylight saving time.
    public let isDaylightSaving: Bool
    /// The abbreviation in the database: `CEST`, or `+06` where there is none in use.
    public let abbreviation: String

    /// A period of a zone.
    public init(offset: UTCOffset, isDaylightSaving: Bool, abbreviation: String) {
        self.offset = offset
        self.isDaylightSaving = isDaylightSaving
        self.abbreviation = abbreviation
    }
}

/// A change in a zone: what held before an instant and what holds from it on.
public struct ZoneChange: Hashable, Sendable {
    /// The first instant at which `after` holds.
    public let instant: Instant
    /// What held until then.
    public let before: ZonePeriod
    /// What holds from then on.
    public let after: ZonePeriod

    /// A change in a zone.
    public init(instant: Instant, before: ZonePeriod, after: ZonePeriod) {
        self.instant = instant
        self.before = before
        self.after = after
    }
}
