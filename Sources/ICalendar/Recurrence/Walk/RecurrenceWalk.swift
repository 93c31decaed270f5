package import ZoneInfo

/// The starts of a rule one after the other, each once, as seconds on a clock that is never set forward or back.
///
/// Nothing is worked out before it is asked for, and what lies before the first moment wanted is skipped by arithmetic
/// wherever the rule allows it.
package struct RecurrenceWalk: Sequence, IteratorProtocol {
    /// How many periods without a start are looked at; more are granted for each start that is found.
    static let mostSteps = 125_000
    private static let stepsForEach = 64

    let plan: RecurrencePlan
    let start: Int
    /// The first moment wanted.
    let lower: Int
    /// The last moment wanted.
    let last: Int
    /// How many starts are still to come by COUNT.
    private(set) var remaining: Int
    private(set) var isOver = false

    /// Where the walk gave up: all starts before it have been found. Nil unless it did.
    private(set) var gaveUp: Int?
    private var steps = 0

    /// Which period is filled next: its first day, month or second, by what the rule steps by.
    var cursor = 0
    /// What is being handed out: moments to each of which the times of `times` are added.
    var bases: [Int] = []
    let times: TimesOfDay
    private let onlyTime: Int
    private var baseIndex = 0
    private var timeIndex = 0
    /// The month that was looked at last, and the days left in it.
    var month = CalendarMonth(containing: 0)
    var daysOfMonth: UInt32 = 0
    /// The days of a week that BYDAY names, counted from its first.
    let weekOffsets: [Int]
    /// Whether a rule by weeks takes these days of every week.
    let isWeekOpen: Bool

    /// A walk over the starts that are wanted.
    ///
    /// - Parameters:
    ///   - start: The first moment that can be a start.
    ///   - isDate: Whether these are whole days; the starts then have the time 00:00.
    ///   - earliest: What comes before it is left out; COUNT counts it all the same.
    ///   - last: The last moment that can be a start. The rule's own UNTIL is **not** looked at, as it can be an
    ///     instant, which needs a zone.
    package init(
        _ rule: RecurrenceRule, from start: CivilDateTime, isDate: Bool, notBefore earliest: CivilDateTime? = nil,
        through last: CivilDateTime
    ) {
        let first = isDate ? CivilDateTime(start.date, .midnight) : start.normalized
        plan = RecurrencePlan(rule, start: first, isDate: isDate)
        self.start = Int(first.secondsAsUTC)
        lower = Swift.max(self.start, earliest.map { Int($0.secondsAsUTC) } ?? self.start)
        // The year 9999 has an end, and a rule without one is not followed beyond it.
        self.last = Swift.min(Int(last.secondsAsUTC), 253_402_300_799)
        remaining = rule.count ?? .max
        times = plan.positions.isEmpty ? plan.times : .midnight
        onlyTime = times.first
        weekOffsets = plan.filter.weekOffsets
        isWeekOpen = plan.filter.isOpenToWeekdays
        isOver = remaining <= 0 || plan.times.count == 0 || self.lower > self.last
        guard !isOver else { return }
        cursor = period(of: self.start)
        month = CalendarMonth(containing: self.start.dividedDown(by: 86_400))
        daysOfMonth = plan.filter.days(in: month)
        // BYSETPOS can ask for more than any week has.
        if startsInEach == 0 { isOver = true }
        if lower > self.start { skip(isCounted: rule.count != nil) }
    }

    /// Whether the walk ended because there were too many steps between starts.
    package var isTruncated: Bool { gaveUp != nil }

    /// Where the walk gave up, if it did: all starts before it have been found.
    package var reach: CivilDateTime? { gaveUp.map { CivilDateTime(secondsAsUTC: Int64($0)) } }

    /// The next start, in seconds since 1970-01-01T00:00 on the clock of the first.
    package mutating func next() -> Int64? {
        while !isOver {
            while !isOver, baseIndex < bases.count {
                let base = bases[baseIndex]
                let moment: Int
                if times.count == 1 {
                    baseIndex += 1
                    moment = base + onlyTime
                    if moment < lower {
                        if moment >= start { take(1) }
                        continue
                    }
                } else {
                    if timeIndex == 0, base + onlyTime < lower, !enter(base) { continue }
                    if isOver { return nil }
                    moment = base + times[timeIndex]
                    timeIndex += 1
                    if timeIndex == times.count { leave() }
                }
                guard moment <= last else {
                    isOver = true
                    return nil
                }
                take(1)
                steps = Swift.max(0, steps - Self.stepsForEach)
                return Int64(moment)
            }
            bases.removeAll(keepingCapacity: true)
            baseIndex = 0
            if !isOver, !fill() { isOver = true }
        }
        return nil
    }

    /// Skips the times of a day that come too early; false if all do.
    private mutating func enter(_ base: Int) -> Bool {
        let skipped = times.count(before: lower - base)
        take(skipped - Swift.min(skipped, times.count(before: start - base)))
        timeIndex = skipped
        if skipped == times.count { leave() }
        return skipped < times.count
    }

    private mutating func leave() {
        timeIndex = 0
        baseIndex += 1
    }

    /// Counts starts off COUNT.
    mutating func take(_ count: Int) {
        remaining -= count
        // The last is still handed out by whoever counted it.
        if remaining <= 0 { isOver = true }
    }

    /// Notes a step that may have led to nothing; false if there have been too many.
    mutating func takeStep() -> Bool {
        steps += 1
        guard steps > Self.mostSteps else { return true }
        gaveUp = cursorMoment
        return false
    }
}
