import Foundation
import Testing
import ZoneInfo

@Suite struct DamagedFileTests {
    private func reading(_ bytes: Data) throws -> Zone {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try bytes.write(to: folder.appendingPathComponent("Damaged"))
        try Data("# version test\n".utf8).write(to: folder.appendingPathComponent("tzdata.zi"))
        return try ZoneDatabase(folder: folder.path).zone("Damaged")
    }

    private func intact() throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: "\(ZoneDatabase.system.folder)/Europe/Berlin"))
    }

    @Test func `a copy of a file reads as the file does`() throws {
        #expect(try reading(intact()).offset(at: Instant(seconds: 1_700_000_000)).seconds == 3600)
    }

    @Test func `a file that ends too early is rejected, wherever it ends`() throws {
        let whole = try intact()
        // More than the first header.
        try #require(whole.count > 44)
        for length in stride(from: 0, to: whole.count - 1, by: 11) {
            #expect(throws: ZoneError.self, "cut to \(length)") { try reading(whole.prefix(length)) }
        }
    }

    @Test func `a file of another kind is rejected`() throws {
        let error = try #require(throws: ZoneError.self) {
            try reading(Data("not a zone file, but long enough to be one".utf8))
        }
        #expect(error.code == .damaged)
    }

    /// Octets 20 to 43 of each header count what follows.
    @Test func `a file that promises more than it holds is rejected`() throws {
        for octet in 20..<44 {
            var bytes = try intact()
            bytes[octet] = 0xFF
            #expect(throws: ZoneError.self, "octet \(octet)") { try reading(bytes) }
        }
    }
}
