package import ZoneInfo

extension ContentLineWriter {
    /// The definition of a zone (RFC 5545, section 3.6.5), right for every instant of a range.
    ///
    /// It has the plain IANA name, what was in force when the range begins, and the changes in it: those that follow one
    /// rule for good as that rule, so that many years take one STANDARD and one DAYLIGHT; those that followed one for
    /// some years as a rule with an end; others one by one.
    package mutating func write(_ zone: Zone, covering range: ClosedRange<Instant>) {
        write("BEGIN", value: "VTIMEZONE")
        write("TZID", text: zone.identifier)
        let start = Self.firstChange(of: zone, for: range)
        if start.map({ $0 > range.lowerBound }) ?? true {
            writeInitial(zone.period(at: range.lowerBound), before: range.lowerBound)
        }
        if let start {
            for observance in Self.observances(of: zone, from: start, covering: range) { write(observance) }
        }
        write("END", value: "VTIMEZONE")
    }

    /// What is written as one STANDARD or DAYLIGHT.
    private struct Observance {
        var first: YearlyOnset
        var rule: String?
    }

    private static let year: Int64 = 400 * 86_400

    /// The first change that a definition needs: the last before the range, else the first in it.
    private static func firstChange(of zone: Zone, for range: ClosedRange<Instant>) -> Instant? {
        let onsets = zone.changes(in: range.lowerBound - year..<range.upperBound + 1).map(YearlyOnset.init)
        // What is in force at the beginning of the range took effect with the last change before it.
        guard var kept = onsets.lastIndex(where: { $0.change.instant <= range.lowerBound }) else {
            return onsets.first?.change.instant
        }
        // Readers that know no definition of daylight saving alone are given the standard time before it.
        while kept > 0, onsets[kept...].allSatisfy(\.isDaylight) { kept -= 1 }
        return onsets[kept].change.instant
    }

    private static func observances(
        of zone: Zone, from start: Instant, covering range: ClosedRange<Instant>
    ) -> [Observance] {
        // As far as it takes to tell a rule that holds for good.
        let horizon = max(start, range.upperBound) + Int64(YearlyRun.yearsOfAllKinds + 2) * year
        let runs = YearlyRun.runs(of: zone.changes(in: start..<horizon).map(YearlyOnset.init))
        let open = runs.filter { run in
            run.isOpen(at: horizon) && !run.until(range.upperBound).isEmpty
        }
        // Summer time that came each year and never ended would be worse than changes one by one.
        let isOpen = Set(open.map { $0.onsets.first?.isDaylight }).count == 2
        var found: [Observance] = []
        for run in runs {
            let needed = run.until(range.upperBound)
            guard let first = needed.first, let last = needed.last else { continue }
            if isOpen, run.isOpen(at: horizon), let rule = run.rule {
                found.append(Observance(first: first, rule: "FREQ=YEARLY;\(rule)"))
            } else if needed.count > 2, let rule = run.rule {
                // Some readers (python-dateutil) take UNTIL for a time on the zone's own clock, so it is late enough for
                // them, too; to the next change it is a year.
                let end = max(last.change.instant, Instant(utc: last.start))
                found.append(Observance(first: first, rule: "FREQ=YEARLY;\(rule);UNTIL=\(end.basic)"))
            } else {
                found += needed.map { Observance(first: $0) }
            }
        }
        return found.sorted { $0.first.change.instant < $1.first.change.instant }
    }

    /// What is in force from long before a range on, where no change says so.
    private mutating func writeInitial(_ period: ZonePeriod, before first: Instant) {
        let start = CivilDateTime(secondsAsUTC: min(0, first.seconds - 86_400))
        write("STANDARD", start: start, from: period.offset, to: period, rule: nil)
    }

    private mutating func write(_ observance: Observance) {
        let (onset, change) = (observance.first, observance.first.change)
        write(
            onset.isDaylight ? "DAYLIGHT" : "STANDARD", start: onset.start, from: change.before.offset,
            to: change.after,
            rule: observance.rule)
    }

    private mutating func write(
        _ kind: String, start: CivilDateTime, from: UTCOffset, to period: ZonePeriod, rule: String?
    ) {
        write("BEGIN", value: kind)
        write("DTSTART", value: start.basic)
        write("TZOFFSETFROM", value: from.basic)
        write("TZOFFSETTO", value: period.offset.basic)
        if let rule { write("RRULE", value: rule) }
        write("TZNAME", text: period.abbreviation)
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
