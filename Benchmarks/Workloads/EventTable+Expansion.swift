import ICalendar
import ZoneInfo

extension EventTable {
    /// Reads each rule and follows it from its event's start up to a moment, basic and local.
    public func starts(before end: String, commonOnly: Bool) throws -> WorkResult {
        guard let end = CivilDateTime(basic: end) else { throw WorkloadError("\(end) is no moment") }
        var result = WorkResult()
        for row in rows where !row.rule.isEmpty && (!commonOnly || row.isCommon) {
            let rule = try RecurrenceRule(row.rule)
            let until = rule.until.map { until in
                switch until {
                case .date(let date): CivilDateTime(date, .midnight)
                case .civil(let civil): civil
                // As libical has it, which knows no zone here.
                case .instant(let instant): instant.utc
                }
            }
            let found = rule.starts(from: row.start, isDate: false, until: until, before: end)
            result.count += found.starts.count
            for start in found.starts { result.checksum += start.date.day + 31 * start.date.month }
        }
        return result
    }
}
