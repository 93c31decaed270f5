import Foundation
import Testing

/// `keste check --fix`, from a folder to the exit status.
@Suite struct CheckFixTests {
    private let folder: TemporaryFolder

    /// Two rallies that end too late: one by its `end:`, with a comment, and one in block style.
    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Self.calendar, to: "c/calendar.yaml")
    }

    private static let calendar = """
        keste: 1
        campaign: {id: small, title: Small, zone: Asia/Almaty}
        rules: {modules: [QuietHours]}

        events:
          - {id: one, kind: rally, title: One, start: 2027-03-01T20:00, end: 2027-03-01T22:30}   # by the river
          # the second
          - id: two
            kind: rally
            title: "Two"
            start: 2027-03-02T21:00
            end: "2027-03-02T23:00"

        """

    /// Both end at 22:00 sharp, and nothing else is touched.
    private static let mended = calendar.replacing("T22:30", with: "T22:00").replacing("T23:00", with: "T22:00")

    private func check(_ more: String...) throws -> Keste.Result {
        try Keste.run(["check", "c", "--fix"] + more, in: folder.url)
    }

    @Test func `a dry run shows the difference, and patch makes of it what the fix would`() throws {
        let run = try check("--dry-run")
        #expect(run.status == 1)
        #expect(try folder.text("c/calendar.yaml") == Self.calendar)
        #expect(run.output.contains("-    end: \"2027-03-02T23:00\"\n+    end: \"2027-03-02T22:00\"\n"))
        #expect(run.output.contains("2 findings would be fixed in 1 file; nothing was changed.\n"))
        let end = try #require(run.output.range(of: "2 findings would"))
        try folder.write(String(run.output[..<end.lowerBound]), to: "change.patch")
        let patch = Process()
        patch.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        patch.arguments = ["git", "apply", "--unsafe-paths", "-p0", "change.patch"]
        patch.currentDirectoryURL = folder.url
        try patch.run()
        patch.waitUntilExit()
        #expect(patch.terminationStatus == 0)
        #expect(try folder.text("c/calendar.yaml") == Self.mended)
    }

    @Test func `a fix is written, everything else stays, and what is left is shown`() throws {
        let run = try check()
        #expect(run.status == 0)
        #expect(
            run.output == "2 findings fixed in 1 file.\nNo findings; 1 rule run from 1 module, 0 suppressions used.\n")
        #expect(try folder.text("c/calendar.yaml") == Self.mended)
        #expect(try check().output.hasPrefix("No finding has a fix that could be applied.\n"))
    }

    @Test func `what a suppression covers is not mended`() throws {
        let suppressing = Self.calendar.replacing(
            "modules: [QuietHours]",
            with: "modules: [QuietHours], suppress: [{rule: quiet-hours/no-rally-after-ten, events: [one], reason: r}]")
        try folder.write(suppressing, to: "c/calendar.yaml")
        #expect(try check().output.hasPrefix("1 finding fixed in 1 file.\n"))
        #expect(try folder.text("c/calendar.yaml") == suppressing.replacing("T23:00", with: "T22:00"))
    }

    @Test func `JSON says what became of each mend`() throws {
        struct Document: Decodable {
            struct Fix: Decodable {
                var rule: String
                var events: [String]
                var state: String
            }
            var fixes: [Fix]
            var diff: String
        }
        for (more, state) in [(["--dry-run"], "proposed"), ([], "applied")] {
            let run = try Keste.run(["check", "c", "--fix", "--format", "json"] + more, in: folder.url)
            let document = try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
            #expect(
                document.fixes.map(\.state) == [state, state] && document.fixes.map(\.events) == [["one"], ["two"]])
            #expect(document.diff.hasPrefix("--- c/calendar.yaml\n+++ c/calendar.yaml\n@@ -3,10 +3,10 @@\n"))
        }
    }

    @Test(arguments: [["--dry-run"], ["--fix", "--write-baseline", "b.yaml"], ["--fix", "--watch"]])
    func `options that do not go together are refused, and nothing is written`(arguments: [String]) throws {
        #expect(try Keste.run(["check", "c"] + arguments, in: folder.url).status == 2)
        #expect(try folder.text("c/calendar.yaml") == Self.calendar)
    }
}
