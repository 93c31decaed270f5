package import CampaignModel
package import ZoneInfo

/// Reads the folder of a calendar: its YAML files, its logs, and all that is to be said about them.
package struct CalendarLoader {
    private let files: any CalendarFileSystem
    private let zones: ZoneDatabase
    private let eventsAreReversed: Bool

    /// - Parameter eventsAreReversed: Whether the last event of the files comes first: what is found in a calendar must not
    ///   hang on the order of its events, and so it can be tried.
    package init(
        files: any CalendarFileSystem = .disk, zones: ZoneDatabase = .system, eventsAreReversed: Bool = false
    ) {
        self.files = files
        self.zones = zones
        self.eventsAreReversed = eventsAreReversed
    }

    /// Reads a calendar; `path` is its folder, or the `calendar.yaml` in it.
    package func load(_ path: String) -> LoadedCalendar {
        let reading = Reading(files: files, database: zones)
        guard var gathering = gathering(path, reading) else {
            return LoadedCalendar(campaign: nil, diagnostics: reading.diagnostics, logDiagnostics: [])
        }
        guard !reading.sources.isEmpty else {
            return LoadedCalendar(campaign: nil, diagnostics: reading.diagnostics, logDiagnostics: [])
        }
        if eventsAreReversed { gathering.lists["events"]?.reverse() }
        let decoder = CalendarDecoder(gathering, reading: reading)
        decoder.decode()
        decoder.decodeLogs()
        var campaign = decoder.campaign
        campaign.files = reading.sources.map {
            SourceFile(path: $0.path, text: String(decoding: $0.bytes, as: UTF8.self))
        }
        return LoadedCalendar(
            campaign: reading.hasErrors ? nil : campaign, diagnostics: reading.diagnostics,
            logDiagnostics: reading.logDiagnostics)
    }

    /// The tables of all its files, joined; nil, and reported, where there is no calendar at all.
    func gathering(_ path: String, _ reading: Reading) -> CalendarGathering? {
        let trimmed =
            path.count > 1 && path.hasSuffix("/") ? String(path.reversed().drop { $0 == "/" }.reversed()) : path
        var gathering: CalendarGathering
        switch files.kind(of: path) {
        case .missing:
            reading.report(
                .error, .file, path: path, "there is nothing at \(path)",
                fix: "give the folder that holds calendar.yaml")
            return nil
        case .forbidden:
            reading.report(
                .error, .file, path: path, "\(path) may not be read: permission denied", fix: "make it readable")
            return nil
        case .folder:
            let folder = path.allSatisfy({ $0 == "/" }) ? path : trimmed
            gathering = CalendarGathering(reading, folder: folder)
            gathering.gather(root: gathering.path(of: "calendar.yaml"))
        case .file, .other:
            let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ""
            gathering = CalendarGathering(reading, folder: folder)
            gathering.gather(root: path)
        }
        return gathering
    }
}

/// What was read of a calendar.
package struct LoadedCalendar: Sendable {
    /// Nil where the calendar has an error.
    package let campaign: Campaign?
    /// The calendar's mistakes and warnings, in order of file and place.
    package let diagnostics: [Diagnostic]
    /// What is wrong with rows of logs, which is no mistake of the calendar.
    package let logDiagnostics: [Diagnostic]
}
