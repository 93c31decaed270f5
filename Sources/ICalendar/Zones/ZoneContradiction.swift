import ZoneInfo

/// Where a file's definition of a zone and the system's database part, and which of these times the file uses.
struct ZoneContradiction: Sendable {
    private let zone: CalendarZone
    let definition: ZoneDefinition
    private let file: Zone
    /// The last instant at which they differ; nothing after it need be looked at.
    let last: Instant
    /// The earliest time used at which they differ.
    private(set) var earliest: CivilDateTime?
    /// How many of the times used they differ at.
    private var uses = 0

    /// Nil where the two agree wherever the definition says something.
    init?(of definition: ZoneDefinition, from zone: CalendarZone) {
        guard let file = definition.zone,
            let last = Self.lastDifference(file, zone.zone, from: definition.first, to: definition.end)
        else { return nil }
        self.zone = zone
        self.definition = definition
        self.file = file
        self.last = last
    }

    /// The last second at which the offsets of two zones differ.
    private static func lastDifference(_ file: Zone, _ system: Zone, from start: Instant, to end: Instant) -> Instant? {
        guard let horizon = CivilDate(year: ZoneDefinition.horizon, month: 1, day: 1) else { return nil }
        let end = min(end, Instant(utc: CivilDateTime(horizon, .midnight)))
        guard start < end else { return nil }
        let changes = (file.changes(in: start..<end) + system.changes(in: start..<end)).map(\.instant)
        let bounds = ([start, end] + changes).sorted()
        return zip(bounds, bounds.dropFirst()).reversed().first { from, to in
            from < to && file.offset(at: from) != system.offset(at: from)
        }.map { $0.1 - 1 }
    }

    /// Takes a time on the clock of the zone as one that is used; whether they differ there.
    @discardableResult
    mutating func note(_ civil: CivilDateTime) -> Bool {
        // No clock is a day away from UTC; nearly all times come after the two agree.
        guard civil.secondsAsUTC <= last.seconds + 86_400 else { return false }
        let (there, here) = (file.instant(of: civil), zone.zone.instant(of: civil))
        guard there != here, there >= definition.first, there < definition.end else { return false }
        uses += 1
        if earliest.map({ civil < $0 }) ?? true { earliest = civil }
        return true
    }

    /// The warning, if a time is used at which they differ.
    var diagnostic: ICalendarDiagnostic? {
        guard let earliest else { return nil }
        let offset = { (zone: Zone) in zone.offset(at: zone.instant(of: earliest)) }
        let name = zone.tzid == zone.zone.identifier ? zone.tzid : "\(zone.tzid)” (\(zone.zone.identifier)"
        let closing = zone.tzid == zone.zone.identifier ? "”" : ")"
        let others = uses > 1 ? " (and for \(uses - 1) more of the times in the file)" : ""
        return ICalendarDiagnostic(
            .warning, id: "ical/zone-contradiction", at: definition.position,
            message: "the definition of “\(name)\(closing) in this file and the system's zone database differ: for "
                + "\(earliest.date) \(earliest.time)\(others) the file says \(offset(file)), the database "
                + "\(offset(zone.zone)); the database was taken",
            fix: "if the database is right, nothing need be done: the file was written with old rules; if the file is "
                + "right, update the package tzdata",
            reference: "RFC 5545, 3.6.5")
    }
}
