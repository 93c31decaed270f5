import CLibical
package import ZoneInfo

extension RecurrenceRule {
    /// How many hours, minutes or seconds are looked at. libical takes each at 1.4 µs, met or not, and without a bound
    /// would look through those of five hundred years.
    private static let mostSteps: Int64 = 250_000
    /// How long any rule is followed, in days; libical itself stops in the year 2582.
    private static let mostDays: Int64 = 146_097

    /// The starts that the rule gives on a clock that is never set forward or back.
    ///
    /// `start` is the first of them only if the rule meets it: `FREQ=WEEKLY;BYDAY=TU` from a Wednesday on begins on the
    /// next Tuesday, and COUNT counts from there.
    /// - Parameters:
    ///   - start: The first moment that can be a start.
    ///   - isDate: Whether these are whole days; the starts then have the time 00:00.
    ///   - until: The last moment that can be a start, on the same clock; the rule's own `until` is **not** looked at,
    ///     as it can be an instant, which needs a zone.
    ///   - end: The first moment that can no longer be a start.
    ///   - limit: How many starts are wanted at most.
    package func starts(
        from start: CivilDateTime, isDate: Bool, until: CivilDateTime?, before end: CivilDateTime, limit: Int = 100_000
    ) -> RecurrenceExpansion {
        let first = isDate ? CivilDateTime(start.date, .midnight) : start.normalized
        var last = end.adding(seconds: -1)
        if let until { last = min(last, until.normalized) }
        guard first <= last, limit > 0 else { return RecurrenceExpansion(starts: [], isTruncated: first <= last) }
        let reach = first.adding(seconds: reach)
        let isCut = reach < last
        let walk = Libical.starts(
            rule: steps, from: walkStart(for: first), isDate: isDate, notBefore: first, through: min(reach, last),
            limit: min(limit, count ?? limit))
        // A rule that ended by COUNT before the bound was followed to its end.
        let isComplete = walk.starts.count == count || (walk.isComplete && !isCut)
        return RecurrenceExpansion(starts: walk.starts, isTruncated: !isComplete)
    }

    /// Where libical begins.
    ///
    /// In a rule of every second week it takes a wrong week first if the start is no day of BYDAY. So it begins on the
    /// first of those days in the week of the start, and what comes too early is left out.
    private func walkStart(for first: CivilDateTime) -> CivilDateTime {
        guard frequency == .weekly, interval > 1, !days.isEmpty else { return first }
        let weekStart = (weekStart ?? .monday).rawValue
        let daysIn = { (weekday: Weekday) in (weekday.rawValue - weekStart + 7) % 7 }
        let earliest = days.map { daysIn($0.weekday) }.min() ?? 0
        return CivilDateTime(first.date.adding(days: earliest - daysIn(first.date.weekday)), first.time)
    }

    /// How many seconds after its start the rule is followed.
    private var reach: Int64 {
        let step: Int64
        switch frequency {
        case .secondly: step = 1
        case .minutely: step = 60
        case .hourly: step = 3600
        case .daily, .weekly, .monthly, .yearly: step = 86_400
        }
        return min(step * Int64(interval) * Self.mostSteps, Self.mostDays * 86_400)
    }
}
