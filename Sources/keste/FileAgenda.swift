import ArgumentParser
import CampaignFiles
import CampaignModel
import Glibc
import ICalendar
import Reports
import ZoneInfo

/// The agenda of an iCalendar file, as `keste agenda` prints it.
struct FileAgenda {
    let path: String
    let query: CalendarAgenda.Query
    let format: OutputFormat

    /// Whether an argument of the command means a file of iCalendar and not a calendar of ours.
    static func isMeant(by argument: String) -> Bool {
        if argument == "-" { return true }
        let name = argument.lowercased()
        if [".ics", ".ical", ".icalendar", ".ifb", ".vcs"].contains(where: name.hasSuffix) { return true }
        var status = stat()
        guard stat(argument, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return false }
        // Whatever else is a file and no YAML: what it is instead is said by whoever reads it.
        return ![".yaml", ".yml"].contains(where: name.hasSuffix)
    }

    func run() throws {
        let agenda: CalendarAgenda
        do throws(ICalendarDiagnostic) {
            agenda = try CalendarAgenda(path: path == "-" ? "/dev/stdin" : path, query)
        } catch {
            complain([error])
            if format == .json { Terminal.print(Self.json([], [error]).document) }
            throw ExitCode(ExitStatus.unusable.rawValue)
        }
        complain(agenda.diagnostics)
        switch format {
        case .json: Terminal.print(Self.json(agenda.entries, agenda.diagnostics, clock: agenda.clock).document)
        case .text where agenda.isCalendar: Terminal.print(text(of: agenda))
        case .text: break
        }
        guard agenda.isCalendar else { throw ExitCode(ExitStatus.unusable.rawValue) }
        let hasErrors = agenda.diagnostics.contains { $0.severity == .error }
        try (hasErrors ? ExitStatus.findings : .fine).end()
    }

    private func complain(_ diagnostics: [ICalendarDiagnostic]) {
        CalendarReading.complain(diagnostics.map { Diagnostic($0, path: path) })
    }

    // MARK: - For people

    private func text(of agenda: CalendarAgenda) -> String {
        guard !agenda.entries.isEmpty else {
            return query.from == nil && query.through == nil
                ? "There is no event in the file.\n" : "Nothing in the file takes place on these days.\n"
        }
        let rows = agenda.entries.map { row($0, agenda.clock) }
        // By day on the clock that each is shown on, whole days first, as calendars show them.
        let inOrder = rows.enumerated().sorted { left, right in
            let (one, other) = (left.element, right.element)
            if one.start.date != other.start.date { return one.start.date < other.start.date }
            if one.isAllDay != other.isAllDay { return one.isAllDay }
            return one.start == other.start ? left.offset < right.offset : one.start < other.start
        }
        return AgendaLayout.text(of: inOrder.map(\.element))
    }

    private func row(_ entry: CalendarAgenda.Entry, _ clock: Zone) -> AgendaLayout.Row {
        let title = entry.summary.isEmpty ? "(no title)" : Self.lines(of: entry.summary, joinedBy: " ")
        let location = entry.location.map { Self.lines(of: $0, joinedBy: ", ") }
        let marks =
            entry.categories + (entry.status == .confirmed ? [] : [entry.status.rawValue.uppercased()])
        if let days = entry.days {
            return AgendaLayout.Row(
                start: CivilDateTime(days.lowerBound, .midnight), end: CivilDateTime(days.upperBound, .midnight),
                isAllDay: true, title: title, marks: marks, details: [location].compactMap(\.self))
        }
        let zone = query.zone ?? entry.zone ?? clock
        let details = [zone == clock ? nil : "on the clock of \(zone.identifier)", location]
        return AgendaLayout.Row(
            start: zone.civil(at: entry.start), end: zone.civil(at: entry.end), isAllDay: false, title: title,
            marks: marks, details: details.compactMap(\.self))
    }

    /// An address is often written on several lines; in a list it has one.
    private static func lines(of text: String, joinedBy separator: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: separator)
    }

    // MARK: - For programs

    /// The document of a command line that is wrong.
    static func document(ofNothingBecause message: String) -> String {
        json([], [ICalendarDiagnostic(.error, id: "arguments/unknown", at: nil, message: message)]).document
    }

    private static func json(
        _ entries: [CalendarAgenda.Entry], _ diagnostics: [ICalendarDiagnostic], clock: Zone = .utc
    ) -> JSONValue {
        .object([
            ("occurrences", .array(entries.map { json($0, clock) })),
            (
                "diagnostics",
                .array(
                    diagnostics.map {
                        .object([
                            ("line", $0.position.map { .number($0.line) } ?? .null),
                            ("column", $0.position.map { .number($0.column) } ?? .null),
                            ("severity", .string($0.severity.rawValue)), ("id", .string($0.id)),
                            ("message", .string($0.message)),
                        ])
                    })
            ),
        ])
    }

    private static func json(_ entry: CalendarAgenda.Entry, _ clock: Zone) -> JSONValue {
        let zone = entry.zone?.identifier ?? (entry.days != nil ? nil : entry.isFloating ? clock.identifier : "UTC")
        return .object([
            ("uid", .string(entry.uid)), ("summary", .string(entry.summary)),
            ("start", .string(entry.days.map { $0.lowerBound.description } ?? entry.start.description)),
            ("end", .string(entry.days.map { $0.upperBound.description } ?? entry.end.description)),
            ("all_day", .bool(entry.days != nil)), ("status", .string(entry.status.rawValue)),
            ("location", .optional(entry.location)), ("categories", .strings(entry.categories)),
            ("zone", .optional(zone)),
        ])
    }
}
