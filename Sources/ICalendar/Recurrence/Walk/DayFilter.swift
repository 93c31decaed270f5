import ZoneInfo

/// Which days the BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY and BYDAY of a rule leave, a month at a time.
///
/// Where RFC 5545 has a part expand, it limits the days of the whole period, which comes to the same.
struct DayFilter {
    /// What the numbers before the days of BYDAY count in.
    enum OrdinalScope { case month, year }

    /// A bit for each month, the lowest unused; nil for all.
    var months: UInt16?
    /// A bit for each day of the month, the first having the lowest, and for each counted from the end.
    var monthDays: (fromStart: UInt32, fromEnd: UInt32)?
    /// For common and for leap years, a set of days for each month.
    var yearDays: [[UInt32]]?
    /// By the weekday of the month's first day: the days that BYDAY names without a number. Nil for all.
    var weekdays: [UInt32]?
    var ordinals: [(number: Int, weekday: Int)] = []
    var ordinalScope = OrdinalScope.month
    var weekNumbers: [Int] = []
    /// 0 for Monday.
    var weekStart = 0

    /// Whether it leaves every day.
    var isOpen: Bool {
        months == nil && monthDays == nil && yearDays == nil && weekdays == nil && weekNumbers.isEmpty
    }

    /// Whether it leaves every day of the weekdays that BYDAY names.
    var isOpenToWeekdays: Bool {
        months == nil && monthDays == nil && yearDays == nil && weekNumbers.isEmpty
    }

    /// The weekdays that BYDAY names, counted from the first day of the week; all without it.
    var weekOffsets: [Int] {
        // In a month that begins on a Monday, the first seven days are the weekdays in order.
        let named = weekdays?[0] ?? UInt32.max
        return (0..<7).filter { named >> UInt32(($0 + weekStart) % 7) & 1 == 1 }
    }

    /// The days left in a month, a bit for each.
    ///
    /// - Parameter weekYear: The year whose weeks alone are meant by BYWEEKNO, where a rule goes by years.
    func days(in month: CalendarMonth, weekYear: Int? = nil) -> UInt32 {
        if let months, months & (1 << UInt16(month.month)) == 0 { return 0 }
        var left = month.allDays
        if let monthDays {
            // Bit 0 of those from the end is the last day: reversed it is bit 31.
            let fromEnd = UInt32(truncatingIfNeeded: Self.reversed(monthDays.fromEnd) >> UInt32(32 - month.length))
            left &= monthDays.fromStart | fromEnd
        }
        if let yearDays { left &= yearDays[CivilDate.isLeap(month.year) ? 1 : 0][month.month - 1] }
        if let weekdays, left != 0 {
            left &= weekdays[month.first.weekdayIndex] | ordinalDays(in: month)
        }
        if !weekNumbers.isEmpty, left != 0 {
            left &= weeks(in: month, of: weekYear.map { $0...$0 } ?? month.year - 1...month.year + 1)
        }
        return left
    }

    private static func reversed(_ bits: UInt32) -> UInt32 {
        var (rest, result) = (bits, UInt32(0))
        while rest != 0 {
            result |= 1 << UInt32(31 - rest.trailingZeroBitCount)
            rest &= rest - 1
        }
        return result
    }

    private func ordinalDays(in month: CalendarMonth) -> UInt32 {
        guard !ordinals.isEmpty else { return 0 }
        let isYear = ordinalScope == .year
        let before = isYear ? month.daysBefore : 0
        let length = isYear ? (CivilDate.isLeap(month.year) ? 366 : 365) : month.length
        let firstWeekday = (month.first - before).weekdayIndex
        var found: UInt32 = 0
        for (number, weekday) in ordinals {
            let offset = (weekday - firstWeekday).modulo(7)
            let last = offset + (length - 1 - offset) / 7 * 7
            let day = number > 0 ? offset + (number - 1) * 7 : last + (number + 1) * 7
            guard (0..<length).contains(day), (before..<before + month.length).contains(day) else { continue }
            found |= 1 << UInt32(day - before)
        }
        return found
    }

