import ZoneInfo

/// A STANDARD or DAYLIGHT part of a VTIMEZONE: from which times on the clock is ahead of UTC by how much.
struct ZoneObservance {
    private let start: CivilDateTime
    private let from: UTCOffset
    private let period: ZonePeriod
    private var rules: [RecurrenceRule] = []
    private var dates: [CivilDateTime] = []

    /// A time at which it takes effect.
    struct Onset {
        var instant: Instant
        /// When the observance took effect for the first time, on its own clock.
        var start: CivilDateTime
        var from: UTCOffset
        var period: ZonePeriod
    }

    /// Nil where what it needs is missing or cannot be read, which is then said.
    init?(_ component: CalendarComponent, tzid: String, diagnostics: inout [ICalendarDiagnostic]) {
        var report = Report(tzid: tzid, kind: component.name, position: component.position)
        defer { diagnostics += report.diagnostics }
        let start = report.moment(component.property("DTSTART"))
        let to = report.offset(component.property("TZOFFSETTO"))
        guard let start, let to else {
            if component.property("DTSTART") == nil { report.missing("DTSTART", "DTSTART:19700101T000000") }
            if component.property("TZOFFSETTO") == nil { report.missing("TZOFFSETTO", "TZOFFSETTO:+0500") }
            return nil
        }
        var from = report.offset(component.property("TZOFFSETFROM"))
        if from == nil {
            if component.property("TZOFFSETFROM") == nil { report.missing("TZOFFSETFROM", "TZOFFSETFROM:+0500") }
            from = to
        }
        self.start = start
        self.from = from ?? to
        period = ZonePeriod(
            offset: to, isDaylightSaving: component.name == "DAYLIGHT",
            abbreviation: component.property("TZNAME")?.value.trimmed ?? to.description)
        for property in component.properties {
            switch property.name {
            case "RRULE":
                if let rule = report.rule(property) { rules.append(rule) }
            case "RDATE":
                for text in property.value.split(separator: ",") {
                    if let date = report.moment(property, text) { dates.append(date) }
                }
            default: break
            }
        }
    }

    /// When it takes effect, up to the horizon; at most `limit` times.
    func onsets(limit: Int, isCut: inout Bool) -> [Onset] {
        var starts: Set<CivilDateTime> = [start]
        starts.formUnion(dates.prefix(limit))
        if dates.count > limit { isCut = true }
        for rule in rules {
            let walk = walk(rule, limit: max(0, limit - starts.count))
            if walk.isTruncated { isCut = true }
            starts.formUnion(walk.starts)
        }
        if starts.count > limit { isCut = true }
        return starts.sorted().prefix(max(0, limit)).map { moment in
            Onset(
                instant: Instant(seconds: moment.secondsAsUTC - Int64(from.seconds)), start: start, from: from,
                period: period)
        }
    }

    private func walk(_ rule: RecurrenceRule, limit: Int) -> RecurrenceExpansion {
        guard let horizon = CivilDate(year: ZoneDefinition.horizon, month: 1, day: 1) else {
            return RecurrenceExpansion(starts: [], reach: start)
        }
        let until: CivilDateTime? =
            switch rule.until {
            case .instant(let instant): CivilDateTime(secondsAsUTC: instant.seconds + Int64(from.seconds))
            case .civil(let civil): civil
            case .date(let date): CivilDateTime(date, .endOfDay).adding(seconds: -1)
            case nil: nil
            }
        return rule.starts(
            from: walkStart(for: rule), isDate: false, until: until, before: CivilDateTime(horizon, .midnight),
            limit: limit)
    }

