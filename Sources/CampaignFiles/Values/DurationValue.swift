import CampaignModel
import ZoneInfo

/// Reads lengths of time as the calendar writes them: `1h30m`, `750s`, `1:30:00`, `2d`, `P30D`.
enum DurationValue {
    /// The longest that makes sense in a calendar of an election: ten years.
    private static let limit: Int64 = 3660 * 86_400

    static func duration(_ text: some StringProtocol) throws(Complaint) -> CalendarDuration {
        let duration: CalendarDuration?
        if text.contains(":") {
            duration = try withColons(String(text))
        } else if text.hasPrefix("P") || text.hasPrefix("p") {
            duration = iso(text.dropFirst())
        } else {
            duration = units(text, order: ["w", "d", "h", "m", "s"])
        }
        guard let duration else { throw notADuration(String(text)) }
        guard Int64(duration.days) * 86_400 + duration.seconds <= limit else {
            throw Complaint(.duration, "\(text) is longer than ten years", fix: "write a shorter time: 90d")
        }
        return duration
    }

    /// A length in exact seconds: hours, minutes and seconds only.
    static func exact(_ text: some StringProtocol) throws(Complaint) -> Int64 {
        let duration = try duration(text)
        guard duration.days == 0 else {
            throw Complaint(
                .duration, "\(text) is counted in days, but an exact time is wanted here",
                fix: "write hours, minutes and seconds: 9m30s, 24h")
        }
        return duration.seconds
    }

    private static func withColons(_ text: String) throws(Complaint) -> CalendarDuration? {
        var scanner = DigitScanner(text)
        guard let first = scanner.number(limit: 6), scanner.take(":"), let second = scanner.digits(2) else {
            return nil
        }
        if scanner.isAtEnd {
            throw Complaint(
                .duration, "“\(text)” does not say whether hours or minutes are meant",
                fix: "write \(two(first, "h", second, "m")) for hours and minutes, or "
                    + "\(two(first, "m", second, "s")) for minutes and seconds")
        }
        guard scanner.take(":"), let third = scanner.digits(2), scanner.isAtEnd, second < 60, third < 60 else {
            return nil
        }
        return CalendarDuration(seconds: Int64(first * 3600 + second * 60 + third))
    }

    private static func two(_ first: Int, _ unit: String, _ second: Int, _ smaller: String) -> String {
        second == 0 ? "\(first)\(unit)" : "\(first)\(unit)\(second)\(smaller)"
    }

    /// What follows the P of ISO 8601: `30D`, `1W`, `T1H30M`, `1DT12H`.
    private static func iso(_ text: some StringProtocol) -> CalendarDuration? {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, !(first.isEmpty && parts.count == 1) else { return nil }
        let days = first.isEmpty ? CalendarDuration() : units(first, order: ["w", "d"])
        let time = parts.count == 2 ? units(parts[1], order: ["h", "m", "s"]) : CalendarDuration()
        guard let days, let time else { return nil }
        return CalendarDuration(days: days.days, seconds: time.seconds)
    }

    private static func units(_ text: some StringProtocol, order: [String]) -> CalendarDuration? {
        var scanner = DigitScanner(text)
        var left = order[...]
        var days = 0
        var seconds: Int64 = 0
        repeat {
            guard let number = scanner.number(limit: 9), let index = left.firstIndex(of: scanner.letters()) else {
                return nil
            }
            switch left[index] {
            case "w": days += number * 7
            case "d": days += number
            case "h": seconds += Int64(number) * 3600
            case "m": seconds += Int64(number) * 60
            default: seconds += Int64(number)
            }
            left = left[(index + 1)...]
        } while !scanner.isAtEnd
        return CalendarDuration(days: days, seconds: seconds)
    }

    private static func notADuration(_ text: String) -> Complaint {
        if text.hasPrefix("-") || text.hasPrefix("\u{2212}") {
            let rest = String(text.dropFirst())
            let near = (try? duration(rest)) == nil ? near(rest) : rest
            return Complaint(
                .duration, "“\(text)” is less than nothing; a length of time has no sign",
                fix: "write it without the minus: \(near ?? "15m")", near: near)
        }
        if let number = Int(text) {
            return Complaint(
                .duration, "“\(text)” does not say of what: hours, minutes, seconds?",
                fix: "write \(number)m for minutes, \(number)s for seconds, \(number)h for hours")
        }
        if let near = near(text) {
            return Complaint(
                .duration, "“\(text)” is not a length of time as this format writes it", fix: "write \(near)",
                near: near)
        }
        return Complaint(
            .duration, "“\(text)” is not a length of time",
            fix: "write weeks, days, hours, minutes, seconds in that order, without blanks: 1h30m, 9m30s, 750s, 2d, 1w")
    }

    /// The same length as this format writes it: of `45 min`, `1 h 30 m`, `1.5h`, `2 hours`; nil where it is not plain.
    private static func near(_ text: String) -> String? {
        let seconds = ["w": 604_800, "d": 86_400, "h": 3600, "m": 60, "s": 1]
        var scanner = DigitScanner(text)
        var parts: [String] = []
        while !scanner.isAtEnd {
            while scanner.take(" ") {}
            guard let number = scanner.number(limit: 6) else { return nil }
            let hasPoint = scanner.take(".") || scanner.take(",")
            let tenths = hasPoint ? scanner.number(limit: 1) : 0
            while scanner.take(" ") {}
            let word = scanner.letters()
            let isUnit =
                word.count == 1
                || ["week", "day", "hour", "min", "sec", "hr"].contains { word.hasPrefix($0) }
            guard let tenths, isUnit, let unit = word.first.map(String.init), let length = seconds[unit] else {
                return nil
            }
            while scanner.take(" ") {}
            guard tenths > 0 else {
                parts.append("\(number)\(unit)")
                continue
            }
            let smaller = ["w": "d", "d": "h", "h": "m", "m": "s"]
            guard parts.isEmpty, scanner.isAtEnd, let next = smaller[unit], let part = seconds[next],
                length * tenths / 10 % part == 0
            else { return nil }
            parts += (number > 0 ? ["\(number)\(unit)"] : []) + ["\(length * tenths / 10 / part)\(next)"]
        }
        let near = parts.joined()
        return units(near, order: ["w", "d", "h", "m", "s"]) == nil ? nil : near
    }
}
