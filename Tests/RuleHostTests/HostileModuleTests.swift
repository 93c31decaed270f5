import CampaignModel
import Foundation
import Testing

@testable import RuleHost

/// A module that goes wrong costs only itself: what the honest one beside it found stands.
@Suite struct HostileModuleTests {
    struct Case: CustomTestStringConvertible {
        let name: String
        let body: String
        let status: ModuleReport.Status
        /// A part of what the report says.
        let says: String
        /// The messages that are kept of it.
        var keeps: [String] = []

        var testDescription: String { name }
    }

    private static let begin = #"hello("r"); started("r"); finding("r", "half"); "#

    static let cases: [Case] = [
        Case(
            name: "loops for ever", body: begin + "while true { _ = getpid() }", status: .timedOut,
            says: "within 3 seconds, while the rule hostile/r was running; what that rule had found"),
        Case(
            name: "stops itself", body: begin + "raise(SIGSTOP)", status: .timedOut, says: "within 3 seconds"),
        Case(
            name: "closes its pipe and sleeps", body: begin + "close(4); sleep(100)", status: .timedOut,
            says: "within 3 seconds"),
        Case(
            name: "does not end after its last word",
            body: #"hello("r"); started("r"); finding("r", "whole"); finished("r"); done(); sleep(100)"#,
            status: .timedOut, says: "it was done, but did not end", keeps: ["whole"]),
        Case(
            name: "reaches out of an array", body: begin + "print([1, 2][Int(getpid())])", status: .crashed,
            says: "an index out of range"),
        Case(
            name: "crashes in its second rule",
            body: #"hello("r", "s"); started("r"); finding("r", "whole"); finished("r"); started("s"); abort()"#,
            status: .crashed, says: "SIGABRT), while the rule hostile/s was running", keeps: ["whole"]),
        Case(
            name: "ends early", body: begin + "exit(0)", status: .crashed,
            says: "it ended before its rules had (exit status 0), while the rule hostile/r was running"),
        Case(name: "ends with a status", body: "exit(7)", status: .crashed, says: "(exit status 7)"),
        Case(name: "says nothing at all", body: "", status: .crashed, says: "(exit status 0)"),
        Case(
            name: "breaks off in a message", body: begin + #"say([200, 0, 0, 0, 4, 1])"#, status: .crashed,
            says: "in the middle of a message"),
        Case(
            name: "writes nonsense", body: #"say(Array("this is not a message".utf8)); sleep(100)"#, status: .crashed,
            says: "not a message of a rule module"),
        Case(
            name: "gives a length of 4 GiB", body: "say([255, 255, 255, 255, 4]); sleep(100)", status: .crashed,
            says: "not a message of a rule module"),
        Case(
            name: "names an event that there is not", body: begin + #"finding("r", "lie", event: 2)"#, status: .crashed,
            says: "an event, a contestant or a channel that there is not"),
        Case(
            name: "names event -1", body: begin + #"finding("r", "lie", event: UInt32.max)"#, status: .crashed,
            says: "an event, a contestant or a channel that there is not"),
        Case(
            name: "uses a message that it did not introduce",
            body: begin
                + #"say(frame(4, bytes("r") + [0, 1] + bytes("late") + (0..<4).flatMap { _ in bytes(0) } + [0, 0] + bytes(0) + bytes(0)))"#,
            status: .crashed, says: "the message “late”, which it did not introduce"),
        Case(
            name: "leaves a place of its message empty",
            body: begin
                + #"""
                let text = bytes("en") + bytes(1) + [1] + bytes("over")
                say(frame(7, bytes("late") + bytes(1) + text + bytes(0)))
                say(frame(4, bytes("r") + [0, 1] + bytes("late") + (0..<4).flatMap { _ in bytes(0) } + [0, 0] + bytes(0) + bytes(0)))
                """#,
            status: .crashed, says: "the message “late” without a value for “over”"),
        Case(
            name: "would change what there is not",
            body: begin
                + #"""
                let edit = bytes(1) + [3] + bytes(5) + bytes(1) + bytes("end") + bytes("x")
                say(frame(4, bytes("r") + [0, 0] + bytes("m") + (0..<3).flatMap { _ in bytes(0) } + [0, 0] + bytes(0) + edit))
                """#,
            status: .crashed, says: "a finding at a place that there is not"),
        Case(
            name: "finds for a rule that is not running", body: #"hello("r"); finding("r", "early")"#, status: .crashed,
            says: "a finding of a rule that was not running"),
        Case(
            name: "starts a rule that it does not have", body: #"hello("r"); started("q")"#, status: .crashed,
            says: "the start of a rule at the wrong time"),
        Case(
            name: "floods findings",
            body: begin
                + #"let all = (0..<500).flatMap { _ in findingFrame("r", "x", event: 0) }; while true { say(all) }"#,
            status: .crashed, says: "more than 100,000 findings"),
        Case(
            name: "leaves a process that holds the pipe",
            body: #"""
                hello("r"); started("r"); finding("r", "whole"); finished("r"); done()
                var pid: pid_t = 0
                var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("100"), nil]
                posix_spawn(&pid, "/bin/sleep", nil, nil, &arguments, nil)
                """#,
            status: .ok, says: "", keeps: ["whole"]),
        Case(
            name: "asks for 8 GiB",
            body: begin
                + "let all = UnsafeMutableRawPointer.allocate(byteCount: 8 << 30, alignment: 16); memset(all, 1, 8 << 30)",
            status: .crashed, says: "while the rule hostile/r was running"),
        Case(name: "has no rules", body: "hello(); done()", status: .failedToBuild, says: "it lists no rule"),
        Case(
            name: "has an id that is none", body: #"hello("A Rule"); done()"#, status: .crashed,
            says: "ids are in kebab case"),
    ]

    @Test(arguments: cases)
    func `a module that goes wrong costs only itself`(_ hostile: Case) throws {
        let workshop = try Workshop()
        let modules = [
            try workshop.speaking(
                "Honest", #"hello("h"); started("h"); finding("h", "honest", event: 1); finished("h"); done()"#),
            try workshop.speaking("Hostile", hostile.body),
        ]
        // Time is short only where running out of it is the point: on a busy machine even a flood takes a while.
        let run = try workshop.host(cache: Self.cache).run(
            try Workshop.campaign(), calendarFolder: workshop.folder.path, extraModules: modules,
            timeout: hostile.status == .timedOut ? 3 : 60)
        #expect(run.optionDiagnostics.isEmpty)
        #expect(run.modules.map(\.name) == ["Honest", "Hostile"])
        #expect(run.modules.first?.status == .ok, "\(run.modules.map(\.detail)) \(run.modules.map(\.output))")
        #expect(run.modules.last?.status == hostile.status, "\(run.modules.map(\.detail)) \(run.modules.map(\.output))")
        let detail = run.modules.last?.detail ?? ""
        #expect(hostile.says.isEmpty ? detail.isEmpty : detail.contains(hostile.says), "\(detail)")
        #expect(run.findings.filter { $0.rule == "honest/h" }.map(\.message) == ["honest"])
        #expect(run.findings.filter { $0.rule.hasPrefix("hostile/") }.map(\.message) == hostile.keeps)
        #expect(run.isComplete == (hostile.status == .ok))
    }

    /// One cache for all, so that the honest module is built once.
    private static let cache = FileManager.default.temporaryDirectory.appending(path: "keste-tests-cache").path

    @Test func `a module may send 64 MiB and no more`() {
        var session = ModuleSession(.nothing)
        // The length of a frame that goes on and on, then zeros.
        var bytes = [UInt8](repeating: 0, count: 64 << 20)
        bytes[2] = 1
        #expect(bytes.dropFirst(1).withUnsafeBytes { session.receive($0) } == false)
        #expect(session.failure?.contains("64 MiB") == false)
        var other = ModuleSession(.nothing)
        bytes.append(0)
        #expect(bytes.withUnsafeBytes { other.receive($0) } == false)
        #expect(other.failure?.contains("64 MiB") == true)
    }

    @Test func `what a module prints goes on, up to 1 MiB`() throws {
        let workshop = try Workshop()
        let module = try workshop.speaking(
            "Printer",
            #"""
            hello("r"); started("r"); finished("r"); done()
            print("a word")
            for _ in 0..<60_000 { print("a line that is forty characters long or so") }
            """#)
        let run = try workshop.host(cache: Self.cache).run(
            try Workshop.campaign(), calendarFolder: workshop.folder.path, extraModules: [module])
        #expect(run.modules.map(\.status) == [.ok])
        let text = try workshop.printedText()
        #expect(text.hasPrefix("a word\n"))
        // 1 MiB and the note that more was left out.
        #expect(text.utf8.count > 1 << 20 && text.utf8.count < (1 << 20) + 200)
        #expect(text.hasSuffix("the rest is left out\n"))
    }

    @Test func `a compile error arrives as the compiler wrote it, with the author's file and line`() throws {
        let workshop = try Workshop()
        let module = try workshop.module("Wrong", ["Rule.swift": "let a = 1\nlet b: Int = \"text\"\n"])
        let run = try workshop.host().run(
            try Workshop.campaign(), calendarFolder: workshop.folder.path, extraModules: [module])
        let report = try #require(run.modules.first)
        #expect(report.status == .failedToBuild)
        #expect(report.detail == "the compiler found an error in it")
        #expect(report.output.contains("\(module)/Rule.swift:2:14: error: "))
        #expect(run.rulesRun == 0 && !run.isComplete)
    }

    @Test func `a program that is no rule module is told what it should be`() throws {
        let workshop = try Workshop()
        let module = try workshop.module("Program", ["Main.swift": "@main struct Main { static func main() {} }\n"])
        let run = try workshop.host(cache: Self.cache).run(
            try Workshop.campaign(), calendarFolder: workshop.folder.path, extraModules: [module])
        #expect(run.modules.map(\.status) == [.crashed])
        #expect(run.modules.first?.detail.contains("is its @main type a RuleModule") == true, "\(run.modules)")
    }

    @Test func `a module without an entry is told that it needs one`() throws {
        let workshop = try Workshop()
        let module = try workshop.module("NoEntry", ["Rule.swift": "struct Rule {}\n"])
        let run = try workshop.host().run(
            try Workshop.campaign(), calendarFolder: workshop.folder.path, extraModules: [module])
        #expect(run.modules.first?.status == .failedToBuild)
        #expect(run.modules.first?.detail.contains("@main struct NoEntry: RuleModule") == true, "\(run.modules)")
    }
}
