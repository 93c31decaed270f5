import ZoneInfo

extension RecurrenceWalk {
    /// The period in which a moment lies, as `cursor` has it.
    func period(of moment: Int) -> Int {
        let day = moment.dividedDown(by: 86_400)
        switch plan.step {
        case .days: return day
        case .weeks: return day - (day.weekdayIndex - plan.filter.weekStart).modulo(7)
        case .months: return CalendarMonth(containing: day).index
        case .years:
            return plan.filter.weekNumbers.isEmpty
                ? CivilDate(daysSince1970: day).year : DayFilter.weekYear(of: day, weekStart: plan.filter.weekStart)
        case .seconds(let seconds, _): return moment - (moment - plan.anchor).modulo(seconds)
        }
    }

    /// How far the periods of one rule are apart, as `cursor` counts.
    var interval: Int {
        switch plan.step {
        case .days(let days): days
        case .weeks(let weeks): weeks * 7
        case .months(let months): months
        case .years(let years): years
        case .seconds(let seconds, _): seconds
        }
    }

    /// Goes on to the period in which the first moment wanted lies, or the last before it.
    mutating func skip(isCounted: Bool) {
        let first = cursor
        let periods = (period(of: lower) - first).dividedDown(by: interval)
        guard periods > 0 else { return }
        guard isCounted else {
            cursor = first + periods * interval
            return
        }
        guard let each = startsInEach else { return }
        // The first period may have starts too early to count; the last is walked.
        let counted = countInFirst + (periods - 1) * each
        cursor = first + periods * interval
        take(counted)
    }

    /// How many starts each period has, where all have the same number.
    var startsInEach: Int? {
        guard plan.filter.isOpen || isWeekly, isPlain else { return nil }
        switch plan.step {
        case .days: return times.count
        case .weeks:
            let all = weekOffsets.count * plan.times.count
            return plan.positions.isEmpty ? all : TimesOfDay.places(plan.positions, in: all).count
        case .seconds: return plan.isDate ? nil : times.count
        case .months, .years: return nil
        }
    }

    private var isWeekly: Bool { if case .weeks = plan.step { true } else { false } }

    private var isPlain: Bool {
        switch plan.step {
        case .seconds(_, let limits):
            let all = RecurrencePlan.TimeFilter()
            return limits.hours == all.hours && limits.minutes == all.minutes && limits.seconds == all.seconds
        case .weeks: return isWeekOpen
        default: return true
        }
    }

    private var countInFirst: Int {
        switch plan.step {
        case .weeks:
            let days = weekOffsets.map { (cursor + $0) * 86_400 }
            let all = days.count * plan.times.count
            let places = plan.positions.isEmpty ? nil : TimesOfDay.places(plan.positions, in: all)
            let moments = { (place: Int) in days[place / plan.times.count] + plan.times[place % plan.times.count] }
            if let places { return places.count { moments($0) >= start } }
            return days.reduce(0) { $0 + plan.times.count - plan.times.count(before: start - $1) }
        case .seconds: return times.count - times.count(before: start - cursor)
        default: return times.count - times.count(before: start - cursor * 86_400)
        }
    }
}
