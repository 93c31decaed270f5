import Foundation
import Testing

/// Suppressions, baselines and formats of `keste check`, from a folder to the exit status.
@Suite struct CheckOutputTests {
    private let folder: TemporaryFolder

    /// Two rallies at once in one hall.
    init() throws {
        folder = try TemporaryFolder()
        try write(rules: "modules: [SchedulingConflicts]")
    }

    private func write(rules: String, more: String = "") throws {
        try folder.write(
            """
            keste: 1
            campaign: {id: small, title: Small, zone: Asia/Almaty}
            venues: [{id: hall, name: Hall}]
            rules:
              \(rules)
            events:
              - {id: one, kind: rally, title: One, start: 2027-03-01T10:00, duration: 2h, venue: hall}
              - {id: two, kind: rally, title: Two, start: 2027-03-01T11:00, duration: 2h, venue: hall}
            \(more)
            """, to: "c/calendar.yaml")
    }

    private func check(_ more: String..., environment: [String: String] = [:]) throws -> Keste.Result {
        try Keste.run(["check", "c"] + more, in: folder.url, environment: environment)
    }

    private func suppress(_ rest: String, set: String = "{}") throws {
        try write(
            rules:
                "modules: [SchedulingConflicts]\n  set: \(set)\n  suppress: [{rule: scheduling-conflicts/venue, \(rest)}]"
        )
    }

