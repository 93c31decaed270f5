import ZoneInfo

extension RecurrenceRule {
    /// Whether calendar programs walk the rule alike, so that it can be published as it stands.
    ///
    /// False for kinds that RFC 5545 allows and that are walked here, but that libical 3.0.16, on which many of them
    /// stand, walks otherwise, or on which the RFC can be read in two ways.
    package var isReadAlike: Bool {
        arePositionsReadAlike && areTimesReadAlike && (frequency != .yearly || isYearReadAlike)
    }

    private var arePositionsReadAlike: Bool {
        guard lists[.position] != nil else { return true }
        guard frequency == .monthly || frequency == .yearly, lists[.hour] == nil, lists[.minute] == nil,
            lists[.second] == nil
        else { return false }
        let monthDays = lists[.monthDay] ?? []
        return monthDays.count < 2 || monthDays.allSatisfy { $0 > 0 }
    }

    /// libical misses the first start where a list limits the hours, minutes or seconds that the rule steps by, and
    /// does not count days from the end of a month or year in a rule that steps by days or less.
    private var areTimesReadAlike: Bool {
        let limits: [ListPart]
        switch frequency {
        case .weekly, .monthly, .yearly: return true
        case .daily: limits = []
        case .hourly: limits = [.hour]
        case .minutely: limits = [.hour, .minute]
        case .secondly: limits = [.hour, .minute, .second]
        }
        return limits.allSatisfy { lists[$0] == nil }
            && [.monthDay, .yearDay].allSatisfy { lists[$0]?.contains { $0 < 0 } != true }
    }

    private var isYearReadAlike: Bool {
        if lists[.monthDay] != nil, lists[.month] == nil { return false }
        if let weeks = lists[.weekNumber] {
            return !days.isEmpty && weeks.allSatisfy { $0 > 0 } && !isMixed(.weekNumber)
                && (weekStart ?? .monday) == .monday
        }
        return lists[.yearDay] == nil || (days.isEmpty && !isMixed(.yearDay))
    }

    private func isMixed(_ part: ListPart) -> Bool {
        [.month, .weekNumber, .yearDay, .monthDay, .position].contains { $0 != part && lists[$0] != nil }
    }
}