    /// Where the walk of a rule begins.
    ///
    /// Outlook and Exchange begin their rules in the year 1601. Of a yearly rule the first three hundred years are passed
    /// over: nobody's calendar reaches there, and a walk is bounded in its length.
    private func walkStart(for rule: RecurrenceRule) -> CivilDateTime {
        let date = start.date
        guard date.year < 1900, rule.frequency == .yearly, rule.count == nil, rule.lists[.weekNumber] == nil,
            (date.month, date.day) != (2, 29)
        else { return start }
        let steps = (1900 - date.year + rule.interval - 1) / rule.interval
        guard let later = CivilDate(year: date.year + steps * rule.interval, month: date.month, day: date.day) else {
            return start
        }
        return CivilDateTime(later, start.time)
    }
}

extension ZoneObservance {
    /// Reads values and says what is wrong with them.
    private struct Report {
        let tzid: String
        let kind: String
        let position: TextPosition
        var diagnostics: [ICalendarDiagnostic] = []

        mutating func say(_ message: String, at position: TextPosition?, fix: String, _ reference: String) {
            diagnostics.append(
                ICalendarDiagnostic(
                    .warning, id: "ical/zone-definition", at: position ?? self.position,
                    message: "in the definition of the time zone “\(tzid)”: \(message)", fix: fix,
                    reference: "RFC 5545, \(reference)"))
        }

        mutating func missing(_ name: String, _ example: String) {
            say(
                name == "TZOFFSETFROM"
                    ? "\(kind) has no TZOFFSETFROM; its TZOFFSETTO was taken for it"
                    : "\(kind) has no \(name), so this part was left out",
                at: nil, fix: "write \(example)", "3.6.5")
        }

        mutating func moment(_ property: CalendarProperty?) -> CivilDateTime? {
            property.flatMap { moment($0, Substring($0.value)) }
        }

        mutating func moment(_ property: CalendarProperty, _ text: Substring) -> CivilDateTime? {
            // Of a period only the beginning counts.
            let text = text.prefix { $0 != "/" }.trimmed
            guard let moment = CivilDateTime(written: text) else {
                say(
                    "\(property.name) “\(text)” is not a date and time", at: property.position,
                    fix: "write it on the zone's own clock: \(property.name):20271031T030000", "3.6.5")
                return nil
            }
            if text.hasSuffix("Z") {
                say(
                    "\(property.name) “\(text)” is in UTC; it was read as a time on the zone's own clock",
                    at: property.position, fix: "write it without the Z", "3.6.5")
            }
            return moment
        }

        mutating func offset(_ property: CalendarProperty?) -> UTCOffset? {
            guard let property else { return nil }
            guard let offset = UTCOffset(basic: property.value) else {
                say(
                    "\(property.name) “\(property.value)” is not an offset from UTC", at: property.position,
                    fix: "write hours and minutes with a sign: \(property.name):+0500", "3.3.14")
                return nil
            }
            return offset
        }

        mutating func rule(_ property: CalendarProperty) -> RecurrenceRule? {
            do {
                let rule = try RecurrenceRule.reading(property.value).rule
                guard ![.secondly, .minutely, .hourly].contains(rule.frequency) else {
                    say(
                        "its rule repeats by the hour or faster and was left out", at: property.position,
                        fix: "a zone changes its offset by the year: RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "3.6.5")
                    return nil
                }
                return rule
            } catch {
                say(
                    "its rule cannot be read: \(error)", at: property.position, fix: "correct it or take it out",
                    "3.3.10")
                return nil
            }
        }
    }
}

extension CivilDateTime {
    /// A date and time as the definitions of files write it: `20270328T020000`, also with Z, or a date alone.
    init?(written text: String) {
        let text = text.trimmed
        if let date = CivilDate(basic: text) {
            self.init(date, .midnight)
        } else {
            self.init(basic: text.hasSuffix("Z") ? text.dropLast() : text[...])
        }
    }
}

extension UTCOffset {
    /// An offset as iCalendar writes it, `+0530` or `-003127`; also with colons, and without its plus.
    init?(basic text: String) {
        let text = text.trimmed
        self.init(written: text.first?.isASCII == true && text.first?.isNumber == true ? "+" + text : text)
    }
}
