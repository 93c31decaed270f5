import ZoneInfo

/// Reads the parts of an RRULE value, each on its own; what they mean together is checked afterwards.
struct RecurrenceRuleParser {
    typealias Rule = RecurrenceRule
    typealias ParseError = RecurrenceRule.ParseError

    /// Whether what breaks the letter but is clear is read, with a remark, rather than refused.
    var isLenient = false
    private(set) var remarks: [Rule.Remark] = []

    var frequency: Rule.Frequency?
    var interval: Int?
    var count: Int?
    var until: Rule.Until?
    var lists: [Rule.ListPart: [Int]] = [:]
    var days: [Rule.DayOfWeek] = []
    var weekStart: Weekday?
    private var seen: [Substring] = []

    /// Far more than any rule needs; a longer text is refused before it is taken apart.
    private static let longestText = 4096
    private static let longestForeignText = 16_384
    /// libical holds the interval in 16 bits and the count in 32.
    private static let largestInterval = 32_767
    private static let largestForeignInterval = Int(Int32.max)
    private static let largestCount = Int(Int32.max)
    /// libical has room for 385 days of the week and as many positions.
    private static let longestList = 366

    init(isLenient: Bool = false) { self.isLenient = isLenient }

    mutating func read(_ written: String) throws(ParseError) {
        let longest = isLenient ? Self.longestForeignText : Self.longestText
        guard written.utf8.count <= longest else {
            throw ParseError(.malformed, "the rule is too long", hint: "keep to \(longest) letters")
        }
        let text = try clean(written)
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            guard let sign = part.firstIndex(of: "="), sign > part.startIndex, part.index(after: sign) < part.endIndex
            else {
                try missing(part)
                continue
            }
            let name = part[..<sign]
            guard !seen.contains(name) else {
                let error = ParseError(.repeatedPart, "the rule has \(name) twice", hint: "keep one of them")
                try remark(error, "the first is taken")
                continue
            }
            seen.append(name)
            try read(name, part[part.index(after: sign)...])
        }
    }

    /// In capitals; in a lenient reading also without blanks, and without the name of the property.
    private mutating func clean(_ written: String) throws(ParseError) -> String {
        var text = written.utf8.contains { $0 >= UInt8(ascii: "a") } ? written.uppercased() : written
        guard isLenient else { return text }
        if text.utf8.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
            text = String(text.filter { $0 != " " && $0 != "\t" })
            remarks.append(Rule.Remark("the rule has blanks in it: they are left out", hint: "write it without blanks"))
        }
        if text.hasPrefix("RRULE:") {
            text = String(text.dropFirst(6))
            remarks.append(Rule.Remark("the rule has its name RRULE twice", hint: "write it once"))
        }
        return text
    }

    /// Refuses, or in a lenient reading remarks on what is done instead.
    private mutating func remark(_ error: ParseError, _ taken: String) throws(ParseError) {
        guard isLenient else { throw error }
        remarks.append(Rule.Remark("\(error.description): \(taken)", hint: error.hint))
    }

    private mutating func missing(_ part: Substring) throws(ParseError) {
        let error = ParseError(
            .malformed, part.isEmpty ? "the rule has an empty part" : "“\(part)” is no part of a rule",
            hint: "write parts as NAME=value with a semicolon between them: FREQ=WEEKLY;BYDAY=TU,TH")
        // A name without a sign could be anything; a name with nothing after it says nothing.
        guard part.isEmpty || (part.hasSuffix("=") && part.count > 1) else { throw error }
        try remark(error, "it is left out")
    }

    private mutating func read(_ name: Substring, _ value: Substring) throws(ParseError) {
        switch name {
        case "FREQ":
            frequency = Rule.Frequency(rawValue: String(value))
            guard frequency != nil else {
                throw ParseError(
                    .badValue, "FREQ=\(value) is not known",
                    hint: "FREQ is one of \(Rule.Frequency.allCases.map(\.rawValue).joined(separator: ", "))")
            }
        case "INTERVAL": try readInterval(value)
        case "COUNT": try readCount(value)
        case "UNTIL": try readUntil(value)
        case "BYDAY": try readDays(value)
        case "WKST":
            weekStart = Self.weekday(value)
            guard weekStart == nil else { return }
            try remark(
                ParseError(.badValue, "WKST=\(value) is no day of the week", hint: "write WKST=MO"), "Monday is taken")
        default:
            guard let part = Rule.ListPart(rawValue: String(name)) else { return try readUnknown(name, value) }
            try readNumbers(part, value)
        }
    }

    private mutating func readUnknown(_ name: Substring, _ value: Substring) throws(ParseError) {
        if isLenient {
            switch (name, value) {
            // Both say what holds anyway.
            case ("RSCALE", "GREGORIAN"), ("RSCALE", "GREGORY"), ("SKIP", "OMIT"): return
            case ("RSCALE", _):
                throw ParseError(
                    .unsupported, "RSCALE=\(value) counts by a calendar other than the Gregorian",
                    hint: "write each date of it as RDATE")
            case ("SKIP", _):
                throw ParseError(
                    .unsupported, "SKIP=\(value) is not known: days that a month lacks are left out",
                    hint: "write BYMONTHDAY=-1 for the last day of each month")
            default: break
            }
            if name.hasPrefix("X-") {
                remarks.append(
                    Rule.Remark("“\(name)” is not part of RFC 5545: it is not looked at", hint: "leave it out"))
                return
            }
        }
        let known = ["FREQ", "UNTIL", "COUNT", "INTERVAL", "BYDAY", "WKST"] + Rule.ListPart.allCases.map(\.rawValue)
        throw ParseError(
            .unknownPart, "“\(name)” is no part of a rule", hint: "the parts are \(known.joined(separator: ", "))")
    }
}

