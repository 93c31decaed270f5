/// A time of the day on the clock, from 00:00:00 to 24:00:00 (the end of the day).
public struct CivilTime: Hashable, Sendable {
    /// Seconds since the day's 00:00, 0...86,400.
    public let secondsOfDay: Int

    /// The first moment of a day, 00:00.
    public static let midnight = CivilTime(uncheckedSecondsOfDay: 0)
    /// The end of a day, 24:00; the same instant as 00:00 of the day after.
    public static let endOfDay = CivilTime(uncheckedSecondsOfDay: 86_400)

    init(uncheckedSecondsOfDay seconds: Int) {
        secondsOfDay = seconds
    }

    /// A time, or nil if there is none such: 25:00, 24:01, 12:60.
    public init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            hour < 24 || (minute == 0 && second == 0)
        else { return nil }
        secondsOfDay = hour * 3600 + minute * 60 + second
    }

    /// The time that lies `secondsOfDay` after 00:00, or nil outside 0...86,400.
    public init?(secondsOfDay: Int) {
        guard (0...86_400).contains(secondsOfDay) else { return nil }
        self.secondsOfDay = secondsOfDay
    }

    /// A time that stands in a program's text: `CivilTime(22, 0)`.
    ///
    /// - Precondition: `hour` is 0...24, `minute` 0...59, and not later than 24:00.
    public init(_ hour: Int, _ minute: Int) {
        guard let time = CivilTime(hour: hour, minute: minute) else {
            preconditionFailure("\(hour):\(minute) is not a time of the day")
        }
        self = time
    }

    /// The hour, 0...24.
    public var hour: Int { secondsOfDay / 3600 }
    /// The minute, 0...59.
    public var minute: Int { secondsOfDay / 60 % 60 }
    /// The second, 0...59.
    public var second: Int { secondsOfDay % 60 }

    /// With seconds always: `20:30:00`.
    public var withSeconds: String { "\(withoutSeconds):\(padded(second, to: 2))" }

    private var withoutSeconds: String { "\(padded(hour, to: 2)):\(padded(minute, to: 2))" }
}

extension CivilTime: Comparable {
    /// Whether `left` comes before `right` on one day.
    public static func < (left: CivilTime, right: CivilTime) -> Bool {
        left.secondsOfDay < right.secondsOfDay
    }
}

extension CivilTime: CustomStringConvertible {
    /// `20:30`, with seconds only where they are not zero: `20:31:05`.
    public var description: String { second == 0 ? withoutSeconds : withSeconds }
}
