import CampaignModel
import Foundation
import Testing
import ZoneInfo

@testable import RuleHost

/// Settings, suppressions and the cache, with modules that speak the protocol by hand.
@Suite struct RuleHostTests {
    private static let cache = FileManager.default.temporaryDirectory.appending(path: "keste-tests-cache").path
    private let workshop: Workshop

    init() throws { workshop = try Workshop() }

    /// A module with the rules `h`, which finds something at both rallies, and `quiet`, which finds nothing.
    private func run(
        only: [String] = [], body: String? = nil, _ change: (inout Campaign) -> Void = { _ in }
    ) throws -> RuleRun {
        let all =
            body ?? #"""
                hello("h", "quiet")
                started("h"); finding("h", "late", event: 1); finding("h", "early", event: 0); finished("h")
                started("quiet"); finished("quiet"); done()
                """#
        let module = try workshop.speaking("Hours", all)
        return try workshop.host(cache: Self.cache).run(
            try Workshop.campaign(change), calendarFolder: workshop.folder.path, extraModules: [module], only: only)
    }

    private func place(_ line: Int) -> SourcePlace { SourcePlace(file: Ref(0), line: line, column: 3) }

    @Test func `findings come in the order of the calendar, each at its event`() throws {
        let run = try run()
        #expect(run.findings.map(\.message) == ["early", "late"])
        #expect(run.findings.map(\.place.line) == [4, 5])
        #expect(run.findings.map(\.severity) == [.warning, .warning])
        #expect(run.rulesRun == 2 && run.isComplete)
    }

    @Test func `the calendar's severity goes before the rule's own`() throws {
        let run = try run {
            $0.rules.settings = [RuleSettings.Setting(rule: "hours/h", severity: .error, place: place(6))]
        }
        #expect(run.findings.map(\.severity) == [.error, .error])
    }

    @Test(arguments: [("hours/hh", "did you mean “hours/h”?"), ("ours/quiet", "did you mean “hours/quiet”?")])
    func `a setting for a rule that there is not is said at its place`(rule: String, fix: String) throws {
        let run = try run { $0.rules.settings = [RuleSettings.Setting(rule: rule, place: place(6))] }
        let found = try #require(run.optionDiagnostics.first)
        #expect(found.message == "there is no rule “\(rule)”")
        #expect(found.line == 6 && found.column == 3 && found.fix == fix)
        #expect(run.findings.isEmpty)
    }

    @Test func `a rule asked for that there is not is said`() throws {
        let run = try run(only: ["hours/hh", "hours/h"])
        #expect(run.optionDiagnostics.map(\.message) == ["there is no rule “hours/hh”"])
    }

    @Test func `an option that a rule does not take is said at its key`() throws {
        // optionError: rule, path, message, nearest.
        let body = #"""
            hello("h")
            say(frame(2, bytes("h") + bytes(1) + bytes("lates") + bytes("there is no option lates") + [1] + bytes("latest")))
            done()
            """#
        let run = try run(body: body) {
            let option = RuleSettings.Option(key: "lates", value: .scalar("22:00"), place: place(5))
            $0.rules.settings = [RuleSettings.Setting(rule: "hours/h", options: [option], place: place(6))]
        }
        let found = try #require(run.optionDiagnostics.first)
        #expect(found.line == 5 && found.message == "hours/h: there is no option lates")
        #expect(found.fix == "did you mean “latest”?")
    }

    @Test func `a changed module is built anew, and back again comes from the cache`() throws {
        func message(_ text: String) throws -> [String] {
            let body = #"hello("h"); started("h"); finding("h", "\#(text)"); finished("h"); done()"#
            let module = try workshop.speaking("Changing", body)
            return try workshop.host().run(
                try Workshop.campaign(), calendarFolder: workshop.folder.path, extraModules: [module]
            ).findings.map(\.message)
        }
        let entries = workshop.folder.appending(path: "cache/modules").path
        #expect(try message("one") == ["one"])
        #expect(try message("two") == ["two"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: entries).count == 2)
        #expect(try message("one") == ["one"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: entries).count == 2)
    }

    @Test func `where no compiler is found it is said what to install`() throws {
        let host = RuleHost(
            cache: workshop.folder.appending(path: "cache").path, compiler: "/nowhere/swiftc", usesPrebuilt: false)
        let module = try workshop.speaking("Hours", "done()")
        let run = host.run(
            try Workshop.campaign(), calendarFolder: workshop.folder.path, extraModules: [module])
        #expect(run.modules.map(\.status) == [.failedToBuild])
        #expect(run.modules.first?.detail.contains("Keste needs Swift 6.3") == true)
    }

    /// A compiler that is a script.
    private func script(_ text: String) throws -> String {
        let path = workshop.folder.appending(path: "swiftc").path
        try "#!/bin/sh\n\(text)\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }

    private func run(with compiler: String) throws -> RuleRun {
        let host = RuleHost(
            cache: workshop.folder.appending(path: "cache").path, compiler: compiler, usesPrebuilt: false)
        let module = try workshop.speaking("Hours", #"hello("h"); started("h"); finished("h"); done()"#)
        return host.run(try Workshop.campaign(), calendarFolder: workshop.folder.path, extraModules: [module])
    }

    @Test func `a compiler other than the one that built the kit is said, not tried`() throws {
        let run = try run(with: try script("echo 'Swift version 9.9 (swift-9.9-RELEASE)'"))
        #expect(run.modules.map(\.status) == [.failedToBuild])
        let detail = run.modules.first?.detail ?? ""
        #expect(detail.contains("RuleKit was built by Swift version 6.3"), "\(detail)")
        #expect(detail.contains("Swift version 9.9"))
    }

    @Test func `where the compiler's plan is not understood the compiler itself is called`() throws {
        let compiler = try script("case \"$1\" in '-###') echo 'a new kind of plan';; *) exec swiftc \"$@\";; esac")
        let run = try run(with: compiler)
        #expect(run.isComplete, "\(run.modules)")
    }

    /// The driver leaves a folder where it has its temporary files, whether it plans or builds: the scripts say where
    /// that is.
    @Test(arguments: ["exec swiftc \"$@\"", "case \"$1\" in '-###') echo 'new';; *) exec swiftc \"$@\";; esac"])
    func `the compiler leaves no temporary files behind`(command: String) throws {
        let places = workshop.folder.appending(path: "places")
        let note = "case \"$1\" in --version) ;; *) echo \"$TMPDIR\" >> '\(places.path)';; esac"
        #expect(try run(with: try script("\(note)\n\(command)")).isComplete)
        let used = Set(try String(contentsOf: places, encoding: .utf8).split(separator: "\n").map(String.init))
        #expect(!used.isEmpty && !used.contains(FileManager.default.temporaryDirectory.path))
        for place in used { #expect(!FileManager.default.fileExists(atPath: place), "\(place)") }
        let built = workshop.folder.appending(path: "cache/modules")
        for entry in try FileManager.default.contentsOfDirectory(atPath: built.path) {
            let names = try FileManager.default.contentsOfDirectory(atPath: built.appending(path: entry).path)
            #expect(names.sorted() == ["manifest", "module", "seal"])
        }
    }

    @Test func `where the kit is missing the file and the command that makes it are named`() throws {
        let host = RuleHost(kit: workshop.folder.path, cache: workshop.folder.appending(path: "cache").path)
        let module = try workshop.speaking("Hours", "done()")
        let run = host.run(
            try Workshop.campaign(), calendarFolder: workshop.folder.path, extraModules: [module])
        let detail = run.modules.first?.detail ?? ""
        #expect(detail.contains("\(workshop.folder.path)/Modules/RuleKit.swiftmodule"))
        #expect(detail.contains("swift build -c release"))
    }
}
