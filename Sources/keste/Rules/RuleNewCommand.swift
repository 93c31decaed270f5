import ArgumentParser
import RuleHost

/// `keste rule new`: writes a rule module to begin with.
struct RuleNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Writes a rule module to begin with.",
        discussion: """
            The module compiles, its examples pass, and it finds rallies that last too long. Ends with 2, and writes \
            nothing, where there is something of that name already.

            Example:
              keste rule new rules/LongRallies
            """)

    @Argument(help: "The module's name, or the folder to make, whose last part is the name: rules/LongRallies.")
    var name: String

    func run() throws {
        do throws(HostProblem) {
            let scaffold = try RuleScaffold(name)
            try scaffold.write()
            Terminal.print(scaffold.files.map { "\($0.path)\n" }.joined())
            Terminal.print(
                """

                Try its examples, then check a calendar with it:
                  keste rule test \(scaffold.folder)
                  keste check <calendar> --rules \(scaffold.folder)

                """)
        } catch {
            Terminal.complain("error: \(error.text)\n")
            try ExitStatus.unusable.end()
        }
    }
}
