import ArgumentParser
import CampaignFeeds
import CampaignModel
import Reports

/// `keste publish`: writes the feeds of a calendar, and remembers what they have said.
struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Writes the feeds of a calendar for subscribers, so that apps follow every change.",
        discussion: """
            A ledger remembers what each feed has said. An event that changed gets a higher SEQUENCE, which tells apps to \
            show it anew; one that was removed is published as cancelled until the calendar's span ends; what did not \
            change stays to the octet, and a feed without a change is not written. Keep the ledger, and keep it out of \
            the folder that is published: it knows the feeds of staff too. If it is lost, a new one begins with what \
            the feeds in the output folder say.

            Either all feeds and the ledger are written, or nothing is. Ends with 0 if they were written, 1 if they were \
            written although there are warnings and --strict was given, 2 if nothing was changed.

            Examples:
              keste publish calendars/kazakhstan-2023 --output /srv/www/feeds
              keste publish calendars/kazakhstan-2023 --output /srv/www/feeds --dry-run
            """)

    @OptionGroup var target: CalendarArgument

    @OptionGroup var output: FeedOutput

    @OptionGroup var ledger: LedgerOptions

    @Flag(help: "Write nothing; say what subscribers would see change.")
    var dryRun = false

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() throws {
        let nothing = format == .json ? PublicationReport.nothing : nil
        let path = ledger.path(for: target.calendar)
        let folder = FeedFolder(path: output.output)
        let (source, publication) = try published(to: folder, path, orPrinting: nothing)
        let report = PublicationReport(publication: publication, ledger: path, tellsAll: dryRun) {
            folder.path(of: $0.fileName)
        }
        Terminal.print(format == .json ? report.json(diagnostics: source.diagnosticsJSON).document : report.text)
        if !dryRun { complain(of: publication, in: folder, path) }
        let names = publication.feeds.filter { !$0.isWithdrawn }.map(\.fileName)
        source.complainOfOrphans(in: folder, except: names) { name in
            let isCancelled = publication.feeds.contains { $0.fileName == name && $0.remainders > 0 }
            return "is of a feed that the calendar has no more: "
                + (isCancelled
                    ? "its events are said to be cancelled until the calendar's span ends"
                    : "whoever subscribed to it sees what it was; delete it if that is not wanted")
        }
        try source.end(strictly: output.strict)
    }

    /// Reads the calendar and publishes it, or says what publishing would do.
    private func published(
        to folder: FeedFolder, _ path: String, orPrinting nothing: [(String, JSONValue)]?
    ) throws -> (FeedSource, Publication) {
        while true {
            let mark = try Self.answer(with: path, orPrinting: nothing) { () throws(LedgerError) in
                try LedgerMark(of: path, patience: ledger.wait)
            }
            let source = try FeedSource(target.calendar, orPrinting: nothing)
            let now = try ledger.now()
            let publisher = try source.told(orPrinting: nothing) { () throws(FeedError) in
                try FeedPublisher(source.campaign, ledger: path, now: now, since: mark, patience: ledger.wait)
            }
            let publication = try Self.answer(with: path, orPrinting: nothing) {
                () throws(LedgerError) -> Publication? in
                do throws(LedgerError) {
                    return dryRun ? try publisher.preview(folder) : try publisher.publish(to: folder)
                } catch  where error.code == .overtaken {
                    return nil
                }
            }
            if let publication { return (source, publication) }
            // Comes to an end: each turn means that another has published.
            Terminal.complain("note: another publish has ended meanwhile, so the calendar is read again\n")
        }
    }

    private func complain(of publication: Publication, in folder: FeedFolder, _ path: String) {
        if publication.isFirst {
            Terminal.complain(
                "note: \(path) is new and remembers from now on what the feeds have said: keep it, keep a copy of it, and "
                    + "publish with it again\n")
        }
        for feed in publication.feeds where feed.isReadBack {
            Terminal.complain(
                "note: \(folder.path(of: feed.fileName)) had said what the ledger did not know; it was read back, so that "
                    + "no SEQUENCE falls\n")
        }
    }

    /// What `body` gives, or the end of the program with what went wrong.
    static func answer<Value>(
        with ledger: String, orPrinting empty: [(String, JSONValue)]?, _ body: () throws(LedgerError) -> Value
    ) throws -> Value {
        do throws(LedgerError) {
            return try body()
        } catch {
            Terminal.complain("error: \(error.description)\n" + (error.hint.map { "  fix: \($0)\n" } ?? ""))
            if let empty {
                let said = Diagnostic(
                    .error, id: "ledger/\(error.code.name)", path: ledger, message: error.description, fix: error.hint)
                Terminal.print(JSONValue.object(empty + [("diagnostics", .array([said.json]))]).document)
            }
            throw ExitCode(ExitStatus.unusable.rawValue)
        }
    }
}
