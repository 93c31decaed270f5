import ZoneInfo

extension SeriesExpansion {
    /// The first and the last moment that a calendar has.
    private static let calendar = -719_162 * 86_400...2_932_896 * 86_400 + 86_399

    /// What the first occurrence, the rules and the dates give between two moments of the clock; in order, each once.
    ///
    /// Dates are all there, as one that is a period can be of any length.
    mutating func originals(from low: Int, through high: Int, remarks: Bool) -> [Original] {
        let low = max(low, Self.calendar.lowerBound)
        let high = min(high, Self.calendar.upperBound)
        guard low <= high else { return dates() }
        var found: [Original] = []
        for index in event.rules.indices { walk(index, low, high, remarks: remarks, into: &found) }
        if event.rules.count == 1, event.dates.isEmpty {
            if low <= start.local, start.local <= high, found.first?.key != start.key {
                found.insert(start, at: 0)
                if remarks { noteStart() }
            }
            return found
        }
        if low <= start.local, start.local <= high { found.append(start) }
        found += dates()
        // A date with a length of its own goes before the same moment without.
        found.sort { ($0.key, $0.length == nil ? 1 : 0) < ($1.key, $1.length == nil ? 1 : 0) }
        var last: Int?
        return found.filter { original in
            defer { last = original.key }
            return original.key != last
        }
    }

    /// What the series has at a key, if it does.
    mutating func original(of key: Int) -> Original? {
        if key == start.key { return start }
        let low = isDate ? key : clock.earliestLocal(key)
        let high = isDate ? key : clock.latestLocal(key)
        return originals(from: low, through: high, remarks: false).first { $0.key == key }
    }

    private mutating func walk(
        _ index: Int, _ low: Int, _ high: Int, remarks: Bool, into found: inout [Original]
    ) {
        let rule = event.rules[index]
        let (last, until) = end(of: rule, index)
        guard low <= min(high, last) else { return }
        var walk = RecurrenceWalk(
            rule, from: CivilDateTime(secondsAsUTC: Int64(start.local)), isDate: isDate,
            notBefore: CivilDateTime(secondsAsUTC: Int64(low)),
            through: CivilDateTime(secondsAsUTC: Int64(min(high, last))))
        var wanted = expansion.limit + 1
        while let next = walk.next() {
            let local = Int(next)
            let instant = clock.instant(local)
            if instant > until { break }
            // Only what lies in the window counts: what comes just before it is looked at for its length.
            if instant >= expansion.lower { wanted -= 1 }
            found.append(Original(local: local, instant: instant, key: isDate ? local : instant))
            if wanted < 0 { break }
        }
        if remarks, let reach = walk.reach {
            expansion.truncate(at: expansion.upper)
            tell(
                .warning, "ical/rule-bound", at: position("RRULE", index),
                "the rule of “\(event.shortName)” is too long to follow: occurrences after \(reach) are not shown",
                fix: "write UNTIL instead of COUNT, or a rule that comes less often", reference: "RFC 5545, 3.3.10")
        }
    }

    private func dates() -> [Original] {
        event.dates.enumerated().map { index, date in
            let local: Int
            let instant: Int
            switch (date, isDate) {
            case (.date(let day), false):
                // A date among times: that day, at the time of the series.
                local = day.daysSince1970 * 86_400 + start.local.modulo(86_400)
                instant = clock.instant(local)
            case (_, true):
                local = day(of: date)
                instant = clock.instant(local)
            case (.floating(let civil), false):
                local = Int(civil.secondsAsUTC)
                instant = clock.instant(local)
            default:
                instant = expansion.instant(of: date)
                local = clock.local(instant)
            }
            return Original(
                local: local, instant: instant, key: isDate ? local : instant,
                length: event.periods[index].map { length(of: date, $0) })
        }
    }

