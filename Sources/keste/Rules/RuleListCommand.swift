import ArgumentParser
import CampaignModel
import RuleHost
import RuleKit

/// `keste rule list`: shows which rules there are, from where, and whether they are built.
struct RuleListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Shows which rules there are, from where, and whether they are built.",
        discussion: """
            Nothing is compiled: the rules of a module that is not built are not known yet. Ends with 2 if a folder \
            holds no rule module.

            Example:
              keste rule list rules
            """)

    @Argument(
        help: ArgumentHelp(
            "A folder of a rule module, or of several, beside those that came with Keste.", valueName: "folder"),
        completion: .directory)
    var folders: [String] = []

    func run() throws {
        let host = RuleHost()
        var status = ExitStatus.fine
        for folder in [nil] + folders.map(Optional.some) {
            do throws(HostProblem) {
                for module in try host.modules(in: folder) { Terminal.print(try text(module, host)) }
            } catch {
                Terminal.complain("error: \(error.text)\n")
                status = .unusable
            }
        }
        try status.end()
    }

    private func text(_ module: ModuleListing, _ host: RuleHost) throws(HostProblem) -> String {
        let origin = module.isOurs ? "came with Keste" : "your own"
        var text = "\(module.name): \(origin), \(module.folder)\n"
        switch module.state {
        case .prebuilt: text += "  current: built with Keste\n"
        case .cached: text += "  current: compiled from these files and kept\n"
        case .notBuilt:
            return text + "  not current: it is compiled when it is next run, or with “keste rule build”\n"
        case .unbuildable(let problem): return text + "  not current, and cannot be compiled here: \(problem.text)\n"
        }
        for (report, rules) in try host.describe(module.folder) {
            guard report.status == .ok else { return text + "  it does not run: \(report.detail)\n" }
            for rule in rules { text += "  \(module.id)/\(rule.id): \(rule.summary)\n" }
        }
        return text
    }
}
