extension PosixRule {
    /// Reads the text of a `TZ` variable as TZif footers have it; nil if it is not one.
    init?(_ text: Substring) {
        var rest = text
        guard let standardName = Self.takeName(&rest), let standardOffset = Self.takeTime(&rest) else { return nil }
        standard = ZonePeriod(
            offset: UTCOffset(seconds: Int32(-standardOffset)), isDaylightSaving: false, abbreviation: standardName)
        guard !rest.isEmpty else {
            daylight = nil
            return
        }
        guard let daylightName = Self.takeName(&rest) else { return nil }
        var daylightOffset = -standardOffset + 3600
        if rest.first != "," {
            guard let written = Self.takeTime(&rest) else { return nil }
            daylightOffset = -written
        }
        guard let start = Self.takeDay(&rest), let end = Self.takeDay(&rest), rest.isEmpty else { return nil }
        daylight = Daylight(
            period: ZonePeriod(
                offset: UTCOffset(seconds: Int32(daylightOffset)), isDaylightSaving: true, abbreviation: daylightName),
            start: start, end: end)
    }

    /// `CET` or `<+06>`.
    private static func takeName(_ rest: inout Substring) -> String? {
        if rest.first == "<" {
            guard let close = rest.firstIndex(of: ">") else { return nil }
            let name = rest[rest.index(after: rest.startIndex)..<close]
            rest = rest[rest.index(after: close)...]
            return name.isEmpty ? nil : String(name)
        }
        let name = rest.prefix { $0.isASCII && $0.isLetter }
        rest = rest.dropFirst(name.count)
        return name.count >= 3 ? String(name) : nil
    }

    /// `[+|-]h[h][h][:mm[:ss]]` in seconds.
    private static func takeTime(_ rest: inout Substring) -> Int? {
        var sign = 1
        if let first = rest.first, first == "+" || first == "-" {
            sign = first == "-" ? -1 : 1
            rest = rest.dropFirst()
        }
        guard let hours = takeNumber(&rest, upTo: 167) else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where rest.first == ":" {
            rest = rest.dropFirst()
            guard let part = takeNumber(&rest, upTo: 59) else { return nil }
            seconds += part * unit
        }
        return sign * seconds
    }

    private static func takeNumber(_ rest: inout Substring, upTo limit: Int) -> Int? {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        guard let number = Int(digits), number <= limit else { return nil }
        rest = rest.dropFirst(digits.count)
        return number
    }

    /// `,M3.5.0/2`, `,J60` or `,59`; the time is 02:00 where none is written.
    private static func takeDay(_ rest: inout Substring) -> Day? {
        guard rest.first == "," else { return nil }
        rest = rest.dropFirst()
        let form: Day.Form
        switch rest.first {
        case "M":
            rest = rest.dropFirst()
            guard let month = takeNumber(&rest, upTo: 12), month >= 1, takeDot(&rest),
                let week = takeNumber(&rest, upTo: 5), week >= 1, takeDot(&rest),
                let weekday = takeNumber(&rest, upTo: 6)
            else { return nil }
            form = .weekday(month: month, week: week, weekday: weekday)
        case "J":
            rest = rest.dropFirst()
            guard let day = takeNumber(&rest, upTo: 365), day >= 1 else { return nil }
            form = .julian(day)
        default:
            guard let day = takeNumber(&rest, upTo: 365) else { return nil }
            form = .zeroBased(day)
        }
        guard rest.first == "/" else { return Day(form: form, time: 7200) }
        rest = rest.dropFirst()
        return takeTime(&rest).map { Day(form: form, time: $0) }
    }

    private static func takeDot(_ rest: inout Substring) -> Bool {
        guard rest.first == "." else { return false }
        rest = rest.dropFirst()
        return true
    }
}
