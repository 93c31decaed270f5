import ZoneInfo

/// A DATE or DATE-TIME as its octets have it, before a zone is looked for.
enum TimeText {
    case date(CivilDate)
    case local(CivilDateTime)
    case utc(CivilDateTime)

    /// What is wrong with it, in words that follow the value.
    struct Fault: Error {
        var message: String
    }

    /// A leap second or 24:00, which are read, with something to say.
    enum Oddity { case none, leapSecond, endOfDay }

    init(_ octets: UnsafeRawBufferPointer, _ oddity: inout Oddity) throws(Fault) {
        let count = octets.count
        guard count == 8 || count == 15 || count == 16 else { throw Self.form(octets) }
        guard let year = Self.number(octets, 0, 4), let month = Self.number(octets, 4, 6),
            let day = Self.number(octets, 6, 8)
        else { throw Self.form(octets) }
        guard let date = CivilDate(year: year, month: month, day: day) else {
            throw Fault(message: "is no date there is: \(Self.wrongDate(year, month, day))")
        }
        if count == 8 {
            self = .date(date)
            return
        }
        guard octets[8].inCapitals == UInt8(ascii: "T"), let hour = Self.number(octets, 9, 11),
            let minute = Self.number(octets, 11, 13),
            var second = Self.number(octets, 13, 15)
        else { throw Self.form(octets) }
        if second == 60 {
            oddity = .leapSecond
            second = 59
        }
        guard let time = CivilTime(hour: hour, minute: minute, second: second) else {
            throw Fault(message: "is no time there is: hours go from 00 to 23, minutes and seconds from 00 to 59")
        }
        if hour == 24 { oddity = .endOfDay }
        let moment = CivilDateTime(date, time).normalized
        if count == 15 {
            self = .local(moment)
        } else {
            guard octets[15].inCapitals == UInt8(ascii: "Z") else { throw Self.form(octets) }
            self = .utc(moment)
        }
    }

    private static func wrongDate(_ year: Int, _ month: Int, _ day: Int) -> String {
        guard year > 0 else { return "years go from 0001 to 9999" }
        guard (1...12).contains(month) else { return "months go from 01 to 12" }
        return day == 0
            ? "days go from 01 on"
            : "month \(month) of \(year) has \(CivilDate.days(inMonth: month, of: year)) days"
    }

    private static func form(_ octets: UnsafeRawBufferPointer) -> Fault {
        Fault(message: octets.isEmpty ? "is empty" : "is no date and no time")
    }

    @inline(__always)
    private static func number(_ octets: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int? {
        var value = 0
        for at in start..<end {
            let digit = octets[at] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
