package import ZoneInfo

/// All that an iCalendar file says, as far as it could be read, and what could not.
package struct CalendarFile: Sendable {
    /// The properties of the calendar itself (of the first, where a file holds several): `NAME`, `METHOD`, …
    package var properties: [CalendarProperty] = []
    /// In the order of the file.
    package var events: [CalendarEvent] = []
    /// In the order of the file.
    package var diagnostics: [ICalendarDiagnostic] = []
    /// The zone that X-WR-TIMEZONE names: the clock of times that have none.
    package var clock: CalendarZone?
    /// How many components of each kind there were: `VEVENT`, `VTODO`, …
    package var counts: [String: Int] = [:]
    /// Whether it is an iCalendar file at all; if not, a diagnostic says what it is instead.
    package var isCalendar = false
    /// Whether it was read to its end, and the end is where it should be.
    package var isWhole = false

    package init() {}

    /// Reads octets that are in memory.
    package static func read(
        _ octets: [UInt8], limits: ReadingLimits = ReadingLimits(), database: ZoneDatabase = .system
    ) -> CalendarFile {
        CalendarFile(CalendarReader(octets, limits: limits, database: database))
    }

    /// Reads a file; one that is not there is a diagnostic too.
    package static func read(
        path: String, limits: ReadingLimits = ReadingLimits(), database: ZoneDatabase = .system
    ) -> CalendarFile {
        do throws(ICalendarDiagnostic) {
            return CalendarFile(try CalendarReader(path: path, limits: limits, database: database))
        } catch {
            var file = CalendarFile()
            file.diagnostics = [error]
            return file
        }
    }

    init(_ reader: consuming CalendarReader) {
        while let event = reader.next() {
            // Room for all at once: growing step by step would take the memory of them twice.
            if events.count == 256 { events.reserveCapacity(reader.expected(after: 256)) }
            events.append(event)
        }
        properties = reader.header.map { Array($0.properties) } ?? []
        clock = reader.clock
        diagnostics = reader.diagnostics
        counts = reader.counts
        isCalendar = reader.isCalendar
        isWhole = reader.isWhole
    }

    /// The first property of the calendar that has a name, in capitals.
    package func property(_ name: String) -> CalendarProperty? { properties.first { $0.isNamed(name) } }
}
