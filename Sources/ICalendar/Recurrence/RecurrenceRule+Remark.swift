extension RecurrenceRule {
    /// Where the text of a rule breaks the letter of RFC 5545, and what it was taken to mean.
    package struct Remark: Hashable, Sendable, CustomStringConvertible {
        /// What is wrong and how it was read.
        package let description: String
        /// How it should be written.
        package let hint: String

        init(_ description: String, hint: String) {
            self.description = description
            self.hint = hint
        }
    }
}

extension RecurrenceRule {
    /// The value of an RRULE as somebody else's program wrote it, read as it was meant wherever that is clear.
    ///
    /// What breaks the letter of the RFC is told in the remarks, each with what became of it.
    /// - Throws: `ParseError` where a part cannot be honoured, so that any days given would be wrong.
    package static func reading(_ text: String) throws(ParseError) -> (rule: RecurrenceRule, remarks: [Remark]) {
        var parser = RecurrenceRuleParser(isLenient: true)
        try parser.read(text)
        let rule = try RecurrenceRule(parser)
        return (rule, parser.remarks + rule.remarks)
    }

    /// What stands in the rule though it may not, and how it is walked.
    private var remarks: [Remark] {
        var found: [Remark] = []
        if count != nil, until != nil {
            found.append(
                Remark("the rule has both COUNT and UNTIL: it ends by whichever comes first", hint: "keep one"))
        }
        if lists[.weekNumber] != nil, frequency != .yearly {
            found.append(limit(.weekNumber, "YEARLY"))
        }
        if lists[.yearDay] != nil, [.daily, .weekly, .monthly].contains(frequency) {
            found.append(limit(.yearDay, "YEARLY"))
        }
        if lists[.monthDay] != nil, frequency == .weekly {
            found.append(limit(.monthDay, "MONTHLY"))
        }
        if let counted = days.first(where: { $0.ordinal != 0 }),
            ![.monthly, .yearly].contains(frequency) || lists[.weekNumber] != nil
        {
            let beside = lists[.weekNumber] == nil ? "FREQ=\(frequency.rawValue)" : "BYWEEKNO"
            found.append(
                Remark(
                    "BYDAY=\(counted) does not stand with \(beside): its number is not looked at",
                    hint: "write BYDAY=\(counted.weekday.twoLetters)"))
        }
        if lists[.position] != nil, days.isEmpty, !lists.keys.contains(where: { $0 != .position }) {
            found.append(
                Remark("BYSETPOS picks from a list, and the rule has none", hint: "add a list, such as BYDAY=MO,TU"))
        }
        if let never = impossibility { found.append(Remark(never.description, hint: never.hint)) }
        return found
    }

    private func limit(_ part: ListPart, _ needed: String) -> Remark {
        Remark(
            "\(part.rawValue) does not stand with FREQ=\(frequency.rawValue): only days that it names are taken",
            hint: "write FREQ=\(needed), or leave \(part.rawValue) out")
    }
}
