import ZoneInfo

extension EventReader {
    mutating func takeDuration(_ property: CalendarProperty, _ event: inout CalendarEvent, _ reading: inout Reading) {
        let octets = property.value.trimmed
        guard let duration = ICalendarDuration(octets) else {
            return log.add(
                ICalendarDiagnostic(
                    .error, id: "ical/duration", at: property.valuePosition,
                    message: "the DURATION “\(octets.prefix(40))” of event \(event.component.named) is none; "
                        + "the event is read as if it had no end",
                    fix: "write PT1H30M for an hour and a half, P1D for a day", reference: "RFC 5545, 3.3.6"))
        }
        guard duration.days >= 0, duration.seconds >= 0 else {
            return log.add(
                ICalendarDiagnostic(
                    .error, id: "ical/duration", at: property.valuePosition,
                    message: "the DURATION “\(octets.prefix(40))” of event \(event.component.named) goes back in time; "
                        + "the event is read as if it had no end",
                    fix: "leave the minus out", reference: "RFC 5545, 3.8.2.5"))
        }
        event.duration = duration
        reading.duration = property.index
    }

    /// Decides how long the event is: DTEND, else DURATION, else a day for a date and no time at all for a time.
    mutating func settleEnd(of event: inout CalendarEvent, _ reading: Reading) {
        let storage = event.component.storage
        if let index = reading.end, let end = event.end {
            if let index = reading.duration {
                event.duration = nil
                log.add(
                    ICalendarDiagnostic(
                        .warning, id: "ical/end-and-duration",
                        at: CalendarProperty(storage: storage, index: index).position,
                        message: "the event has both DTEND and DURATION; DTEND counts", fix: "leave one of them out",
                        reference: "RFC 5545, 3.6.1"))
            }
            if case .zoned(let last, let zone) = end, case .zoned(let first, let same) = event.start, zone === same,
                first < last
            {
                return
            }
            event.end = settled(end, for: event.start, CalendarProperty(storage: storage, index: index))
        } else if let index = reading.duration, let duration = event.duration, event.start.isDate {
            event.duration = settled(duration, for: event.start, CalendarProperty(storage: storage, index: index))
        }
    }

    private mutating func settled(
        _ end: CalendarTime, for start: CalendarTime, _ line: CalendarProperty
    ) -> CalendarTime? {
        switch (start, end) {
        case (.date(let first), .date(let last)):
            guard first < last else {
                warn(line, "DTEND is not after DTSTART; the event takes the one day \(first)", "3.8.2.2")
                return nil
            }
            return end
        case (.date(let first), .floating(let moment)), (.date(let first), .zoned(let moment, _)):
            return wholeDays(from: first, to: moment, line)
        case (.date(let first), .utc(let instant)): return wholeDays(from: first, to: instant.utc, line)
        case (_, .date(let day)):
            warn(line, "DTEND is a date and DTSTART a time; the event ends as that day begins", "3.8.2.2")
            return afterStart(start.onItsClock(CivilDateTime(day, .midnight)), start, line)
        default: return afterStart(end, start, line)
        }
    }

    private mutating func wholeDays(
        from first: CivilDate, to moment: CivilDateTime, _ line: CalendarProperty
    ) -> CalendarTime? {
        let last = moment.time == .midnight ? moment.date : moment.date.adding(days: 1)
        warn(line, "DTEND is a time and DTSTART a date; the event takes whole days", "3.8.2.2")
        return first < last ? .date(last) : nil
    }

    private mutating func afterStart(
        _ end: CalendarTime, _ start: CalendarTime, _ line: CalendarProperty
    ) -> CalendarTime? {
        guard end.isBefore(start) else { return end }
        warn(line, "DTEND is before DTSTART; the event is read as if it had no end", "3.8.2.2")
        return nil
    }

    private mutating func settled(
        _ duration: ICalendarDuration, for start: CalendarTime, _ line: CalendarProperty
    ) -> ICalendarDuration? {
        guard start.isDate else { return duration }
        if duration.seconds == 0, duration.days > 0 { return duration }
        let days = duration.days + Int((duration.seconds + 86_399) / 86_400)
        let said = max(1, days) == 1 ? "one day" : "\(days) days"
        warn(line, "DTSTART is a date, and DURATION is not in whole days; the event takes \(said)", "3.8.2.5")
        return ICalendarDuration(days: max(1, days))
    }

    private mutating func warn(_ line: CalendarProperty, _ message: String, _ section: String) {
        log.add(
            ICalendarDiagnostic(
                .warning, id: "ical/end-before-start", at: line.valuePosition, message: message,
                fix: "write an end that is after the start, in the same form", reference: "RFC 5545, \(section)"))
    }
}

extension CalendarTime {
    /// A time on the clock that this one is on.
    func onItsClock(_ civil: CivilDateTime) -> CalendarTime {
        switch self {
        case .date, .floating: .floating(civil)
        case .utc: .utc(Instant(utc: civil))
        case .zoned(_, let zone): .zoned(civil, zone)
        }
    }

    /// Whether it is surely before another; of floating times and others nobody can say.
    func isBefore(_ other: CalendarTime) -> Bool {
        switch (self, other) {
        case (.floating(let left), .floating(let right)): return left < right
        case (.zoned(let left, let zone), .zoned(let right, let otherZone)) where zone === otherZone:
            // On one clock the later time is the earlier one only where that clock is set back.
            return left < right && zone.zone.instant(of: left) < zone.zone.instant(of: right)
        default:
            guard let left = instant, let right = other.instant else { return false }
            return left < right
        }
    }

    /// The instant, where it does not depend on who reads it.
    private var instant: Instant? {
        switch self {
        case .date, .floating: nil
        case .utc(let instant): instant
        case .zoned(let civil, let zone): zone.zone.instant(of: civil)
        }
    }
}
