import ArgumentParser
import CampaignModel
import Glibc
import Reports
import RuleHost
import RuleTesting

/// `keste rule test`: runs the examples that rules carry.
struct RuleTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Runs the examples of rules.",
        discussion: """
            Each example must come out as it says, and in the same way with its events in the opposite order and on \
            machines in other time zones. A rule needs examples of both kinds, no example twice, and no finding that \
            points nowhere or has a placeholder left in it.

            Ends with 0 if all passed, 1 if one failed, 2 if a folder holds no rule module, 3 if a module did not \
            build or no example ran. The last line is “N passed, N failed”.

            Example:
              keste rule test Plugins/QuietHours
            """)

    @Argument(
        help: ArgumentHelp("A folder of a rule module, or of several.", valueName: "folder"), completion: .directory)
    var folders: [String]

    func run() throws {
        let host = RuleHost()
        var (passed, failed) = (0, 0)
        var status = ExitStatus.fine
        for folder in folders {
            do throws(HostProblem) {
                let listings = try host.modules(in: folder)
                let summary = try ExampleRunner(host: host).run(folder)
                if ModuleComplaint.print(of: summary.modules) { status = .incomplete }
                for outcome in summary.outcomes {
                    if outcome.problem == nil { passed += 1 } else { failed += 1 }
                }
                Terminal.print(text(summary.outcomes, listings))
            } catch {
                Terminal.complain("error: \(error.text)\n")
                status = status == .fine ? .unusable : status
            }
        }
        Terminal.print("\(passed) passed, \(failed) failed\n")
        if status == .fine, passed + failed == 0 {
            Terminal.complain("error: no example ran, so nothing was tested\n")
            status = .incomplete
        }
        if status == .fine, failed > 0 { status = .findings }
        try status.end()
    }

    /// A line for each rule, and below it what came other than its author says.
    private func text(_ outcomes: [ExampleOutcome], _ listings: [ModuleListing]) -> String {
        let printer = DiagnosticPrinter(usesColour: Terminal.wantsColour(on: STDOUT_FILENO))
        var text = ""
        var rest = outcomes[...]
        while let first = rest.first {
            let ofRule = rest.prefix { $0.rule == first.rule }
            rest = rest.dropFirst(ofRule.count)
            let passed = ofRule.count { $0.problem == nil }
            let failed = ofRule.count - passed
            text += "\(first.rule): " + (failed == 0 ? "\(passed) passed\n" : "\(passed) passed, \(failed) failed\n")
            for outcome in ofRule {
                guard let problem = outcome.problem else { continue }
                let listing = listings.first { outcome.rule.hasPrefix("\($0.id)/") }
                text += printer.text(
                    Diagnostic(
                        .error, id: outcome.rule, path: listing?.path(of: outcome.file) ?? outcome.file,
                        line: outcome.line,
                        message: outcome.name.isEmpty ? problem : "“\(outcome.name)”: \(problem)"))
            }
        }
        return text
    }
}
