import ZoneInfo

extension CalendarValidator {
    /// The TZID of a line: that it may stand there, and which zone it names.
    mutating func useZone(of place: LinePlace) {
        let property = place.property
        guard place.hasParameters, let tzid = property.parameter("TZID"), !tzid.isEmpty else { return }
        let text = place.text
        let octets = text.span.extracting(place.valueRange)
        let isDate = property.parameter("VALUE")?.uppercased() == "DATE" || octets.count == 8
        if isDate {
            ledger.add(
                .warning, "ical/zone-on-date", at: place.parameter("TZID"),
                "a whole day has no time zone, and readers skip or trip over it", fix: "leave TZID out",
                "RFC 5545, 3.2.19")
            return
        }
        if let last = octets.indices.last, octets[last].inCapitals == UInt8(ascii: "Z") {
            ledger.add(
                .warning, "ical/zone-on-utc", at: place.parameter("TZID"),
                "the time stands in UTC and has a TZID too, and apps differ in which of the two they follow",
                fix: "leave out the TZID, or the Z", "RFC 5545, 3.2.19")
            return
        }
        zones.use(tzid, at: place.parameter("TZID"))
    }

    /// A VTIMEZONE by itself.
    mutating func checkZone(_ definition: CalendarComponent) {
        if let tzid = definition.property("TZID")?.value, !zones.define(tzid, at: definition.position) {
            ledger.add(
                .error, "ical/zone-repeated", at: definition.position,
                "\(tzid) is defined twice; readers take the first",
                fix: "keep one of the two", "RFC 5545, 3.6.5")
        }
        let parts = definition.components.filter { $0.name == "STANDARD" || $0.name == "DAYLIGHT" }
        if parts.isEmpty {
            ledger.add(
                .error, "ical/zone-definition", at: definition.position,
                "the zone has neither STANDARD nor DAYLIGHT, so it says nothing",
                fix: "add a STANDARD with DTSTART, TZOFFSETFROM and TZOFFSETTO", "RFC 5545, 3.6.5")
        }
        for part in parts { checkObservance(part) }
    }

    private mutating func checkObservance(_ part: CalendarComponent) {
        guard let index = part.properties.firstIndex(where: { $0.name == "DTSTART" }) else { return }
        let place = LinePlace(component: part, index: index)
        guard let start = LineTime(place) else { return }
        if start.time.isDate || start.time.isInUTC || place.property.parameter("TZID") != nil {
            ledger.add(
                .error, "ical/zone-definition", at: place.value(),
                "the start of a zone's \(part.name) is a time on its own clock, without Z and TZID",
                fix: "write DTSTART:19701025T030000", "RFC 5545, 3.6.5")
        }
        for index in part.properties.indices where part.properties[index].name == "RRULE" {
            let place = LinePlace(component: part, index: index)
            let text = place.text
            let octets = text.span.extracting(place.valueRange)
            guard let rule = try? RuleParts(octets), let until = rule.until, !until.time.isInUTC else { continue }
            ledger.add(
                .warning, "ical/until-type", at: place.value(until.offset), "UNTIL of a zone's rule stands in UTC",
                fix: "write it in UTC, with a Z at its end", "RFC 5545, 3.3.10")
        }
    }

    /// Zones that are named and not defined, and the other way round.
    mutating func finishZones() {
        for tzid in zones.order where zones.defined[tzid] == nil {
            guard let (place, count) = zones.used[tzid] else { continue }
            let often = count == 1 ? "" : " (\(count) times)"
            if let zone = zones.zone(tzid) {
                let effect =
                    zone.identifier == tzid
                    ? "Outlook and Thunderbird then read the time on the reader's own clock; Google and Apple know the "
                        + "zone by its name"
                    : "it is read as \(zone.identifier) here, and not every app knows that name"
                ledger.add(
                    .warning, "ical/zone-undefined", at: place,
                    "\(tzid) is named\(often) and has no VTIMEZONE: \(effect)",
                    fix: "add a VTIMEZONE with TZID:\(tzid), or write the times in UTC", "RFC 5545, 3.2.19")
            } else {
                ledger.add(
                    .error, "ical/zone-undefined", at: place,
                    "\(tzid) is named\(often), has no VTIMEZONE and is no IANA name: nobody can tell what time it is",
                    fix: "write an IANA name: TZID=Asia/Almaty, and add its VTIMEZONE", "RFC 5545, 3.2.19")
            }
        }
        for tzid in zones.definitions where zones.used[tzid] == nil {
            ledger.add(
                .note, "ical/zone-unused", at: zones.defined[tzid], "\(tzid) is defined, and no time names it",
                fix: "leave the VTIMEZONE out", "RFC 5545, 3.6.5")
        }
    }
}
