import ArgumentParser

/// `keste rule`: what those who write rules need.
struct RuleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rule",
        abstract: "Writes, tests, builds and shows rules.",
        discussion: """
            A rule module is a folder of Swift files. This writes one, tries its examples, and checks a calendar with it:

              keste rule new LongRallies
              keste rule test LongRallies
              keste check calendars/first-steps --rules LongRallies
            """,
        subcommands: [
            RuleNewCommand.self, RuleTestCommand.self, RuleBuildCommand.self, RuleListCommand.self,
            RuleShowCommand.self,
        ])
}
