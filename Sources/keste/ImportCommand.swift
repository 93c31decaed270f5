import ArgumentParser
import CampaignFeeds
import CampaignFiles
import CampaignModel
import Reports

/// `keste import`: takes events of iCalendar files into a calendar.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes the events of iCalendar files into a calendar, as entries that can be edited.",
        discussion: """
            The entries are written to a file beside calendar.yaml, named after the source, which is added to include:. \
            They keep their UIDs: another import finds them again, adds what is new, rewrites the keys that have \
            changed in the source since, and leaves all else as it is, what was changed by hand too. Nothing is \
            deleted. The calendar must load before, and is loaded with the new entries before anything is written.

            Ends with 0 if all was read, 1 if it was read with errors reported, 2 if nothing could be read or nothing \
            was changed because something is wrong.

            Examples:
              keste import google.ics --into calendars/first-steps --dry-run
              keste import google.ics team.ics --into mine --kind rally --zone Asia/Almaty
            """)

    @Argument(help: "The iCalendar files.", completion: .file(extensions: ["ics"]))
    var files: [String]

    @Option(help: ArgumentHelp("The calendar's folder, or its calendar.yaml.", valueName: "calendar"))
    var into: String

    @Option(help: ArgumentHelp("What events are whose categories name no kind.", valueName: "kind"))
    var kind = ImportedKind(kind: .other)

    @Option(help: ArgumentHelp("For whom they are: staff or public.", valueName: "audience"))
    var audience = ImportedAudience(audience: .staff)

    @Option(help: ArgumentHelp("The clock of times that name none, such as Asia/Almaty.", valueName: "zone"))
    var zone: String?

    @Flag(help: "Say what would be done, and write nothing.")
    var dryRun = false

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func validate() throws {
        guard !into.isEmpty, !files.contains("") else {
            throw ValidationError("--into names a folder, such as calendars/first-steps.")
        }
    }

    func run() throws {
        var plan = CalendarImporter().plan(
            files, into: into, ImportOptions(kind: kind.kind, audience: audience.audience, zone: zone))
        var problem: String?
        if !dryRun, !plan.writes.isEmpty {
            do throws(FeedFolder.Problem) {
                try FileWriting.write(plan.writes)
            } catch {
                problem = error.description
                plan.diagnostics.append(
                    Diagnostic(.error, id: "calendar/file", path: into, message: error.description))
            }
        }
        CalendarReading.complain(plan.diagnostics)
        let report = ImportReport(plan, isDryRun: dryRun, hasFailed: problem != nil)
        Terminal.print(format == .json ? report.json.document : report.text)
        let status: ExitStatus =
            plan.sources.isEmpty || problem != nil ? .unusable : plan.hasErrors ? .findings : .fine
        try status.end()
    }
}

/// A kind of event on the command line.
struct ImportedKind: ExpressibleByArgument {
    let kind: EventKind

    init(kind: EventKind) { self.kind = kind }

    init?(argument: String) {
        guard let kind = EventKind(rawValue: argument) else { return nil }
        self.kind = kind
    }

    static var allValueStrings: [String] { EventKind.allCases.map(\.rawValue) }
    var defaultValueDescription: String { kind.rawValue }
}

/// An audience on the command line.
struct ImportedAudience: ExpressibleByArgument {
    let audience: Audience

    init(audience: Audience) { self.audience = audience }

    init?(argument: String) {
        guard let audience = Audience(rawValue: argument) else { return nil }
        self.audience = audience
    }

    static var allValueStrings: [String] { Audience.allCases.map(\.rawValue) }
    var defaultValueDescription: String { audience.rawValue }
}