    private func weeks(in month: CalendarMonth, of years: ClosedRange<Int>) -> UInt32 {
        var found: UInt32 = 0
        for year in years {
            guard let first = Self.firstWeek(of: year, weekStart: weekStart),
                let next = Self.firstWeek(of: year + 1, weekStart: weekStart)
            else { continue }
            let count = (next - first) / 7
            for number in weekNumbers {
                let place = number > 0 ? number - 1 : count + number
                guard (0..<count).contains(place) else { continue }
                let week = first + place * 7
                for day in max(week, month.first)..<max(min(week + 7, month.end), max(week, month.first)) {
                    found |= 1 << UInt32(day - month.first)
                }
            }
        }
        return found
    }

    /// The first day of the first week that has four days or more in a year.
    static func firstWeek(of year: Int, weekStart: Int) -> Int? {
        // The year 10000 has no dates here, but the last week of 9999 needs its first week.
        let inYear = min(year, CivilDate.years.upperBound)
        guard var fourth = CivilDate(year: inYear, month: 1, day: 4)?.daysSince1970 else { return nil }
        if year > inYear { fourth += CivilDate.isLeap(inYear) ? 366 : 365 }
        return fourth - (fourth.weekdayIndex - weekStart).modulo(7)
    }

    /// The year whose weeks a day belongs to.
    static func weekYear(of day: Int, weekStart: Int) -> Int {
        let year = CivilDate(daysSince1970: day).year
        if let first = firstWeek(of: year, weekStart: weekStart), day < first { return year - 1 }
        if let next = firstWeek(of: year + 1, weekStart: weekStart), day >= next { return year + 1 }
        return year
    }
}

extension DayFilter {
    /// - Parameter start: The first day, from which comes what the rule does not say.
    init(_ rule: RecurrenceRule, start: CivilDate) {
        let lists = rule.lists
        weekStart = (rule.weekStart ?? .monday).rawValue - 1
        weekNumbers = lists[.weekNumber] ?? []
        if let list = lists[.month] { months = list.reduce(0) { $0 | 1 << UInt16($1) } }
        if let list = lists[.monthDay] { monthDays = Self.monthDays(list) }
        if let list = lists[.yearDay] { yearDays = [Self.yearDays(list, of: 2001), Self.yearDays(list, of: 2000)] }
        let countsDays = (rule.frequency == .yearly && weekNumbers.isEmpty) || rule.frequency == .monthly
        ordinalScope = rule.frequency == .yearly && months == nil ? .year : .month
        var named: UInt8 = 0
        for day in rule.days {
            if countsDays, day.ordinal != 0 {
                ordinals.append((day.ordinal, day.weekday.rawValue - 1))
            } else {
                named |= 1 << UInt8(day.weekday.rawValue - 1)
            }
        }
        if rule.days.isEmpty, monthDays == nil, yearDays == nil {
            switch rule.frequency {
            case .yearly where weekNumbers.isEmpty:
                if months == nil { months = 1 << UInt16(start.month) }
                monthDays = Self.monthDays([start.day])
            case .monthly where weekNumbers.isEmpty: monthDays = Self.monthDays([start.day])
            case .yearly, .monthly, .weekly: named = 1 << UInt8(start.weekday.rawValue - 1)
            default: break
            }
        }
        if named != 0 || !ordinals.isEmpty { weekdays = Self.weekdays(named) }
    }

    private static func monthDays(_ list: [Int]) -> (UInt32, UInt32) {
        var found: (fromStart: UInt32, fromEnd: UInt32) = (0, 0)
        for day in list {
            if day > 0 { found.fromStart |= 1 << UInt32(day - 1) } else { found.fromEnd |= 1 << UInt32(-day - 1) }
        }
        return found
    }

    private static func yearDays(_ list: [Int], of year: Int) -> [UInt32] {
        let length = CivilDate.isLeap(year) ? 366 : 365
        var masks = [UInt32](repeating: 0, count: 12)
        guard let first = CivilDate(year: year, month: 1, day: 1) else { return masks }
        for number in list {
            let place = number > 0 ? number - 1 : length + number
            guard (0..<length).contains(place) else { continue }
            let date = first.adding(days: place)
            masks[date.month - 1] |= 1 << UInt32(date.day - 1)
        }
        return masks
    }

    private static func weekdays(_ named: UInt8) -> [UInt32] {
        // Every seventh day from the first on.
        let everyWeek: UInt32 = 0x1020_4081
        return (0..<7).map { first in
            (0..<7).reduce(0) { found, weekday in
                named & (1 << UInt8(weekday)) == 0 ? found : found | everyWeek << UInt32((weekday - first).modulo(7))
            }
        }
    }
}
