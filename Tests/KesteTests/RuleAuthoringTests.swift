import Foundation
import Testing

/// The way of a rule from nothing to its findings.
@Suite struct RuleAuthoringTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func keste(_ arguments: String...) throws -> Keste.Result {
        try Keste.run(
            arguments, in: folder.url,
            environment: ["KESTE_CACHE": folder.url.appendingPathComponent("cache").path])
    }

    @Test func `a new rule compiles, passes its tests and finds something`() throws {
        let new = try keste("rule", "new", "rules/LongRallies")
        #expect(new.output.hasPrefix("rules/LongRallies/LongRallies.swift\n"), "\(new)")
        #expect(new.status == 0)

        let test = try keste("rule", "test", "rules/LongRallies")
        #expect(test.output == "long-rallies/lasts-at-most: 2 passed\n2 passed, 0 failed\n", "\(test)")
        #expect(test.errors.isEmpty)

        // 18:00 to 20:00 is two hours, 30 minutes more than the 90 that a rally may last.
        try folder.write(
            """
            keste: 1
            campaign: {id: x, title: X, zone: Asia/Almaty}
            events: [{id: long, kind: rally, title: Long, start: 2027-03-01T18:00, end: 2027-03-01T20:00}]
            rules: {modules: [rules/LongRallies]}
            """, to: "calendar.yaml")
        let check = try keste("check", ".")
        #expect(check.output.contains("is 30 min longer than 1h30m [long-rallies/lasts-at-most]"), "\(check)")
        #expect(check.status == 1)
    }

    @Test(arguments: ["quiet-hours", "Rule", "LastsAtMost", "rule_module", "a1"])
    func `whatever the name, a new rule compiles`(name: String) throws {
        #expect(try keste("rule", "new", name).status == 0)
        let test = try keste("rule", "test", name)
        #expect(test.output.hasSuffix("2 passed, 0 failed\n"), "\(test)")
    }

    @Test(arguments: ["3x", "Тихие", "a b", "", "-"])
    func `a name that ids cannot be made of is refused, and nothing is written`(name: String) throws {
        let before = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(try keste("rule", "new", "--", name).status == 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == before)
    }

    @Test func `what is there already is left alone`() throws {
        try folder.write("mine", to: "Mine/Notes.txt")
        let run = try keste("rule", "new", "Mine")
        #expect(run.status == 2)
        #expect(run.errors.contains("there is something at Mine already"))
        #expect(try folder.text("Mine/Notes.txt") == "mine")
    }

    @Test func `the list tells what is built from what is not`() throws {
        #expect(try keste("rule", "new", "LongRallies").status == 0)
        let before = try keste("rule", "list", "LongRallies").output
        #expect(before.contains("LongRallies: your own, LongRallies\n  not current"), "\(before)")
        #expect(before.contains("QuietHours: came with Keste"))

        #expect(try keste("rule", "build", "LongRallies").output.hasPrefix("LongRallies: built"))
        let after = try keste("rule", "list", "LongRallies").output
        #expect(
            after.contains("  current: compiled from these files and kept\n  long-rallies/lasts-at-most: "), "\(after)")

        let source = try folder.text("LongRallies/LongRallies.swift")
        try folder.write(source + "\n", to: "LongRallies/LongRallies.swift")
        #expect(try keste("rule", "list", "LongRallies").output.contains("your own, LongRallies\n  not current"))
    }

    @Test func `a rule is shown with its options and its examples`() throws {
        let shown = try keste("rule", "show", "quiet-hours/no-rally-after-ten")
        #expect(shown.status == 0, "\(shown)")
        for part in [
            "quiet-hours/no-rally-after-ten\n  Rallies end by 22:00 on the clock of the place\n",
            "latest: \"22:00\"", "passes: a rally that ends at 22:00 sharp", "finds: a rally that runs over midnight",
            "→ square: “… 3 h after 22:00 …”",
        ] {
            #expect(shown.output.contains(part), "\(part) is missing in \(shown.output)")
        }
        let misspelt = try keste("rule", "show", "quiet-hours/no-rally-after-tne")
        #expect(misspelt.errors.contains("did you mean “quiet-hours/no-rally-after-ten”?"), "\(misspelt)")
        #expect(misspelt.status == 2)
    }

    @Test func `a module that does not build has its own exit status`() throws {
        try folder.write("nonsense", to: "Broken/Broken.swift")
        #expect(try keste("rule", "build", "Broken").status == 3)
        #expect(try keste("rule", "show", "broken/rule", "--rules", "Broken").status == 3)
        #expect(try keste("rule", "build", "nowhere").status == 2)
    }
}
