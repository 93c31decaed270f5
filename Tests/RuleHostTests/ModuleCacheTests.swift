import Foundation
import Testing

@testable import RuleHost

@Suite struct ModuleCacheTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "keste-cache-\(UUID().uuidString)")

    /// Keeps a program of this text under this manifest.
    private func keep(_ program: String, from manifest: String, in cache: ModuleCache) throws -> String {
        let build = try cache.buildFolder()
        try program.write(toFile: "\(build)/module", atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(build)/module")
        return try cache.keep("m", from: Array(manifest.utf8), builtIn: build)
    }

    @Test func `what was kept is found again for the same sources, and for no others`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let cache = try ModuleCache(folder: folder.path)
        let program = try keep("one", from: "a", in: cache)
        #expect(cache.program("m", from: Array("a".utf8)) == program)
        #expect(cache.program("m", from: Array("b".utf8)) == nil)
        #expect(cache.program("n", from: Array("a".utf8)) == nil)
    }

    @Test(arguments: ["module", "manifest", "seal"])
    func `an entry with a damaged file is not used, and is replaced`(file: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let cache = try ModuleCache(folder: folder.path)
        let program = try keep("one", from: "a", in: cache)
        let damaged = URL(filePath: program).deletingLastPathComponent().appending(path: file)
        try Data("x".utf8).write(to: damaged)
        #expect(cache.program("m", from: Array("a".utf8)) == nil)
        let again = try keep("one", from: "a", in: cache)
        #expect(cache.program("m", from: Array("a".utf8)) == again)
        #expect(try String(contentsOfFile: again, encoding: .utf8) == "one")
    }

    @Test func `of two runs that build the same module the first one's stays`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let cache = try ModuleCache(folder: folder.path)
        #expect(try keep("first", from: "a", in: cache) == keep("second", from: "a", in: cache))
        let program = try #require(cache.program("m", from: Array("a".utf8)))
        #expect(try String(contentsOfFile: program, encoding: .utf8) == "first")
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/building").isEmpty)
    }

    @Test func `a cache folder that cannot be made is said, and another is used`() throws {
        let cache = try ModuleCache(folder: "/dev/null/keste")
        #expect(cache.folder.hasSuffix("/keste-\(geteuid())"))
        #expect(cache.note?.contains("/dev/null/keste cannot be written") == true)
    }
}
