package import ZoneInfo

/// All that an iCalendar file says, as far as it could be read, and what could not.
package struct CalendarFile: Sendable {
    /// The properties of the calendar itself (of the first, where a file holds several): `NAME`, `METHOD`, …
    package var properties: [CalendarProperty] = []
    /// In the order of the file.
    package var events: [CalendarEvent] = []
    /// The events that cannot be placed in time, in the order of the file; a diagnostic says of each why.
    package var leftOut: [LeftOut] = []
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

    /// An event that cannot be placed in time.
    package struct LeftOut: Sendable {
        package var uid: String
        package var summary: String
        package var position: TextPosition

        package init(uid: String, summary: String, position: TextPosition) {
            self.uid = uid
            self.summary = summary
            self.position = position
        }
    }

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
        leftOut = reader.leftOut
        diagnostics = reader.diagnostics
        counts = reader.counts
        isCalendar = reader.isCalendar
        isWhole = reader.isWhole
    }

    /// The first property of the calendar that has a name, in capitals.
    package func property(_ name: String) -> CalendarProperty? { properties.first { $0.isNamed(name) } }
}
