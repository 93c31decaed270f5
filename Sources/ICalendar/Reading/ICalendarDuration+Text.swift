extension ICalendarDuration {
    /// A DURATION as iCalendar writes it (RFC 5545, section 3.3.6): `PT1H30M`, `-P1D`, `P2W`; nil if it is none.
    package init?(_ text: some StringProtocol) {
        let octets = Array(text.utf8)
        self.init(octets[...])
    }

    /// The most days, or hours, minutes or seconds as days, that are read: some 270 years.
    private static let longest: Int64 = 100_000

    init?(_ octets: ArraySlice<UInt8>) {
        var rest = octets
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        guard rest.popFirst()?.inCapitals == UInt8(ascii: "P") else { return nil }
        var days: Int64 = 0
        var seconds: Int64 = 0
        var isTime = false
        var count = 0
        // Units stand from the largest to the smallest, each once.
        var rank = 0
        while let first = rest.first {
            if first.inCapitals == UInt8(ascii: "T"), !isTime {
                rest.removeFirst()
                isTime = true
                guard !rest.isEmpty else { return nil }
                continue
            }
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard (1...10).contains(digits.count), let unit = rest.dropFirst(digits.count).first?.inCapitals else {
                return nil
            }
            let number = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
            let newRank: Int
            switch (unit, isTime) {
            case (UInt8(ascii: "W"), false): (newRank, days) = (1, days + number * 7)
            case (UInt8(ascii: "D"), false): (newRank, days) = (2, days + number)
            case (UInt8(ascii: "H"), true): (newRank, seconds) = (3, seconds + number * 3600)
            case (UInt8(ascii: "M"), true): (newRank, seconds) = (4, seconds + number * 60)
            case (UInt8(ascii: "S"), true): (newRank, seconds) = (5, seconds + number)
            default: return nil
            }
            guard newRank > rank else { return nil }
            rank = newRank
            count += 1
            rest = rest.dropFirst(digits.count + 1)
        }
        guard count > 0, days <= Self.longest, seconds <= Self.longest * 86_400 else { return nil }
        self.init(days: Int(isNegative ? -days : days), seconds: isNegative ? -seconds : seconds)
    }
}
