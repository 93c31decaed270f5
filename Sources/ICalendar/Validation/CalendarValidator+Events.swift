import ZoneInfo

extension CalendarValidator {
    /// A time of an event as far as a line of it says: on what clock, and when.
    struct LineTime {
        var time: ValueCheck.WrittenTime
        var tzid: String?
        var place: LinePlace

        var clock: Clock {
            if time.isDate { return .date }
            if time.isInUTC { return .utc }
            return tzid == nil ? .floating : .zone
        }

        enum Clock { case date, utc, zone, floating }

        init?(_ place: LinePlace) {
            self.init(place, isList: false)
        }

        /// The first of a list.
        init?(first place: LinePlace) {
            self.init(place, isList: true)
        }

        private init?(_ place: LinePlace, isList: Bool) {
            let text = place.text
            let octets = text.span.extracting(place.valueRange)
            let end = isList ? octets.first(UInt8(ascii: ","), in: octets.indices) ?? octets.count : octets.count
            guard let time = try? ValueCheck.time(octets, 0..<end) else { return nil }
            // A day without VALUE=DATE is a fault of its own.
            if time.isDate, place.property.parameter("VALUE")?.uppercased() != "DATE" { return nil }
            self.time = time
            self.place = place
            tzid = time.isDate || time.isInUTC || !place.hasParameters ? nil : place.property.parameter("TZID")
        }

        init(_ time: ValueCheck.WrittenTime, like other: LineTime) {
            self = other
            self.time = time
        }
    }

    /// What the lines of an event, a task or a journal entry say together.
    mutating func checkEvent(_ event: CalendarComponent) {
        var start: LineTime?
        var end: LineTime?
        var duration: LinePlace?
        var repeats = false
        for index in event.storage.lines.indices {
            let place = LinePlace(component: event, index: index)
            switch event.storage.lines[index].known {
            case .start:
                start = start ?? LineTime(place)
                useZone(of: place)
            case .finish:
                end = end ?? LineTime(place)
                useZone(of: place)
            case .duration: duration = duration ?? place
            case .recurrenceID, .exceptions, .dates:
                useZone(of: place)
                repeats = true
            case .rule, .exceptionRule: repeats = true
            case .other:
                guard event.name == "VTODO", place.property.isNamed("DUE") else { continue }
                end = end ?? LineTime(place)
                useZone(of: place)
            default: break
            }
        }
        checkBeginning(event, start)
        checkEnd(start, end, duration, in: event)
        if let start, repeats { checkRepetition(of: event, start) }
        note(event, start)
        clients.note(event, start)
    }

    private mutating func checkBeginning(_ event: CalendarComponent, _ start: LineTime?) {
        guard event.name == "VEVENT", start == nil, event.property(.start) == nil else { return }
        // Whether it must have one depends on METHOD, which is known at the end.
        countOfStartless += 1
        if startless.count < ValidationLedger.mostOfAKind { startless.append(event.position) }
    }

    /// Events without a start, which some methods allow (RFC 5546).
    mutating func finishEvents() {
        guard method == nil || ["PUBLISH", "REQUEST", "ADD"].contains(method ?? "") else { return }
        for index in 0..<countOfStartless {
            ledger.add(
                .error, "ical/required", at: index < startless.count ? startless[index] : nil,
                "VEVENT has no DTSTART, so it has no time and calendar apps leave it out",
                fix: "add DTSTART:20270310T130000Z, or DTSTART;VALUE=DATE:20270310 for a whole day", "RFC 5545, 3.6.1")
        }
    }

    private mutating func checkEnd(
        _ start: LineTime?, _ end: LineTime?, _ duration: LinePlace?, in event: CalendarComponent
    ) {
        if let end, let duration {
            ledger.add(
                .error, "ical/end-and-duration", at: duration.start,
                "the \(event.name) has both \(end.place.property.name) and DURATION", fix: "keep one of the two",
                "RFC 5545, 3.6.1")
        }
        if let start, let duration, start.time.isDate {
            let text = duration.text
            let octets = text.span.extracting(duration.valueRange)
            if let length = try? ValueCheck.duration(octets, octets.indices), length.seconds != 0 {
                ledger.add(
                    .error, "ical/duration-days", at: duration.value(),
                    "a whole-day \(event.name) lasts whole days, not hours", fix: "write DURATION:P1D",
                    "RFC 5545, 3.6.1")
            }
        }
        if let duration, event.name == "VTODO", event.property(.start) == nil {
            ledger.add(
                .error, "ical/duration-start", at: duration.start,
                "the VTODO has a DURATION and no DTSTART, from which it would count",
                fix: "add DTSTART, or write when it is due: DUE:20270310T130000Z", "RFC 5545, 3.6.2")
        }
        guard let start, let end else { return }
        let name = end.place.property.name
        guard start.time.isDate == end.time.isDate else {
            ledger.add(
                .error, "ical/end-type", at: end.place.value(),
                "DTSTART is \(start.time.isDate ? "a day" : "a time") and \(name) is \(end.time.isDate ? "a day" : "a time")",
                fix: "write both with VALUE=DATE, or both with a time", "RFC 5545, 3.8.2.2")
            return
        }
        if (start.clock == .floating) != (end.clock == .floating) {
            ledger.add(
                .warning, "ical/end-clock", at: end.place.value(),
                "\(name) is on another clock than DTSTART: one of them has neither a Z nor a TZID",
                fix: "write both with the same TZID, or both in UTC", "RFC 5545, 3.8.2.2")
            return
        }
        guard let difference = difference(start, end), difference <= 0 else { return }
        let example = start.time.date.adding(days: 1).basic
        if difference < 0 {
            ledger.add(
                .error, "ical/end-before-start", at: end.place.value(), "\(name) comes before DTSTART",
                fix: start.time.isDate ? "write the day after the last: \(example)" : "write a later time",
                "RFC 5545, 3.8.2.2")
        } else if start.time.isDate {
            ledger.add(
                .warning, "ical/end-equals-start", at: end.place.value(),
                "\(name) is the same day as DTSTART, and it is not included: no day is left; apps show one",
                fix: "write the day after: \(name);VALUE=DATE:\(example)", "RFC 5545, 3.8.2.2")
        } else {
            ledger.add(
                .note, "ical/end-equals-start", at: end.place.value(),
                "\(name) is the same moment as DTSTART, and it has to come later",
                fix: "leave \(name) out for an event without length", "RFC 5545, 3.8.2.2")
        }
    }

    /// Seconds from one to the other; nil where it cannot be told.
    private func difference(_ start: LineTime, _ end: LineTime) -> Int64? {
        if start.clock == end.clock, start.tzid == end.tzid { return Int64(end.time.order - start.time.order) }
        guard let from = zones.instant(of: start), let to = zones.instant(of: end) else { return nil }
        return to - from
    }
}
