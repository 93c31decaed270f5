import Foundation
import Testing

/// `keste rule test` on modules written for the purpose.
@Suite struct RuleTestTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Writes a module of one rule `strict/only` from the body of its check and its examples.
    private func module(_ check: String, examples: String, imports: String = "import RuleKit") throws {
        try folder.write(
            """
            \(imports)
            @main struct Strict: RuleModule { static let rules: [any Rule.Type] = [Only.self] }
            struct Only: Rule {
                static let info = RuleInfo(id: "only", summary: "Tries what the tester allows")
                func check(_ campaign: CampaignView, _ report: Report) {
                    \(check)
                }
                static let rally = "{kind: rally, start: 2023-03-01T20:00, duration: 1h, title: Rally"
                static let examples: [Example] = [
                    \(examples)
                ]
            }
            """, to: "Strict/Strict.swift")
    }

    private func test() throws -> Keste.Result {
        try Keste.run(
            ["rule", "test", "Strict"], in: folder.url,
            environment: ["KESTE_CACHE": folder.url.appendingPathComponent("cache").path])
    }

    private static let each =
        #"for event in campaign.events { report.finding("\(event.title) is there", events: [event]) }"#
    private static let passes = #".passes("nobody", yaml: "events: []"),"#
    private static let finds = #".finds("one", yaml: "events: [\(rally), id: a}]", events: ["a"]),"#

    @Test func `examples that come out as they say pass`() throws {
        try module(Self.each, examples: Self.passes + Self.finds)
        let run = try test()
        #expect(run.output == "strict/only: 2 passed\n2 passed, 0 failed\n", "\(run)")
        #expect(run.status == 0)
    }

    @Test(arguments: [
        (
            each, passes + finds + #".finds("one", yaml: "events: [\(rally), id: b}]", events: ["b"])"#,
            "has the same name"
        ),
        (
            each, passes + finds + #".finds("2", yaml: "events: [\(rally), id: a}]\n", events: ["a"])"#,
            "same calendar as “one”"
        ),
        (each, finds, "the rule has no example that passes"),
        (each, passes, "the rule has no example that finds something"),
        (each, passes + finds + #".finds("wrong", yaml: "events: [\(rally), id: c}]", events: ["d"])"#, "not found: "),
        (each, passes + finds + #".passes("no calendar", yaml: "evnets: []")"#, "its calendar cannot be read: line 3"),
        (
            #"for event in campaign.events { report.finding("{title} is there", events: [event]) }"#, passes + finds,
            "the placeholder {title} is not filled in"
        ),
        (
            #"for event in campaign.events { report.finding("It is", events: [event], notes: [Note("{here}", at: event)]) }"#,
            passes + finds, "the placeholder {here} is not filled in"
        ),
        (
            """
            struct There: FindingMessage {
                let event: EventView
                static let text = MessageTexts<There>(en: "\\(\\.event) is there", ru: "{title} тут")
            }
            for event in campaign.events { report.finding(There(event: event), events: [event]) }
            """, passes + finds, "the placeholder {title} is not filled in"
        ),
        (
            #"if !campaign.events.isEmpty { report.finding("There is a rally") }"#,
            passes + #".finds("one", yaml: "events: [\(rally), id: a}]")"#, "points nowhere"
        ),
        (
            #"for event in campaign.events.prefix(1) { report.finding("It is the first", events: [event]) }"#,
            passes + finds + #".finds("two", yaml: "events: [\(rally), id: x}, \(rally), id: y}]", events: ["x"])"#,
            "when its events are given in the opposite order"
        ),
    ])
    func `what the author overlooked fails, at its line`(check: String, examples: String, problem: String) throws {
        try module(check, examples: examples)
        let run = try test()
        #expect(run.output.contains(problem), "\(run)")
        #expect(run.output.contains("Strict/Strict.swift:"), "\(run)")
        #expect(run.output.hasSuffix(" passed, 1 failed\n"), "\(run)")
        #expect(run.status == 1)
    }

    /// 20:00 in Almaty is 14:00 UTC; 14 hours ahead of that the next day has begun, at 04:00.
    @Test func `a rule that asks the machine for its clock fails`() throws {
        let check = """
            for event in campaign.events {
                guard let first = event.occurrences.first else { continue }
                var (seconds, civil) = (time_t(first.start.seconds), tm())
                localtime_r(&seconds, &civil)
                report.finding("It begins at \\(civil.tm_hour)", events: [event])
            }
            """
        try module(check, examples: Self.passes + Self.finds, imports: "import Glibc\nimport RuleKit")
        let run = try test()
        #expect(run.output.contains("on a machine whose clock is 14 hours ahead of UTC “It begins at 14”"), "\(run)")
        #expect(run.output.contains("“It begins at 4”"), "\(run)")
        #expect(run.status == 1)
    }

    @Test func `a name in braces that the calendar itself has is no placeholder`() throws {
        try module(
            Self.each,
            examples: Self.passes
                + #".finds("braces", yaml: "events: [{kind: rally, start: 2023-03-01T20:00, duration: 1h, title: '{name}', id: a}]", events: ["a"])"#
        )
        #expect(try test().status == 0)
    }

    @Test func `a module that does not build, and a folder without one, are no pass`() throws {
        try module("nonsense", examples: Self.passes)
        let broken = try test()
        #expect(broken.output == "0 passed, 0 failed\n")
        #expect(broken.errors.contains("the rule module Strict did not build"), "\(broken.errors)")
        #expect(broken.status == 3)
        let empty = try Keste.run(["rule", "test", "nowhere"], in: folder.url)
        #expect(empty.errors.contains("there is no folder nowhere"))
        #expect(empty.status == 2)
    }
}
