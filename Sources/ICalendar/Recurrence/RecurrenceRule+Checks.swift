import ZoneInfo

extension RecurrenceRule {
    /// Refuses parts that contradict each other, that no day can meet, or that libical does not walk rightly.
    func checkParts() throws(ParseError) {
        try checkListsAgainstFrequency()
        try checkOrdinals()
        try checkPositions()
        try checkDates()
        try checkWithinTheDay()
        try checkListsOfTheYear()
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
        let countsInMonth = frequency == .monthly || lists[.month] != nil
        if countsInMonth, let beyond = days.first(where: { abs($0.ordinal) > 5 }) {
            throw ParseError(
                .impossible, "BYDAY=\(beyond) never comes: no month has so many of one day of the week",
                hint: "count from 1 to 5, or from -1 to -5")
        }
    }

    private func checkPositions() throws(ParseError) {
        guard lists[.position] != nil else { return }
        guard !days.isEmpty || lists.keys.contains(where: { $0 != .position }) else {
            throw ParseError(
                .contradiction, "BYSETPOS picks from a list, and the rule has none",
                hint: "add one: FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
        }
        guard frequency == .monthly || frequency == .yearly, lists[.hour] == nil, lists[.minute] == nil,
            lists[.second] == nil
        else {
            throw ParseError(
                .unsupported, "BYSETPOS is read only for days of a month or year",
                hint: "use it with FREQ=MONTHLY or FREQ=YEARLY, without BYHOUR, BYMINUTE and BYSECOND")
        }
        if let monthDays = lists[.monthDay], monthDays.count > 1, monthDays.contains(where: { $0 < 0 }) {
            throw ParseError(
                .unsupported, "BYSETPOS is not read with a BYMONTHDAY that counts from the end",
                hint: "name the days themselves, without BYSETPOS")
        }
    }

    /// A day that no month of the rule has would be looked for in vain through all years.
    private func checkDates() throws(ParseError) {
        guard let monthDays = lists[.monthDay] else { return }
        let longest = (lists[.month] ?? Array(1...12)).map { CivilDate.days(inMonth: $0, of: 2000) }.max() ?? 31
        guard monthDays.allSatisfy({ abs($0) > longest }) else { return }
        throw ParseError(
            .impossible, "BYMONTHDAY=\(monthDays[0]) never comes in the months of BYMONTH",
            hint: "choose a day that the month has, or -1 for its last")
    }

    /// libical 3.0.16 misses the first start where a list limits the hours, minutes or seconds that the rule steps by,
    /// and does not count days from the end of a month or year in a rule that steps by days or less.
    private func checkWithinTheDay() throws(ParseError) {
        let limits: [ListPart]
        switch frequency {
        case .weekly, .monthly, .yearly: return
        case .daily: limits = []
        case .hourly: limits = [.hour]
        case .minutely: limits = [.hour, .minute]
        case .secondly: limits = [.hour, .minute, .second]
        }
        if let limit = limits.first(where: { lists[$0] != nil }) {
            throw ParseError(
                .unsupported, "\(limit.rawValue) with FREQ=\(frequency.rawValue) is not read here",
                hint: "write FREQ=DAILY with BYHOUR and BYMINUTE instead")
        }
        for part in [ListPart.monthDay, .yearDay] where lists[part]?.contains(where: { $0 < 0 }) == true {
            throw ParseError(
                .unsupported, "\(part.rawValue) counts from the end, which is not read with FREQ=\(frequency.rawValue)",
                hint: "write FREQ=\(part == .monthDay ? "MONTHLY" : "YEARLY")")
        }
    }

    /// What libical 3.0.16 walks otherwise than RFC 5545 says, or where the RFC does not say.
    private func checkListsOfTheYear() throws(ParseError) {
        guard frequency == .yearly else { return }
        if lists[.monthDay] != nil, lists[.month] == nil {
            throw ParseError(
                .unsupported, "BYMONTHDAY with FREQ=YEARLY is read only with BYMONTH",
                hint: "add BYMONTH, or write FREQ=MONTHLY for a day of every month")
        }
        if let week = lists[.weekNumber],
            days.isEmpty || week.contains(where: { $0 < 0 }) || isMixed(.weekNumber)
                || (weekStart ?? .monday) != .monday
        {
            throw ParseError(
                .unsupported,
                "BYWEEKNO is read only with BYDAY, without other lists or WKST, and counted from the first week",
                hint: "write it like FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO")
        }
        if lists[.yearDay] != nil, !days.isEmpty || isMixed(.yearDay) {
            throw ParseError(
                .unsupported, "BYYEARDAY is read only without other lists of days",
                hint: "leave BYYEARDAY out, or the others")
        }
    }

    private func isMixed(_ part: ListPart) -> Bool {
        [.month, .weekNumber, .yearDay, .monthDay, .position].contains { $0 != part && lists[$0] != nil }
    }
}
