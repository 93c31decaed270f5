import ArgumentParser
import RuleHost

/// `keste rule build`: compiles rule modules ahead of the check that needs them.
struct RuleBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Compiles rule modules, so that the next check need not.",
        discussion: """
            What is built already stays as it is. Ends with 0 if all were built, 2 if a folder holds no rule module, \
            3 if a module did not build.

            Example:
              keste rule build rules
            """)

    @Argument(
        help: ArgumentHelp(
            "A folder of a rule module, or of several; those that came with Keste if none is named.",
            valueName: "folder"), completion: .directory)
    var folders: [String] = []

    func run() throws {
        let host = RuleHost()
        var status = ExitStatus.fine
        for folder in folders.isEmpty ? [nil] : folders.map(Optional.some) {
            do throws(HostProblem) {
                let reports = try host.build(folder)
                if ModuleComplaint.print(of: reports) { status = .incomplete }
                for report in reports where report.status == .ok {
                    Terminal.print("\(report.name): built, \(report.milliseconds) ms\n")
                }
            } catch {
                Terminal.complain("error: \(error.text)\n")
                if status == .fine { status = .unusable }
            }
        }
        try status.end()
    }
}
