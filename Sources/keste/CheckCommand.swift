import ArgumentParser
import CampaignModel
import Glibc
import Reports
import RuleHost

/// `keste check`: runs the rules of a calendar and prints what they find.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks a calendar against its rules.",
        discussion: """
            Ends with 0 if nothing was found at or above --fail-on, 1 if something was, 2 if the calendar or the \
            command line is wrong, 3 if a rule module did not build or run to its end, or no rule ran.

            Examples:
              keste check calendars/first-steps
              keste check calendars/first-steps --fail-on warning --format json
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

    @Option(help: "text or json.")
    var format = OutputFormat.text

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
        if watch, format != .text {
            throw ValidationError("--watch prints for people, one check after the other: leave --format out.")
        }
    }

    func run() throws {
        guard watch else { return try check(CalendarReading(target.calendar), by: RuleHost()) }
        let folders = try CheckWatch.folders(of: target.calendar, modules)
        try CheckWatch(calendar: target.calendar, folders: folders).run(check)
    }

    private func check(_ reading: CalendarReading, by host: RuleHost) throws {
        var report = CheckReport(diagnostics: reading.diagnostics, campaign: reading.campaign)
        guard let campaign = reading.campaign else {
            if format == .json { Terminal.print(report.json.document) }
            throw ExitCode(ExitStatus.unusable.rawValue)
        }

        let run = host.run(
            campaign, calendarFolder: CalendarReading.folder(of: target.calendar), extraModules: modules, only: only,
            timeout: ruleTimeout)
        CalendarReading.complain(run.notes + run.optionDiagnostics)
        report.diagnostics += run.notes + run.optionDiagnostics
        report.findings = run.findings
        report.modules = run.modules.map {
            CheckReport.Module(
                name: $0.name, status: $0.status.rawValue, detail: $0.detail, milliseconds: Int64($0.milliseconds))
        }
        report.rules = run.rulesRun
        report.suppressed = run.suppressed
        complain(of: run.modules, outcomes: report.modules.map(\.outcome))

        switch format {
        case .json: Terminal.print(report.json.document)
        case .text:
            if run.optionDiagnostics.isEmpty {
                let printer = DiagnosticPrinter(usesColour: Terminal.wantsColour(on: STDOUT_FILENO))
                Terminal.print(report.findingsText(printer) + report.summaryLine)
            }
        }
        try status(of: run).end()
    }

    /// Says which modules did not do their work, with what the compiler wrote as it wrote it.
    private func complain(of modules: [ModuleReport], outcomes: [String]) {
        for (module, outcome) in zip(modules, outcomes) {
            Terminal.complain(module.output)
            if !module.output.isEmpty, !module.output.hasSuffix("\n") { Terminal.complain("\n") }
            guard module.status != .ok else { continue }
            Terminal.complain("error: the rule module \(module.name) \(outcome): \(module.detail)\n")
        }
    }

    private func status(of run: RuleRun) -> ExitStatus {
        if !run.optionDiagnostics.isEmpty { return .unusable }
        if !run.isComplete {
            if run.rulesRun == 0 { Terminal.complain("error: no rule ran, so nothing was checked\n") }
            return .incomplete
        }
        return run.findings.contains { $0.severity >= failOn.severity } ? .findings : .fine
    }
}
