package import ZoneInfo

/// What the TZIDs of one file stand for.
///
/// A name that leads to the system's database means the zone there, whatever the file says of it; where the two differ
/// at a time that is used, `contradictions` says so. Any other name means what the file's own VTIMEZONE says.
package struct ZoneTable: Sendable {
    /// What a TZID led to.
    package enum Lookup: Sendable {
        /// The name leads to a zone of the system's database.
        case system(CalendarZone)
        /// The file alone defines it.
        case file(CalendarZone)
        /// Neither the database nor the file knows it.
        case unknown

        package var zone: CalendarZone? {
            switch self {
            case .system(let zone), .file(let zone): zone
            case .unknown: nil
            }
        }
    }

    /// What is wrong with the definitions of the file, and with the names given to `clock`.
    package private(set) var diagnostics: [ICalendarDiagnostic] = []

    var names: ZoneNames
    /// By the TZID in its plain form.
    private var definitions: [String: ZoneDefinition] = [:]
    private var found: [String: Lookup] = [:]
    /// Definitions that differ from the database somewhere; `index` leads to them.
    private var differing: [ZoneContradiction] = []
    private var index: [ObjectIdentifier: Int] = [:]
    private var hasTooMany = false
    /// What was reported, so that a definition that is handed in again is not.
    private var reported: Set<TextPosition> = []
    /// How many more starts of repeats are looked at in search of one at which a definition differs.
    private var stepsLeft = 200_000

    /// How many definitions are worked out; a calendar has a handful, the whole database some six hundred.
    private static let mostDefinitions = 1_000

    /// - Parameter definitions: The VTIMEZONE components of the file, in its order.
    package init(definitions: [CalendarComponent] = [], database: ZoneDatabase = .system) {
        names = ZoneNames(database: database)
        for definition in definitions { define(definition) }
    }

    /// Takes in a VTIMEZONE; of two with one TZID the first counts. To be called before its TZID is looked up.
    package mutating func define(_ component: CalendarComponent) {
        guard let property = component.property("TZID"), case let tzid = ZoneNames.plain(unescaping: property.value),
            !tzid.isEmpty
        else {
            report(
                "this time zone definition has no TZID, so nothing can refer to it", at: component.position,
                fix: "give it one: TZID:Asia/Almaty", "3.8.3.1")
            return
        }
        if let earlier = definitions[tzid] {
            guard !earlier.isSame(as: component) else { return }
            report(
                "the time zone “\(tzid)” is defined a second time, in another way; the first definition, in line "
                    + "\(earlier.position.line), was taken",
                at: property.position, fix: "keep one of the two, or give the second a TZID of its own", "3.6.5")
            return
        }
        guard definitions.count < Self.mostDefinitions else {
            if !hasTooMany {
                hasTooMany = true
                report(
                    "there are more than \(Self.mostDefinitions) time zone definitions; this one and those after it "
                        + "were not looked at",
                    at: component.position, fix: "cut the file into several", "3.6.5")
            }
            return
        }
        definitions[tzid] = ZoneDefinition(component, tzid: tzid, diagnostics: &diagnostics)
    }

    /// What a TZID means; the same object each time, so that a file's zones are few however many times it has.
    package mutating func zone(_ tzid: String) -> Lookup {
        if let known = found[tzid] { return known }
        let result = lookUp(tzid)
        found[tzid] = result
        return result
    }

    private mutating func lookUp(_ tzid: String) -> Lookup {
        let plain = ZoneNames.plain(unescaping: tzid)
        let definition = definitions[plain]
        if let zone = names.zone(plain) {
            let zone = CalendarZone(tzid: tzid, zone: zone)
            if let definition, let difference = ZoneContradiction(of: definition, from: zone) {
                index[ObjectIdentifier(zone)] = differing.count
                differing.append(difference)
            }
            return .system(zone)
        }
        if let definition, let zone = definition.zone {
            return .file(CalendarZone(tzid: tzid, zone: zone, isDefinedByFile: true))
        }
        let zone = names.zone(guessing: plain) ?? definition?.location.flatMap { names.zone($0) }
        return zone.map { .system(CalendarZone(tzid: tzid, zone: $0)) } ?? .unknown
    }

    private mutating func report(_ message: String, at position: TextPosition, fix: String, _ reference: String) {
        guard reported.insert(position).inserted else { return }
        diagnostics.append(
            ICalendarDiagnostic(
                .warning, id: "ical/zone-definition", at: position, message: message, fix: fix,
                reference: "RFC 5545, \(reference)"))
    }
}

