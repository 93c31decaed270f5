import ZoneInfo

extension RecurrenceRule {
    /// Refuses parts that contradict each other, or that no day can meet.
    func checkParts() throws(ParseError) {
        if count != nil, until != nil {
            throw ParseError(
                .contradiction, "the rule has both COUNT and UNTIL",
                hint: "say how many occurrences there are, or when they end, not both")
        }
        try checkListsAgainstFrequency()
        try checkOrdinals()
        try checkPositions()
        if let impossibility { throw impossibility }
    }

    private func checkListsAgainstFrequency() throws(ParseError) {
        if lists[.weekNumber] != nil, frequency != .yearly {
            throw ParseError(
                .contradiction, "BYWEEKNO stands only with FREQ=YEARLY",
                hint: "write FREQ=YEARLY, or leave BYWEEKNO out")
        }
        if lists[.yearDay] != nil, [.daily, .weekly, .monthly].contains(frequency) {
            throw ParseError(
                .contradiction, "BYYEARDAY does not stand with FREQ=\(frequency.rawValue)",
                hint: "write FREQ=YEARLY, or leave BYYEARDAY out")
        }
        if lists[.monthDay] != nil, frequency == .weekly {
            throw ParseError(
                .contradiction, "BYMONTHDAY does not stand with FREQ=WEEKLY",
                hint: "write FREQ=MONTHLY, or leave BYMONTHDAY out")
        }
    }

    private func checkOrdinals() throws(ParseError) {
        guard let counted = days.first(where: { $0.ordinal != 0 }) else { return }
        guard frequency == .monthly || frequency == .yearly else {
            throw ParseError(
                .contradiction, "BYDAY=\(counted) counts days of a month or year, and FREQ is \(frequency.rawValue)",
                hint: "write BYDAY=\(counted.weekday.twoLetters), or FREQ=MONTHLY")
        }
        if lists[.weekNumber] != nil {
            throw ParseError(
                .contradiction, "BYDAY=\(counted) does not stand with BYWEEKNO",
                hint: "write BYDAY=\(counted.weekday.twoLetters)")
        }
    }

    private func checkPositions() throws(ParseError) {
        guard lists[.position] != nil else { return }
        guard !days.isEmpty || lists.keys.contains(where: { $0 != .position }) else {
            throw ParseError(
                .contradiction, "BYSETPOS picks from a list, and the rule has none",
                hint: "add one: FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
        }
    }

    /// Days that would be looked for in vain through all years.
    var impossibility: ParseError? {
        let countsInMonth = frequency == .monthly || (frequency == .yearly && lists[.month] != nil)
        if countsInMonth, lists[.weekNumber] == nil, let beyond = days.first(where: { abs($0.ordinal) > 5 }) {
            return ParseError(
                .impossible, "BYDAY=\(beyond) never comes: no month has so many of one day of the week",
                hint: "count from 1 to 5, or from -1 to -5")
        }
        guard let monthDays = lists[.monthDay] else { return nil }
        let longest = (lists[.month] ?? Array(1...12)).map { CivilDate.days(inMonth: $0, of: 2000) }.max() ?? 31
        guard let first = monthDays.first, monthDays.allSatisfy({ abs($0) > longest }) else { return nil }
        return ParseError(
            .impossible, "BYMONTHDAY=\(first) never comes in the months of BYMONTH",
            hint: "choose a day that the month has, or -1 for its last")
    }
}