    private func length(of date: CalendarTime, _ end: CalendarEvent.PeriodEnd) -> EventLength {
        switch end {
        case .duration(let duration): EventLength(duration, isDate: isDate)
        case .end(let end):
            isDate
                ? .days(max(1, (end.local - date.local + 86_399) / 86_400))
                : OccurrenceShape.length(from: date, to: end, expansion)
        }
    }

    /// The day that a time means among whole days, as its midnight on the clock.
    func day(of time: CalendarTime) -> Int {
        if let date = time.dateAtMidnightUTC { return date.daysSince1970 * 86_400 }
        let local: Int =
            if case .utc(let instant) = time { expansion.floating.local(Int(instant.seconds)) } else { time.local }
        return local.dividedDown(by: 86_400) * 86_400
    }

    /// The last moment on the clock that UNTIL leaves, and the last instant.
    private mutating func end(of rule: RecurrenceRule, _ index: Int) -> (local: Int, instant: Int) {
        switch rule.until {
        case nil: return (.max, .max)
        case .date(let date):
            let midnight = date.daysSince1970 * 86_400
            if isDate { return (midnight, .max) }
            noteUntil(
                index, "a date, and the event has a time: all of \(date) is taken in",
                mend: timed(midnight + timeOfDay))
            return (midnight + 86_399, .max)
        case .civil(let civil):
            let local = Int(civil.secondsAsUTC)
            if isDate {
                noteUntil(
                    index, "a time, and the event has none: \(civil.date) is the last day",
                    mend: "as a date: UNTIL=\(civil.date.basic)")
                return (local.dividedDown(by: 86_400) * 86_400, .max)
            }
            if case .floating = event.start {
            } else {
                noteUntil(
                    index, "no time in UTC: it is read on the clock of the event", mend: timed(local))
            }
            return (local, .max)
        case .instant(let instant):
            if isDate {
                let time = CalendarTime.utc(instant)
                let last = day(of: time)
                let date = CivilDate(daysSince1970: last / 86_400)
                noteUntil(
                    index,
                    time.dateAtMidnightUTC != nil
                        ? "a time, and the event has none: \(date) is the last day"
                        : "a time, and the event has none: in \(expansion.floating.zone) it falls on \(date), the "
                            + "last day", mend: "as a date: UNTIL=\(date.basic)")
                return (last, .max)
            }
            let seconds = Int(instant.seconds)
            return (clock.latestLocal(seconds), seconds)
        }
    }

    /// Where the series begins, in seconds after midnight.
    private var timeOfDay: Int { event.start.local - event.start.local.dividedDown(by: 86_400) * 86_400 }

    /// How an UNTIL is written that ends a series with times at a moment on its clock.
    private func timed(_ local: Int) -> String {
        if case .floating = event.start {
            return "without a zone, as DTSTART is: UNTIL=\(CivilDateTime(secondsAsUTC: Int64(local)).basic)"
        }
        return "in UTC: UNTIL=\(Instant(seconds: Int64(clock.instant(local))).basic)"
    }

    /// - Parameter mend: The UNTIL that means the same, in the form that it should have.
    private mutating func noteUntil(_ index: Int, _ what: String, mend: String) {
        tell(
            .warning, "ical/until-type", at: position("RRULE", index),
            "the UNTIL of “\(event.shortName)” is \(what)",
            fix: "write UNTIL \(mend)",
            reference: "RFC 5545, 3.3.10")
    }

    private mutating func noteStart() {
        tell(
            .note, "ical/start-beside-rule", at: position("RRULE", 0),
            "“\(event.shortName)” begins at a moment that its rule does not give: it is shown there too, and COUNT "
                + "counts from the next on",
            fix: "let DTSTART be the first moment of the rule", reference: "RFC 5545, 3.8.5.3")
    }

    /// Where a line of the series stands, by its place among those of its name.
    func position(_ name: String, _ index: Int) -> TextPosition? {
        let lines = event.component.properties(name)
        return lines.indices.contains(index) ? lines[index].position : lines.first?.position
    }
}
