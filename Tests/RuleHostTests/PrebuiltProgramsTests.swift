import Foundation
import Testing

@testable import RuleHost

@Suite struct PrebuiltProgramsTests {
    private let workshop: Workshop
    private let build: String
    private let program: String
    private let source: String
    private let module: ModuleSource

    /// A build folder with the program of one module, younger by a minute than all that it was made of.
    init() throws {
        workshop = try Workshop()
        let folder = try workshop.module("Plugins/Hours", ["Hours.swift": "let one = 1\n"])
        build = try workshop.module(
            "build",
            ["Hours": "a program"].merging(Kit.rooms.map { ("\($0).build/\($0).o", "code") }) { first, _ in first })
        program = "\(build)/Hours"
        source = "\(folder)/Hours.swift"
        module = ModuleSource(folder: folder, files: [source], isOurs: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        let objects = Kit.rooms.map { "\(build)/\($0).build/\($0).o" }
        for old in [source, folder] + objects { try setAge(of: old, minutes: 10) }
        try setAge(of: program, minutes: 9)
    }

    private func setAge(of path: String, minutes: Double) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -minutes * 60)], ofItemAtPath: path)
    }

    private var found: String? { PrebuiltPrograms(folder: build).program(of: module) }

    @Test func `a program younger than its sources is used`() {
        #expect(found == program)
    }

    @Test func `sources that a checkout gave a new time, and nothing else, are still the program's`() throws {
        #expect(found == program)
        try setAge(of: source, minutes: 1)
        try setAge(of: module.folder, minutes: 1)
        #expect(found == program)
    }

    @Test func `sources that are younger and were never seen older are not taken for the program's`() throws {
        try setAge(of: source, minutes: 1)
        #expect(found == nil)
    }

    @Test func `sources that were changed are not the program's`() throws {
        #expect(found == program)
        try "let one = 2\n".write(toFile: source, atomically: false, encoding: .utf8)
        #expect(found == nil)
    }

    @Test func `a program that was built anew is not taken for the one that was written down`() throws {
        #expect(found == program)
        try Data("another program".utf8).write(to: URL(filePath: program))
        try setAge(of: program, minutes: 5)
        try setAge(of: source, minutes: 1)
        #expect(found == nil)
    }

    @Test func `a program older than the kit is not used`() throws {
        #expect(found == program)
        try setAge(of: "\(build)/RuleKit.build/RuleKit.o", minutes: 1)
        #expect(found == nil)
    }

    @Test func `a module that is not ours has no program in our build folder`() {
        let theirs = ModuleSource(folder: module.folder, files: module.files, isOurs: false)
        #expect(PrebuiltPrograms(folder: build).program(of: theirs) == nil)
    }
}
