package import ZoneInfo

/// A DATE or DATE-TIME as a file has it, with its zone found.
package enum CalendarTime: Hashable, Sendable {
    /// A whole day, on whatever clock it is read.
    case date(CivilDate)
    /// A time on whatever clock it is read.
    case floating(CivilDateTime)
    case utc(Instant)
    /// A time on the clock of a zone.
    case zoned(CivilDateTime, CalendarZone)

    package var isDate: Bool { if case .date = self { true } else { false } }

    /// The date that a program means which writes a whole day as a time in UTC: only midnight, which is that day
    /// wherever the event is. Nil for any other time.
    package var dateAtMidnightUTC: CivilDate? {
        guard case .utc(let instant) = self else { return nil }
        let civil = CivilDateTime(secondsAsUTC: instant.seconds)
        return civil.time == .midnight ? civil.date : nil
    }
}

/// What a TZID of a file stands for.
///
/// A class, so that each of a million times is one word beside its civil time; it never changes once made.
package final class CalendarZone: Hashable, Sendable {
    /// As the file writes it.
    package let tzid: String
    /// The clock: of the system's database where the name leads there, else as the file's own VTIMEZONE defines it.
    package let zone: Zone
    /// Whether only the file's own VTIMEZONE says what the clock does.
    package let isDefinedByFile: Bool

    package init(tzid: String, zone: Zone, isDefinedByFile: Bool = false) {
        self.tzid = tzid
        self.zone = zone
        self.isDefinedByFile = isDefinedByFile
    }

    /// Whether both are one: two files may define one TZID differently.
    package static func == (left: CalendarZone, right: CalendarZone) -> Bool { left === right }

    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
