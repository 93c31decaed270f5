import CampaignFeeds
import CampaignModel
import FeedFixtures
import Foundation
import ICalendar
import Testing
import ZoneInfo

/// What Python's icalendar and recurring_ical_events find in a feed.
struct OtherReader: Decodable {
    struct Occurrence: Decodable, Hashable, Comparable {
        let uid: String
        let title: String
        let start: String
        let end: String
        let status: String

        static func < (left: Self, right: Self) -> Bool {
            (left.start, left.uid, left.end) < (right.start, right.uid, right.end)
        }
    }

    struct Zones: Decodable {
        let used: [String]
        let defined: [String]
    }

    let name: String
    let occurrences: [Occurrence]
    let zones: Zones
    let errors: [String]
    let components: Int
    /// Seconds from the start to each alarm.
    let triggers: [Int]

    /// Writes feeds into a folder of their own and reads them back.
    static func read(_ feeds: [[UInt8]]) throws -> [OtherReader] {
        let output = try run("read_feed.py", on: feeds)
        return try JSONDecoder().decode([OtherReader].self, from: output)
    }

    /// The starts by UID, by the definitions of zones in the feed alone.
    static func readZones(_ feed: [UInt8]) throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: run("read_zones.py", on: [feed]))
    }

    /// What other readers make of definitions of zones: an answer in JSON for each question in JSON.
    static func readDefinitions(_ questions: [Data]) throws -> [Data] {
        let lines = Array(questions.map { Array($0) }.joined(separator: [10]))
        return try run("read_definitions.py", on: [lines]).split(separator: 10).map { Data($0) }
    }

    private static func run(_ script: String, on feeds: [[UInt8]]) throws -> Data {
        let here = URL(filePath: #filePath).deletingLastPathComponent()
        let root = here.deletingLastPathComponent().deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["KESTE_PYTHON"]
        let python = named.map { URL(filePath: $0) } ?? root.appending(path: ".build/interop/bin/python")
        guard FileManager.default.isExecutableFile(atPath: python.path) else {
            throw Missing(
                description: "no Python with the packages of Tests/InteropTests/requirements.txt at \(python.path): "
                    + "make one with `python3 -m venv .build/interop` and `.build/interop/bin/pip install -r "
                    + "Tests/InteropTests/requirements.txt`, or set KESTE_PYTHON")
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "keste-interop-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var paths: [String] = []
        for (index, feed) in feeds.enumerated() {
            let file = folder.appending(path: "\(index).ics")
            try Data(feed).write(to: file)
            paths.append(file.path)
        }
        let process = Process()
        let output = Pipe()
        process.executableURL = python
        process.arguments = [here.appending(path: script).path] + paths
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Missing(description: "\(script) failed; see above") }
        return data
    }

    struct Missing: Error, CustomStringConvertible {
        let description: String
    }
}
