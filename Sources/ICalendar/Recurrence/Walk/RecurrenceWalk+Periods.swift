import ZoneInfo

extension RecurrenceWalk {
    private static let batch = 32

    /// Puts the days or moments of the next period into `bases`, which may be none; false at the end of the walk.
    mutating func fill() -> Bool {
        guard takeStep() else { return false }
        switch plan.step {
        case .days(let interval): return plan.filter.isOpen ? fillEveryDay(interval) : fillDays(interval)
        case .weeks(let interval): return fillWeek(interval)
        case .months(let interval): return fillMonth(interval)
        case .years(let interval): return fillYear(interval)
        case .seconds(let seconds, let limits): return fillMoment(seconds, limits)
        }
    }

    /// The moment before which all starts have been found.
    var cursorMoment: Int {
        switch plan.step {
        case .days, .weeks: cursor * 86_400
        case .months: CalendarMonth(index: cursor).map { $0.first * 86_400 } ?? last
        case .years: CalendarMonth(index: cursor * 12).map { $0.first * 86_400 } ?? last
        case .seconds: cursor
        }
    }

    private mutating func fillEveryDay(_ interval: Int) -> Bool {
        for _ in 0..<Self.batch {
            let moment = cursor * 86_400
            guard moment <= last else { break }
            bases.append(moment)
            cursor += interval
        }
        return !bases.isEmpty
    }

    /// The days of a month.
    private mutating func fillDays(_ interval: Int) -> Bool {
        guard cursor * 86_400 <= last else { return false }
        look(at: cursor)
        var left = daysOfMonth & (UInt32.max << UInt32(cursor - month.first))
        while left != 0 {
            let day = month.first + left.trailingZeroBitCount
            if interval == 1 || (day - cursor) % interval == 0 { bases.append(day * 86_400) }
            left &= left - 1
        }
        cursor += (month.end - cursor + interval - 1) / interval * interval
        return true
    }

    private mutating func fillWeek(_ interval: Int) -> Bool {
        guard cursor * 86_400 <= last else { return false }
        for offset in weekOffsets where isWeekOpen || allows(cursor + offset) {
            bases.append((cursor + offset) * 86_400)
        }
        cursor += interval * 7
        pick()
        return true
    }

    private mutating func fillMonth(_ interval: Int) -> Bool {
        guard let month = CalendarMonth(index: cursor), month.first * 86_400 <= last else { return false }
        append(plan.filter.days(in: month), of: month)
        cursor += interval
        pick()
        return true
    }

    private mutating func fillYear(_ interval: Int) -> Bool {
        let hasWeeks = !plan.filter.weekNumbers.isEmpty
        guard CivilDate.years.contains(cursor) else {
            // Only the first days of the year 1 can belong to a week of the year before.
            defer { cursor += interval }
            return cursor < 1
        }
        // The weeks of a year can begin in the December before it and end in the January after.
        var next = CalendarMonth(index: cursor * 12 - (hasWeeks ? 1 : 0)) ?? CalendarMonth(index: cursor * 12)
        guard let first = next, first.first * 86_400 <= last else { return false }
        for _ in 0..<(hasWeeks ? 14 : 12) {
            guard let month = next else { break }
            append(plan.filter.days(in: month, weekYear: hasWeeks ? cursor : nil), of: month)
            next = month.next
        }
        cursor += interval
        pick()
        return true
    }

    private mutating func fillMoment(_ step: Int, _ limits: RecurrencePlan.TimeFilter) -> Bool {
        guard cursor <= last else { return false }
        let day = cursor.dividedDown(by: 86_400)
        if !plan.filter.isOpen, !allows(day) {
            let left = daysOfMonth & (UInt32.max << UInt32(day - month.first))
            goOn(to: (left == 0 ? month.end : month.first + left.trailingZeroBitCount) * 86_400, by: step)
            return true
        }
        let time = cursor - day * 86_400
        for (bits, unit, all) in [
            (limits.hours, 3600, 24), (limits.minutes, 60, 60), (limits.seconds, 1, 60),
        ] {
            let value = time / unit % all
            guard bits >> UInt64(value) & 1 == 0 else { continue }
            let left = bits & (UInt64.max << UInt64(value))
            let next = left == 0 ? all : left.trailingZeroBitCount
            goOn(to: cursor - time % unit + (next - value) * unit, by: step)
            return true
        }
        if plan.isDate {
            bases.append(day * 86_400)
            goOn(to: (day + 1) * 86_400, by: step)
        } else {
            bases.append(cursor)
            cursor += step
        }
        return true
    }

    /// The first of the steps that is not before a moment.
    private mutating func goOn(to moment: Int, by step: Int) {
        cursor += (moment - cursor + step - 1) / step * step
    }

    private mutating func append(_ days: UInt32, of month: CalendarMonth) {
        var left = days
        while left != 0 {
            bases.append((month.first + left.trailingZeroBitCount) * 86_400)
            left &= left - 1
        }
    }

    /// Leaves what BYSETPOS picks from the period.
    private mutating func pick() {
        guard !plan.positions.isEmpty else { return }
        let count = plan.times.count
        bases = TimesOfDay.places(plan.positions, in: bases.count * count).map {
            bases[$0 / count] + plan.times[$0 % count]
        }
    }

    private mutating func look(at day: Int) {
        guard !month.contains(day) else { return }
        month = day == month.end ? month.next : CalendarMonth(containing: day)
        daysOfMonth = plan.filter.days(in: month)
    }

    private mutating func allows(_ day: Int) -> Bool {
        look(at: day)
        return daysOfMonth >> UInt32(day - month.first) & 1 == 1
    }
}
