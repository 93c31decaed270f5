import CampaignModel
import Foundation
import Testing
import ZoneInfo

@testable import RuleHost

/// What a calendar suppresses and a baseline lists, with a module that speaks the protocol by hand.
@Suite struct SetAsideTests {
    private static let cache = FileManager.default.temporaryDirectory.appending(path: "keste-tests-cache").path
    private let workshop: Workshop

    init() throws { workshop = try Workshop() }

    /// A module with the rules `h`, which finds something at both rallies, and `quiet`, which finds nothing.
    private static let body = #"""
        hello("h", "quiet")
        started("h"); finding("h", "late", event: 1); finding("h", "early", event: 0); finished("h")
        started("quiet"); finished("quiet"); done()
        """#

    private func run(
        _ body: String = body, only: [String] = [], today: CivilDate? = nil, baseline: [Baseline.Entry]? = nil,
        change: (inout Campaign) -> Void = { _ in }
    ) throws -> RuleRun {
        let module = try workshop.speaking("Hours", body)
        return try workshop.host(cache: Self.cache).run(
            try Workshop.campaign(change), calendarFolder: workshop.folder.path, extraModules: [module], only: only,
            today: today, baseline: baseline.map { Baseline(entries: $0) })
    }

    private func place(_ line: Int) -> SourcePlace { SourcePlace(file: Ref(0), line: line, column: 3) }

    private func suppression(_ rule: String, _ events: [Int], until: CivilDate? = nil) -> RuleSettings.Suppression {
        RuleSettings.Suppression(
            rule: rule, events: events.map { Ref($0) }, reason: "agreed", until: until, place: place(6))
    }

    private func suppressing(_ all: RuleSettings.Suppression...) -> (inout Campaign) -> Void {
        { $0.rules.suppressions = all }
    }

    @Test func `a suppression leaves out the findings of the events that it names`() throws {
        let run = try run(change: suppressing(suppression("hours/h", [1])))
        #expect(run.findings.map(\.message) == ["early"])
        #expect(run.setAside.map(\.finding.message) == ["late"] && run.setAside.first?.suppression == 0)
        #expect(run.suppressed == 1 && run.suppressions.map(\.met) == [1])
    }

    @Test func `a suppression of several events leaves out a finding of each`() throws {
        let run = try run(change: suppressing(suppression("hours/h", [0, 1])))
        #expect(run.findings.isEmpty && run.suppressed == 2 && run.isComplete)
        #expect(run.suppressions.map(\.met) == [2])
    }

    @Test func `a suppression that meets no finding is a finding at its place, and an error`() throws {
        let run = try run(change: suppressing(suppression("hours/quiet", [0])))
        #expect(run.findings.map(\.rule) == ["hours/h", "hours/h", "keste/unused-suppression"])
        #expect(run.findings.last?.place == place(6) && run.findings.last?.severity == .error)
        #expect(run.findings.last?.message == "the suppression of hours/quiet meets no finding")
    }

    @Test func `a suppression of a rule that is turned off has nothing to do`() throws {
        let body = #"hello("h", "quiet"); started("quiet"); finished("quiet"); done()"#
        let run = try run(body, change: suppressing(suppression("hours/h", [0])))
        #expect(run.findings.map(\.rule) == ["keste/unused-suppression"])
        #expect(run.findings.first?.message.contains("that rule is not run") == true)
    }

    /// Who asks for one rule alone wants to hear of no other.
    @Test func `where rules are named, nothing is said of suppressions of others`() throws {
        let body = #"hello("h", "quiet"); started("quiet"); finished("quiet"); done()"#
        let run = try run(body, only: ["hours/quiet"], change: suppressing(suppression("hours/h", [0])))
        #expect(run.findings.isEmpty && run.isComplete)
    }

    @Test func `nobody can say that a suppression does nothing where the module failed`() throws {
        let run = try run(#"hello("h"); started("h")"#, change: suppressing(suppression("hours/h", [0])))
        #expect(run.findings.isEmpty && !run.isComplete)
    }

    /// `until: 2023-02-21` counts on the 21st, and not on the day after.
    @Test(arguments: [
        (21, ["early"]),
        (22, ["early", "late", "the suppression of hours/h ended on 2023-02-21: it no longer covers 1 finding"]),
    ])
    func `a suppression counts up to its last day, and is a finding from then on`(
        today: Int, messages: [String]
    ) throws {
        let last = CivilDate(year: 2023, month: 2, day: 21)
        let run = try run(
            today: CivilDate(year: 2023, month: 2, day: today),
            change: suppressing(suppression("hours/h", [1], until: last)))
        #expect(run.findings.map(\.message) == messages)
        #expect(run.suppressions.map(\.isOver) == [today == 22])
    }

    @Test func `one that has ended is said to be over even if it meets nothing`() throws {
        let last = CivilDate(year: 2023, month: 2, day: 21)
        let run = try run(
            today: CivilDate(year: 2023, month: 3, day: 1),
            change: suppressing(suppression("hours/quiet", [1], until: last), suppression("hours/h", [0, 1])))
        #expect(run.findings.map(\.rule) == ["keste/expired-suppression"])
    }

    @Test func `the calendar sets how much a dead suppression weighs`() throws {
        let dead = suppression("hours/quiet", [0])
        let warned = try run {
            $0.rules.suppressions = [dead]
            $0.rules.settings = [.init(rule: "keste/unused-suppression", severity: .warning, place: place(6))]
        }
        #expect(warned.findings.last?.rule == "keste/unused-suppression" && warned.findings.last?.severity == .warning)
        let silent = try run {
            $0.rules.suppressions = [dead]
            $0.rules.settings = [.init(rule: "keste/unused-suppression", isOn: false, place: place(6))]
        }
        #expect(silent.findings.map(\.rule) == ["hours/h", "hours/h"])
    }

    @Test func `what Keste itself finds cannot be suppressed, and has no options`() throws {
        let suppressed = try run(change: suppressing(suppression("keste/unused-suppression", [0])))
        #expect(
            suppressed.optionDiagnostics.map(\.message) == ["what keste/unused-suppression finds cannot be suppressed"])
        let set = try run {
            let option = RuleSettings.Option(key: "latest", value: .scalar("1"), place: place(5))
            $0.rules.settings = [.init(rule: "keste/unused-suppression", options: [option], place: place(6))]
        }
        #expect(set.optionDiagnostics.map(\.line) == [5])
    }

    @Test func `a setting of a module that is not run is an error, not a whisper`() throws {
        let run = try run { $0.rules.settings = [.init(rule: "quiet-hours/no-rally-after-ten", place: place(6))] }
        #expect(run.findings.last?.rule == "keste/unused-setting" && run.findings.last?.severity == .error)
    }

    @Test func `a rule turned off that there is not is a warning`() throws {
        let run = try run { $0.rules.settings = [.init(rule: "hours/hh", isOn: false, place: place(6))] }
        #expect(run.findings.last?.rule == "keste/unused-setting" && run.findings.last?.severity == .warning)
    }

    private func entry(_ message: String, _ events: [String], count: Int = 1, rule: String = "hours/h")
        -> Baseline.Entry
    {
        Baseline.Entry(key: FindingKey(rule: rule, events: events, message: message), count: count, place: place(2))
    }

    @Test func `what the baseline lists is set aside, and what is new is shown`() throws {
        let run = try run(baseline: [entry("late", ["b"])])
        #expect(run.findings.map(\.message) == ["early"])
        #expect(run.setAside.map(\.finding.message) == ["late"] && run.setAside.first?.suppression == nil)
        #expect(run.suppressed == 0)
    }

    @Test func `the same words about another event are news`() throws {
        let run = try run(baseline: [entry("late", ["a"])])
        #expect(run.findings.map(\.message).prefix(1) == ["this finding of hours/h is not found any more: late"])
        #expect(run.findings.count == 3)
    }

    @Test func `a finding counts as often as the baseline has it`() throws {
        let twice = #"""
            hello("h")
            started("h"); finding("h", "late", event: 1); finding("h", "late", event: 1); finished("h"); done()
            """#
        #expect(try run(twice, baseline: [entry("late", ["b"])]).findings.map(\.message) == ["late"])
        #expect(try run(twice, baseline: [entry("late", ["b"], count: 2)]).findings.isEmpty)
        let thrice = try run(twice, baseline: [entry("late", ["b"], count: 3)])
        #expect(
            thrice.findings.map(\.message) == ["this finding of hours/h is found 2 of 3 times: late"])
    }

    @Test func `an entry of a rule that is gone is stale`() throws {
        let gone = [entry("x", [], rule: "gone/rule")]
        #expect(
            try run(baseline: gone).findings.contains { $0.rule == "keste/stale-baseline" && $0.severity == .error })
        #expect(try !run(only: ["hours/h"], baseline: gone).findings.contains { $0.rule == "keste/stale-baseline" })
        let failed = try run(#"hello("h"); started("h")"#, baseline: [entry("late", ["b"])])
        #expect(failed.findings.isEmpty)
    }
}
