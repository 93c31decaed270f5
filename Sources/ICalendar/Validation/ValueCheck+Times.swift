import ZoneInfo

extension ValueCheck {
    /// A DATE or DATE-TIME as it is written.
    struct WrittenTime: Hashable, Sendable {
        var date: CivilDate
        /// Nil for a DATE.
        var secondOfDay: Int?
        var isInUTC = false

        var isDate: Bool { secondOfDay == nil }
        /// Where it stands among others on the same clock.
        var order: Int { date.daysSince1970 * 86_400 + (secondOfDay ?? 0) }
    }

    static func date(_ octets: Octets, _ range: Range<Int>) throws(ValueFault) -> CivilDate {
        guard range.count == 8, range.allSatisfy({ octets[$0].isDigit }) else {
            if range.count > 8, octets[range.lowerBound + 8].inCapitals == UInt8(ascii: "T") {
                throw ValueFault(
                    "ical/date", at: range.lowerBound + 8,
                    "\(octets.quoted(range)) has a time of day, and the line says VALUE=DATE",
                    fix: "leave VALUE=DATE out, or write the day alone: 20270310", "RFC 5545, 3.3.4")
            }
            throw notADate(octets, range, wanted: "write year, month and day in eight digits: 20270310", "3.3.4")
        }
        let year = number(octets, range.lowerBound, 4)
        let month = number(octets, range.lowerBound + 4, 2)
        let day = number(octets, range.lowerBound + 6, 2)
        if let date = CivilDate(year: year, month: month, day: day) { return date }
        let place = range.lowerBound + ((1...12).contains(month) ? 6 : 4)
        let why =
            year == 0
            ? "there is no year 0"
            : !(1...12).contains(month)
                ? "there is no month \(month)"
                : "month \(month) of \(year) has \(CivilDate.days(inMonth: month, of: year)) days"
        throw ValueFault(
            "ical/date", at: year == 0 ? range.lowerBound : place, "\(octets.quoted(range)) is not a date: \(why)",
            fix: "write a date that there is: 20270310", "RFC 5545, 3.3.4")
    }

    /// A DATE-TIME, or a DATE where one may stand for it.
    static func time(_ octets: Octets, _ range: Range<Int>, mayBeDate: Bool = true) throws(ValueFault) -> WrittenTime {
        if mayBeDate, range.count == 8 { return WrittenTime(date: try date(octets, range), secondOfDay: nil) }
        let isInUTC = range.last.map { octets[$0].inCapitals == UInt8(ascii: "Z") } ?? false
        let end = range.upperBound - (isInUTC ? 1 : 0)
        let start = range.lowerBound
        guard end - start == 15, octets[start + 8].inCapitals == UInt8(ascii: "T"),
            (start..<start + 8).allSatisfy({ octets[$0].isDigit }),
            (start + 9..<end).allSatisfy({ octets[$0].isDigit })
        else {
            throw notADate(
                octets, range, wanted: "write date, T and time: 20270310T180000, with a Z for UTC", "3.3.5")
        }
        let day = try date(octets, start..<start + 8)
        let hour = number(octets, start + 9, 2)
        let minute = number(octets, start + 11, 2)
        let second = number(octets, start + 13, 2)
        // 60 is a leap second, which the standard allows.
        guard hour < 24, minute < 60, second <= 60 else {
            let place = hour > 23 ? 9 : minute > 59 ? 11 : 13
            throw ValueFault(
                "ical/date", at: start + place,
                "\(octets.quoted(range)) is not a time: hours go to 23, minutes and seconds to 59",
                fix: hour == 24
                    ? "write midnight as 00:00 of the next day: \(day.adding(days: 1).basic)T000000"
                    : "write a time that there is: \(day.basic)T180000", "RFC 5545, 3.3.5")
        }
        return WrittenTime(date: day, secondOfDay: hour * 3600 + minute * 60 + second, isInUTC: isInUTC)
    }

