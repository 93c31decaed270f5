import CampaignModel
import ICalendar
package import ZoneInfo

/// Plans how events of iCalendar files become entries of a calendar.
package struct CalendarImporter {
    let files: any CalendarFileSystem
    let zones: ZoneDatabase
    static let sizeLimit = 256 << 20

    package init(files: any CalendarFileSystem = .disk, zones: ZoneDatabase = .system) {
        self.files = files
        self.zones = zones
    }

    /// What the import of some files would do; nothing is written here.
    ///
    /// Events are found again by their UID, wherever in the calendar they stand. Of one that was imported before, only
    /// the keys are rewritten that its source has changed since; one written by hand stays as it is.
    package func plan(_ sources: [String], into calendar: String, _ options: ImportOptions) -> ImportPlan {
        var plan = ImportPlan()
        let loader = CalendarLoader(files: files, zones: zones)
        let before = loader.load(calendar)
        guard let campaign = before.campaign else {
            plan.diagnostics = before.diagnostics
            guard files.kind(of: calendar) != .missing else { return plan }
            plan.diagnostics.append(
                Diagnostic(
                    .error, id: DiagnosticID.file.rawValue, path: calendar,
                    message: "the calendar has mistakes of its own, so nothing is imported into it",
                    fix: "mend them first: keste check \(calendar)"))
            return plan
        }
        let reading = Reading(files: files, database: zones)
        guard let gathering = loader.gathering(calendar, reading) else { return plan }
        var zone: Zone?
        if let name = options.zone {
            guard let found = try? zones.zone(name) else {
                plan.diagnostics.append(
                    Diagnostic(
                        .error, id: DiagnosticID.zone.rawValue, path: calendar,
                        message: "there is no time zone named “\(name)”", fix: "write an IANA name: --zone Asia/Almaty")
                )
                return plan
            }
            zone = found
        }
        var drafting = ImportDrafting(
            campaign: campaign, reading: reading, gathering: gathering, loader: loader, calendar: calendar)
        let own = Self.time(of: campaign, without: drafting.existing.imported)
        var taken: Set<String> = []
        for source in sources where taken.insert(source).inserted {
            var foreign = ForeignOptions()
            foreign.audience = options.audience
            foreign.kind = options.kind
            foreign.zone = zone
            foreign.calendar = own
            if let file = read(source, into: &plan) {
                plan.sources.append(source)
                drafting.take(file, from: source, foreign, into: &plan)
            }
        }
        drafting.finish(&plan)
        return plan
    }

    /// The calendar's time without what was imported: else each import would reach further, for what the one before
    /// had brought. Nil for a calendar without any date of its own.
    private static func time(of campaign: Campaign, without imported: Set<String>) -> TimeSpan? {
        let periods = [campaign.period, campaign.silence, campaign.polling] + campaign.regions.map(\.polling)
        var spans = periods.compactMap(\.self).map { $0.on(campaign.zone) }
        var seen: Set<String> = []
        for occurrence in campaign.occurrences {
            let event = campaign.events[occurrence.event]
            // What repeats without an end does so up to the end of the calendar, whoever made it that long.
            if seen.insert(event.id).inserted || event.recurrence?.isEndless != true, !imported.contains(event.id) {
                spans.append(occurrence.span)
            }
        }
        guard let start = spans.map(\.start).min(), let end = spans.map(\.end).max() else { return nil }
        return TimeSpan(start: start, end: end)
    }

    private func read(_ path: String, into plan: inout ImportPlan) -> CalendarFile? {
        let fail = { (message: String, fix: String?) in
            Diagnostic(.error, id: DiagnosticID.file.rawValue, path: path, message: message, fix: fix)
        }
        let bytes: [UInt8]
        do {
            bytes = try files.bytes(of: path, limit: Self.sizeLimit)
        } catch {
            plan.diagnostics.append(fail(error.sentence(about: path), nil))
            return nil
        }
        let file = CalendarFile.read(bytes, database: zones)
        let source = YamlSource(path: path, bytes: bytes)
        for found in file.diagnostics where found.id != "ical/floating" {
            plan.diagnostics.append(Diagnostic(found, in: source))
        }
        guard file.isCalendar else {
            if !plan.hasErrors { plan.diagnostics.append(fail("\(path) is not an iCalendar file", nil)) }
            return nil
        }
        guard file.isWhole || !file.events.isEmpty && Self.endsProperly(bytes) else {
            plan.diagnostics.append(
                fail(
                    "\(path) ends before it is complete, so nothing of it is imported", "fetch or export the file again"
                ))
            return nil
        }
        return file
    }

    /// Whether the last line ends a calendar: if so, nothing is cut off, however the rest looks.
    private static func endsProperly(_ bytes: [UInt8]) -> Bool {
        let tail = String(decoding: bytes.suffix(64), as: UTF8.self).trimmed.uppercased()
        return tail.hasSuffix("END:VCALENDAR")
    }
}

extension Recurrence {
    fileprivate var isEndless: Bool { until == nil && rule?.contains("COUNT=") == false }
}

extension Diagnostic {
    /// What is said about a place of an iCalendar file, with the line that is there.
    init(_ found: ICalendarDiagnostic, in source: YamlSource) {
        let severity: Severity =
            switch found.severity {
            case .note: .note
            case .warning: .warning
            case .error: .error
            }
        self.init(
            severity, id: found.id, path: source.path, line: found.position?.line, column: found.position?.column,
            message: found.message, sourceLine: found.position.flatMap { source.line($0.line) }, fix: found.fix)
    }
}
