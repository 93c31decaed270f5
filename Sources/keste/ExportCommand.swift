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
            The folder is made if it is missing, and holds either all feeds of this calendar or what it held before. \
            What else is in it stays; a file of a feed that the calendar no longer has is named. Ends with 0 if they \
            were written, 1 if they were written although there are warnings and --strict was given, 2 if nothing was \
            written. A feed of another calendar that stood in the place of one is warned of. For feeds that people \
            subscribe to, see 'keste publish', which remembers what they have said.

            Examples:
              keste export calendars/kazakhstan-2023 --output feeds
              keste export calendars/kazakhstan-2023 --output /srv/www/feeds --strict
            """)

    @OptionGroup var target: CalendarArgument

    @OptionGroup var output: FeedOutput

    func run() throws {
        let source = try FeedSource(target.calendar)
        let files = try source.campaign.feeds.map { try file($0, of: source) }
        let folder = FeedFolder(path: output.output)
        let others = folder.feedsOfOthers(inPlaceOf: files, of: source.campaign.id)
        let published = folder.files(ending: ".ics", holding: "\r\nSEQUENCE:")
        do throws(FeedFolder.Problem) {
            try folder.write(files)
        } catch {
            throw ArgumentProblem(description: error.description).end()
        }
        for file in files {
            let count = Self.countOfEvents(in: file.bytes)
            Terminal.print("\(folder.path(of: file.name)): \(Spoken.count(count, "event"))\n")
        }
        for name in others {
            Terminal.complain(
                "warning: \(folder.path(of: name)) was the feed of another calendar; whoever subscribed to that one sees "
                    + "this one now\n  fix: export that calendar again, and give each a folder of its own with --output\n"
            )
        }
        for file in files where published.contains(file.name) && !others.contains(file.name) {
            Terminal.complain(
                "note: \(folder.path(of: file.name)) was written by 'keste publish' before, and does not say any more "
                    + "which version of an event it shows; publish it again if people have subscribed to it\n")
        }
        source.complainOfOrphans(in: folder, except: files.map(\.name)) { _ in
            "is from an earlier export: the calendar has no such feed any more, and whoever subscribed to it sees what "
                + "it was; delete it if that is not wanted"
        }
        try source.end(strictly: output.strict, withWarnings: !others.isEmpty)
    }

    /// A feed as a file, read back by another implementation before anything is written.
    private func file(_ feed: Feed, of source: FeedSource) throws -> FeedFolder.File {
        let writer = FeedWriter(feed, of: source.campaign)
        let bytes = try source.told { () throws(FeedError) in try writer.bytes() }
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

/// Where feeds are written, and how strictly.
struct FeedOutput: ParsableArguments {
    @Option(name: .shortAndLong, help: ArgumentHelp("Where the files go.", valueName: "folder"), completion: .directory)
    var output: String

    @Flag(help: "Count warnings as errors.")
    var strict = false

    func validate() throws {
        guard !output.isEmpty else { throw ValidationError("--output names a folder, such as feeds.") }
    }
}