    static func dateTime(_ octets: Octets, _ range: Range<Int>, inUTC rule: PropertyRule?) throws(ValueFault) {
        let time = try time(octets, range, mayBeDate: false)
        guard let rule, !time.isInUTC else { return }
        throw ValueFault(
            .warning, "ical/utc", at: range.lowerBound, "\(rule.name) stands in UTC, and this time has no Z",
            fix: "write it in UTC: \(time.date.basic)T…Z", rule.reference)
    }

    /// Octet offsets of a PERIOD's two sides were found to be a time, and a time or a length after it.
    static func period(_ octets: Octets, _ range: Range<Int>, inUTC rule: PropertyRule?) throws(ValueFault) {
        guard let slash = octets.first(UInt8(ascii: "/"), in: range) else {
            throw ValueFault(
                "ical/period", at: range.lowerBound, "\(octets.quoted(range)) is not a period: it has no /",
                fix: "write its start, a slash, and its end or length: 20270310T130000Z/PT1H", "RFC 5545, 3.3.9")
        }
        let start = try time(octets, range.lowerBound..<slash, mayBeDate: false)
        let rest = slash + 1..<range.upperBound
        if let first = rest.first, "P+-".utf8.contains(octets[first].inCapitals) {
            let length = try duration(octets, rest)
            guard length.days > 0 || length.seconds > 0 else {
                throw ValueFault(
                    "ical/period", at: slash + 1, "the period has no length: \(octets.quoted(rest))",
                    fix: "write a length above zero: PT1H", "RFC 5545, 3.3.9")
            }
        } else {
            let end = try time(octets, rest, mayBeDate: false)
            guard end.order > start.order || end.isInUTC != start.isInUTC else {
                throw ValueFault(
                    "ical/period", at: slash + 1, "the period ends before it begins",
                    fix: "write an end after \(octets.quoted(range.lowerBound..<slash))", "RFC 5545, 3.3.9")
            }
        }
        if let rule, !start.isInUTC {
            throw ValueFault(
                .warning, "ical/utc", at: range.lowerBound, "\(rule.name) stands in UTC, and this time has no Z",
                fix: "write it in UTC: 20270310T130000Z/PT1H", rule.reference)
        }
    }

    /// Days and seconds of a DURATION, negative for one that goes back.
    static func duration(_ octets: Octets, _ range: Range<Int>) throws(ValueFault) -> ICalendarDuration {
        let wanted = "write P, then days, then T and hours, minutes, seconds: PT15M, P1D, P1DT12H, -PT30M"
        func bad(_ place: Int, _ why: String) -> ValueFault {
            ValueFault(
                "ical/duration", at: min(place, range.upperBound), "\(octets.quoted(range)) is not a duration: \(why)",
                fix: wanted, "RFC 5545, 3.3.6")
        }
        var index = range.lowerBound
        var sign = 1
        if index < range.upperBound, octets[index] == UInt8(ascii: "-") || octets[index] == UInt8(ascii: "+") {
            if octets[index] == UInt8(ascii: "-") { sign = -1 }
            index += 1
        }
        guard index < range.upperBound, octets[index].inCapitals == UInt8(ascii: "P") else {
            throw bad(index, "it has no P")
        }
        index += 1
        var (days, seconds) = (0, 0)
        var isTime = false
        var last = -1
        while index < range.upperBound {
            if octets[index].inCapitals == UInt8(ascii: "T") {
                guard !isTime else { throw bad(index, "it has a second T") }
                isTime = true
                last = max(last, 1)
                index += 1
                guard index < range.upperBound else { throw bad(index, "nothing follows the T") }
                continue
            }
            let first = index
            var value = 0
            while index < range.upperBound, octets[index].isDigit {
                value = value * 10 + Int(octets[index] - UInt8(ascii: "0"))
                guard value <= 4_000_000_000 else { throw bad(first, "the number is too large") }
                index += 1
            }
            guard index > first else { throw bad(first, "a number should stand here") }
            guard index < range.upperBound else { throw bad(index, "the number has no unit") }
            let order: Int
            switch (octets[index].inCapitals, isTime) {
            case (UInt8(ascii: "W"), false): (order, days) = (0, days + 7 * value)
            case (UInt8(ascii: "D"), false): (order, days) = (1, days + value)
            case (UInt8(ascii: "H"), true): (order, seconds) = (2, seconds + 3600 * value)
            case (UInt8(ascii: "M"), true): (order, seconds) = (3, seconds + 60 * value)
            case (UInt8(ascii: "S"), true): (order, seconds) = (4, seconds + value)
            case (UInt8(ascii: "Y"), _), (UInt8(ascii: "M"), false):
                throw bad(index, "years and months have no fixed length")
            case (UInt8(ascii: "H"), false), (UInt8(ascii: "S"), false):
                throw bad(index, "a T has to stand before hours, minutes and seconds")
            default: throw bad(index, "the units are W, D, H, M and S")
            }
            guard order > last || (order == 1 && last == 1 && !isTime) else {
                throw bad(first, "its units stand in the wrong order")
            }
            last = order
            index += 1
        }
        guard last >= 0, octets[range.upperBound - 1].inCapitals != UInt8(ascii: "T") else {
            throw bad(range.upperBound, "it has no number")
        }
        return ICalendarDuration(days: sign * days, seconds: Int64(sign * seconds))
    }

