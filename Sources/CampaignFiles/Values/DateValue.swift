import ZoneInfo

/// Reads dates and times of the day as the calendar writes them.
enum DateValue {
    static func date(_ text: some StringProtocol) throws(Complaint) -> CivilDate {
        var scanner = DigitScanner(text)
        guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2), scanner.take("-"),
            let day = scanner.digits(2), scanner.isAtEnd
        else { throw notADate(String(text)) }
        guard let date = CivilDate(year: year, month: month, day: day) else {
            let near = near(year: year, month: month, day: day)
            throw Complaint(
                .date, "\(text) is not a date: \(reason(year: year, month: month, day: day))",
                fix: "write a date that there is, year-month-day: \(near ?? "2023-03-14")", near: near)
        }
        return date
    }

    private static func reason(year: Int, month: Int, day: Int) -> String {
        guard CivilDate.years.contains(year) else { return "there is no year \(year)" }
        guard (1...12).contains(month) else { return "there is no month \(month)" }
        let days = CivilDate.days(inMonth: month, of: year)
        return day == 0 ? "days count from 1" : "month \(month) of \(year) has \(days) days"
    }

    /// The date that is perhaps meant: the last day of a month that is shorter, or day and month the other way round.
    private static func near(year: Int, month: Int, day: Int) -> String? {
        guard CivilDate.years.contains(year) else { return nil }
        guard (1...12).contains(month) else { return CivilDate(year: year, month: day, day: month)?.description }
        let last = CivilDate.days(inMonth: month, of: year)
        return CivilDate(year: year, month: month, day: min(max(day, 1), last))?.description
    }

    private static func notADate(_ text: String) -> Complaint {
        let parts = text.split { !$0.isASCII || !$0.isNumber }.map(String.init)
        let numbers = parts.compactMap { Int($0) }
        if parts.count == 3, numbers.count == 3 {
            let isDayFirst = parts[2].utf8.count == 4
            let year = isDayFirst ? parts[2] : parts[0]
            let near = "\(year)-\(two(numbers[1]))-\(two(isDayFirst ? numbers[0] : numbers[2]))"
            return Complaint(
                .date, "“\(text)” is not a date as this format writes it",
                fix: isDayFirst
                    ? "write year-month-day; day \(numbers[0]), month \(numbers[1]) would be \(near)"
                    : "write year-month-day with two digits each: \(near)", near: near)
        }
        return Complaint(.date, "“\(text)” is not a date", fix: "write year-month-day: 2023-03-14")
    }

    private static func two(_ number: Int) -> String { (0...9).contains(number) ? "0\(number)" : "\(number)" }

    static func time(_ text: some StringProtocol) throws(Complaint) -> CivilTime {
        var scanner = DigitScanner(text)
        guard let hour = scanner.digits(2), scanner.take(":"), let minute = scanner.digits(2) else {
            throw notATime(String(text))
        }
        var second = 0
        if scanner.take(":") {
            guard let written = scanner.digits(2) else { throw notATime(String(text)) }
            second = written
        }
        guard scanner.isAtEnd else { throw notATime(String(text)) }
        guard let time = CivilTime(hour: hour, minute: minute, second: second) else {
            throw Complaint(
                .time, "\(text) is not a time of the day", fix: "times go from 00:00 to 24:00, minutes from 00 to 59")
        }
        return time
    }

    /// The time that a text probably means: `18` is 18:00.
    static func near(_ text: some StringProtocol) -> String? { notATime(String(text)).near }

    private static func notATime(_ text: String) -> Complaint {
        let parts = text.split(separator: ":")
        if let first = parts.first, first.utf8.count == 1, parts.count > 1, Int(first) != nil {
            return Complaint(
                .time, "“\(text)” is not a time as this format writes it", fix: "write 0\(text)", near: "0\(text)")
        }
        let near = spokenTime(text).map { "\($0)" }
        return Complaint(
            .time, "“\(text)” is not a time of the day",
            fix: "write hours and minutes of 24: \(near ?? "08:00, 20:30")", near: near)
    }

    /// What people write elsewhere: `8pm`, `8:30 pm`, `18.30`, `18h30`, `18h`, `18`.
    private static func spokenTime(_ text: String) -> CivilTime? {
        var scanner = DigitScanner(text)
        guard var hour = scanner.number(limit: 2) else { return nil }
        var minute = 0
        if scanner.take(":") || scanner.take(".") || scanner.take("h") {
            if scanner.isAtEnd { return CivilTime(hour: hour, minute: 0) }
            guard let written = scanner.digits(2) else { return nil }
            minute = written
        }
        _ = scanner.take(" ")
        switch scanner.letters() {
        case "": break
        case "am" where (1...12).contains(hour): hour %= 12
        case "pm" where (1...12).contains(hour): hour = hour % 12 + 12
        default: return nil
        }
        return scanner.isAtEnd ? CivilTime(hour: hour, minute: minute) : nil
    }

    /// A date, or a date and a time, with or without an offset from UTC.
    static func moment(_ text: some StringProtocol) throws(Complaint) -> WrittenMoment {
        guard let mark = text.firstIndex(where: { $0 == "T" || $0 == "t" || $0 == " " }) else {
            let date = try date(text)
            return WrittenMoment(civil: CivilDateTime(date, .midnight), offset: nil, isDate: true)
        }
        let rest = text[text.index(after: mark)...]
        let date: CivilDate
        do { date = try Self.date(text[..<mark]) } catch { throw error.within("", "T\(rest.drop { $0 == " " })") }
        guard text[mark] == "T" else {
            throw Complaint(
                .date, "“\(text)” is not a date and time as this format writes it",
                fix: "write a T between them: \(date)T\(rest.drop { $0 == " " })")
        }
        guard let zone = rest.firstIndex(where: { $0 == "Z" || $0 == "+" || $0 == "-" || $0 == "z" }) else {
            return WrittenMoment(civil: CivilDateTime(date, try time(rest, on: date, "")), offset: nil, isDate: false)
        }
        let civil = CivilDateTime(date, try time(rest[..<zone], on: date, rest[zone...]))
        do {
            return WrittenMoment(civil: civil, offset: try offset(rest[zone...]), isDate: false)
        } catch {
            throw error.within("\(civil)", "")
        }
    }

    private static func time(
        _ text: some StringProtocol, on date: CivilDate, _ offset: some StringProtocol
    ) throws(Complaint) -> CivilTime {
        do { return try time(text) } catch { throw error.within("\(date)T", offset) }
    }

    static func offset(_ text: some StringProtocol) throws(Complaint) -> UTCOffset {
        if text == "Z" { return UTCOffset(seconds: 0) }
        var scanner = DigitScanner(text)
        let isEast = scanner.take("+")
        guard isEast || scanner.take("-"), let hours = scanner.digits(2), scanner.take(":"),
            let minutes = scanner.digits(2), scanner.isAtEnd, hours < 24, minutes < 60
        else {
            let digits = String(text).filter { $0.isASCII && $0.isNumber }
            let four = digits.count == 1 ? "0\(digits)00" : digits.count == 2 ? "\(digits)00" : "\(digits)"
            let sign = text.first == "-" ? "-" : "+"
            let near = text == "z" ? "Z" : four.count == 4 ? "\(sign)\(four.prefix(2)):\(four.suffix(2))" : nil
            throw Complaint(
                .time, "“\(text)” is not an offset from UTC",
                fix: "write \(near ?? "+06:00"), or Z for UTC, behind the time", near: near)
        }
        return UTCOffset(seconds: Int32((isEast ? 1 : -1) * (hours * 3600 + minutes * 60)))
    }
}

