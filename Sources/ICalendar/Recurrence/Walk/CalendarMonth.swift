import ZoneInfo

/// A month of a year, as a row of day numbers.
struct CalendarMonth {
    let year: Int
    /// 1...12
    let month: Int
    /// Its first day, in days since 1970.
    let first: Int
    let length: Int

    /// The months from January of the year 0 on; nil outside the years that a date can have.
    init?(index: Int) {
        let (year, month) = (index / 12, index % 12 + 1)
        guard let date = CivilDate(year: year, month: month, day: 1) else { return nil }
        self.init(year: year, month: month, first: date.daysSince1970)
    }

    init(containing day: Int) {
        let date = CivilDate(daysSince1970: day)
        self.init(year: date.year, month: date.month, first: day - date.day + 1)
    }

    private init(year: Int, month: Int, first: Int) {
        self.year = year
        self.month = month
        self.first = first
        length = CivilDate.days(inMonth: month, of: year)
    }

    var index: Int { year * 12 + month - 1 }
    /// The first day of the next month.
    var end: Int { first + length }

    var next: CalendarMonth {
        CalendarMonth(year: month == 12 ? year + 1 : year, month: month % 12 + 1, first: end)
    }

    func contains(_ day: Int) -> Bool { day >= first && day < end }

    /// A set bit for each day; the first day has the lowest.
    var allDays: UInt32 { UInt32.max >> UInt32(32 - length) }

    /// How many days of the year come before it.
    var daysBefore: Int { Self.daysBefore[month - 1] + (month > 2 && CivilDate.isLeap(year) ? 1 : 0) }

    private static let daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
}

extension Int {
    /// The remainder that is never negative; `divisor` is positive.
    func modulo(_ divisor: Int) -> Int {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }

    /// Division that rounds down, also below zero; `divisor` is positive.
    func dividedDown(by divisor: Int) -> Int { (self - modulo(divisor)) / divisor }

    /// Of a day since 1970: 0 for a Monday, 6 for a Sunday.
    var weekdayIndex: Int { (self + 3).modulo(7) }
}
