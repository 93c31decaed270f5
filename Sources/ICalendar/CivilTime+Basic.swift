package import ZoneInfo

extension CivilDate {
    /// As iCalendar writes a DATE: `20230319`.
    package var basic: String { digits(year, 4) + digits(month, 2) + digits(day, 2) }

    /// A DATE as iCalendar writes it, or nil if it is none.
    package init?(basic text: some StringProtocol) {
        let octets = Array(text.utf8)
        guard octets.count == 8, let year = number(octets[0..<4]), let month = number(octets[4..<6]),
            let day = number(octets[6..<8])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension CivilDateTime {
    /// As iCalendar writes a local DATE-TIME: `20230316T200000`; 24:00 as the next day's 00:00.
    package var basic: String {
        let moment = normalized
        return moment.date.basic + "T" + digits(moment.time.hour, 2) + digits(moment.time.minute, 2)
            + digits(moment.time.second, 2)
    }

    /// A local DATE-TIME as iCalendar writes it, or nil if it is none. 24:00 and a leap second are none.
    package init?(basic text: some StringProtocol) {
        let octets = Array(text.utf8)
        guard octets.count == 15, octets[8] == UInt8(ascii: "T"), let date = CivilDate(basic: text.prefix(8)),
            let hour = number(octets[9..<11]), hour < 24, let minute = number(octets[11..<13]),
            let second = number(octets[13..<15]), let time = CivilTime(hour: hour, minute: minute, second: second)
        else { return nil }
        self.init(date, time)
    }
}

extension Instant {
    /// As iCalendar writes a DATE-TIME in UTC: `20230316T140000Z`.
    package var basic: String { utc.basic + "Z" }

    /// A DATE-TIME in UTC as iCalendar writes it, or nil if it is none.
    package init?(basic text: some StringProtocol) {
        guard text.hasSuffix("Z"), let civil = CivilDateTime(basic: text.dropLast()) else { return nil }
        self.init(utc: civil)
    }
}

/// A number in decimal digits with leading zeros.
private func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

/// The number that ASCII digits write, or nil if one is no digit.
private func number(_ octets: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for octet in octets {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet) else { return nil }
        value = value * 10 + Int(octet - UInt8(ascii: "0"))
    }
    return value
}