/// A date, or a date and time, as written: which instant it is depends on the clock.
struct WrittenMoment: Hashable {
    var civil: CivilDateTime
    /// How far its clock is ahead of UTC, where that is written behind it.
    var offset: UTCOffset?
    /// Whether it is a date alone; `civil` is then its 00:00.
    var isDate: Bool

    /// Which instant it is on the clocks of a zone.
    func instant(in zone: Zone) throws(Complaint) -> Instant {
        if let offset { return Instant(seconds: civil.secondsAsUTC - Int64(offset.seconds)) }
        // The first moment of a date is meant, whatever the clock shows then.
        if isDate || civil.time == .endOfDay { return zone.instant(of: civil) }
        switch zone.resolve(civil) {
        case .unique(let instant): return instant
        case .skipped(let before, let after):
            throw Complaint(
                .clock,
                "\(civil) does not exist in \(zone): the clocks are set forward over it. With the offset before the "
                    + "change it is \(zone.civil(at: before)), with the one after it \(zone.civil(at: after))",
                fix: "write \(civil)\(offset(before)) (which is \(zone.civil(at: before))) or "
                    + "\(civil)\(offset(after)) (which is \(zone.civil(at: after)))")
        case .repeated(let first, let second):
            throw Complaint(
                .clock,
                "\(civil) comes twice in \(zone), for the clocks are set back: first \(civil)\(offset(first)), "
                    + "then \(civil)\(offset(second))",
                fix: "write \(civil)\(offset(first)) for the first, or \(civil)\(offset(second)) for the second")
        }
    }

    private func offset(_ instant: Instant) -> UTCOffset {
        UTCOffset(seconds: Int32(civil.secondsAsUTC - instant.seconds))
    }
}
