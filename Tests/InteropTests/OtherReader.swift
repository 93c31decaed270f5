import Foundation

/// What another implementation finds in a feed: Python's icalendar with recurring_ical_events, or ruby-icalendar.
struct OtherReader: Decodable {
    struct Occurrence: Decodable, Hashable, Comparable {
        let uid: String
        let title: String
        let start: String
        let end: String
        let status: String

        static func < (left: Self, right: Self) -> Bool {
            (left.start, left.uid, left.end, left.title) < (right.start, right.uid, right.end, right.title)
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
        try JSONDecoder().decode([OtherReader].self, from: run("read_feed.py", on: feeds))
    }

    /// The starts by UID, by the definitions of zones in the feed alone.
    static func readZones(_ feed: [UInt8]) throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: run("read_zones.py", on: [feed]))
    }

    /// The occurrences of each feed, as ruby-icalendar has them.
    static func readWithRuby(_ feeds: [[UInt8]]) throws -> [[Occurrence]] {
        try Tool.inFolder { folder in
            let ruby = Tool(name: "ruby", package: "ruby ruby-icalendar")
            let paths = try write(feeds, into: folder)
            let output = try ruby.run([script("read_feed.rb").path] + paths, home: folder)
            return try JSONDecoder().decode([[Occurrence]].self, from: output)
        }
    }

    /// What other readers make of definitions of zones: an answer in JSON for each question in JSON.
    static func readDefinitions(_ questions: [Data]) throws -> [Data] {
        let lines = Array(questions.map { Array($0) }.joined(separator: [10]))
        return try run("read_definitions.py", on: [lines]).split(separator: 10).map { Data($0) }
    }

    /// A script that stands beside this file.
    static func script(_ name: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
    }

    static func write(_ feeds: [[UInt8]], into folder: URL) throws -> [String] {
        try feeds.enumerated().map { index, feed in
            let file = folder.appending(path: "\(index).ics")
            try Data(feed).write(to: file)
            return file.path
        }
    }

    /// The Python with the libraries of `requirements.txt`.
    static func python() throws -> Tool {
        let root = script("").deletingLastPathComponent().deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["KESTE_PYTHON"]
        let python = named.map { URL(filePath: $0) } ?? root.appending(path: ".build/interop/bin/python")
        guard FileManager.default.isExecutableFile(atPath: python.path) else {
            throw Tool.Missing(
                description: "no Python with the packages of Tests/InteropTests/requirements.txt at \(python.path): "
                    + "make one with `python3 -m venv .build/interop` and `.build/interop/bin/pip install -r "
                    + "Tests/InteropTests/requirements.txt`, or set KESTE_PYTHON")
        }
        return Tool(name: python.path, package: "python3 python3-venv")
    }

    private static func run(_ script: String, on feeds: [[UInt8]]) throws -> Data {
        try Tool.inFolder { folder in
            try python().run([Self.script(script).path] + write(feeds, into: folder), home: folder)
        }
    }
}
