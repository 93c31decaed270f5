import ArgumentParser
import CampaignFeeds
import CampaignModel
import ICalendar

/// `keste export`: writes the feeds of a calendar.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes each feed of a calendar as an iCalendar file.",
        discussion: """
            The folder is made if it is missing, and holds either all feeds of this calendar or what it held before.
            Ends with 0 if they were written, 1 if they were written although the calendar has warnings and --strict \
            was given, 2 if nothing was written.

            Examples:
              keste export calendars/kazakhstan-2023 --output feeds
              keste export calendars/kazakhstan-2023 --output /srv/www/feeds --strict
            """)

    @OptionGroup var target: CalendarArgument

    @Option(name: .shortAndLong, help: ArgumentHelp("Where the files go.", valueName: "folder"), completion: .directory)
    var output: String

    @Flag(help: "Count warnings as errors.")
    var strict = false

    func validate() throws {
        guard !output.isEmpty else { throw ValidationError("--output names a folder, such as feeds.") }
    }

    func run() throws {
        let reading = CalendarReading(target.calendar)
        let campaign = try reading.usable()
        guard !campaign.feeds.isEmpty else {
            throw ArgumentProblem(
                description: "the calendar has no feeds, so there is nothing to write; add for example\n"
                    + "  feeds:\n    - {id: public, audience: public}"
            ).end()
        }
        let files = try campaign.feeds.map { try file($0, of: campaign) }
        let folder = FeedFolder(path: output)
        do throws(FeedFolder.Problem) {
            try folder.write(files)
        } catch {
            throw ArgumentProblem(description: "\(error); nothing was changed").end()
        }
        for file in files {
            let count = Self.countOfEvents(in: file.bytes)
            let separator = output.hasSuffix("/") ? "" : "/"
            Terminal.print("\(output)\(separator)\(file.name): \(count) \(count == 1 ? "event" : "events")\n")
        }
        let isStrictlyWrong = strict && reading.diagnostics.contains { $0.severity >= .warning }
        try (isStrictlyWrong ? ExitStatus.findings : .fine).end()
    }

    /// A feed as a file, read back by another implementation before anything is written.
    private func file(_ feed: Feed, of campaign: Campaign) throws -> FeedFolder.File {
        let writer = FeedWriter(feed, of: campaign)
        let bytes: [UInt8]
        do throws(FeedError) {
            bytes = try writer.bytes()
        } catch {
            let place = error.place
            CalendarReading.complain([
                Diagnostic(
                    .error, id: "feeds/value", path: campaign.path(of: place), line: Int(place.line),
                    column: Int(place.column), message: error.description,
                    sourceLine: campaign.files[place.file].line(Int(place.line)).map(String.init), fix: error.hint)
            ])
            throw ArgumentProblem(description: "the feed '\(feed.id)' cannot be written; nothing was changed").end()
        }
        let problems = checkCalendar(bytes)
        guard problems.isEmpty else {
            for problem in problems { Terminal.complain("error: \(writer.fileName): \(problem.description)\n") }
            throw ArgumentProblem(
                description: "the feed '\(feed.id)' would not be read as it was meant; nothing was changed"
            ).end()
        }
        return FeedFolder.File(name: writer.fileName, bytes: bytes)
    }

    /// How many events, changed occurrences of repeating ones included, a feed holds.
    private static func countOfEvents(in bytes: [UInt8]) -> Int {
        let begin = Array("\nBEGIN:VEVENT\r".utf8)
        var count = 0
        var index = bytes.startIndex
        while let newline = bytes[index...].firstIndex(of: 10) {
            if bytes[newline...].starts(with: begin) { count += 1 }
            index = newline + 1
        }
        return count
    }
}
