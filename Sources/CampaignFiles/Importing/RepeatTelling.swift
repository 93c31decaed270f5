import CampaignModel
import ICalendar
import ZoneInfo

/// Looks for the way to tell a series of starts as `repeat:` with the fewest exceptions.
struct RepeatTelling {
    /// A way to tell it, on one clock.
    struct Told {
        var start: CivilDateTime
        /// What stands under `repeat:`.
        var table: EntryTable
        /// How many starts it names one by one.
        var cost: Int
        /// Whether it names every start.
        var isListed: Bool
        var last: CivilDateTime
        fileprivate var names: [Instant: String]
        fileprivate let zone: Zone
        fileprivate let isDate: Bool

        /// How an occurrence is named by its start.
        func name(_ instant: Instant) -> String {
            names[instant] ?? text(zone.civil(at: instant))
        }

        func text(_ civil: CivilDateTime) -> String {
            isDate ? "\(civil.date)" : CalendarTranslator.text(zone.instant(of: civil), on: zone)
        }
    }

    private let all: [Instant]
    private let isDate: Bool
    private let rules: [RecurrenceRule]
    private let start: CalendarTime?
    private let isCut: Bool
    private let isEndless: Bool
    private let until: Instant
    private let translator: CalendarTranslator

    /// - Parameters:
    ///   - all: every start that the series has, those that exceptions take the place of too; in order, not empty.
    ///   - start: where the file's rule begins, if it is the file's own series.
    ///   - isCut: whether the series goes on beyond `until`, or began before.
    init(
        _ all: [Instant], isDate: Bool, rules: [RecurrenceRule], start: CalendarTime?, isCut: Bool, isEndless: Bool,
        until: Instant, translator: CalendarTranslator
    ) {
        self.all = all
        self.isDate = isDate
        self.rules = rules
        self.start = start
        self.isCut = isCut
        self.isEndless = isEndless
        self.until = until
        self.translator = translator
    }

    func told(on zone: Zone) -> Told {
        var best = listed(on: zone)
        guard rules.count == 1, let rule = rules.first, let first = all.first, let last = all.last else { return best }
        let firstCivil = zone.civil(at: first)
        let lastCivil = zone.civil(at: last)
        let isSubDaily = rule.text.contains("BYHOUR") || rule.text.contains("BYMINUTE")
        let end: RecurrenceRule.Until = isDate ? .date(lastCivil.date) : .civil(lastCivil)
        let ended = try? RecurrenceRule(rule.text(endingAt: end))
        var ways: [(RecurrenceRule, CivilDateTime)] = []
        if !isCut {
            if let start { ways.append((rule, civil(start, on: zone))) }
            if start != nil || isEndless { ways.append((rule, firstCivil)) }
        }
        if let ended, isCut || !isEndless { ways.append((ended, firstCivil)) }
        for (rule, start) in ways {
            guard best.cost > 0, let told = walked(rule, from: start, on: zone, isSubDaily: isSubDaily),
                told.cost < best.cost
            else { continue }
            best = told
        }
        return best
    }

    private func civil(_ time: CalendarTime, on zone: Zone) -> CivilDateTime {
        switch time {
        case .date(let date): CivilDateTime(date, .midnight)
        case .floating(let civil): zone == translator.clock ? civil : zone.civil(at: translator.instant(of: time))
        case .utc(let instant): zone.civil(at: instant)
        case .zoned(let civil, let own): zone == own.zone ? civil : zone.civil(at: translator.instant(of: time))
        }
    }

    private func names(_ civils: [(Instant, CivilDateTime)], start: CivilDateTime) -> [Instant: String] {
        var days: [CivilDate: Int] = [:]
        for (_, civil) in civils { days[civil.date, default: 0] += 1 }
        var names: [Instant: String] = [:]
        for (instant, civil) in civils {
            let isDayEnough = isDate || (days[civil.date] == 1 && civil.time == start.time)
            names[instant] = isDayEnough ? "\(civil.date)" : "\(civil)"
        }
        return names
    }

