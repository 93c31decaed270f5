/// The rule that holds after a zone's last recorded change, from the footer of its TZif file.
///
/// Source: RFC 9636, section 3.3, and POSIX.1-2017, section 8.3 (`TZ`): `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixRule: Hashable, Sendable {
    /// Outside daylight saving, or all year where there is none.
    let standard: ZonePeriod
    /// Daylight saving and when it begins and ends; nil where there is none.
    let daylight: Daylight?

    struct Daylight: Hashable, Sendable {
        let period: ZonePeriod
        let start: Day
        let end: Day
    }

    /// A day of a year and a time on the clock in force just before.
    struct Day: Hashable, Sendable {
        enum Form: Hashable, Sendable {
            /// 1...365, without 29 February.
            case julian(Int)
            /// 0...365, with 29 February.
            case zeroBased(Int)
            /// The `week`-th (5: the last) `weekday` (0: Sunday) of a month.
            case weekday(month: Int, week: Int, weekday: Int)
        }

        let form: Form
        /// Seconds after 00:00; from -167 to 167 hours.
        let time: Int

        /// Seconds since 1970 on a clock set to UTC.
        func seconds(in year: Int) -> Int64 {
            let newYear = daysSince1970(year, 1, 1)
            let day: Int
            switch form {
            case .julian(let n):
                day = newYear + n - 1 + (CivilDate.isLeap(year) && n >= 60 ? 1 : 0)
            case .zeroBased(let n):
                day = newYear + n
            case .weekday(let month, let week, let weekday):
                let first = daysSince1970(year, month, 1)
                // 1 January 1970 was a Thursday: day 0 has weekday 4, counted from Sunday.
                let offset = ((weekday - (first + 4)) % 7 + 7) % 7
                var candidate = first + offset + (week - 1) * 7
                if candidate >= first + CivilDate.days(inMonth: month, of: year) { candidate -= 7 }
                day = candidate
            }
            return Int64(day) * 86_400 + Int64(time)
        }

        private func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
            CivilDate(uncheckedYear: year, month: month, day: day).daysSince1970
        }
    }

    /// What is in force at an instant, in seconds since 1970.
    func period(at seconds: Int64) -> ZonePeriod {
        guard daylight != nil else { return standard }
        let year = self.year(of: seconds)
        var current = standard
        for (at, period) in changes(inYears: year - 1...year + 1) {
            if at > seconds { break }
            current = period
        }
        return current
    }

    /// The changes at or after `start` and before `end`, in order.
    func changes(from start: Int64, to end: Int64) -> [(at: Int64, period: ZonePeriod)] {
        guard daylight != nil, start < end else { return [] }
        let first = max(year(of: start) - 1, 1)
        let last = min(year(of: end) + 1, 9999)
        return first <= last ? changes(inYears: first...last).filter { $0.at >= start && $0.at < end } : []
    }

    private func changes(inYears years: ClosedRange<Int>) -> [(at: Int64, period: ZonePeriod)] {
        guard let daylight else { return [] }
        let all = years.flatMap { year in
            [
                (daylight.start.seconds(in: year) - Int64(standard.offset.seconds), daylight.period),
                (daylight.end.seconds(in: year) - Int64(daylight.period.offset.seconds), standard),
            ]
        }
        // Where daylight saving lasts all year, its end and the next start meet: the start wins.
        return all.enumerated()
            .sorted {
                ($0.element.0, $0.element.1.isDaylightSaving ? 1 : 0, $0.offset) < (
                    $1.element.0, $1.element.1.isDaylightSaving ? 1 : 0, $1.offset
                )
            }
            .map { (at: $0.element.0, period: $0.element.1) }
    }

    private func year(of seconds: Int64) -> Int {
        CivilDateTime(secondsAsUTC: seconds).date.year
    }
}
