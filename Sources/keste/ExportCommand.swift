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
            What else is in it stays; a file of a feed that the calendar no longer has is named. Ends with 0 if they \
            were written, 1 if they were written although there are warnings and --strict was given, 2 if nothing was \
            written.

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
        let leftOut = try told(about: campaign) { () throws(FeedError) in try LeftOutLine.all(in: campaign) }
            .map { diagnostic(of: $0, in: campaign) }
        CalendarReading.complain(leftOut)
        let folder = FeedFolder(path: output)
        do throws(FeedFolder.Problem) {
            try folder.write(files)
        } catch {
            throw ArgumentProblem(description: error.description).end()
        }
        for file in files {
            let count = Self.countOfEvents(in: file.bytes)
            Terminal.print("\(folder.path(of: file.name)): \(count) \(count == 1 ? "event" : "events")\n")
        }
        for name in folder.files(ending: ".ics", holding: "@\(campaign.id).keste\r\n") {
            guard !files.contains(where: { $0.name == name }) else { continue }
            Terminal.complain(
                "note: \(folder.path(of: name)) is from an earlier export: the calendar has no such feed any more, and "
                    + "whoever subscribed to it sees what it was; delete it if that is not wanted\n")
        }
        let isStrictlyWrong = strict && (reading.diagnostics + leftOut).contains { $0.severity >= .warning }
        try (isStrictlyWrong ? ExitStatus.findings : .fine).end()
    }

    /// A feed as a file, read back by another implementation before anything is written.
    private func file(_ feed: Feed, of campaign: Campaign) throws -> FeedFolder.File {
        let writer = FeedWriter(feed, of: campaign)
        let bytes = try told(about: campaign) { () throws(FeedError) in try writer.bytes() }
        let problems = checkCalendar(bytes)
        guard problems.isEmpty else {
            for problem in problems { Terminal.complain("error: \(writer.fileName): \(problem.description)\n") }
            throw ArgumentProblem(
                description: "the feed '\(feed.id)' would not be read as it was meant; nothing was changed"
            ).end()
        }
        return FeedFolder.File(name: writer.fileName, bytes: bytes)
    }

    /// What `body` gives, or the end of the program with its fault at its place.
    private func told<Value>(about campaign: Campaign, _ body: () throws(FeedError) -> Value) throws -> Value {
        do throws(FeedError) {
            return try body()
        } catch {
            CalendarReading.complain([
                Diagnostic(
                    .error, id: "feeds/value", at: error.place, in: campaign, message: error.description,
                    fix: error.hint)
            ])
            throw ArgumentProblem(description: "the feeds cannot be written; nothing was changed").end()
        }
    }

    private func diagnostic(of other: LeftOutLine, in campaign: Campaign) -> Diagnostic {
        let feeds = "\(other.feeds.count == 1 ? "the feed" : "the feeds") \(other.feeds.joined(separator: ", "))"
        let event = campaign.events[other.event]
        return Diagnostic(
            other.stands ? .note : .warning, id: "feeds/kept-line", at: event.place, in: campaign,
            message: "“\(other.line)” in the `ical:` of the event \(event.id) is left out of \(feeds): "
                + (other.isWrittenByUs ? "the event's own keys say it" : "it is not for the public"),
            fix: other.isWrittenByUs
                ? "delete the line, and write what it says under the event's own key"
                : other.stands ? nil : "delete the line, or make a feed with audience: staff")
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