// MARK: Numbers and ends

extension RecurrenceRuleParser {
    private mutating func readInterval(_ value: Substring) throws(ParseError) {
        let largest = isLenient ? Self.largestForeignInterval : Self.largestInterval
        if let number = Self.integer(value), (1...largest).contains(number), isPlain(value) {
            interval = number
            return
        }
        let error = ParseError(
            .badValue, "INTERVAL=\(value) is not a number from 1 to \(largest)",
            hint: "write INTERVAL=2 for every second one")
        guard Self.integer(value) == 0 else { throw error }
        try remark(error, "1 is taken")
    }

    private mutating func readCount(_ value: Substring) throws(ParseError) {
        let number = Self.integer(value)
        if let number, (1...Self.largestCount).contains(number), isPlain(value) {
            count = number
            return
        }
        let error = ParseError(
            .badValue, "COUNT=\(value) is not a number from 1 to \(Self.largestCount)",
            hint: "write COUNT=10 for ten occurrences")
        guard value.utf8.first.map({ $0 != UInt8(ascii: "-") }) == true, value.utf8.allSatisfy(Self.isDigit) else {
            guard let number, number < 0 else { throw error }
            // Some programs write -1 where there is no end.
            return try remark(error, "the rule is read without it")
        }
        if number == 0 {
            try remark(error, "the rule gives no occurrence")
            count = 0
        } else {
            try remark(error, "the largest is taken")
            count = Self.largestCount
        }
    }

    /// A number with a plus sign is not one of COUNT or INTERVAL by the letter.
    private func isPlain(_ value: Substring) -> Bool { isLenient || value.utf8.first.map(Self.isDigit) == true }

