import Foundation
import RuleTesting
import Testing

@testable import RuleHost

/// The examples of the rules that come with Keste.
@Suite struct PluginExamplesTests {
    private static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    @Test(arguments: [
        "Plugins/ElectionCalendar", "Plugins/EqualAirtime", "Plugins/QuietHours", "Plugins/SchedulingConflicts",
        "Benchmarks/EveningBreak", "Examples/EverydayRules",
    ])
    func `every example of a module comes out as its author says`(module: String) throws {
        let workshop = try Workshop()
        let summary = try ExampleRunner(host: try workshop.host()).run("\(Self.project)/\(module)")
        #expect(summary.modules.map(\.status) == [.ok], "\(summary.modules)")
        #expect(!summary.outcomes.isEmpty)
        for outcome in summary.outcomes {
            #expect(
                outcome.problem == nil,
                "\(outcome.file):\(outcome.line): \(outcome.rule), “\(outcome.name)”: \(outcome.problem ?? "")")
        }
    }

    @Test(arguments: ["SpeakerTwice", "RoomClosed", "Changeover", "SameSlot", "OverMidnight"])
    func `a rule that everybody asks for takes 25 lines`(rule: String) throws {
        let text = try String(contentsOfFile: "\(Self.project)/Examples/EverydayRules/\(rule).swift", encoding: .utf8)
        #expect(text.split(separator: "\n").count <= 25)
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 30)
    }

    @Test func `swift test sees what keste rule test says`() throws {
        let workshop = try Workshop()
        let host = try workshop.host()
        let outcomes = RuleExamples.outcomes(in: "\(Self.project)/Plugins/QuietHours", host: host)
        #expect(outcomes.map(\.rule) == ["quiet-hours/no-rally-after-ten", "quiet-hours/no-rally-after-ten"])
        #expect(outcomes.allSatisfy { $0.problem == nil })
        let nowhere = RuleExamples.outcomes(in: "\(workshop.folder.path)/nowhere", host: host)
        #expect(nowhere.map { $0.problem?.contains("there is no folder") } == [true])
        let broken = try workshop.module("Broken", ["Broken.swift": "nonsense"])
        #expect(RuleExamples.outcomes(in: broken, host: host).map { $0.problem?.contains("Broken.swift:1") } == [true])
    }
}
