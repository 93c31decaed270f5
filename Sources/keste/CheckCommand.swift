import ArgumentParser
import CampaignModel
import Glibc
import Reports
import RuleHost
import ZoneInfo

/// `keste check`: runs the rules of a calendar and prints what they find.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks a calendar against its rules.",
        discussion: """
            Ends with 0 if nothing was found at or above --fail-on, 1 if something was, 2 if the calendar or the \
            command line is wrong, 3 if a rule module did not build or run to its end, or no rule ran.

            A suppression that meets no finding, or whose last day is over, a setting of a rule that is not run, and an \
            entry of the baseline that is not found any more are findings too (keste/unused-suppression and so on).

            Examples:
              keste check calendars/first-steps
              keste check calendars/first-steps --fail-on warning --format json
              keste check calendars/first-steps --write-baseline known.yaml
              keste check calendars/first-steps --baseline known.yaml
              keste check mine --fix --dry-run
            """)

    @OptionGroup var target: CalendarArgument

    @Option(
        name: .customLong("rules"),
        help: ArgumentHelp("A folder of a rule module, or of several; once for each.", valueName: "folder"),
        completion: .directory)
    var modules: [String] = []

    @Option(help: ArgumentHelp("Run this rule alone; once for each.", valueName: "rule id"))
    var only: [String] = []

    @Option(help: "The least severity that counts as failure: error, warning or note.")
    var failOn = FailingSeverity.error

    @Option(help: ArgumentHelp("How long each module may take.", valueName: "seconds"))
    var ruleTimeout = 10

    @Flag(help: "Run no rule where the system cannot keep rule modules from your files and the network.")
    var requireSandbox = false

    @OptionGroup var known: BaselineOptions

    @OptionGroup var mending: MendingOptions

    @Option(
        help: ArgumentHelp(
            "The day after which a suppression until an earlier one has ended; today, unless said.", valueName: "date"))
    var today: DateArgument?

    @Option(help: "text, json, sarif (2.1.0), junit (XML) or github (annotations).")
    var format = CheckFormat.text

    @Flag(help: "Go on, and check again what a change to the calendar or to a rule touches.")
    var watch = false

    /// A severity on the command line.
    enum FailingSeverity: String, CaseIterable, ExpressibleByArgument {
        case error, warning, note

        var severity: Severity {
            switch self {
            case .error: .error
            case .warning: .warning
            case .note: .note
            }
        }
    }

    func validate() throws {
        guard (1...86_400).contains(ruleTimeout) else {
            throw ValidationError("--rule-timeout is a number of seconds from 1 to 86400, such as 10.")
        }
        if known.writeBaseline != nil, mending.fix {
            throw ValidationError(
                "--write-baseline lists what is found, and --fix mends it: run one of the two, and then the other.")
        }
        if known.writeBaseline != nil, !only.isEmpty {
            throw ValidationError(
                "--write-baseline lists what all rules find, and --only would leave out the rest: use one of the two.")
        }
        if watch, format != .text {
            throw ValidationError("--watch prints for people, one check after the other: leave --format out.")
        }
        if watch, mending.fix {
            throw ValidationError("--watch checks and writes nothing: leave --fix out.")
        }
        if watch, known.writeBaseline != nil {
            throw ValidationError("--watch would write the baseline anew at each change: leave --write-baseline out.")
        }
    }

    func run() throws {
        guard watch else {
            return try end(try mended(try examine(read(), by: RuleHost())))
        }
        let folders = try CheckWatch.folders(of: target.calendar, modules)
        try CheckWatch(calendar: target.calendar, folders: folders).run { reading, host in
            try end(try examine(reading, by: host))
        }
    }

    private func read() -> CalendarReading {
        ProgressLine.show("Reading the calendar")
        return CalendarReading(target.calendar, isHeard: format != .github)
    }

    /// Mends what can be mended, if that is asked for, and looks at what is left in the calendar as it is then.
    private func mended(_ done: Examination) throws -> Examination {
        guard mending.fix, done.run?.optionDiagnostics.isEmpty == true else { return done }
        var done = done
        guard mending.mend(&done.report, calendar: target.calendar) else {
            done.status = .unusable
            return done
        }
        if format != .github { CalendarReading.complain(done.report.skippedFixes) }
        guard !mending.dryRun, !done.report.changes.isEmpty else { return done }
        var after = try examine(read(), by: RuleHost())
        after.report.fixes = done.report.fixes
        after.report.changes = done.report.changes
        return after
    }

    /// A check that has been made, and is yet to be printed.
    private struct Examination {
        var status: ExitStatus
        var report: CheckReport
        /// What the rules did; nil where none could be run.
        var run: RuleRun?
    }

    private static let nothingRan = "no rule ran, so nothing was checked"

    private func examine(_ reading: CalendarReading, by host: RuleHost) throws -> Examination {
        let now = try PresentTime.now()
        var report = CheckReport(
            version: Keste.release, diagnostics: reading.diagnostics, campaign: reading.campaign)
        report.failOn = failOn.severity
        guard var campaign = reading.campaign else { return Examination(status: .unusable, report: report) }
        let baseline = known.read(into: &campaign, &report, isHeard: format != .github)
        report.campaign = campaign
        guard baseline != nil || known.baseline == nil else { return Examination(status: .unusable, report: report) }
        if requireSandbox, let refusal = SandboxSupport.ofThisSystem.diagnostic(.error) {
            if format != .github { CalendarReading.complain([refusal]) }
            report.diagnostics.append(refusal)
            report.failure = Self.nothingRan
            Terminal.complain("error: \(Self.nothingRan)\n")
            return Examination(status: .incomplete, report: report)
        }

        let day = today?.date ?? campaign.zone.civil(at: now).date
        let run = rules(of: campaign, baseline, today: day, by: host)
        report.take(run)
        if run.rulesRun == 0, run.optionDiagnostics.isEmpty, run.modules.allSatisfy({ $0.status == .ok }) {
            report.failure = Self.nothingRan
        }
        let said = run.notes + run.optionDiagnostics
        if format != .github { CalendarReading.complain(said) }
        report.diagnostics += said
        complain(of: run.modules)
        if run.rulesRun == 0, run.optionDiagnostics.isEmpty {
            Terminal.complain("error: \(Self.nothingRan)\n")
        }
        if known.writeBaseline != nil, !run.isComplete || !run.optionDiagnostics.isEmpty {
            Terminal.complain("error: the baseline is not written, since not all rules ran\n")
        } else if !known.write(&report, says: format == .text) {
            return Examination(status: .unusable, report: report)
        }
        return Examination(status: status(of: run, report), report: report, run: run)
    }

    private func rules(of campaign: Campaign, _ baseline: Baseline?, today: CivilDate, by host: RuleHost) -> RuleRun {
        var host = host
        var progress = RunProgress()
        var guardian: WorkflowGuard?
        host.observe = { step in
            progress.take(step)
            if case .prints = step, format == .github, guardian == nil { guardian = WorkflowGuard() }
        }
        let run = host.run(
            campaign, calendarFolder: CalendarReading.folder(of: target.calendar), extraModules: modules, only: only,
            timeout: ruleTimeout, today: today, baseline: baseline)
        ProgressLine.end()
        guardian?.end()
        return run
    }

    private func complain(of modules: [ModuleReport]) {
        let guardian = format == .github && modules.contains { !$0.output.isEmpty } ? WorkflowGuard() : nil
        ModuleComplaint.print(of: modules, namesThem: format != .github)
        guardian?.end()
    }

    private func status(of run: RuleRun, _ report: CheckReport) -> ExitStatus {
        if !run.optionDiagnostics.isEmpty { return .unusable }
        if !run.isComplete { return .incomplete }
        return report.findings.contains { $0.severity >= failOn.severity } ? .findings : .fine
    }

    /// Prints the report and ends with its status.
    private func end(_ done: Examination) throws {
        var report = done.report
        report.exitStatus = done.status.rawValue
        ProgressLine.end()
        switch format {
        case .json: Terminal.print(report.json.document)
        case .sarif: Terminal.print(report.sarif.document)
        case .junit: Terminal.print(report.junit)
        case .github: Terminal.print(report.github(workspace: getenv("GITHUB_WORKSPACE").map { String(cString: $0) }))
        case .text:
            if done.run?.optionDiagnostics.isEmpty == true {
                let colours = Terminal.wantsColour(on: STDOUT_FILENO)
                let printer = DiagnosticPrinter(usesColour: colours)
                Terminal.print(
                    report.fixesText(isForTerminal: isatty(STDOUT_FILENO) == 1, colours: colours)
                        + report.findingsText(printer) + report.summaryLine)
            }
        }
        try done.status.end()
    }
}

/// What a check is printed as.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, sarif, junit, github
}
