import ZoneInfo

extension CalendarEvent {
    /// What the event says and cannot be used as it stands; none of it costs the event anything else.
    ///
    /// A colour that is no name, an attachment that is not what its line says, a reminder without one moment, a start
    /// that no clock shows.
    package var unusable: [ICalendarDiagnostic] {
        var found = faultOfStart
        for property in component.properties {
            if property.isNamed("COLOR") {
                found += Self.fault(ofColour: property)
            } else if property.isNamed("ATTACH") || property.isNamed("IMAGE") {
                found += Self.fault(ofAttachment: property)
            }
        }
        for alarm in component.components where alarm.name == "VALARM" { found += Self.fault(ofAlarm: alarm) }
        return found
    }

    /// That the clocks of its zone are set forward over the time at which it begins.
    private var faultOfStart: [ICalendarDiagnostic] {
        guard case .zoned(let civil, let zone) = start, case .skipped(let instant, _) = zone.zone.resolve(civil),
            let property = component.property("DTSTART")
        else { return [] }
        let shown = zone.zone.civil(at: instant)
        return [
            ICalendarDiagnostic(
                .note, id: "ical/skipped-time", at: property.position,
                message: "the clocks of “\(zone.tzid)” are set forward over \(civil), so that no clock shows it; "
                    + "\(shown) is taken",
                fix: "write the time that is meant: DTSTART;TZID=\(zone.tzid):\(shown.basic)",
                reference: "RFC 5545, 3.3.5")
        ]
    }

    private static func fault(ofColour property: CalendarProperty) -> [ICalendarDiagnostic] {
        let name = property.value.trimmed
        guard !ColourName.isName(name.lowercased()) else { return [] }
        let near = ColourName.nearest(to: name.lowercased())
        return [
            ICalendarDiagnostic(
                .warning, id: "ical/colour", at: property.position,
                message: "the colour “\(name.prefix(40))” is not used: COLOR takes a name of CSS",
                fix: "write COLOR:\(near ?? "gold"), or leave the line out", reference: "RFC 7986, 5.9")
        ]
    }

    private static func fault(ofAttachment property: CalendarProperty) -> [ICalendarDiagnostic] {
        let encoding = property.parameters.first { $0.name == "ENCODING" }?.values ?? []
        let isBinary = property.parameter("VALUE")?.uppercased() == "BINARY"
        guard !encoding.isEmpty || isBinary else { return [] }
        let why: String
        if encoding.map({ $0.uppercased() }) != ["BASE64"] {
            why = "its ENCODING is “\(encoding.joined(separator: ",").prefix(40))”, and there is BASE64 alone"
        } else if let fault = property.faultOfBase64 {
            why = "it is not BASE64: \(fault)"
        } else {
            return []
        }
        return [
            ICalendarDiagnostic(
                .warning, id: "ical/attachment", at: property.position,
                message: "the attachment in \(property.name) is not used: \(why)",
                fix: "encode it again, with ENCODING=BASE64;VALUE=BINARY, or write where it is: "
                    + "ATTACH:https://example.org/poster.pdf",
                reference: "RFC 5545, 3.8.1.1")
        ]
    }

    private static func fault(ofAlarm alarm: CalendarComponent) -> [ICalendarDiagnostic] {
        // Apple writes a reminder that does nothing where there is none.
        if alarm.property("ACTION")?.value.trimmed.uppercased() == "NONE" { return [] }
        let triggers = alarm.properties("TRIGGER")
        guard triggers.count != 1 else { return [] }
        let message =
            triggers.isEmpty
            ? "the reminder is left out: it has no TRIGGER that can be read"
            : "the reminder has \(triggers.count) TRIGGERs; the first, \(triggers[0].value.prefix(40)), is taken"
        return [
            ICalendarDiagnostic(
                .warning, id: "ical/alarm", at: triggers.isEmpty ? alarm.position : triggers[1].position,
                message: message, fix: "write one TRIGGER: TRIGGER:-PT15M", reference: "RFC 5545, 3.8.6.3")
        ]
    }
}

extension CalendarProperty {
    /// What is wrong with the value as BASE64; nil if nothing is.
    fileprivate var faultOfBase64: String? {
        let octets = storage.text[storage.valueRange(of: index)]
        var padding = 0
        for octet in octets {
            switch octet {
            case UInt8(ascii: "="): padding += 1
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                if padding > 0 { return "something follows the = at its end" }
            default: return "it holds what is none of its letters"
            }
        }
        return octets.count % 4 == 0 && padding < 3 ? nil : "letters are missing at its end"
    }
}
