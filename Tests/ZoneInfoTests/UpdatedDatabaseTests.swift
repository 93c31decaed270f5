import Foundation
import Testing
import ZoneInfo

/// A database whose files change while the program runs, as an update of tzdata changes them.
@Suite struct UpdatedDatabaseTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("Asia"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func copy(_ name: String, to target: String, in folder: URL) throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(ZoneDatabase.system.folder)/\(name)"))
        try bytes.write(to: folder.appendingPathComponent(target))
    }

    private let summer2027 = Instant(seconds: 1_815_000_000)

    /// A government moves its capital from Bishkek's time (+06) to Tashkent's (+05).
    @Test func `a file that changes counts at once, without a restart`() throws {
        try withFolder { folder in
            try copy("Asia/Bishkek", to: "Asia/Capital", in: folder)
            let database = ZoneDatabase(folder: folder.path)
            let before = try database.zone("Asia/Capital")
            try copy("Asia/Tashkent", to: "Asia/Capital", in: folder)
            let after = try database.zone("Asia/Capital")
            #expect(before.offset(at: summer2027).seconds == 21_600)
            #expect(after.offset(at: summer2027).seconds == 18_000)
            // One that was read stays as it was, so that a calculation does not change under way.
            #expect(before.offset(at: summer2027).seconds == 21_600)
        }
    }

    @Test func `a new release and a new zone are seen at once`() throws {
        try withFolder { folder in
            let list = folder.appendingPathComponent("tzdata.zi")
            try Data("# version 2027a\nZ Asia/Old 5 - +05\n".utf8).write(to: list)
            try copy("Asia/Tashkent", to: "Asia/Old", in: folder)
            let database = ZoneDatabase(folder: folder.path)
            #expect(database.release == "2027a" && database.identifiers == ["Asia/Old"])
            try Data("# version 2027b\nZ Asia/Old 5 - +05\nZ Asia/New 6 - +06\n".utf8).write(to: list)
            try copy("Asia/Bishkek", to: "Asia/New", in: folder)
            #expect(database.release == "2027b" && database.identifiers == ["Asia/New", "Asia/Old"])
        }
    }

    /// Debian 13 leaves the files of former names out.
    @Test func `a former name without a file of its own is found by the list of zones`() throws {
        try withFolder { folder in
            try Data("# version x\nZ Asia/Kolkata 5:30 - IST\nL Asia/Kolkata Asia/Calcutta\nL ../x Evil\n".utf8)
                .write(to: folder.appendingPathComponent("tzdata.zi"))
            try copy("Asia/Kolkata", to: "Asia/Kolkata", in: folder)
            let database = ZoneDatabase(folder: folder.path)
            let zone = try database.zone("Asia/Calcutta")
            #expect(zone.identifier == "Asia/Calcutta" && zone.offset(at: summer2027).seconds == 19_800)
            #expect(database.identifiers == ["Asia/Calcutta", "Asia/Kolkata"])
            #expect(throws: ZoneError.self) { try database.zone("Evil") }
        }
    }

    @Test func `without a list the names are those of the files`() throws {
        try withFolder { folder in
            try copy("UTC", to: "UTC", in: folder)
            try copy("Asia/Almaty", to: "Asia/Almaty", in: folder)
            try Data("no zone".utf8).write(to: folder.appendingPathComponent("zone1970"))
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("right"), withIntermediateDirectories: true)
            try copy("UTC", to: "right/UTC", in: folder)
            #expect(ZoneDatabase(folder: folder.path).identifiers == ["Asia/Almaty", "UTC"])
        }
    }
}
