import ArgumentParser
import CampaignModel
import ICalendar
import Reports
import ZoneInfo

/// `keste agenda`: what happens when.
struct AgendaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda",
        abstract: "Lists what happens when, by day, on the clock of the place.",
        discussion: """
            Of an iCalendar file (.ics, or - for standard input) it lists what a calendar app would show: each occurrence \
            once, moved and cancelled ones as such. Days and times without a zone are on the clock of --zone, else of \
            the file's X-WR-TIMEZONE, else UTC.

            Ends with 0 if the calendar was read, 1 if it was read with errors, 2 if nothing could be read or the \
            command line is wrong.

            Examples:
              keste agenda calendars/kazakhstan-2023 --kind debate --language en
              keste agenda calendars/kazakhstan-2023 --contestant auyl --from 2023-03-01
              keste agenda calendars/first-steps/team.ics --to 2027-05-31 --format json
            """)

    @Argument(help: "The calendar's folder, its calendar.yaml, or any .ics file.", completion: .file())
    var calendar: String

    @Option(help: ArgumentHelp("Only events of this kind, or these, parted by commas.", valueName: "kind"))
    var kind: [NameList<EventKind>] = []

    @Option(help: ArgumentHelp("Only events of this contestant; once for each.", valueName: "id"))
    var contestant: [String] = []

    @Option(help: ArgumentHelp("The first day, such as 2023-03-01.", valueName: "date"))
    var from: DateArgument?

    @Option(help: ArgumentHelp("The last day.", valueName: "date"))
    var to: DateArgument?

    @Option(help: ArgumentHelp("Show times on this clock, such as Asia/Almaty.", valueName: "zone"))
    var zone: String?

    @Option(help: "text or json.")
    var format = OutputFormat.text

    @OptionGroup var language: LanguageOption

    func validate() throws {
        guard !calendar.isEmpty else {
            throw ValidationError("<calendar> names a folder, such as calendars/first-steps, or an .ics file.")
        }
        if let from, let to, to.date < from.date {
            throw ValidationError("--to \(to.date) comes before --from \(from.date).")
        }
    }

    func run() throws {
        if FileAgenda.isMeant(by: calendar) { return try runOnFile() }
        let nothing: [(String, JSONValue)]? = format == .json ? [("events", .array([]))] : nil
        let reading = CalendarReading(calendar)
        let campaign = try reading.usable(orPrinting: nothing)
        let filter: Agenda.Filter
        do {
            filter = try self.filter(in: campaign)
        } catch let problem as ArgumentProblem {
            throw problem.end(orPrinting: nothing)
        }
        let report = AgendaReport(Agenda(of: campaign, filter), of: campaign, language: language.language)
        Terminal.print(format == .json ? report.json.document : report.text)
        let hasErrors = reading.diagnostics.contains { $0.severity == .error }
        try (hasErrors ? ExitStatus.findings : .fine).end()
    }

    /// Of an iCalendar file, which knows nothing of kinds, contestants and titles by language.
    private func runOnFile() throws {
        var query = CalendarAgenda.Query(from: from?.date, through: to?.date)
        do throws(ArgumentProblem) {
            let unknown = [
                ("--kind", !kind.isEmpty), ("--contestant", !contestant.isEmpty), ("--language", language.isGiven),
            ]
            if let option = unknown.first(where: \.1)?.0 {
                throw ArgumentProblem(
                    description: "\(option) is for a calendar folder; an .ics file does not say such things")
            }
            query.zone = try shownZone()
        } catch {
            if format == .json { Terminal.print(FileAgenda.document(ofNothingBecause: error.description)) }
            throw error.end()
        }
        try FileAgenda(path: calendar, query: query, format: format).run()
    }

    private func shownZone() throws(ArgumentProblem) -> Zone? {
        guard let zone else { return nil }
        do throws(ZoneError) {
            return try ZoneDatabase.system.zone(zone)
        } catch {
            throw ArgumentProblem(description: error.description)
        }
    }

    private func filter(in campaign: Campaign) throws -> Agenda.Filter {
        var filter = Agenda.Filter()
        filter.kinds = kind.flatMap(\.names)
        filter.from = from?.date
        filter.through = to?.date
        filter.contestants = try contestant.map { id in
            guard let found = campaign.contestants.refs.first(where: { campaign.contestants[$0].id == id }) else {
                throw ArgumentProblem.unknown("contestant", id, known: campaign.contestants.map(\.id))
            }
            return found
        }
        filter.zone = try shownZone()
        return filter
    }
}
