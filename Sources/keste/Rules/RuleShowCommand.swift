import ArgumentParser
import CampaignModel
import RuleHost
import RuleKit
import RuleTesting

/// `keste rule show`: what a rule asks, what can be set, and its examples.
struct RuleShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows what a rule asks, what can be set, and its examples.",
        discussion: """
            Ends with 2 if there is no such rule, 3 if its module does not build.

            Examples:
              keste rule show quiet-hours/no-rally-after-ten
              keste rule show long-rallies --rules rules/LongRallies
            """)

    @Argument(help: ArgumentHelp("A rule's id, or a module's for all of its rules.", valueName: "rule id"))
    var rule: String

    @Option(
        name: .customLong("rules"),
        help: ArgumentHelp("A folder of a rule module, or of several; once for each.", valueName: "folder"),
        completion: .directory)
    var modules: [String] = []

    func run() throws {
        let status: ExitStatus
        do throws(HostProblem) {
            status = try show(RuleHost())
        } catch {
            Terminal.complain("error: \(error.text)\n")
            status = .unusable
        }
        try status.end()
    }

    private func show(_ host: RuleHost) throws(HostProblem) -> ExitStatus {
        var listings: [ModuleListing] = []
        // A module of the command line goes before the one of ours that has its name, as in a check.
        for folder in modules.map(Optional.some) + [nil] {
            for module in try host.modules(in: folder) where !listings.contains(where: { $0.id == module.id }) {
                listings.append(module)
            }
        }
        let wanted = rule.prefix { $0 != "/" }
        var known = listings.map(\.id)
        if let module = listings.first(where: { $0.id == wanted }) {
            let described = try host.describe(module.folder)
            if ModuleComplaint.print(of: described.map(\.report)) { return .incomplete }
            let all = described.flatMap(\.rules)
            let shown = all.filter { rule == module.id || rule == "\(module.id)/\($0.id)" }
            let pages = shown.map { RulePage($0, module: module.id).text }
            Terminal.print(pages.joined(separator: "\n"))
            if !shown.isEmpty { return .fine }
            known = all.map { "\(module.id)/\($0.id)" }
        }
        let nearest = Nearest.match(rule, among: known).map { "did you mean “\($0)”?" }
        throw HostProblem(
            "there is no rule “\(rule)”", fix: nearest ?? "there are: \(known.joined(separator: ", "))")
    }
}
