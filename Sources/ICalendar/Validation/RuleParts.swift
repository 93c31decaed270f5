import ZoneInfo

/// The parts of an RRULE as they are written, each with its place (RFC 5545, section 3.3.10).
///
/// `RecurrenceRule` says what a rule means; this says where in the line something is wrong with it.
struct RuleParts {
    var frequency = RecurrenceRule.Frequency.daily
    var isFrequencyFirst = true
    var isInCapitals = true
    var count: Int?
    var until: (time: ValueCheck.WrittenTime, offset: Int)?
    /// Days of the week with their ordinals; 0 where there is none.
    var days: [(ordinal: Int, weekday: Weekday)] = []
    /// The other lists, by name.
    var lists: [String: [Int]] = [:]
    /// Where each part begins.
    var places: [String: Int] = [:]

    private static let ranges: [String: (most: Int, least: Int, isSigned: Bool)] = [
        "BYSECOND": (60, 0, false), "BYMINUTE": (59, 0, false), "BYHOUR": (23, 0, false),
        "BYMONTHDAY": (31, 1, true), "BYYEARDAY": (366, 1, true), "BYWEEKNO": (53, 1, true), "BYMONTH": (12, 1, false),
        "BYSETPOS": (366, 1, true),
    ]
    private static let known =
        ["FREQ", "UNTIL", "COUNT", "INTERVAL", "BYDAY", "WKST", "RSCALE", "SKIP"]
        + ranges.keys.sorted()

    init(_ octets: Span<UInt8>) throws(ValueFault) {
        var hasFrequency = false
        try octets.pieces(of: octets.indices, partedBy: UInt8(ascii: ";")) { (piece) throws(ValueFault) in
            guard let equals = octets.first(UInt8(ascii: "="), in: piece), equals > piece.lowerBound,
                equals + 1 < piece.upperBound
            else {
                throw fault(
                    piece.lowerBound,
                    piece.isEmpty
                        ? "the rule has an empty part" : "\(octets.quoted(piece)) is no part of a rule",
                    "write parts as NAME=value with a semicolon between: FREQ=WEEKLY;BYDAY=TU")
            }
            let name = octets.capitals(piece.lowerBound..<equals)
            if piece.contains(where: { octets[$0] != octets[$0].inCapitals }) { isInCapitals = false }
            guard places[name] == nil else {
                throw fault(piece.lowerBound, "the rule has \(name) twice", "keep one of them")
            }
            if name == "FREQ" {
                hasFrequency = true
                isFrequencyFirst = places.isEmpty
            }
            places[name] = piece.lowerBound
            try read(name, octets, equals + 1..<piece.upperBound)
        }
        guard hasFrequency else {
            throw fault(0, "the rule does not say how often: it has no FREQ", "begin it with FREQ=DAILY or the like")
        }
        try checkTogether()
    }

    private mutating func read(_ name: String, _ octets: Span<UInt8>, _ value: Range<Int>) throws(ValueFault) {
        switch name {
        case "FREQ":
            guard let frequency = RecurrenceRule.Frequency(rawValue: octets.capitals(value)) else {
                throw fault(
                    value.lowerBound, "FREQ=\(octets.quoted(value)) is not known",
                    "FREQ is SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY")
            }
            self.frequency = frequency
        case "UNTIL":
            do throws(ValueFault) {
                until = (try ValueCheck.time(octets, value), value.lowerBound)
            } catch {
                throw fault(error.offset, "UNTIL is no time: \(error.message)", "write UNTIL=20270303T140000Z")
            }
        case "COUNT", "INTERVAL":
            guard let number = ValueCheck.whole(octets, value), number > 0 else {
                throw fault(
                    value.lowerBound, "\(name)=\(octets.quoted(value)) is not a number above 0",
                    name == "COUNT" ? "write COUNT=10 for ten in all" : "write INTERVAL=2 for every second one")
            }
            if name == "COUNT" { count = number }
        case "BYDAY": try readDays(octets, value)
        case "WKST":
            guard weekday(octets, value) != nil else {
                throw fault(value.lowerBound, "WKST=\(octets.quoted(value)) is no day of the week", "write WKST=MO")
            }
        case "RSCALE", "SKIP": break
        default:
            guard let range = Self.ranges[name] else {
                if name.hasPrefix("X-") { return }
                throw fault(
                    places[name] ?? 0, "“\(name)” is no part of a rule",
                    "the parts are \(Self.known.joined(separator: ", "))")
            }
            try octets.pieces(of: value, partedBy: UInt8(ascii: ",")) { (piece) throws(ValueFault) in
                let sign = piece.first.map { octets[$0] }
                let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
                let digits = (isSigned ? piece.lowerBound + 1 : piece.lowerBound)..<piece.upperBound
                guard let number = ValueCheck.whole(octets, digits), (range.least...range.most).contains(number),
                    range.isSigned || !isSigned
                else {
                    let ends = range.isSigned ? ", or from -\(range.most) to -\(range.least)" : ""
                    throw fault(
                        piece.lowerBound, "\(name) cannot hold \(octets.quoted(piece))",
                        "it takes numbers from \(range.least) to \(range.most)\(ends)")
                }
                lists[name, default: []].append(sign == UInt8(ascii: "-") ? -number : number)
            }
        }
    }