    private static func isDigit(_ octet: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet) }

    private mutating func readUntil(_ value: Substring) throws(ParseError) {
        until = Self.until(value)
        guard until == nil else { return }
        let error = ParseError(
            .badValue, "UNTIL=\(value) is no date and no time",
            hint: "write UNTIL=20270303, or UNTIL=20270303T140000Z for an instant")
        // As ISO 8601 writes it, and a leap second: both can mean one thing only.
        var basic = value.filter { $0 != "-" && $0 != ":" }
        if let second = basic.range(of60: basic.hasSuffix("Z")) { basic.replaceSubrange(second, with: "59") }
        until = Self.until(basic[...])
        guard let until else { throw error }
        try remark(error, "it is read as \(until)")
    }

    private static func until(_ value: Substring) -> Rule.Until? {
        if value.last == "Z" { return CivilDateTime(basic: value.dropLast()).map { .instant(Instant(utc: $0)) } }
        if let date = CivilDate(basic: value) { return .date(date) }
        return CivilDateTime(basic: value).map { .civil($0) }
    }
}

// MARK: Lists

extension RecurrenceRuleParser {
    private mutating func readNumbers(_ part: Rule.ListPart, _ value: Substring) throws(ParseError) {
        let (range, countsFromEnd) = part.range
        var found: [Int] = []
        for item in value.split(separator: ",", omittingEmptySubsequences: false) {
            if let number = Self.integer(item), range.contains(countsFromEnd ? abs(number) : number) {
                found.append(number)
                continue
            }
            let ends = countsFromEnd ? " or \(-range.upperBound) to \(-range.lowerBound)" : ""
            let error = ParseError(
                .badValue, "\(part.rawValue) cannot hold “\(item)”",
                hint: "it takes numbers from \(range.lowerBound) to \(range.upperBound)\(ends), with commas between")
            if part == .second, item == "60" {
                try remark(error, "there is no leap second on these clocks, and 59 is taken")
                found.append(59)
            } else if item.isEmpty {
                try remark(error, "it is left out")
            } else {
                throw error
            }
        }
        guard !found.isEmpty else { return try missing("\(part.rawValue)="[...]) }
        let sorted = found.count == 1 ? found : Set(found).sorted()
        guard isLenient || sorted.count <= Self.longestList else { throw Self.tooLong(part.rawValue) }
        lists[part] = sorted
    }

    private mutating func readDays(_ value: Substring) throws(ParseError) {
        var found: [Rule.DayOfWeek] = []
        for item in value.split(separator: ",", omittingEmptySubsequences: false) {
            let ordinal = item.dropLast(2)
            if let weekday = Self.weekday(item.suffix(2)), let number = ordinal.isEmpty ? 0 : Self.integer(ordinal),
                ordinal.isEmpty || (1...53).contains(abs(number))
            {
                found.append(Rule.DayOfWeek(ordinal: number, weekday: weekday))
                continue
            }
            let error = ParseError(
                .badValue, "BYDAY cannot hold “\(item)”",
                hint: "it takes MO, TU, WE, TH, FR, SA, SU, with a number before for the second (2TU) or last (-1TU)")
            guard item.isEmpty else { throw error }
            try remark(error, "it is left out")
        }
        guard !found.isEmpty else { return try missing("BYDAY="[...]) }
        days = found.count == 1 ? found : Set(found).sorted()
        guard days.count <= Self.longestList else { throw Self.tooLong("BYDAY") }
    }

    private static func tooLong(_ name: String) -> ParseError {
        ParseError(.badValue, "\(name) holds too many values", hint: "keep to \(longestList)")
    }

    private static func weekday(_ text: Substring) -> Weekday? {
        switch text {
        case "MO": .monday
        case "TU": .tuesday
        case "WE": .wednesday
        case "TH": .thursday
        case "FR": .friday
        case "SA": .saturday
        case "SU": .sunday
        default: nil
        }
    }

    /// A whole number of at most ten digits with a sign or without; `Int` alone would also take other scripts' habits.
    private static func integer(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 11 else { return nil }
        return Int(text)
    }
}

extension String {
    /// Where a DATE-TIME has its seconds, if they are the 60 of a leap second.
    fileprivate func range(of60 isInUTC: Bool) -> Range<Index>? {
        let end = isInUTC ? index(before: endIndex) : endIndex
        guard distance(from: startIndex, to: end) == 15 else { return nil }
        let start = index(end, offsetBy: -2)
        return self[start..<end] == "60" ? start..<end : nil
    }
}
