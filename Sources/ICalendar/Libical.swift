import CLibical
import Synchronization
import ZoneInfo

/// The calls into libical. No pointer of its own leaves this room, and none outlives a call.
enum Libical {
    /// libical sets up tables of its own at the first use without a lock (its pull request 1029), so calls take turns.
    private static let turn = Mutex(())

    /// Runs `body` while no other call into libical is under way.
    static func exclusively<Result: Sendable>(_ body: () -> Result) -> Result {
        turn.withLock { _ in
            // A fault in what is read must never end the process; the setting is global and cheap.
            icalerror_set_errors_are_fatal(0)
            return body()
        }
    }

    /// Walks a rule without COUNT and UNTIL from a moment up to and including another; what comes before `earliest` is
    /// left out. `isComplete` says whether all starts up to there were found.
    static func starts(
        rule: String, from first: CivilDateTime, isDate: Bool, notBefore earliest: CivilDateTime,
        through last: CivilDateTime, limit: Int
    ) -> (starts: [CivilDateTime], isComplete: Bool) {
        exclusively {
            var found: [CivilDateTime] = []
            var recurrence = icalrecurrencetype_from_string(rule)
            defer { icalrecurrencetype_clear(&recurrence) }
            // The bound goes into the rule itself: libical then looks at it between starts too.
            recurrence.until = time(last, isDate: isDate)
            guard let iterator = icalrecur_iterator_new(recurrence, time(first, isDate: isDate)) else {
                // It refuses rules that no day meets, after those that the parser has refused already.
                return (found, true)
            }
            defer { icalrecur_iterator_free(iterator) }
            while true {
                let next = icalrecur_iterator_next(iterator)
                guard icaltime_is_null_time(next) == 0, let start = civil(next), start <= last else {
                    return (found, true)
                }
                if start < earliest { continue }
                // A rule that stands still would be walked for ever.
                if let previous = found.last, start <= previous { continue }
                if found.count == limit { return (found, false) }
                found.append(start)
            }
        }
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