    @Test func `a suppression is counted, and ends with its last day`() throws {
        try suppress("events: [one], reason: agreed, until: 2026-12-31")
        let before = try check("--today", "2026-12-31")
        #expect(before.status == 0)
        #expect(before.output == "No findings; 4 rules run from 1 module, 1 suppression used.\n")
        let after = try check("--today", "2027-01-01")
        #expect(after.status == 1)
        #expect(
            after.output.contains("[scheduling-conflicts/venue]")
                && after.output.contains("[keste/expired-suppression]"))
        #expect(after.output.contains("c/calendar.yaml:7:") || after.output.contains("c/calendar.yaml:8:"))
        #expect(after.output.hasSuffix("Findings: 2 errors; 4 rules run from 1 module, 0 suppressions used, 1 dead.\n"))
    }

    /// 1798736400 is 2026-12-31T17:00Z and 22:00 in Almaty at +05; three hours later it is the next day there.
    @Test(arguments: [(1_798_736_400, 0), (1_798_747_200, 1)])
    func `today is the day on the campaign's clock`(seconds: Int, status: Int32) throws {
        try suppress("events: [one], reason: agreed, until: 2026-12-31")
        #expect(try check(environment: ["SOURCE_DATE_EPOCH": "\(seconds)", "TZ": "UTC"]).status == status)
    }

    @Test func `a suppression that meets nothing fails the check, unless the calendar lets it pass`() throws {
        try suppress("events: [two], reason: agreed", set: "{scheduling-conflicts/venue: off}")
        let dead = try check()
        #expect(dead.status == 1 && dead.output.contains("that rule is not run [keste/unused-suppression]"))
        try suppress(
            "events: [two], reason: agreed",
            set: "{scheduling-conflicts/venue: off, keste/unused-suppression: warning}")
        #expect(try check().status == 0)
        #expect(try check("--fail-on", "warning").status == 1)
    }

    @Test func `a baseline leaves out what was there, and nothing else`() throws {
        let written = try check("--write-baseline", "known.yaml")
        #expect(written.status == 0)
        #expect(
            written.output == "known.yaml: 1 finding\n"
                + "No findings; 4 rules run from 1 module, 0 suppressions used, 1 finding in the baseline.\n")
        #expect(try folder.text("known.yaml").contains("rule: scheduling-conflicts/venue, events: [one, two]"))
        #expect(try check("--baseline", "known.yaml").status == 0)

        // Another line and another finding: the first is still known.
        let third = "  - {id: three, kind: rally, title: Three, start: 2027-03-01T12:30, duration: 2h, venue: hall}"
        try write(rules: "modules: [SchedulingConflicts]\n  set: {}", more: third)
        let more = try check("--baseline", "known.yaml")
        #expect(more.status == 1)
        #expect(more.output.contains("(two) and Three (three)") && !more.output.contains("One (one)"))

        // What was mended must go from the baseline.
        try write(rules: "modules: [SchedulingConflicts]\n  set: {scheduling-conflicts/venue: off}")
        let mended = try check("--baseline", "known.yaml")
        #expect(mended.status == 1 && mended.output.contains("known.yaml:5:"))
        #expect(mended.output.contains("not found any more") && mended.output.contains("[keste/stale-baseline]"))
    }

    @Test func `a baseline that cannot be read, or options that do not go together, run no rule`() throws {
        let missing = try check("--baseline", "nowhere.yaml")
        #expect(missing.status == 2 && missing.errors.contains("there is no file nowhere.yaml") && missing.output == "")
        #expect(try check("--baseline", "a.yaml", "--write-baseline", "a.yaml").status == 2)
        #expect(try check("--only", "scheduling-conflicts/venue", "--write-baseline", "a.yaml").status == 2)
        #expect(try check("--write-baseline", "c/calendar.yaml/known.yaml").status == 2)
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("a.yaml").path))
    }

    @Test func `a baseline is not written where not all rules ran`() throws {
        try folder.write("this is no Swift\n", to: "Broken/Main.swift")
        let run = try check("--rules", "Broken", "--write-baseline", "known.yaml")
        #expect(run.status == 3 && run.errors.contains("the baseline is not written, since not all rules ran"))
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("known.yaml").path))
    }

    @Test(arguments: ["text", "json", "sarif", "junit", "github"])
    func `the exit status is the same in every format`(format: String) throws {
        #expect(try check("--format", format).status == 1)
        try write(
            rules:
                "modules: [SchedulingConflicts]\n  suppress: [{rule: scheduling-conflicts/venue, events: [one], reason: r}]"
        )
        #expect(try check("--format", format).status == 0)
        try write(rules: "modules: []")
        #expect(try check("--format", format).status == 3)
        try folder.write("keste: 1\n", to: "c/calendar.yaml")
        let broken = try check("--format", format)
        #expect(broken.status == 2)
        #expect((broken.output == "") == (format == "text"))
    }

    @Test func `SARIF names each finding, its place, and the rules that ran`() throws {
        struct Log: Decodable {
            struct Run: Decodable {
                struct Tool: Decodable {
                    struct Driver: Decodable {
                        struct Rule: Decodable { var id: String }
                        var rules: [Rule]
                    }
                    var driver: Driver
                }
                struct Result: Decodable {
                    var ruleId: String
                    var ruleIndex: Int
                    var partialFingerprints: [String: String]
                }
                var tool: Tool
                var results: [Result]
            }
            var version: String
            var runs: [Run]
        }
        let run = try check("--format", "sarif")
        let log = try JSONDecoder().decode(Log.self, from: Data(run.output.utf8))
        let result = try #require(log.runs.first?.results.first)
        #expect(log.version == "2.1.0" && log.runs[0].results.count == 1)
        #expect(result.ruleId == "scheduling-conflicts/venue")
        #expect(log.runs[0].tool.driver.rules[result.ruleIndex].id == result.ruleId)
        #expect(result.partialFingerprints == ["kesteFinding/v1": "scheduling-conflicts/venue:one,two:::1"])
    }

    /// What a rule prints is in the log of a workflow too, and no command may be hidden in it.
    @Test func `what a module prints is no command of a workflow`() throws {
        try folder.write(
            """
            import RuleKit
            @main struct Loud: RuleModule { static let rules: [any Rule.Type] = [Quiet.self] }
            struct Quiet: Rule {
                static let info = RuleInfo(id: "quiet", summary: "Finds nothing")
                func check(_ campaign: CampaignView, _ report: Report) { print("::error::from a module", terminator: "") }
                static let examples: [Example] = []
            }
            """, to: "Loud/Main.swift")
        let run = try check("--rules", "Loud", "--format", "github")
        let lines = run.errors.split(separator: "\n").map(String.init)
        let word = try #require(lines.first?.split(separator: ":").last)
        #expect(lines == ["::stop-commands::\(word)", "::error::from a module", "::\(word)::"])
        #expect(run.output.split(separator: "\n").count == 2)
    }

    /// util-linux's `script` gives a program a terminal to write to, and keeps what it wrote.
    private func onTerminal(_ command: String, environment: [String: String] = [:]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
        process.arguments = ["-qefc", command, "typescript"]
        process.currentDirectoryURL = folder.url
        let plain = ProcessInfo.processInfo.environment.filter { $0.key != "NO_COLOR" }
        process.environment = plain.merging(["TERM": "xterm-256color"]) { $1 }.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try folder.text("typescript")
    }

    private static let program = Keste.products.appendingPathComponent("keste").path

    @Test(arguments: [
        ("", ["TERM": "xterm-256color"], true), ("", ["NO_COLOR": "1"], false), ("", ["TERM": "dumb"], false),
        (" | cat", ["TERM": "xterm-256color"], false), (" --format json", ["TERM": "xterm-256color"], false),
        (" --format junit", ["TERM": "xterm-256color"], false), (" --format github", ["TERM": "xterm-256color"], false),
    ])
    func `a terminal sees colours, and nothing else does`(
        rest: String, environment: [String: String], isColoured: Bool
    ) throws {
        let seen = try onTerminal("'\(Self.program)' check c\(rest)", environment: environment)
        #expect(seen.contains("scheduling-conflicts"))
        #expect(seen.contains("\u{1B}[1;31merror:") == isColoured)
        #expect(seen.unicodeScalars.contains("\u{1B}") == isColoured)
    }

    /// A module that takes two seconds makes a person wonder; the line is gone when the findings come.
    @Test func `a long run says on a terminal what it does, and cleans up after itself`() throws {
        try folder.write(
            """
            import Glibc
            import RuleKit
            @main struct Slow: RuleModule { static let rules: [any Rule.Type] = [Sleep.self] }
            struct Sleep: Rule {
                static let info = RuleInfo(id: "sleep", summary: "Takes its time")
                func check(_ campaign: CampaignView, _ report: Report) { sleep(2) }
                static let examples: [Example] = []
            }
            """, to: "Slow/Main.swift")
        let seen = try onTerminal("'\(Self.program)' check c --rules Slow")
        #expect(seen.contains("Running rules: ") && seen.contains("at work: Slow"))
        let last = try #require(seen.range(of: "at work: Slow", options: .backwards))
        #expect(seen[last.upperBound...].contains("\r\u{1B}[K"))
        let piped = try onTerminal("'\(Self.program)' check c --rules Slow 2>&1 | cat")
        #expect(piped.contains("Findings: 1 error") && !piped.contains("Running rules"))
    }
}
