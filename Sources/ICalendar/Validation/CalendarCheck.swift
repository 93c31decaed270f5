/// All that can be said against an iCalendar file: its lines, what its components hold, how its events repeat.
package struct CalendarCheck: Sendable {
    /// In order of place; what is about the whole file comes last.
    package private(set) var diagnostics: [ICalendarDiagnostic] = []
    private var counts: [ICalendarDiagnostic.Severity: Int] = [:]
    /// How many are counted, but not among `diagnostics`.
    package private(set) var leftOut = 0
    /// How many components of each kind there are: `VEVENT`, `VTODO`, …
    package private(set) var components: [String: Int] = [:]
    /// Whether it is an iCalendar file at all.
    package private(set) var isCalendar = false
    /// The lines that the first diagnostics are about, by number.
    package private(set) var lines: [Int: String] = [:]

    /// Of how many diagnostics the lines are kept.
    package static let mostLines = 200

    /// How many there are of a severity, those left out of `diagnostics` among them.
    package func count(of severity: ICalendarDiagnostic.Severity) -> Int { counts[severity, default: 0] }

    /// Checks octets that are in memory.
    package init(_ octets: [UInt8], limits: ReadingLimits = ReadingLimits()) {
        self.init(CalendarInput(octets), limits: limits)
    }

    /// Checks a file.
    ///
    /// - Throws: What to say if there is none, or if it cannot be read.
    package init(path: String, limits: ReadingLimits = ReadingLimits()) throws(ICalendarDiagnostic) {
        self.init(try CalendarInput(path: path), limits: limits)
    }

    init(_ input: CalendarInput, limits: ReadingLimits) {
        var form = LineForm()
        while let piece = input.next() { form.take(piece) }
        form.finish()

        var validator = CalendarValidator()
        var reader = CalendarReader(input.again(), limits: limits)
        var countBefore = 0
        while let component = reader.nextComponent() {
            if reader.calendars.count > countBefore {
                countBefore = reader.calendars.count
                validator.zones.beginCalendar()
            }
            validator.take(component)
            if let event = reader.event(component) { validator.take(event) }
        }
        isCalendar = reader.isCalendar
        components = reader.counts
        if isCalendar {
            // A calendar that only the reader supposed, around what stands in none, has been spoken of.
            let supposed = Set(reader.diagnostics.filter { $0.id == "ical/outside" }.compactMap(\.position))
            for calendar in reader.calendars where !supposed.contains(calendar.position) { validator.end(calendar) }
            validator.finish(size: form.size)
            for diagnostic in form.ledger.diagnostics { validator.add(diagnostic) }
        }
        validator.add(reading: reader.diagnostics)
        diagnostics = validator.diagnostics
        for severity in [ICalendarDiagnostic.Severity.error, .warning, .note] {
            counts[severity] = validator.count(of: severity)
        }
        leftOut = validator.leftOut
        let shown = diagnostics.prefix(Self.mostLines).compactMap { $0.position?.line }
        lines = PhysicalLines(Set(shown), in: input.again()).found
    }
}

extension CalendarValidator {
    /// What reading the file found: all of it that was not said already.
    mutating func add(reading found: [ICalendarDiagnostic]) {
        let said = linesWithFault.union(ledger.diagnostics.compactMap { $0.position?.line })
        for diagnostic in found where !Self.saidHere.contains(diagnostic.id) {
            if Self.saidPerhaps.contains(diagnostic.id), let line = diagnostic.position?.line, said.contains(line) {
                continue
            }
            ledger.add(diagnostic)
        }
    }

    /// What validation says itself, in other words.
    private static let saidHere: Set<String> = [
        "ical/no-start", "ical/no-uid", "ical/repeated", "ical/end-and-duration", "ical/floating", "ical/not-an-event",
        "ical/exrule", "ical/unknown-zone", "ical/version",
    ]

    /// What it says of the same line, if it says anything.
    private static let saidPerhaps: Set<String> = [
        "ical/date", "ical/duration", "ical/rule", "ical/end-before-start", "ical/status", "ical/transp",
        "ical/sequence", "ical/utc-with-zone", "ical/value-type", "ical/zone-definition", "ical/line",
    ]
}