    private mutating func readDays(_ octets: Span<UInt8>, _ value: Range<Int>) throws(ValueFault) {
        try octets.pieces(of: value, partedBy: UInt8(ascii: ",")) { (piece) throws(ValueFault) in
            let name = max(piece.lowerBound, piece.upperBound - 2)..<piece.upperBound
            let number = piece.lowerBound..<name.lowerBound
            let sign = number.first.map { octets[$0] }
            let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
            let ordinal =
                number.isEmpty
                ? 0 : ValueCheck.whole(octets, number.lowerBound + (isSigned ? 1 : 0)..<number.upperBound)
            guard let weekday = weekday(octets, name), let ordinal, number.isEmpty || (1...53).contains(ordinal) else {
                throw fault(
                    piece.lowerBound, "BYDAY cannot hold \(octets.quoted(piece))",
                    "it takes MO, TU, WE, TH, FR, SA and SU, with a number before: 2TU, -1SU")
            }
            days.append((sign == UInt8(ascii: "-") ? -ordinal : ordinal, weekday))
        }
    }

    private func weekday(_ octets: Span<UInt8>, _ range: Range<Int>) -> Weekday? {
        guard range.count == 2 else { return nil }
        let name = octets.capitals(range)
        return Weekday.allCases.first { $0.twoLetters == name }
    }

    private func fault(_ offset: Int, _ message: String, _ fix: String) -> ValueFault {
        ValueFault("ical/rule", at: offset, message, fix: fix, "RFC 5545, 3.3.10")
    }

    /// Which parts stand together.
    private func checkTogether() throws(ValueFault) {
        if count != nil, let until {
            throw fault(
                max(places["COUNT"] ?? 0, until.offset - 6), "the rule has both COUNT and UNTIL",
                "say how many there are, or when they end, not both")
        }
        if let place = places["BYWEEKNO"], frequency != .yearly {
            throw fault(place, "BYWEEKNO stands only with FREQ=YEARLY", "write FREQ=YEARLY, or leave it out")
        }
        if let place = places["BYYEARDAY"], [.daily, .weekly, .monthly].contains(frequency) {
            throw fault(
                place, "BYYEARDAY does not stand with FREQ=\(frequency.rawValue)",
                "write FREQ=YEARLY, or leave it out")
        }
        if let place = places["BYMONTHDAY"], frequency == .weekly {
            throw fault(place, "BYMONTHDAY does not stand with FREQ=WEEKLY", "write FREQ=MONTHLY, or leave it out")
        }
        if let place = places["BYDAY"], days.contains(where: { $0.ordinal != 0 }) {
            guard frequency == .monthly || frequency == .yearly, lists["BYWEEKNO"] == nil else {
                throw fault(
                    place, "BYDAY counts days of a month or year, which it does with FREQ=MONTHLY or YEARLY alone",
                    "write BYDAY without numbers, or FREQ=MONTHLY")
            }
        }
        if let place = places["BYSETPOS"], days.isEmpty, lists.count == 1 {
            throw fault(
                place, "BYSETPOS picks from a list, and the rule has none",
                "add one: FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
        }
    }

    /// The part that a start does not meet, if one can be told without walking the rule.
    func partMissed(by start: ValueCheck.WrittenTime) -> String? {
        if let months = lists["BYMONTH"], !months.contains(start.date.month) { return "BYMONTH" }
        let length = CivilDate.days(inMonth: start.date.month, of: start.date.year)
        if let days = lists["BYMONTHDAY"],
            !days.contains(where: { $0 == start.date.day || length + 1 + $0 == start.date.day })
        {
            return "BYMONTHDAY"
        }
        if !days.isEmpty, !days.contains(where: { $0.weekday == start.date.weekday && counts($0.ordinal, start.date) })
        {
            return "BYDAY"
        }
        guard let second = start.secondOfDay else { return nil }
        if let hours = lists["BYHOUR"], !hours.contains(second / 3600) { return "BYHOUR" }
        if let minutes = lists["BYMINUTE"], !minutes.contains(second / 60 % 60) { return "BYMINUTE" }
        return nil
    }

    /// Whether a date can be the n-th of its weekday; in a year without BYMONTH that is not looked at.
    private func counts(_ ordinal: Int, _ date: CivilDate) -> Bool {
        guard ordinal != 0, frequency == .monthly || lists["BYMONTH"] != nil else { return true }
        let length = CivilDate.days(inMonth: date.month, of: date.year)
        return ordinal > 0 ? (date.day - 1) / 7 + 1 == ordinal : (length - date.day) / 7 + 1 == -ordinal
    }
}
