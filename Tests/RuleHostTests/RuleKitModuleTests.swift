import CampaignModel
import Foundation
import struct RuleKit.Example
import RuleTesting
import Testing

@testable import RuleHost

/// Modules as rule authors write them, on RuleKit.
@Suite struct RuleKitModuleTests {
    private let workshop: Workshop

    init() throws { workshop = try Workshop() }

    /// A module with one rule, whose `check` and examples are these.
    private func module(_ name: String, check: String, examples: String = "[]") throws -> String {
        try workshop.module(
            name,
            [
                "Module.swift": """
                import RuleKit

                @main struct \(name): RuleModule {
                    static let rules: [any Rule.Type] = [Named.self]
                }
                """,
                "Named.swift": """
                import RuleKit

                struct Named: Rule {
                    static let info = RuleInfo(id: "named", summary: "Says what there is", severity: .note)
                    static let examples: [Example] = \(examples)
                    struct Options: RuleOptions { var word = "event" }
                    var options = Options()
                    func check(_ campaign: CampaignView, _ report: Report) {
                        \(check)
                    }
                }
                """,
            ])
    }

    private func run(_ module: String, _ change: (inout Campaign) -> Void = { _ in }) throws -> RuleRun {
        try workshop.host().run(
            try Workshop.campaign(change), calendarFolder: workshop.folder.path, extraModules: [module], timeout: 60)
    }

    private static let each =
        #"for event in campaign.events { report.finding("\(options.word) \(event.id)", events: [event]) }"#

    @Test func `a rule sees the campaign, and its findings come back`() throws {
        let run = try run(try module("Names", check: Self.each))
        #expect(run.modules.map(\.status) == [.ok], "\(run.modules)")
        #expect(run.findings.map(\.message) == ["event a", "event b"])
        #expect(run.findings.map(\.rule) == ["names/named", "names/named"])
        #expect(run.findings.map(\.severity) == [.note, .note])
    }

    @Test func `a rule takes its options from the calendar`() throws {
        let run = try run(try module("Names", check: Self.each)) {
            let option = RuleSettings.Option(key: "word", value: .scalar("rally"), place: $0.place)
            $0.rules.settings = [RuleSettings.Setting(rule: "names/named", options: [option], place: $0.place)]
        }
        #expect(run.findings.map(\.message) == ["rally a", "rally b"])
    }

    @Test func `an option that the rule does not have is said at its place`() throws {
        let run = try run(try module("Names", check: Self.each)) {
            let place = SourcePlace(file: Ref(0), line: 6, column: 1)
            let option = RuleSettings.Option(key: "wrod", value: .scalar("rally"), place: place)
            $0.rules.settings = [RuleSettings.Setting(rule: "names/named", options: [option], place: place)]
        }
        #expect(run.optionDiagnostics.map(\.line) == [6])
        #expect(run.optionDiagnostics.first?.message.contains("wrod") == true)
    }

    @Test func `an option deep inside is said at its own line`() throws {
        let run = try run(try module("Names", check: Self.each)) {
            func place(_ line: Int) -> SourcePlace { SourcePlace(file: Ref(0), line: line, column: 1) }
            let option = RuleSettings.Option(
                key: "word", value: .list([.scalar("a"), .scalar("b")]), place: place(5), inner: [["[1]"]: place(6)])
            #expect(option.place(of: ["[1]", "deeper"]).line == 6)
            #expect(option.place(of: ["[0]"]).line == 5)
            $0.rules.settings = [RuleSettings.Setting(rule: "names/named", options: [option], place: place(4))]
        }
        #expect(run.optionDiagnostics.map(\.line) == [5])
    }

    @Test func `a rule that is off does not run, and no rule is not a pass`() throws {
        let run = try run(try module("Names", check: Self.each)) {
            $0.rules.settings = [RuleSettings.Setting(rule: "names/named", isOn: false, place: $0.place)]
        }
        #expect(run.findings.isEmpty && run.rulesRun == 0 && !run.isComplete)
    }

    @Test func `a rule that is none may be off with a warning, and not on`() throws {
        let name = try module("Names", check: Self.each)
        let off = try run(name) { campaign in
            campaign.rules.settings = [.init(rule: "names/later", isOn: false, place: campaign.place)]
        }
        #expect(off.optionDiagnostics.isEmpty)
        #expect(off.findings.contains { $0.severity == .warning && $0.message.contains("names/later") })
        #expect(off.findings.count == 3)
        let on = try run(name) { campaign in
            campaign.rules.settings = [.init(rule: "names/later", place: campaign.place)]
        }
        #expect(on.optionDiagnostics.map(\.severity) == [.error])
        #expect(on.findings.isEmpty)
    }

    @Test func `what a rule prints is there even if it crashes on the next line`() throws {
        let crash = #"print("so far"); \#(Self.each); let none: [Int] = []; print(none[campaign.events.count])"#
        let run = try run(try module("Names", check: crash))
        #expect(run.modules.map(\.status) == [.crashed])
        let detail = run.modules.first?.detail ?? ""
        #expect(detail.contains("while the rule names/named was running"), "\(detail)")
        #expect(try workshop.printedText().hasPrefix("so far\n"))
    }

    @Test func `examples are run, and one that comes out otherwise is named with what came`() throws {
        let examples = #"""
            [
                .passes("nothing there", yaml: "events: []"),
                .finds("both", yaml: "events: two", all: [.finding(events: ["b"]), .finding(events: ["a"], message: "event")]),
                .finds("only one", yaml: "events: two #1", events: ["a"]),
                .finds("another", yaml: "events: two #2", all: [.finding(events: ["a"]), .finding(events: ["c"])]),
            ]
            """#
        let folder = try module("Names", check: Self.each, examples: examples)
        let runner = ExampleRunner(host: try workshop.host()) { example, _ in
            let campaign = try? Workshop.campaign { campaign in
                if !example.yaml.hasPrefix("events: two") { (campaign.events, campaign.occurrences) = ([], []) }
            }
            return ExampleRunner.Loaded(campaign: campaign, diagnostics: [])
        }
        let summary = try runner.run(folder)
        #expect(summary.modules.map(\.status) == [.ok], "\(summary.modules)")
        #expect(summary.outcomes.map(\.name) == ["nothing there", "both", "only one", "another"])
        #expect(summary.outcomes.map { $0.problem == nil } == [true, true, false, false])
        #expect(summary.outcomes[2].problem?.contains("1 finding should come, but the rule found 2") == true)
        #expect(summary.outcomes[3].problem?.contains("not found: a finding about c") == true)
        #expect(summary.outcomes.allSatisfy { $0.file == "Names/Named.swift" })
    }

    @Test func `a rule without examples of both kinds is said to lack them`() throws {
        let folder = try module("Names", check: Self.each)
        let runner = ExampleRunner(host: try workshop.host()) { _, _ in .init(campaign: nil, diagnostics: []) }
        #expect(
            try runner.run(folder).outcomes.map(\.problem) == [
                "the rule has no example that passes", "the rule has no example that finds something",
            ])
    }
}