    private func listed(on zone: Zone) -> Told {
        let civils = all.map { ($0, zone.civil(at: $0)) }
        let start = civils.first?.1 ?? zone.civil(at: Instant(seconds: 0))
        let names = names(civils, start: start)
        var table = EntryTable()
        table.set("also", texts: all.dropFirst().compactMap { names[$0] })
        // One start alone still is a series, of which an occurrence may be replaced.
        if table.pairs.isEmpty { table = ["every": .text("day"), "count": .text("1")] }
        return Told(
            start: start, table: table, cost: all.count, isListed: true, last: civils.last?.1 ?? start, names: names,
            zone: zone, isDate: isDate)
    }

    /// The rule as the calendar walks it; nil if it does not begin where it must.
    private func walked(
        _ rule: RecurrenceRule, from start: CivilDateTime, on zone: Zone, isSubDaily: Bool
    ) -> Told? {
        let last: CivilDateTime? =
            switch rule.until {
            case nil: nil
            case .date(let date): CivilDateTime(date, isDate ? .midnight : .endOfDay)
            case .civil(let civil): isDate ? CivilDateTime(civil.date, .midnight) : civil
            case .instant(let instant):
                isDate ? CivilDateTime(zone.civil(at: instant).date, .midnight) : zone.civil(at: instant)
            }
        let expansion = rule.starts(
            from: start, isDate: isDate, until: last, before: zone.civil(at: until),
            limit: EventGroup.mostOccurrences * 2)
        guard !expansion.isTruncated || rule.count == nil, let firstWalked = expansion.starts.first else { return nil }
        let walked = expansion.starts.map { (zone.instant(of: $0), $0) }
        let given = Set(walked.map(\.0))
        let wanted = Set(all)
        let except = walked.filter { !wanted.contains($0.0) }
        let also = all.filter { !given.contains($0) }.map { ($0, zone.civil(at: $0)) }
        guard firstWalked == start || also.contains(where: { $0.1 == start }) else { return nil }
        // A start beside the rule may be named only after that of the event.
        guard also.allSatisfy({ $0.1 >= start }) else { return nil }
        let names = names(walked + also, start: start)
        var table = Self.plain(rule, start: start, last: last, isDate: isDate) ?? ["rrule": .text(rule.text)]
        table.set("also", texts: also.compactMap { names[$0.0] })
        table.set("except", texts: except.compactMap { names[$0.0] })
        return Told(
            start: start, table: table, cost: except.count + also.count, isListed: false,
            last: walked.last?.1 ?? start, names: names, zone: zone, isDate: isDate)
    }

    private static let units = ["DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"]
    private static let days = [
        "MO": "mon", "TU": "tue", "WE": "wed", "TH": "thu", "FR": "fri", "SA": "sat", "SU": "sun",
    ]

    /// `{every: week, days: [tue], until: …}` of a rule that says no more than that; nil for others.
    private static func plain(
        _ rule: RecurrenceRule, start: CivilDateTime, last: CivilDateTime?, isDate: Bool
    ) -> EntryTable? {
        var parts: [String: String] = [:]
        for part in rule.text.split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
            if sides.count == 2 { parts[sides[0]] = sides[1] }
        }
        let interval = parts.removeValue(forKey: "INTERVAL").flatMap { Int($0) } ?? 1
        guard let unit = parts.removeValue(forKey: "FREQ").flatMap({ units[$0] }), (1...1000).contains(interval) else {
            return nil
        }
        // Where the week begins means something only to every second week.
        if interval == 1 || unit != "week" || parts["WKST"] == "MO" { parts["WKST"] = nil }
        var table: EntryTable = ["every": .text(interval == 1 ? unit : "\(interval) \(unit)s")]
        if let list = parts.removeValue(forKey: "BYDAY") {
            let names = list.split(separator: ",").map { days[String($0)] }
            guard unit == "week", names.allSatisfy({ $0 != nil }) else { return nil }
            table.set("days", texts: names.compactMap(\.self))
        }
        if let count = parts.removeValue(forKey: "COUNT") {
            guard let number = Int(count), number <= 10_000 else { return nil }
            table.set("count", count)
        }
        if parts.removeValue(forKey: "UNTIL") != nil, let last {
            let isThatDay = isDate || last.time >= start.time
            table.set("until", "\(isThatDay ? last.date : last.date.adding(days: -1))")
        }
        return parts.isEmpty ? table : nil
    }
}
