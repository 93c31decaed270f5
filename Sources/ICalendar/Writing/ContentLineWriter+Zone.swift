package import ZoneInfo

extension ContentLineWriter {
    /// The definition of a zone (RFC 5545, section 3.6.5), right for every instant of a range.
    ///
    /// It has the plain IANA name, what was in force when the range begins, and one observance for each change in it.
    package mutating func write(_ zone: Zone, covering range: ClosedRange<Instant>) {
        write("BEGIN", value: "VTIMEZONE")
        write("TZID", text: zone.identifier)
        for observance in Self.observances(of: zone, covering: range) { write(observance) }
        write("END", value: "VTIMEZONE")
    }

    /// From an instant on, what the clocks of a zone do.
    private struct Observance {
        /// On the clock as it was before.
        var start: CivilDateTime
        var from: UTCOffset
        var period: ZonePeriod
    }

    private static let year: Int64 = 400 * 86_400

    private static func observances(of zone: Zone, covering range: ClosedRange<Instant>) -> [Observance] {
        let end = range.upperBound + 1
        var changes = zone.changes(in: range.lowerBound - year..<end)
        // The last change before the range is where what is in force at its beginning took effect.
        if let first = changes.lastIndex(where: { $0.instant <= range.lowerBound }) {
            var kept = first
            // Readers that know no definition of daylight saving alone are given the standard time before it.
            while kept > 0, changes[kept...].allSatisfy(\.after.isDaylightSaving) { kept -= 1 }
            changes.removeFirst(kept)
        } else {
            let epoch = Instant(seconds: 0)
            let before = min(epoch, range.lowerBound - 86_400)
            let period = zone.period(at: range.lowerBound)
            let start = CivilDateTime(secondsAsUTC: before.seconds)
            return [Observance(start: start, from: period.offset, period: period)] + changes.map(observance)
        }
        return changes.map(observance)
    }

    private static func observance(_ change: ZoneChange) -> Observance {
        Observance(
            start: CivilDateTime(secondsAsUTC: change.instant.seconds + Int64(change.before.offset.seconds)),
            from: change.before.offset, period: change.after)
    }

    private mutating func write(_ observance: Observance) {
        let kind = observance.period.isDaylightSaving ? "DAYLIGHT" : "STANDARD"
        write("BEGIN", value: kind)
        write("DTSTART", value: observance.start.basic)
        write("TZOFFSETFROM", value: observance.from.basic)
        write("TZOFFSETTO", value: observance.period.offset.basic)
        write("TZNAME", text: observance.period.abbreviation)
        write("END", value: kind)
    }
}

extension UTCOffset {
    /// As iCalendar writes it: `+0600`, with seconds only where there are some.
    var basic: String {
        let size = Int(seconds.magnitude)
        let parts = [size / 3600, size / 60 % 60] + (size % 60 == 0 ? [] : [size % 60])
        return (seconds < 0 ? "-" : "+") + parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
    }
}
