import ZoneInfo

/// Reads the parts of an RRULE value, each on its own; what they mean together is checked afterwards.
struct RecurrenceRuleParser {
    typealias Rule = RecurrenceRule
    typealias ParseError = RecurrenceRule.ParseError

    var frequency: Rule.Frequency?
    var interval: Int?
    var count: Int?
    var until: Rule.Until?
    var lists: [Rule.ListPart: [Int]] = [:]
    var days: [Rule.DayOfWeek] = []
    var weekStart: Weekday?

    /// Far more than any rule needs; a longer text is refused before it is taken apart.
    private static let longestText = 4096
    /// libical holds the interval in 16 bits and the count in 32.
    private static let largestInterval = 32_767
    private static let largestCount = Int(Int32.max)
    /// libical has room for 385 days of the week and as many positions.
    private static let longestList = 366

    mutating func read(_ text: String) throws(ParseError) {
        guard text.utf8.count <= Self.longestText else {
            throw ParseError(.malformed, "the rule is too long", hint: "keep to \(Self.longestText) letters")
        }
        var seen: Set<String> = []
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
                throw ParseError(
                    .malformed, part.isEmpty ? "the rule has an empty part" : "“\(part)” is no part of a rule",
                    hint: "write parts as NAME=value with a semicolon between them: FREQ=WEEKLY;BYDAY=TU,TH")
            }
            let name = sides[0].uppercased()
            guard seen.insert(name).inserted else {
                throw ParseError(.repeatedPart, "the rule has \(name) twice", hint: "keep one of them")
            }
            try read(name, sides[1].uppercased())
        }
        guard count == nil || until == nil else {
            throw ParseError(
                .contradiction, "the rule has both COUNT and UNTIL",
                hint: "say how many occurrences there are, or when they end, not both")
        }
    }

    private mutating func read(_ name: String, _ value: String) throws(ParseError) {
        switch name {
        case "FREQ":
            frequency = Rule.Frequency(rawValue: value)
            guard frequency != nil else {
                throw ParseError(
                    .badValue, "FREQ=\(value) is not known",
                    hint: "FREQ is one of \(Rule.Frequency.allCases.map(\.rawValue).joined(separator: ", "))")
            }
        case "INTERVAL": interval = try positive(name, value, upTo: Self.largestInterval)
        case "COUNT": count = try positive(name, value, upTo: Self.largestCount)
        case "UNTIL": until = try Self.until(value)
        case "BYDAY": days = try Self.days(value)
        case "WKST":
            weekStart = Self.weekday(value)
            guard weekStart != nil else {
                throw ParseError(.badValue, "WKST=\(value) is no day of the week", hint: "write WKST=MO")
            }
        default:
            if let part = Rule.ListPart(rawValue: name) {
                lists[part] = try Self.numbers(part, value)
                return
            }
            let known =
                ["FREQ", "UNTIL", "COUNT", "INTERVAL", "BYDAY", "WKST"] + Rule.ListPart.allCases.map(\.rawValue)
            throw ParseError(
                .unknownPart, "“\(name)” is no part of a rule", hint: "the parts are \(known.joined(separator: ", "))")
        }
    }

    private func positive(_ name: String, _ value: String, upTo largest: Int) throws(ParseError) -> Int {
        guard let number = Self.integer(value), (1...largest).contains(number), value.first?.isNumber == true else {
            throw ParseError(
                .badValue, "\(name)=\(value) is not a number from 1 to \(largest)",
                hint: name == "COUNT" ? "write COUNT=10 for ten occurrences" : "write INTERVAL=2 for every second one")
        }
        return number
    }

    private static func until(_ value: String) throws(ParseError) -> Rule.Until {
        if let date = CivilDate(basic: value) { return .date(date) }
        if let civil = CivilDateTime(basic: value) { return .civil(civil) }
        if value.hasSuffix("Z"), let civil = CivilDateTime(basic: value.dropLast()) {
            return .instant(Instant(utc: civil))
        }
        throw ParseError(
            .badValue, "UNTIL=\(value) is no date and no time",
            hint: "write UNTIL=20270303, or UNTIL=20270303T140000Z for an instant")
    }

    private static func numbers(_ part: Rule.ListPart, _ value: String) throws(ParseError) -> [Int] {
        let (range, countsFromEnd) = part.range
        var found: Set<Int> = []
        for item in value.split(separator: ",", omittingEmptySubsequences: false) {
            guard let number = integer(item), range.contains(countsFromEnd ? abs(number) : number) else {
                let ends = countsFromEnd ? " or \(-range.upperBound) to \(-range.lowerBound)" : ""
                throw ParseError(
                    .badValue, "\(part.rawValue) cannot hold “\(item)”",
                    hint: "it takes numbers from \(range.lowerBound) to \(range.upperBound)\(ends), with commas between"
                )
            }
            found.insert(number)
        }
        guard found.count <= longestList else { throw tooLong(part.rawValue) }
        return found.sorted()
    }

    private static func days(_ value: String) throws(ParseError) -> [Rule.DayOfWeek] {
        var found: Set<Rule.DayOfWeek> = []
        for item in value.split(separator: ",", omittingEmptySubsequences: false) {
            let ordinal = item.dropLast(2)
            guard let weekday = weekday(item.suffix(2)),
                let number = ordinal.isEmpty ? 0 : integer(ordinal),
                ordinal.isEmpty || (1...53).contains(abs(number))
            else {
                throw ParseError(
                    .badValue, "BYDAY cannot hold “\(item)”",
                    hint:
                        "it takes MO, TU, WE, TH, FR, SA, SU, with a number before for the second (2TU) or last (-1TU)")
            }
            found.insert(Rule.DayOfWeek(ordinal: number, weekday: weekday))
        }
        guard found.count <= longestList else { throw tooLong("BYDAY") }
        return found.sorted()
    }

    private static func tooLong(_ name: String) -> ParseError {
        ParseError(.badValue, "\(name) holds too many values", hint: "keep to \(longestList)")
    }

    private static func weekday(_ text: some StringProtocol) -> Weekday? {
        Weekday.allCases.first { $0.twoLetters == text }
    }

    /// A whole number of at most ten digits with a sign or without; `Int` alone would also take other scripts' habits.
    private static func integer(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 11 else { return nil }
        return Int(text)
    }
}
