import ArgumentParser
import CampaignModel
import Reports

/// `keste airtime`: who had how much airtime, and who was owed how much.
struct AirtimeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "airtime",
        abstract: "Adds up airtime and holds it against what each contestant was due.",
        discussion: """
            Ends with 0 if all rows of the logs could be read, 1 if some could not, or with --fail-on-unfair if someone \
            is further from its due than the tolerance, 2 if the calendar or the command line is wrong.

            Examples:
              keste airtime calendars/first-steps
              keste airtime calendars/first-steps --by day,channel,contestant --format csv
            """)

    @OptionGroup var target: CalendarArgument

    @Option(help: "What the rows are: contestant, channel and day, parted by commas.")
    var by = NameList<AirtimeKey>([.contestant, .channel])

    @Option(help: "planned or aired; aired where the calendar has a log of it.")
    var of: Mode?

    @Option(help: ArgumentHelp("The entitlement to go by, in place of the first that applies.", valueName: "id"))
    var entitlement: String?

    @Option(help: "text, json or csv.")
    var format = Format.text

    @OptionGroup var language: LanguageOption

    @Flag(help: "End with status 1 if it is not fair.")
    var failOnUnfair = false

    /// What is added up.
    enum Mode: String, CaseIterable, ExpressibleByArgument {
        case planned, aired

        var mode: AirtimeMode { self == .planned ? .planned : .aired }
    }

    /// For people, for programs, for spreadsheets.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, csv
    }

    func run() throws {
        let nothing: [(String, JSONValue)] = [
            ("rows", .array([])), ("total_seconds", .number(Int64(0))), ("rows_read", .number(Int64(0))),
            ("rows_rejected", .number(Int64(0))),
        ]
        let reading = CalendarReading(target.calendar)
        let campaign = try reading.usable(orPrinting: format == .json ? nothing : nil)
        let table = AirtimeTally.table(
            of: campaign, by: by.names, mode: of?.mode, entitlement: try wanted(in: campaign))
        let report = AirtimeReport(table, of: campaign, language: language.language)
        switch format {
        case .text: Terminal.print(report.text)
        case .json: Terminal.print(report.json.document)
        case .csv: Terminal.print(report.csv)
        }
        if format != .text {
            for note in report.notes { Terminal.complain("note: \(note)\n") }
        }
        // A log without a header has no rows to reject, and yet was not counted.
        let isWhole = table.rowsRejected == 0 && !reading.diagnostics.contains { $0.severity == .error }
        let isFine = isWhole && (table.isFair || !failOnUnfair)
        try (isFine ? ExitStatus.fine : .findings).end()
    }

    private func wanted(in campaign: Campaign) throws -> Ref<Entitlement>? {
        guard let entitlement else { return nil }
        let found = campaign.entitlements.refs.first { campaign.entitlements[$0].id == entitlement }
        guard let found else {
            throw ArgumentProblem.unknown("entitlement", entitlement, known: campaign.entitlements.map(\.id)).end()
        }
        guard campaign.entitlements[found].isUsable else {
            throw ArgumentProblem(
                description: "the entitlement '\(entitlement)' asks for what this version cannot work out yet; "
                    + "the warning at its place says what"
            ).end()
        }
        return found
    }
}
