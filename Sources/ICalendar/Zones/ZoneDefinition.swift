import ZoneInfo

/// What a VTIMEZONE of a file says of its clock (RFC 5545, section 3.6.5).
struct ZoneDefinition: Sendable {
    /// As the file writes it, its escapes undone.
    let tzid: String
    /// Where the component begins.
    let position: TextPosition
    /// The clock, its changes worked out up to the horizon; nil where nothing in the definition can be used.
    let zone: Zone?
    /// When it begins to say something: the first time at which an observance takes effect.
    let first: Instant
    /// When it no longer says anything (TZUNTIL, RFC 7808).
    let end: Instant
    /// The name of the database that the program which wrote it had in mind, where it says so (X-LIC-LOCATION).
    let location: String?
    /// The lines that it was read from, without their places, to tell a second definition that is the same.
    private let lines: [String]

    /// The year up to which the changes of a rule without an end are worked out.
    static let horizon = 2200
    /// How many observances one definition can have. Those of the whole history of a zone are at most some two hundred.
    static let mostObservances = 2_000
    /// How many changes one definition can have: half a dozen a year from 1601 to the horizon.
    static let mostChanges = 4_000

    /// - Parameter diagnostics: Takes what is wrong with it.
    init(_ component: CalendarComponent, tzid: String, diagnostics: inout [ICalendarDiagnostic]) {
        self.tzid = tzid
        position = component.position
        location = component.property("X-LIC-LOCATION")?.value.trimmed
        lines = Self.lines(of: component)

        let until = component.property("TZUNTIL").flatMap { CivilDateTime(written: $0.value) }
        let end = until.map { Instant(utc: $0) } ?? Instant(seconds: .max)
        self.end = end
        var onsets: [ZoneObservance.Onset] = []
        var isCut = false
        let parts = component.components.filter { $0.name == "STANDARD" || $0.name == "DAYLIGHT" }
        for part in parts.prefix(Self.mostObservances) {
            guard let observance = ZoneObservance(part, tzid: tzid, diagnostics: &diagnostics) else { continue }
            onsets += observance.onsets(limit: Self.mostChanges - onsets.count, isCut: &isCut)
            if isCut { break }
        }
        if isCut || parts.count > Self.mostObservances {
            diagnostics.append(
                ICalendarDiagnostic(
                    .warning, id: "ical/zone-definition", at: position,
                    message: "the definition of the time zone “\(tzid)” has more changes than were looked at "
                        + "(\(Self.mostChanges)); times after the last of them may be read with a wrong offset",
                    fix: "export the file again: a zone changes its offset a few times a year at most",
                    reference: "RFC 5545, 3.6.5"))
        }
        onsets = onsets.filter { $0.instant < end }.sorted { ($0.instant, $0.start) < ($1.instant, $1.start) }
        guard let earliest = onsets.first else {
            zone = nil
            first = Instant(seconds: .max)
            diagnostics.append(
                ICalendarDiagnostic(
                    .warning, id: "ical/zone-definition", at: position,
                    message:
                        "the definition of the time zone “\(tzid)” has no STANDARD or DAYLIGHT part that can be used",
                    fix: "give it one with DTSTART, TZOFFSETFROM and TZOFFSETTO", reference: "RFC 5545, 3.6.5"))
            return
        }
        first = earliest.instant
        // Of two that take effect at one instant, the one whose observance began later holds.
        var changes: [ZoneChange] = []
        // RFC 5545 says nothing of the time before the first onset but its TZOFFSETFROM, “the offset that is in use prior
        // to this time zone observance” (3.8.3.3).
        let initial = ZonePeriod(
            offset: earliest.from, isDaylightSaving: false, abbreviation: earliest.from.description)
        for onset in onsets {
            if changes.last?.instant == onset.instant { changes.removeLast() }
            changes.append(
                ZoneChange(instant: onset.instant, before: changes.last?.after ?? initial, after: onset.period))
        }
        zone = Zone(identifier: tzid, initial: initial, changes: changes)
    }

    /// Whether another component says the same, wherever it stands.
    func isSame(as component: CalendarComponent) -> Bool { Self.lines(of: component) == lines }

    private static func lines(of component: CalendarComponent) -> [String] {
        component.properties.map { "\($0.name):\($0.value)" }
            + component.components.flatMap { ["BEGIN:\($0.name)"] + lines(of: $0) }
    }
}
