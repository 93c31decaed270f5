import Foundation
import Testing

/// `keste check --watch`, which goes on until it is stopped.
@Suite struct WatchTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static func calendar(_ title: String, more: String = "") -> String {
        """
        keste: 1
        campaign: {id: x, title: X, zone: Asia/Almaty}
        events: [{id: long, kind: rally, title: \(title), start: 2027-03-01T18:00, end: 2027-03-01T20:00}]
        rules: {modules: [LongRallies, QuietHours]}
        \(more)
        """
    }

    /// Waits until a file holds a text; what it holds then, or after a minute.
    private func wait(for text: String, in file: String) throws -> String {
        for _ in 0..<600 {
            if try folder.text(file).contains(text) { break }
            Thread.sleep(forTimeInterval: 0.1)
        }
        return try folder.text(file)
    }

    @Test func `a change runs again what it touches, and nothing else`() throws {
        let new = try Keste.run(["rule", "new", "LongRallies"], in: folder.url)
        #expect(new.status == 0)
        try folder.write(Self.calendar("Long"), to: "calendar.yaml")

        let process = Process()
        process.executableURL = Keste.products.appendingPathComponent("keste")
        process.arguments = ["check", ".", "--watch"]
        process.currentDirectoryURL = folder.url
        process.environment = ProcessInfo.processInfo.environment
            .merging(["KESTE_CACHE": folder.url.appendingPathComponent(".cache").path]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try folder.handle("output.log")
        process.standardError = try folder.handle("errors.log")
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        #expect(try wait(for: "Watching for changes", in: "errors.log").contains("Watching"))
        #expect(try folder.text("output.log").contains("Long, Monday 1 March 2027, 18:00–20:00, is 30 min longer"))

        // The rule: of two modules one runs again.
        let source = try folder.text("LongRallies/LongRallies.swift")
        try folder.write(source.replacing("minutes(90)", with: "minutes(100)"), to: "LongRallies/LongRallies.swift")
        let afterRule = try wait(for: "Run again", in: "errors.log")
        #expect(afterRule.contains("Run again: LongRallies; what 1 other module found stands."), "\(afterRule)")
        #expect(try folder.text("output.log").contains("is 20 min longer than 1h40m"))

        // A comment in the calendar: what was found stands, at its new line.
        try folder.write("# A comment\n" + Self.calendar("Long"), to: "calendar.yaml")
        let afterComment = try wait(for: "Nothing had to be run", in: "errors.log")
        #expect(afterComment.contains("Nothing had to be run again; what 2 modules found stands."), "\(afterComment)")
        #expect(try folder.text("output.log").contains("./calendar.yaml:4:11: error: Long"))

        // The calendar itself: both run.
        try folder.write(Self.calendar("Longer"), to: "calendar.yaml")
        let afterCalendar = try wait(for: "Run again: LongRallies, QuietHours", in: "errors.log")
        #expect(afterCalendar.contains("Run again: LongRallies, QuietHours."), "\(afterCalendar)")
        #expect(try folder.text("output.log").contains("Longer, Monday 1 March 2027"))
        #expect(!(try folder.text("output.log").contains("\u{1B}")))
    }

    @Test func `watching is for people, not for programs`() throws {
        let run = try Keste.run(["check", "calendars/first-steps", "--watch", "--format", "json"])
        #expect(run.status == 2)
    }
}
