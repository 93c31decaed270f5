import Foundation
import Testing

/// What `keste` does where what it stands on is missing, full or broken off.
@Suite struct SurroundingsTests {
    private static let calendar = "calendars/first-steps"

    /// Runs `keste` through a shell that redirects its descriptors; `$KESTE` is the program.
    private func shell(_ command: String, environment: [String: String] = [:]) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = Keste.project
        process.environment = ProcessInfo.processInfo.environment
            .merging(["KESTE": Keste.products.appendingPathComponent("keste").path]) { $1 }
            .merging(environment) { $1 }
        let scratch = try TemporaryFolder()
        process.standardOutput = try scratch.handle("text")
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try scratch.text("text"))
    }

    @Test(arguments: ["check", "airtime", "agenda"])
    func `output that cannot be written is an error, not a success without a word`(command: String) throws {
        let run = try shell("\"$KESTE\" \(command) \(Self.calendar) 2>&1 >/dev/full")
        #expect(run.status == 2)
        #expect(run.text.contains("the output could not be written: No space left on device"))
    }

    @Test func `closed descriptors change nothing of what is checked`() throws {
        let usual = try shell("\"$KESTE\" check \(Self.calendar) >/dev/null").status
        #expect(usual == 1)
        #expect(try shell("\"$KESTE\" check \(Self.calendar) <&- >&- 2>&-").status == usual)
    }

    @Test func `a module ends when a signal ends the check`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            import Glibc
            import RuleKit
            @main struct Starter: RuleModule { static let rules: [any Rule.Type] = [Starts.self] }
            struct Starts: Rule {
                static let info = RuleInfo(id: "starts", summary: "Starts and waits")
                func check(_ campaign: CampaignView, _ report: Report) {
                    print("started \\(getpid())")
                    sleep(40)
                }
            }
            """, to: "Starter/Starter.swift")
        let process = Process()
        // The threads of tests block signals, and a program that they start inherits that.
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, []); os.execv(sys.argv[1], sys.argv[1:])",
            Keste.products.appendingPathComponent("keste").path, "check", Self.calendar, "--rules",
            folder.url.appendingPathComponent("Starter").path, "--rule-timeout",
            "40",
        ]
        process.currentDirectoryURL = Keste.project
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        var text = ""
        while !text.contains(/started \d+\n/) {
            let more = errors.fileHandleForReading.availableData
            try #require(!more.isEmpty, "\(text)")
            text += String(decoding: more, as: UTF8.self)
        }
        let pid = try #require(text.firstMatch(of: /started (\d+)\n/).flatMap { Int32($0.1) })
        #expect(isAlive(pid))
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGTERM)
        // Killed with the check; how soon it is gone is the kernel's affair.
        for _ in 0..<1000 where isAlive(pid) { usleep(10_000) }
        #expect(!isAlive(pid))
    }

    /// One that ended and was not yet waited for is `Z` behind its name in brackets.
    private func isAlive(_ pid: Int32) -> Bool {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return false }
        return text.split(separator: ")").last?.hasPrefix(" Z") == false
    }
}
