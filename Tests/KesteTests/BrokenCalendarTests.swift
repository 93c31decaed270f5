import Foundation
import Testing

/// What each command does with a calendar that is wrong: status 2, every mistake named, and nothing else.
struct BrokenCalendarTests {
    private static func folder(_ files: [String: String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(text, to: name) }
        return folder
    }

    private static let broken = [
        "calendar.yaml": """
        keste: 1
        campaign: {id: broken, title: Broken, zone: Asia/Almata}
        channels: [{id: tv, kind: tv, name: TV}]
        events: [{id: talk, kind: debat, title: Talk, date: 2027-03-02, channel: tw}]
        feeds: [{id: public}]
        airtime: [{log: log.csv}]
        """,
        "log.csv": "channel,contestant,start,duration\n",
    ]

    @Test(arguments: ["check", "airtime", "agenda", "export"])
    func `a calendar with mistakes ends with 2, and nothing is written`(command: String) throws {
        let folder = try Self.folder(Self.broken)
        let output = folder.url.appendingPathComponent("feeds")
        let run = try Keste.run(
            [command, folder.url.path] + (command == "export" ? ["--output", output.path] : []))
        #expect(run.status == 2)
        #expect(run.output == "")
        for place in [":2:45: error:", ":4:27: error:", ":4:74: error:"] {
            #expect(run.errors.contains("calendar.yaml\(place)"), "\(run.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: output.path))
    }

    @Test(arguments: ["check", "airtime", "agenda"])
    func `with --format json the mistakes leave one document on standard output`(command: String) throws {
        let folder = try Self.folder(Self.broken)
        let run = try Keste.run([command, folder.url.path, "--format", "json"])
        #expect(run.status == 2)
        let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        #expect(document is [String: Any])
    }

    /// A total of nothing must not look like a total of everything.
    @Test(arguments: ["", "channel;contestant;start;duration\n", "channel,contestant,start\n"])
    func `a log without a header that can be used ends airtime with 1`(log: String) throws {
        let folder = try Self.folder([
            "calendar.yaml": """
            keste: 1
            campaign: {id: headless, title: Headless, zone: Asia/Almaty}
            channels: [{id: tv, kind: tv, name: TV}]
            airtime: [{log: log.csv}]
            """,
            "log.csv": log,
        ])
        let run = try Keste.run(["airtime", folder.url.path])
        #expect(run.status == 1)
        #expect(run.errors.contains("log.csv"))
    }
}
