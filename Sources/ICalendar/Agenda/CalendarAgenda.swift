package import ZoneInfo

/// What takes place by an iCalendar file, as a calendar app shows it: each occurrence once, in order of its start.
///
/// Reads the file as a stream and keeps only what can touch the days that are asked for.
package struct CalendarAgenda: Sendable {
    package struct Entry: Sendable {
        package var uid: String
        package var summary: String
        package var start: Instant
        package var end: Instant
        /// Of a whole-day event, the end not included.
        package var days: Range<CivilDate>?
        package var status: Status
        package var location: String?
        package var categories: [String]
        /// The clock that the event is written on; nil for one in UTC, without a zone, or of whole days.
        package var zone: Zone?
        /// Whether its time has neither a zone nor UTC.
        package var isFloating: Bool
    }

    package enum Status: String, Hashable, Sendable { case confirmed, tentative, cancelled }

    /// Which days, and on whose clock.
    package struct Query: Hashable, Sendable {
        package var from: CivilDate?
        /// The last day, included.
        package var through: CivilDate?
        /// Where days begin, and whose clock times without a zone are on; nil to go by the file's X-WR-TIMEZONE.
        package var zone: Zone?
        /// No more occurrences are shown than this, beside one for each event.
        package var mostRepeats = 250_000

        package init(from: CivilDate? = nil, through: CivilDate? = nil, zone: Zone? = nil) {
            self.from = from
            self.through = through
            self.zone = zone
        }
    }

    package internal(set) var entries: [Entry] = []
    /// In order of place.
    package internal(set) var diagnostics: [ICalendarDiagnostic] = []
    /// The clock that days and times without a zone were read on.
    package internal(set) var clock = Zone.utc
    package internal(set) var isCalendar = false

    /// Reads octets that are in memory.
    package init(_ octets: [UInt8], _ query: Query = Query()) {
        self.init(CalendarInput(octets), query)
    }

    /// Reads a file.
    ///
    /// - Throws: What to say if there is none, or if it cannot be read.
    package init(path: String, _ query: Query = Query()) throws(ICalendarDiagnostic) {
        self.init(try CalendarInput(path: path), query)
    }

    init(_ input: CalendarInput, _ query: Query) {
        var selection = EventSelection(input, query)
        selection.read()
        isCalendar = selection.isCalendar
        clock = selection.clock
        // What that note says of the first such event, `ical/clock` says of all, with the name of the clock.
        diagnostics = selection.diagnostics.filter { $0.id != "ical/floating" }
        guard isCalendar else { return }
        expand(selection.events, query)
        if let place = selection.firstFloating { noteClock(query, isNamedByFile: selection.isClockOfFile, at: place) }
        diagnostics = diagnostics.enumerated().sorted {
            ($0.element.position?.line ?? .max, $0.offset) < ($1.element.position?.line ?? .max, $1.offset)
        }.map(\.element)
    }

    private mutating func noteClock(_ query: Query, isNamedByFile: Bool, at place: TextPosition) {
        let whose =
            query.zone != nil
            ? "which was asked for" : isNamedByFile ? "which X-WR-TIMEZONE names" : "as the file names no clock"
        diagnostics.append(
            ICalendarDiagnostic(
                .note, id: "ical/clock", at: place,
                message: "times without a zone are read on the clock of \(clock.identifier), \(whose)",
                fix: "ask for another with --zone", reference: "RFC 5545, 3.3.5"))
    }
}
