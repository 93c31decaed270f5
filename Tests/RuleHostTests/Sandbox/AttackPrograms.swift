import CampaignModel
import Foundation
import RuleKit
import Testing

@testable import RuleHost

/// The program of attacks, compiled from C, so that it can do what Swift would not let it.
final class AttackPrograms: Sendable {
    /// How it is linked: one that loads libraries may open these, one that does not may open nothing.
    enum Linking: String, CaseIterable, Sendable {
        case dynamic, fixed
    }

    let folder: URL
    var secret: URL { folder.appending(path: "secret") }

    /// Compiled once for all tests; the folder's name says whose it is, and it is written anew by each run.
    static let shared = Result { try AttackPrograms() }

    private init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "keste-tests-attacks-\(getuid())")
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try "not for rules\n".write(to: secret, atomically: true, encoding: .utf8)
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/attacks.c").path
        for linking in Linking.allCases {
            let compiler = Process()
            compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            compiler.arguments =
                ["clang", "-O1", "-w", "-DSECRET=\"\(secret.path)\"", "-DFOLDER=\"\(folder.path)\"", source]
                + (linking == .fixed ? ["-static"] : []) + ["-o", program(linking)]
            try compiler.run()
            compiler.waitUntilExit()
            try #require(compiler.terminationStatus == 0)
        }
    }

    func program(_ linking: Linking) -> String { folder.appending(path: linking.rawValue).path }

    /// What the attacker might have left there; nothing else stands in the folder.
    func leftovers() throws -> [String] {
        let expected = Linking.allCases.map(\.rawValue) + ["secret"]
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !expected.contains($0) }
    }

    struct Outcome {
        var status: ModuleReport.Status
        var detail: String
        var messages: [String]
    }

    /// Runs attacks side by side, as a check runs its modules.
    static func run(_ attacks: [String], _ linking: Linking, timeout: Int) throws -> [Outcome] {
        let program = try shared.get().program(linking)
        let campaign = try Workshop.campaign()
        let snapshot = try SnapshotFile(SnapshotWriter(campaign))
        let loop = ProcessLoop(atOnce: 4)
        var outcomes = attacks.map { _ in Outcome(status: .ok, detail: "did not run", messages: []) }
        for (index, attack) in attacks.enumerated() {
            let module = ModuleSource(folder: "/nowhere/\(attack)", files: [], isOurs: false)
            let runner = ModuleRunner(module, bounds: CampaignBounds(campaign))
            let descriptor = try snapshot.open()
            loop.add(
                runner.job(
                    program: program, runtime: [], snapshot: descriptor, snapshotSize: snapshot.size, timeout: timeout,
                    machineZone: nil, output: 2
                ) { verdict in
                    close(descriptor)
                    outcomes[index] = Outcome(
                        status: verdict.status, detail: verdict.detail,
                        messages: runner.session.findings.map { Self.words($0.text) })
                })
        }
        loop.run()
        return outcomes
    }

    private static func words(_ text: WireText) -> String {
        switch text {
        case .plain(let words): words
        case .message(let id, _): id
        }
    }
}