extension ZoneTable {
    /// Looks whether the file and the database agree at the times that an event uses, its repeats included.
    ///
    /// Costs next to nothing where all definitions of the file agree with the database.
    package mutating func note(_ event: CalendarEvent) {
        guard !differing.isEmpty else { return }
        note(event.start)
        if let end = event.end { note(end) }
        for date in event.dates { note(date) }
        guard case .zoned(let start, let zone) = event.start, let place = index[ObjectIdentifier(zone)] else { return }
        for rule in event.rules where stepsLeft > 0 {
            let last = zone.zone.civil(at: differing[place].last).adding(seconds: 86_400)
            let walk = rule.starts(
                from: start, isDate: false, until: rule.until?.civil(in: zone.zone), before: last,
                limit: min(stepsLeft, 2_000))
            // Nor can a rule that gives nothing be followed for ever.
            stepsLeft -= walk.starts.count + 10
            // The start itself has been seen; one more is enough to know.
            for moment in walk.starts where moment != start { if differing[place].note(moment) { break } }
        }
    }

    /// The same for a single time.
    package mutating func note(_ time: CalendarTime) {
        guard !differing.isEmpty, case .zoned(let civil, let zone) = time, let place = index[ObjectIdentifier(zone)]
        else { return }
        differing[place].note(civil)
    }

    /// One warning for each definition that differs from the database at a time that was noted.
    package var contradictions: [ICalendarDiagnostic] {
        differing.sorted { $0.definition.position.line < $1.definition.position.line }.compactMap(\.diagnostic)
    }

    /// The clock that floating times of the file are read on, by its X-WR-TIMEZONE; nil where the name leads nowhere,
    /// which is then among the diagnostics.
    ///
    /// It is for times without a zone of their own alone: those in UTC or with a TZID are not touched.
    package mutating func clock(_ property: CalendarProperty) -> CalendarZone? {
        if let zone = zone(property.value).zone { return zone }
        diagnostics.append(
            ICalendarDiagnostic(
                .warning, id: "ical/unknown-zone", at: property.position,
                message: "the calendar's time zone “\(property.value)” is not known; times without a zone of their own "
                    + "are read as if it were not there",
                fix: "write an IANA name: X-WR-TIMEZONE:Asia/Almaty", reference: ""))
        return nil
    }

    /// What to say of a TZID that leads nowhere.
    package func unknownZone(_ tzid: String, at position: TextPosition) -> ICalendarDiagnostic {
        let isThere = names.database.exists
        return ICalendarDiagnostic(
            .error, id: "ical/unknown-zone", at: position,
            message: "the time zone “\(tzid)” is neither "
                + (isThere ? "in the system's zone database" : "known to this machine, which has no zone database,")
                + " nor defined in this file",
            fix: isThere
                ? "write the IANA name of the zone: TZID=Asia/Almaty" : "install the package tzdata, or set TZDIR",
            reference: "RFC 5545, 3.2.19")
    }
}

extension RecurrenceRule.Until {
    /// The last moment at which an occurrence can begin, on the clock of a zone; a date includes that whole day.
    fileprivate func civil(in zone: Zone) -> CivilDateTime {
        switch self {
        case .date(let date): CivilDateTime(date, .endOfDay).adding(seconds: -1)
        case .civil(let civil): civil
        case .instant(let instant): zone.civil(at: instant)
        }
    }
}
