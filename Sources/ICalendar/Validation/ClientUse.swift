/// What the large calendar apps do that no standard says, as far as a calendar meets it.
struct ClientUse {
    private(set) var floating: (place: TextPosition, count: Int)?
    private(set) var alarm: (place: TextPosition, count: Int)?
    private(set) var withoutOrganizer: TextPosition?

    mutating func note(_ event: CalendarComponent, _ start: CalendarValidator.LineTime?) {
        if event.name == "VEVENT", withoutOrganizer == nil, event.property("ORGANIZER") == nil {
            withoutOrganizer = event.position
        }
        guard let start, start.clock == .floating, event.name == "VEVENT" else { return }
        floating = (floating?.place ?? start.place.value(), (floating?.count ?? 0) + 1)
    }

    mutating func noteAlarm(_ component: CalendarComponent) {
        alarm = (alarm?.place ?? component.position, (alarm?.count ?? 0) + 1)
    }

    /// Rules that one of the apps does not follow.
    func note(_ rule: RuleParts, _ place: LinePlace, _ ledger: inout ValidationLedger) {
        if !rule.isFrequencyFirst {
            ledger.add(
                .warning, "ical/client-rule-order", at: place.value(rule.places["FREQ"] ?? 0),
                "FREQ is not the first part of the rule: Apple Calendar then shows the first occurrence alone",
                fix: "begin the rule with FREQ=\(rule.frequency.rawValue)", "RFC 5545, 3.3.10")
        }
        if !rule.isInCapitals {
            ledger.add(
                .warning, "ical/client-rule-case", at: place.value(),
                "the rule is not in capitals: Apple Calendar then shows the first occurrence alone",
                fix: "write it in capitals: \(place.property.value.uppercased())", "")
        }
        guard let reason = Self.beyondOutlook(rule) else { return }
        ledger.add(
            .note, "ical/client-outlook-rule", at: place.value(),
            "Outlook and Exchange have no pattern for this rule, because of \(reason), and may not repeat the event",
            fix: "write single events, or a daily, weekly, monthly or yearly rule without it", "MS-OXCICAL, 2.1.3.2.2")
    }

    /// The part for which Exchange's documented patterns have no place.
    private static func beyondOutlook(_ rule: RuleParts) -> String? {
        switch rule.frequency {
        case .secondly, .minutely, .hourly: return "FREQ=\(rule.frequency.rawValue)"
        default: break
        }
        if let part = ["BYWEEKNO", "BYYEARDAY", "BYSECOND"].first(where: { rule.lists[$0] != nil }) { return part }
        if let part = ["BYMONTH", "BYMONTHDAY", "BYHOUR", "BYMINUTE"].first(where: {
            rule.lists[$0, default: []].count > 1
        }) {
            return "several values in \(part)"
        }
        if let count = rule.count, count > 999 { return "COUNT above 999" }
        return nil
    }
}
