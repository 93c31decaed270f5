import CampaignFiles
import CampaignModel
import Foundation
import Testing

/// Calendars in folders on disk.
struct DiskTests {
    private static func folder(_ files: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("calendar-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        return folder
    }

    @Test func `the folder and its file mean the same calendar`() throws {
        let folder = try Self.folder(["calendar.yaml": "keste: 1\ncampaign: {id: a, title: T, zone: UTC}\nevnts: []\n"])
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.path + "/calendar.yaml"
        for path in [folder.path, folder.path + "/", file] {
            let loaded = CalendarLoader().load(path)
            #expect(loaded.diagnostics.map(\.path) == [file])
            #expect(loaded.diagnostics.map(\.sourceLine) == ["evnts: []"])
        }
    }

    @Test func `a link that leads out of the folder is refused`() throws {
        let folder = try Self.folder([
            "calendar.yaml": "keste: 1\ncampaign: {id: a, title: T, zone: UTC}\ninclude: [out.yaml]\n"
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let other = try Self.folder(["secret.yaml": "events: []\n"])
        defer { try? FileManager.default.removeItem(at: other) }
        try FileManager.default.createSymbolicLink(
            at: folder.appendingPathComponent("out.yaml"),
            withDestinationURL: other.appendingPathComponent("secret.yaml"))
        let loaded = CalendarLoader().load(folder.path)
        #expect(loaded.diagnostics.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.id)" } == ["3:11 calendar/file"])
        #expect(loaded.diagnostics.first?.message.contains("leads out") == true)
    }
}
