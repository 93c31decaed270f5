package import ZoneInfo

extension RecurrenceRule {
    /// The starts that the rule gives on a clock that is never set forward or back.
    ///
    /// `start` is the first of them only if the rule meets it: `FREQ=WEEKLY;BYDAY=TU` from a Wednesday on begins on the
    /// next Tuesday, and COUNT counts from there.
    /// - Parameters:
    ///   - start: The first moment that can be a start.
    ///   - isDate: Whether these are whole days; the starts then have the time 00:00.
    ///   - earliest: What comes before it is left out; COUNT counts it all the same.
    ///   - until: The last moment that can be a start, on the same clock; the rule's own `until` is **not** looked at,
    ///     as it can be an instant, which needs a zone.
    ///   - end: The first moment that can no longer be a start.
    ///   - limit: How many starts are wanted at most.
    package func starts(
        from start: CivilDateTime, isDate: Bool, notBefore earliest: CivilDateTime? = nil, until: CivilDateTime?,
        before end: CivilDateTime, limit: Int = 100_000
    ) -> RecurrenceExpansion {
        var last = end.adding(seconds: -1)
        if let until { last = min(last, until.normalized) }
        var walk = RecurrenceWalk(self, from: start, isDate: isDate, notBefore: earliest, through: last)
        var found: [CivilDateTime] = []
        while let next = walk.next() {
            let moment = CivilDateTime(secondsAsUTC: next)
            guard found.count < limit else { return RecurrenceExpansion(starts: found, reach: moment) }
            found.append(moment)
        }
        return RecurrenceExpansion(starts: found, reach: walk.reach)
    }
}
