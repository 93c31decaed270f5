import ZoneInfo

/// A rule made ready to be walked from a start: what it steps by, which days it leaves, and which times they have.
struct RecurrencePlan {
    /// What the rule steps by.
    enum Step {
        case days(Int)
        case weeks(Int)
        case months(Int)
        case years(Int)
        /// Seconds that neither divide a day nor are made up of days.
        case seconds(Int, TimeFilter)
    }

    /// Which hours, minutes and seconds BYHOUR, BYMINUTE and BYSECOND leave where they limit; a bit for each.
    struct TimeFilter {
        var hours: UInt64 = 1 << 24 - 1
        var minutes: UInt64 = 1 << 60 - 1
        var seconds: UInt64 = 1 << 60 - 1

        func allows(_ time: Int) -> Bool {
            hours >> UInt64(time / 3600) & 1 == 1 && minutes >> UInt64(time / 60 % 60) & 1 == 1
                && seconds >> UInt64(time % 60) & 1 == 1
        }
    }

    /// Where a step in seconds begins, on the clock.
    var anchor: Int
    var step: Step
    let filter: DayFilter
    /// On each day; of a step in seconds, within each step.
    var times: TimesOfDay
    /// BYSETPOS where it picks among the days of a week, month or year.
    var positions: [Int] = []
    let isDate: Bool

    init(_ rule: RecurrenceRule, start: CivilDateTime, isDate: Bool) {
        anchor = Int(start.secondsAsUTC)
        self.isDate = isDate
        filter = DayFilter(rule, start: start.date)
        let picked = rule.lists[.position] ?? []
        switch rule.frequency {
        case .secondly, .minutely, .hourly:
            step = .days(1)
            times = .midnight
            divideDay(rule, picked)
        case .daily:
            step = .days(rule.interval)
            times = isDate ? .midnight : Self.times(rule, start.time).picking(picked)
        case .weekly, .monthly, .yearly:
            switch rule.frequency {
            case .weekly: step = .weeks(rule.interval)
            case .monthly: step = .months(rule.interval)
            default: step = .years(rule.interval)
            }
            times = isDate ? .midnight : Self.times(rule, start.time)
            positions = picked
        }
    }

    private static func times(_ rule: RecurrenceRule, _ start: CivilTime) -> TimesOfDay {
        TimesOfDay(
            outer: (rule.lists[.hour] ?? [start.hour]).map { $0 * 3600 },
            inner: sums(rule.lists[.minute] ?? [start.minute], rule.lists[.second] ?? [start.second]))
    }

    private static func sums(_ minutes: [Int], _ seconds: [Int]) -> [Int] {
        minutes.count == 1 && seconds.count == 1
            ? [minutes[0] * 60 + seconds[0]] : minutes.flatMap { minute in seconds.map { minute * 60 + $0 } }
    }

    /// A rule that steps by hours or less, as one of days with several times wherever that comes to the same.
    private mutating func divideDay(_ rule: RecurrenceRule, _ picked: [Int]) {
        let time = anchor.modulo(86_400)
        let unit: Int
        var inner = [0]
        var limits = TimeFilter()
        switch rule.frequency {
        case .hourly:
            unit = 3600
            inner = Self.sums(rule.lists[.minute] ?? [time / 60 % 60], rule.lists[.second] ?? [time % 60])
        case .minutely:
            unit = 60
            inner = rule.lists[.second] ?? [time % 60]
        default:
            unit = 1
            if let list = rule.lists[.second] { limits.seconds = Self.bits(list) }
        }
        if let list = rule.lists[.hour] { limits.hours = Self.bits(list) }
        if unit < 3600, let list = rule.lists[.minute] { limits.minutes = Self.bits(list) }
        inner = TimesOfDay(outer: [0], inner: inner).picking(picked).inner
        let seconds = rule.interval * unit
        self.anchor -= time % unit
        let anchor = time - time % unit
        if seconds % 86_400 == 0 {
            step = .days(seconds / 86_400)
            times = TimesOfDay(outer: limits.allows(anchor) ? [anchor] : [], inner: inner)
        } else if 3600 % seconds == 0 {
            let hours = (0..<24).filter { limits.hours >> UInt64($0) & 1 == 1 }.map { $0 * 3600 }
            limits.hours = TimeFilter().hours
            let within = stride(from: anchor % seconds, to: 3600, by: seconds).filter(limits.allows)
            times = TimesOfDay(outer: hours, inner: within.flatMap { first in inner.map { first + $0 } })
        } else if 86_400 % seconds == 0 {
            let within = stride(from: anchor % seconds, to: 86_400, by: seconds).filter(limits.allows)
            times = TimesOfDay(outer: within, inner: inner)
        } else {
            step = .seconds(seconds, limits)
            times = isDate ? .midnight : TimesOfDay(outer: [0], inner: inner)
            if !Self.meets(limits, anchor: anchor, step: seconds) { times = TimesOfDay(outer: [], inner: []) }
            return
        }
        if isDate, times.count > 0 { times = .midnight }
    }

    private static func bits(_ list: [Int]) -> UInt64 { list.reduce(0) { $0 | 1 << UInt64($1) } }

    /// Whether the steps ever come to a time of the day that is left.
    private static func meets(_ limits: TimeFilter, anchor: Int, step: Int) -> Bool {
        var (divisor, rest) = (step, 86_400)
        while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
        return stride(from: anchor % divisor, to: 86_400, by: divisor).contains(where: limits.allows)
    }
}