    static func offset(_ octets: Octets, _ range: Range<Int>) throws(ValueFault) {
        let fix = "write + or -, hours and minutes: +0500, -0330"
        guard let first = range.first, octets[first] == UInt8(ascii: "+") || octets[first] == UInt8(ascii: "-"),
            range.count == 5 || range.count == 7, range.dropFirst().allSatisfy({ octets[$0].isDigit })
        else {
            throw ValueFault(
                "ical/offset", at: range.lowerBound, "\(octets.quoted(range)) is not an offset from UTC", fix: fix,
                "RFC 5545, 3.3.14")
        }
        let hours = number(octets, first + 1, 2)
        let minutes = number(octets, first + 3, 2)
        let seconds = range.count == 7 ? number(octets, first + 5, 2) : 0
        guard hours < 24, minutes < 60, seconds < 60 else {
            throw ValueFault(
                "ical/offset", at: first + (hours < 24 ? 3 : 1),
                "\(octets.quoted(range)) is not an offset from UTC: hours go to 23, minutes to 59", fix: fix,
                "RFC 5545, 3.3.14")
        }
        if octets[first] == UInt8(ascii: "-"), hours + minutes + seconds == 0 {
            throw ValueFault(
                .warning, "ical/offset", at: first, "\(octets.quoted(range)) may not be written for UTC",
                fix: "write +0000", "RFC 5545, 3.3.14")
        }
    }

    static func number(_ octets: Octets, _ start: Int, _ count: Int) -> Int {
        var value = 0
        for index in start..<start + count { value = value * 10 + Int(octets[index] &- UInt8(ascii: "0")) }
        return value
    }

    /// Says of the usual slips what they are.
    private static func notADate(_ octets: Octets, _ range: Range<Int>, wanted: String, _ section: String) -> ValueFault
    {
        let digits = range.filter { octets[$0].isDigit }
        let why: String
        let place: Int
        if range.isEmpty {
            (why, place) = ("the value is empty", range.lowerBound)
        } else if let dash = range.dropFirst().first(where: { octets[$0] == UInt8(ascii: "-") }),
            dash == range.lowerBound + 4
        {
            (why, place) = ("\(octets.quoted(range)) has dashes, which iCalendar does not write", dash)
        } else if digits.count >= 12, let sign = range.first(where: { "+-".utf8.contains(octets[$0]) }) {
            (why, place) = ("\(octets.quoted(range)) has an offset, which iCalendar does not write", sign)
        } else {
            let wrong = range.enumerated().first { index, place in
                index == 8 ? octets[place].inCapitals != UInt8(ascii: "T") : !octets[place].isDigit
            }
            let what = section == "3.3.4" ? "a date" : "a date and time"
            (why, place) = ("\(octets.quoted(range)) is not \(what)", wrong?.element ?? range.lowerBound)
        }
        return ValueFault("ical/date", at: place, why, fix: wanted, "RFC 5545, \(section)")
    }
}
