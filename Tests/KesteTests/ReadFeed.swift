import Foundation
import Testing

/// What Python's icalendar and recurring_ical_events find in a feed.
struct ReadFeed: Decodable {
    struct Occurrence: Decodable {
        var uid: String
        var title: String
        var start: String
        var end: String
        var status: String
        var location: String
    }
    struct Zones: Decodable {
        var used: [String]
        var defined: [String]
    }
    var name: String
    var occurrences: [Occurrence]
    var zones: Zones
    var errors: [String]

    func spans(_ id: String) -> [String] {
        occurrences.filter { $0.uid.hasPrefix("\(id)@") || $0.uid.hasPrefix("\(id).") }.map { "\($0.start)/\($0.end)" }
    }

    /// Has a feed read.
    static func read(_ feed: URL) throws -> ReadFeed {
        let python =
            ProcessInfo.processInfo.environment["KESTE_PYTHON"].map { URL(fileURLWithPath: $0) }
            ?? Keste.project.appendingPathComponent(".build/interop/bin/python")
        let process = Process()
        let output = Pipe()
        process.executableURL = python
        process.arguments = [Keste.project.appendingPathComponent("Tests/InteropTests/read_feed.py").path, feed.path]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try #require(try JSONDecoder().decode([ReadFeed].self, from: data).first)
    }
}
