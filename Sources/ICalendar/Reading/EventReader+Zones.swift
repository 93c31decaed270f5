extension EventReader {
    /// What the parameters of a DTSTART and its like say.
    struct TimeParameters {
        enum Kind { case unsaid, date, dateTime, period, other }
        var kind = Kind.unsaid
        var tzid: String?
        /// Nil also where nothing is known of `tzid`.
        var zone: CalendarZone?
        var appliesToFuture = false
    }

    /// Takes in a VTIMEZONE.
    mutating func define(_ component: CalendarComponent) {
        guard !hasLookedAhead else { return }
        takeIn(component)
    }

    private mutating func takeIn(_ component: CalendarComponent) {
        let tzid = component.property("TZID")?.text ?? ""
        // The table has a limit of its own, and says so.
        if defined.count < Self.mostNames { defined.insert(tzid) }
        // Also a second one of a TZID: the table passes over it where it says the same, and reports it where not.
        zones.define(component)
    }

    /// What a TZID stands for; nil if nobody knows.
    ///
    /// Definitions may stand after the events that use them. So a name that none has defined yet is looked for in the
    /// rest of the file, once.
    mutating func zone(_ tzid: String) -> CalendarZone? {
        if !hasLookedAhead, !defined.contains(tzid) {
            hasLookedAhead = true
            var reader = ComponentReader(input.again(), limits: limits, only: "VTIMEZONE")
            while let item = reader.next() {
                if case .component(let definition) = item { takeIn(definition) }
            }
        }
        // Each new name costs a search of the database; a file may make up names without end.
        guard asked.contains(tzid) || asked.count < limits.zones else { return nil }
        asked.insert(tzid)
        return zones.zone(tzid).zone
    }

    /// What to say of a TZID that leads nowhere.
    func unknownZone(_ tzid: String, _ property: CalendarProperty) -> ICalendarDiagnostic {
        let position = property.position
        let kept = "; the time is read on the calendar's own clock"
        guard asked.contains(tzid) else {
            return ICalendarDiagnostic(
                .error, id: "ical/limit", at: position,
                message: "the time zone “\(tzid.prefix(80))” is not looked up: the file names more than "
                    + "\(limits.zones), the most that are" + kept,
                fix: "write the IANA name of the zone: TZID=Asia/Almaty", reference: "RFC 5545, 3.2.19")
        }
        var diagnostic = zones.unknownZone(tzid, at: position)
        diagnostic.message += kept
        return diagnostic
    }

    /// What the parameters of a line say of its times.
    mutating func timeParameters(_ property: CalendarProperty) -> TimeParameters {
        let storage = property.storage
        let first = storage.nameRange(of: property.index).upperBound + 1
        let end = storage.valueRange(of: property.index).lowerBound - 1
        guard first < end else { return TimeParameters() }
        for known in knownParameters where known.octets.count == end - first {
            let isSame = storage.text.withUnsafeBytes { text in
                known.octets.withUnsafeBytes { octets in
                    UnsafeRawBufferPointer(rebasing: text[first..<end]).elementsEqual(octets)
                }
            }
            if isSame { return known.meaning }
        }
        let octets = storage.text[first..<end]
        let meaning = meaning(of: CalendarProperty.parameters(octets))
        if knownParameters.count == Self.mostParameters { knownParameters.removeFirst() }
        knownParameters.append((Array(octets), meaning))
        return meaning
    }

    private static let mostParameters = 8
    private static let mostNames = 4_096

    private mutating func meaning(of parameters: [CalendarProperty.Parameter]) -> TimeParameters {
        var meaning = TimeParameters()
        for parameter in parameters {
            guard let value = parameter.values.first else { continue }
            switch parameter.name {
            case "VALUE":
                meaning.kind =
                    switch value.uppercased() {
                    case "DATE": .date
                    case "DATE-TIME": .dateTime
                    case "PERIOD": .period
                    default: .other
                    }
            case "TZID":
                // It has one value; commas that should stand in quotation marks are its own: Amsterdam, Berlin.
                let value = parameter.values.joined(separator: ",")
                guard !value.isEmpty else { continue }
                meaning.tzid = value
                meaning.zone = zone(value)
            case "RANGE": meaning.appliesToFuture = value.uppercased() == "THISANDFUTURE"
            default: break
            }
        }
        return meaning
    }
}
