import ZoneInfo

extension CalendarValidator {
    /// RRULE, RDATE, EXDATE and RECURRENCE-ID against DTSTART.
    mutating func checkRepetition(of event: CalendarComponent, _ start: LineTime) {
        let properties = event.properties
        for index in properties.indices {
            let place = LinePlace(component: event, index: index)
            switch properties[index].name {
            case "RRULE", "EXRULE": checkRule(place, start)
            case "EXDATE", "RDATE": checkDates(place, start)
            case "RECURRENCE-ID": checkReplaced(place, start)
            default: break
            }
        }
    }

    private mutating func checkRule(_ place: LinePlace, _ start: LineTime) {
        let text = place.text
        let octets = text.span.extracting(place.valueRange)
        guard let rule = try? RuleParts(octets) else { return }
        let name = place.property.name
        if name == "EXRULE" {
            ledger.add(
                .warning, "ical/exrule", at: place.start, "EXRULE was withdrawn, and calendar apps skip it",
                fix: "write an EXDATE for each date that is left out", "RFC 5545, A.3")
        }
        checkUntil(rule, place, start)
        checkHours(rule, place, start)
        clients.note(rule, place, &ledger)
        guard name == "RRULE", let part = rule.partMissed(by: start.time) else { return }
        ledger.add(
            .warning, "ical/start-not-in-rule", at: place.value(rule.places[part] ?? 0),
            "DTSTART does not meet the rule's own \(part), so apps disagree whether it takes place then",
            fix: "move DTSTART to the first day and time of the rule", "RFC 5545, 3.8.5.3")
    }

    private mutating func checkHours(_ rule: RuleParts, _ place: LinePlace, _ start: LineTime) {
        guard start.time.isDate,
            let part = ["BYHOUR", "BYMINUTE", "BYSECOND"].first(where: { rule.lists[$0] != nil })
        else { return }
        ledger.add(
            .warning, "ical/rule-hours", at: place.value(rule.places[part] ?? 0),
            "the event lasts whole days, and its rule says \(part), a time of day: apps are to pass over it",
            fix: "leave \(part) out, or give DTSTART a time", "RFC 5545, 3.3.10")
    }

    private mutating func checkUntil(_ rule: RuleParts, _ place: LinePlace, _ start: LineTime) {
        guard let until = rule.until else { return }
        func add(_ message: String, _ fix: String) {
            ledger.add(
                .warning, "ical/until-type", at: place.value(until.offset), message, fix: fix, "RFC 5545, 3.3.10")
        }
        let day = until.time.date.basic
        switch (start.clock, until.time.isDate) {
        case (.date, false):
            add(
                "the event lasts whole days, and UNTIL has a time of day; apps differ whether the last day is in",
                "write the day alone: UNTIL=\(day)")
        case (.utc, true), (.zone, true), (.floating, true):
            add(
                "DTSTART has a time, and UNTIL is a day; Google writes this too and counts that day in, others do not",
                start.clock == .floating
                    ? "write a time: UNTIL=\(day)T235959" : "write the last start in UTC: UNTIL=\(day)T…Z")
        case (.utc, false) where !until.time.isInUTC, (.zone, false) where !until.time.isInUTC:
            add("UNTIL has to stand in UTC where DTSTART has a zone", "write it in UTC, with a Z at its end")
        case (.floating, false) where until.time.isInUTC:
            add("UNTIL is in UTC, and DTSTART is on no zone's clock", "write UNTIL without the Z")
        default: break
        }
        if comes(until.time, before: start) {
            ledger.add(
                .warning, "ical/until-before-start", at: place.value(until.offset),
                "the rule ends before DTSTART, so nothing repeats", fix: "write a later UNTIL, or leave the rule out",
                "RFC 5545, 3.3.10")
        }
    }

    /// Whether UNTIL comes before the start; false where nobody can tell.
    private func comes(_ until: ValueCheck.WrittenTime, before start: LineTime) -> Bool {
        if until.isDate { return until.date < start.time.date }
        if start.clock == .utc || !until.isInUTC { return until.order < start.time.order }
        guard let first = zones.instant(of: start) else { return false }
        return until.order < first
    }

    private mutating func checkDates(_ place: LinePlace, _ start: LineTime) {
        let property = place.property
        let text = place.text
        let octets = text.span.extracting(place.valueRange)
        guard property.parameter("VALUE")?.uppercased() != "PERIOD", !octets.isEmpty else { return }
        let end = octets.first(UInt8(ascii: ","), in: octets.indices) ?? octets.count
        guard let first = try? ValueCheck.time(octets, 0..<end) else { return }
        let isException = property.name == "EXDATE"
        guard first.isDate != start.time.isDate else {
            if isException { checkClock(place, start, "ical/exdate-type", "RFC 5545, 3.8.5.1") }
            return
        }
        let effect =
            isException
            ? "strictly it leaves nothing out; Google and Outlook leave out the occurrence of that day"
            : "apps differ in what they make of it"
        ledger.add(
            .warning, isException ? "ical/exdate-type" : "ical/rdate-type", at: place.value(),
            "\(property.name) is \(first.isDate ? "a day" : "a time") and DTSTART is \(first.isDate ? "a time" : "a day"): "
                + effect,
            fix: "write it in the form of DTSTART: \(Self.form(property.name, start))",
            isException ? "RFC 5545, 3.8.5.1" : "RFC 5545, 3.8.5.2")
    }

    /// A time without a zone beside a start that has one: it is on the reader's clock, and so meets nothing.
    private mutating func checkClock(_ place: LinePlace, _ start: LineTime, _ id: String, _ reference: String) {
        guard start.clock == .zone || start.clock == .utc, let time = LineTime(first: place), time.clock == .floating
        else { return }
        let name = place.property.name
        ledger.add(
            .warning, id, at: place.value(),
            "\(name) has neither a Z nor a TZID, and DTSTART has: strictly it names no occurrence",
            fix: "write it in the form of DTSTART: \(Self.form(name, start))", reference)
    }

    private mutating func checkReplaced(_ place: LinePlace, _ start: LineTime) {
        checkClock(place, start, "ical/recurrence-id-type", "RFC 5545, 3.8.4.4")
        let property = place.property
        if property.parameter("RANGE") != nil {
            ledger.add(
                .note, "ical/client-range", at: place.parameter("RANGE"),
                "Google Calendar and Outlook change only this one occurrence, not those after it",
                fix: "end the series with UNTIL, and write what follows as a series of its own", "RFC 5545, 3.2.13")
        }
    }

    /// How a date of a series is written, by its DTSTART.
    static func form(_ name: String, _ start: LineTime) -> String {
        switch start.clock {
        case .date: "\(name);VALUE=DATE:20270310"
        case .utc: "\(name):20270310T130000Z"
        case .zone: "\(name);TZID=\(start.tzid ?? ""):20270310T180000"
        case .floating: "\(name):20270310T180000"
        }
    }
}
