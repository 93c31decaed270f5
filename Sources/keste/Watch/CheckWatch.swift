import ArgumentParser
import CampaignModel
import Glibc
import Reports
import RuleHost

/// Checks a calendar again and again: when its files change, or the rules.
struct CheckWatch {
    private let calendar: String
    private let folders: [String]

    /// - Parameter folders: Where files that matter lie, the folders below them included.
    init(calendar: String, folders: [String]) {
        self.calendar = calendar
        self.folders = folders
    }

    /// The calendar's folder, those of rule modules on the command line, and that of the modules that came with Keste.
    static func folders(of calendar: String, _ modules: [String]) throws -> [String] {
        let folders = [CalendarReading.folder(of: calendar)] + modules + [RuleHost().folderOfOurs].compactMap(\.self)
        return folders.filter { folder in
            var status = stat()
            return stat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        }
    }

    /// Checks, and checks again after each change, until the program is stopped.
    ///
    /// Modules that a change does not touch are not run again: their findings stand. A calendar is read again only if
    /// something other than a rule changed.
    func run(_ check: (CalendarReading, RuleHost) throws -> Void) throws {
        guard let watch = FolderWatch(folders) else {
            let why = String(cString: strerror(errno))
            Terminal.complain("error: changes cannot be watched for: \(why)\n")
            throw ExitCode(ExitStatus.unusable.rawValue)
        }
        Self.hearStops()
        var host = RuleHost()
        let memory = RunMemory()
        host.memory = memory
        WatchScreen.begin()
        var reading = CalendarReading(calendar)
        try tell(check, reading, host)
        Terminal.complain("Watching for changes; Ctrl-C ends.\n")
        while true {
            let changes = watch.next()
            WatchScreen.clear()
            Terminal.complain("Changed: \(Self.names(changes))\n")
            if changes.contains(where: isOfCalendar) {
                reading = CalendarReading(calendar)
            } else {
                CalendarReading.complain(reading.diagnostics)
            }
            try tell(check, reading, host)
            if reading.campaign != nil { Terminal.complain(Self.account(of: memory)) }
        }
    }

    /// Lets the signals through that end a program: one that was started with them blocked would never end.
    private static func hearStops() {
        var stops = sigset_t()
        sigemptyset(&stops)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&stops, signal) }
        pthread_sigmask(SIG_UNBLOCK, &stops, nil)
    }

    private func isOfCalendar(_ change: FolderWatch.Change) -> Bool {
        let folder = CalendarReading.folder(of: calendar)
        return change.isFolder || (change.path.hasPrefix("\(folder)/") && !change.path.hasSuffix(".swift"))
    }

    /// Runs one check; what it would end with is not the end.
    private func tell(
        _ check: (CalendarReading, RuleHost) throws -> Void, _ reading: CalendarReading, _ host: RuleHost
    ) throws {
        do {
            try check(reading, host)
        } catch is ExitCode {
            return
        }
    }

    private static func names(_ changes: Set<FolderWatch.Change>) -> String {
        // What an editor wrote for the moment and renamed is of no interest.
        let left = changes.filter { access($0.path, F_OK) == 0 }
        let names = (left.isEmpty ? changes : left).map { VisibleText.of($0.path) }.sorted()
        return names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
    }

    /// `Run again: LongRallies; the findings of 4 other modules stand.`
    private static func account(of memory: RunMemory) -> String {
        let ran =
            memory.ran.isEmpty ? "Nothing had to be run again" : "Run again: \(memory.ran.joined(separator: ", "))"
        let kept = memory.kept.count
        if kept == 0 { return "\(ran).\n" }
        return "\(ran); what \(Spoken.count(kept, memory.ran.isEmpty ? "module" : "other module")) found stands.\n"
    }
}
