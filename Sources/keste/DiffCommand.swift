import ArgumentParser
import CampaignFeeds
import CampaignModel
import Reports

/// `keste diff`: what subscribers would see change if the calendar were published now.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Says what subscribers would see change if the calendar were published now.",
        discussion: """
            Holds the calendar against the ledger that 'keste publish' keeps, and writes nothing. Ends with 0 whether \
            or not there are changes (\"unchanged\" in the JSON tells), 2 if the calendar, the ledger or the command line \
            is wrong.

            Examples:
              keste diff calendars/first-steps
              keste diff calendars/first-steps --ledger /var/lib/keste/first-steps.sqlite --format json
            """)

    @OptionGroup var target: CalendarArgument

    @OptionGroup var ledger: LedgerOptions

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() throws {
        let nothing = format == .json ? PublicationReport.nothing : nil
        let source = try FeedSource(target.calendar, orPrinting: nothing)
        let path = ledger.path(for: target.calendar)
        let now = try ledger.now()
        let publisher = try source.told(orPrinting: nothing) { () throws(FeedError) in
            try FeedPublisher(source.campaign, ledger: path, now: now, patience: ledger.wait)
        }
        let publication = try PublishCommand.answer(with: path, orPrinting: nothing) { () throws(LedgerError) in
            try publisher.preview(nil)
        }
        let report = PublicationReport(publication: publication, ledger: path, tellsAll: true) { $0.id }
        Terminal.print(format == .json ? report.json(diagnostics: source.diagnosticsJSON).document : report.text)
        if publication.isFirst { Terminal.complain("note: there is no ledger \(path): nothing was published yet\n") }
    }
}
