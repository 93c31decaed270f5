import CLibical
import Synchronization
import ZoneInfo

@testable import ICalendar

/// What libical's iterator makes of a rule: the second opinion on our own walk.
enum LibicalWalk {
    /// The starts of a rule from a moment up to and including another.
    static func starts(
        _ rule: RecurrenceRule, from first: CivilDateTime, isDate: Bool, through last: CivilDateTime, limit: Int
    ) -> [CivilDateTime] {
        Libical.exclusively {
            var found: [CivilDateTime] = []
            // The bound goes into the rule itself, as libical looks at it between starts too; COUNT is counted here, as
            // it takes no rule with both.
            var recurrence = icalrecurrencetype_from_string(rule.text(endingAt: .civil(last)))
            defer { icalrecurrencetype_clear(&recurrence) }
            recurrence.until = time(last, isDate: isDate)
            let iterator = icalrecur_iterator_new(recurrence, time(walkStart(of: rule, for: first), isDate: isDate))
            guard let iterator else { return found }
            defer { icalrecur_iterator_free(iterator) }
            while found.count < min(limit, rule.count ?? limit) {
                let next = icalrecur_iterator_next(iterator)
                guard icaltime_is_null_time(next) == 0, let start = civil(next), start <= last else { break }
                if start >= first { found.append(start) }
            }
            return found
        }
    }

    /// In a rule of every second week libical takes a wrong week first if the start is no day of BYDAY; so it begins on
    /// the first of those days in the week of the start.
    private static func walkStart(of rule: RecurrenceRule, for first: CivilDateTime) -> CivilDateTime {
        guard rule.frequency == .weekly, rule.interval > 1, !rule.days.isEmpty else { return first }
        let weekStart = (rule.weekStart ?? .monday).rawValue
        let daysIn = { (weekday: Weekday) in (weekday.rawValue - weekStart + 7) % 7 }
        let earliest = rule.days.map { daysIn($0.weekday) }.min() ?? 0
        return CivilDateTime(first.date.adding(days: earliest - daysIn(first.date.weekday)), first.time)
    }

    private static func time(_ civil: CivilDateTime, isDate: Bool) -> icaltimetype {
        var time = icaltime_null_time()
        time.year = Int32(civil.date.year)
        time.month = Int32(civil.date.month)
        time.day = Int32(civil.date.day)
        time.is_date = isDate ? 1 : 0
        if !isDate {
            time.hour = Int32(civil.time.hour)
            time.minute = Int32(civil.time.minute)
            time.second = Int32(civil.time.second)
        }
        return time
    }

    private static func civil(_ time: icaltimetype) -> CivilDateTime? {
        guard let date = CivilDate(year: Int(time.year), month: Int(time.month), day: Int(time.day)) else { return nil }
        if time.is_date != 0 { return CivilDateTime(date, .midnight) }
        return CivilTime(hour: Int(time.hour), minute: Int(time.minute), second: Int(time.second)).map {
            CivilDateTime(date, $0)
        }
    }
}
