import Foundation
import Testing

/// An installed Keste: this build laid out below a prefix, and run from there.
@Suite struct InstallTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let install = Process()
        install.executableURL = Keste.project.appendingPathComponent(".ci/install")
        install.arguments = [folder.url.appendingPathComponent("usr").path, "", Keste.products.path]
        install.standardOutput = FileHandle.nullDevice
        try install.run()
        install.waitUntilExit()
        #expect(install.terminationStatus == 0)
    }

    /// Runs the installed program, in a folder of its own and without what the project's folder could lend it.
    private func keste(_ arguments: String..., path: String? = nil) throws -> Keste.Result {
        let scratch = try TemporaryFolder()
        let process = Process()
        process.executableURL = folder.url.appendingPathComponent("usr/bin/keste")
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = [
            "PATH": path ?? ProcessInfo.processInfo.environment["PATH"] ?? "", "NO_COLOR": "1",
            "KESTE_CACHE": folder.url.appendingPathComponent("cache").path,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try scratch.handle("output")
        process.standardError = try scratch.handle("errors")
        try process.run()
        process.waitUntilExit()
        return Keste.Result(
            status: process.terminationStatus, output: try scratch.text("output"), errors: try scratch.text("errors"))
    }

    private func writeCalendar() throws {
        try folder.write(
            """
            keste: 1
            campaign: {id: x, title: X, zone: Asia/Almaty}
            events: [{id: late, kind: rally, title: Late, start: 2027-03-01T21:00, end: 2027-03-01T23:00}]
            """, to: "mine/calendar.yaml")
    }

    @Test func `without a toolchain our own rules run`() throws {
        try writeCalendar()
        let run = try keste("check", "mine", path: "/nonexistent")
        #expect(run.output.contains("1 h after 22:00"), "\(run)")
        #expect(run.output.contains("run from 4 modules"), "\(run)")
        #expect(run.status == 1)
        let list = try keste("rule", "list", path: "/nonexistent")
        #expect(list.output.components(separatedBy: "current: built with Keste").count == 5, "\(list)")
    }

    @Test func `a rule compiles from any folder against the installed kit`() throws {
        #expect(try keste("rule", "new", "rules/LongRallies").status == 0)
        let test = try keste("rule", "test", "rules/LongRallies")
        #expect(test.output.hasSuffix("2 passed, 0 failed\n"), "\(test)")
        let without = try keste("rule", "build", "rules/LongRallies", path: "/nonexistent")
        #expect(without.errors.contains("there is no Swift compiler"), "\(without)")
        #expect(without.status == 3)
    }

    @Test func `completions come along`() throws {
        let share = folder.url.appendingPathComponent("usr/share")
        for (file, word) in [
            ("bash-completion/completions/keste", "complete"), ("zsh/site-functions/_keste", "#compdef keste"),
            ("fish/vendor_completions.d/keste.fish", "complete -c"),
        ] {
            let text = try String(contentsOf: share.appendingPathComponent(file), encoding: .utf8)
            #expect(text.contains(word), "\(file)")
        }
    }
}
