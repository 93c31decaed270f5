import ArgumentParser
import Glibc
import ZoneInfo

/// The command line: reads what is asked for, calls the rooms, prints, and ends with the status that scripts go by.
@main
struct Keste: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keste",
        abstract: "Schedules election debates and rallies, and shows whether airtime was shared fairly.",
        discussion: """
            A calendar is a folder with a file calendar.yaml, or that file itself. Files of calendar apps (.ics) are looked at \
            with agenda and validate, and taken into a calendar with import.

            Examples:
              keste check calendars/kazakhstan-2023
              keste airtime calendars/kazakhstan-2023 --by channel,contestant
            """,
        version: version,
        subcommands: [
            CheckCommand.self, AirtimeCommand.self, ExportCommand.self, PublishCommand.self, DiffCommand.self,
            ImportCommand.self, AgendaCommand.self, ValidateCommand.self, RuleCommand.self, SchemaCommand.self,
        ])

    /// The version, by the rules of semver.org.
    static let release = "0.1.0"

    private static var version: String {
        let database = ZoneDatabase.system
        let release = database.exists ? database.release ?? "of unknown release" : "missing in \(database.folder)"
        return "keste \(Keste.release) (time zone database \(release))"
    }

    /// Runs the command line. A mistake in it ends with status 2, not with the 64 that the parser would choose.
    static func main() {
        Terminal.fillGaps()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let status as ExitCode {
            Glibc.exit(status.rawValue)
        } catch {
            let message = fullMessage(for: error)
            guard exitCode(for: error) != .success else {
                Terminal.print(message.hasSuffix("\n") ? message : message + "\n")
                Glibc.exit(ExitStatus.fine.rawValue)
            }
            Terminal.complain(message.hasSuffix("\n") ? message : message + "\n")
            if let hint = NearestCommand.hint(for: CommandLine.arguments.dropFirst().first) { Terminal.complain(hint) }
            Glibc.exit(ExitStatus.unusable.rawValue)
        }
    }
}

/// What a command ends with, as every command promises.
enum ExitStatus: Int32 {
    /// All is well.
    case fine = 0
    /// It was done, and something is to be looked at.
    case findings = 1
    /// The calendar or the command line is wrong; nothing was done.
    case unusable = 2
    /// A rule module did not run to its end, or no rule ran.
    case incomplete = 3

    /// Ends the program with this status, unless all is well.
    func end() throws {
        if self != .fine { throw ExitCode(rawValue) }
    }
}
