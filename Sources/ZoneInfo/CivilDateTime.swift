/// A date and a time on some clock, without saying which: `2023-03-16T20:00`.
public struct CivilDateTime: Hashable, Sendable {
    /// The date.
    public let date: CivilDate
    /// The time of that day; 24:00 is the same moment as 00:00 of the next day, and stays as written.
    public let time: CivilTime

    /// A date and a time on some clock.
    public init(_ date: CivilDate, _ time: CivilTime) {
        self.date = date
        self.time = time
    }

    /// What a clock set to UTC shows `seconds` after 1970-01-01T00:00:00Z.
    public init(secondsAsUTC seconds: Int64) {
        let day = floorDivide(Int(seconds), 86_400)
        date = CivilDate(daysSince1970: day)
        time = CivilTime(uncheckedSecondsOfDay: Int(seconds) - day * 86_400)
    }

    /// Seconds since 1970-01-01T00:00:00Z, if the clock were set to UTC.
    public var secondsAsUTC: Int64 {
        Int64(date.daysSince1970) * 86_400 + Int64(time.secondsOfDay)
    }

    /// A number of seconds later on a clock that is never set forward or back.
    public func adding(seconds: Int64) -> CivilDateTime {
        CivilDateTime(secondsAsUTC: secondsAsUTC + seconds)
    }

    /// The same moment with a time before 24:00: 2023-03-18T24:00 becomes 2023-03-19T00:00.
    public var normalized: CivilDateTime {
        time == .endOfDay ? CivilDateTime(date.adding(days: 1), .midnight) : self
    }
}

extension CivilDateTime {
    /// Whether both are the same moment of one clock: 24:00 equals 00:00 of the next day.
    public static func == (left: CivilDateTime, right: CivilDateTime) -> Bool {
        left.secondsAsUTC == right.secondsAsUTC
    }

    /// Feeds the moment, not its spelling, so that equal moments hash equally.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(secondsAsUTC)
    }
}

extension CivilDateTime: Comparable {
    /// Whether `left` comes before `right` on one clock.
    public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
        left.secondsAsUTC < right.secondsAsUTC
    }
}

extension CivilDateTime: CustomStringConvertible {
    /// As the calendar format writes it: `2023-03-16T20:00`.
    public var description: String { "\(date)T\(time)" }
}

/// Division that rounds down, also below zero; `divisor` is positive.
func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
    let quotient = dividend / divisor
    return dividend % divisor < 0 ? quotient - 1 : quotient
}
