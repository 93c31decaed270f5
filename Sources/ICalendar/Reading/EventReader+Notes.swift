import ZoneInfo

extension EventReader {
    func sequenceValue(_ text: String) -> Int? {
        guard let number = Int(text), number >= 0, number <= Int(Int32.max) else { return nil }
        return number
    }

    mutating func sequence(_ property: CalendarProperty) -> Int {
        let text = property.value.trimmed
        if let number = sequenceValue(text) { return number }
        log.add(
            ICalendarDiagnostic(
                .warning, id: "ical/sequence", at: property.valuePosition,
                message: "the SEQUENCE “\(text.prefix(40))” is no number from 0 on; it is read as 0",
                fix: "write SEQUENCE:0", reference: "RFC 5545, 3.8.7.4"))
        return 0
    }

    mutating func status(_ property: CalendarProperty) -> CalendarEvent.Status {
        let text = property.value.trimmed
        switch text.uppercased() {
        case "TENTATIVE": return .tentative
        case "CONFIRMED": return .confirmed
        case "CANCELLED": return .cancelled
        default:
            let isAmerican = text.uppercased() == "CANCELED"
            log.add(
                ICalendarDiagnostic(
                    .warning, id: "ical/status", at: property.valuePosition,
                    message: "an event has no STATUS “\(text.prefix(40))”; "
                        + (isAmerican ? "it is read as CANCELLED" : "it is not used"),
                    fix: "write TENTATIVE, CONFIRMED or CANCELLED", reference: "RFC 5545, 3.8.1.11"))
            return isAmerican ? .cancelled : .unsaid
        }
    }

    mutating func isTransparent(_ property: CalendarProperty) -> Bool {
        let text = property.value.trimmed
        switch text.uppercased() {
        case "TRANSPARENT": return true
        case "OPAQUE": return false
        default:
            log.add(
                ICalendarDiagnostic(
                    .warning, id: "ical/transp", at: property.valuePosition,
                    message: "there is no TRANSP “\(text.prefix(40))”; the event is read as taking time",
                    fix: "write TRANSPARENT or OPAQUE", reference: "RFC 5545, 3.8.2.7"))
            return false
        }
    }

    mutating func noteRepeated(_ property: CalendarProperty) {
        guard !log.isFull else { return log.count(.warning) }
        log.add(
            ICalendarDiagnostic(
                .warning, id: "ical/repeated", at: property.position,
                message: "\(property.name) stands twice in this event; the first one counts",
                fix: "leave one of them out", reference: "RFC 5545, 3.6.1"))
    }

    mutating func noteExceptionRule(_ property: CalendarProperty) {
        guard !log.isFull else { return log.count(.warning) }
        log.add(
            ICalendarDiagnostic(
                .warning, id: "ical/exrule", at: property.position,
                message: "EXRULE is no longer in use and is not followed: what it leaves out is shown",
                fix: "name each date that is left out in an EXDATE", reference: "RFC 5545, A.3"))
    }

    mutating func noteRuleOfException(_ component: CalendarComponent) {
        log.add(
            ICalendarDiagnostic(
                .warning, id: "ical/exception-rule", at: component.property(.rule)?.position ?? component.position,
                message:
                    "the RRULE of an event with a RECURRENCE-ID is not followed: it replaces an occurrence of a series",
                fix: "leave out the RRULE, or the RECURRENCE-ID if it is a series of its own",
                reference: "RFC 5545, 3.8.4.4"))
    }

    mutating func noteFloating(_ property: CalendarProperty) {
        log.add(
            ICalendarDiagnostic(
                .note, id: "ical/floating", at: property.position,
                message: "the times of this event have no zone: they are read on the calendar's own clock",
                fix: "write them in UTC (20270310T100000Z), or with TZID=", reference: "RFC 5545, 3.3.5"))
    }

    mutating func noteZoneOfUTC(_ property: CalendarProperty, _ tzid: String) {
        guard !log.isFull else { return log.count(.warning) }
        log.add(
            ICalendarDiagnostic(
                .warning, id: "ical/utc-with-zone", at: property.valuePosition,
                message: "the time ends in Z, so it is UTC; its TZID “\(tzid)” is not used",
                fix: "leave out the Z, or the TZID", reference: "RFC 5545, 3.2.19"))
    }

    mutating func noteMissingValueDate(_ property: CalendarProperty) {
        guard !log.isFull else { return log.count(.warning) }
        log.add(
            ICalendarDiagnostic(
                .warning, id: "ical/value-type", at: property.valuePosition,
                message: "\(property.name) is a date without VALUE=DATE; it is read as a whole day",
                fix: "write \(property.name);VALUE=DATE:", reference: "RFC 5545, 3.3.4"))
    }

    mutating func note(_ oddity: TimeText.Oddity, _ property: CalendarProperty, at offset: Int) {
        guard !log.isFull else { return log.count(.warning) }
        let message =
            oddity == .leapSecond
            ? "the second 60 is read as 59" : "24:00 is read as the beginning of the next day"
        log.add(
            ICalendarDiagnostic(
                .warning, id: "ical/date", at: property.storage.position(of: offset, in: property.index),
                message: message, fix: "write hours from 00 to 23, seconds from 00 to 59", reference: "RFC 5545, 3.3.12"
            ))
    }

    mutating func leaveOutRule(_ property: CalendarProperty) {
        guard !log.isFull else { return log.count(.error) }
        log.add(
            ICalendarDiagnostic(
                .error, id: "ical/limit", at: property.position,
                message:
                    "this RRULE and those after it are left out: the event has more than \(limits.rules), the most "
                    + "that are read",
                fix: "write events of their own", reference: "RFC 5545, 3.8.5.3"))
    }
}
