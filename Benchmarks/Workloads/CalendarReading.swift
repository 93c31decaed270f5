import ICalendar

/// Reading a calendar: what the benchmarks ask of the reader.
public enum CalendarReading {
    /// Reads a whole file into events, each with its place in the file, and checks what it says.
    public static func whole(_ path: String) throws -> CalendarWork {
        let file = CalendarFile.read(path: path)
        try refuse(file.diagnostics)
        return CalendarWork(file: file)
    }

    /// Reads a file event by event, and keeps none.
    public static func stream(_ path: String) throws -> WorkResult {
        var result = WorkResult()
        do throws(ICalendarDiagnostic) {
            var reader = try CalendarReader(path: path)
            while let event = reader.next() {
                result.count += 1
                result.checksum += event.position.line
            }
            try refuse(reader.diagnostics)
        } catch {
            throw WorkloadError(error.message)
        }
        return result
    }

    /// The files that are measured are right: a diagnostic would be a fault of ours, or a file that is none of them.
    private static func refuse(_ diagnostics: [ICalendarDiagnostic]) throws(ICalendarDiagnostic) {
        if let first = diagnostics.first(where: { $0.severity > .note }) { throw first }
    }
}

/// A calendar that was read, kept as long as this value is.
public struct CalendarWork: Sendable {
    let file: CalendarFile

    /// How many events it has, and the sum of the lines on which they begin.
    public var result: WorkResult {
        WorkResult(count: file.events.count, checksum: file.events.reduce(0) { $0 + $1.position.line })
    }
}
