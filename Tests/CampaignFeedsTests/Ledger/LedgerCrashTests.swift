import CampaignFeeds
import CampaignModel
import FeedFixtures
import Foundation
import GRDB
import Testing
import ZoneInfo

/// Faults and crashes at each step of a publishing that changes two feeds.
@Suite struct LedgerCrashTests {
    private static let feeds = [
        feed(),
        feed { $0.id = "two" },
    ]

    /// Two feeds; at the second version a is renamed, b is gone and d is new.
    private static func version(_ number: Int) throws -> Campaign {
        try campaign(number == 1 ? ["a", "b", "c"] : ["a", "c", "d"], feeds: feeds) {
            if number > 1 { $0.campaign.events[0].title = LocalizedText("Version \(number)") }
        }
    }

    /// The steps of a publishing of two files, in their order.
    private static let steps: [FeedPublisher.Step] = [
        .locked, .saved, .folder(.written("all.ics")), .folder(.written("two.ics")),
        .folder(.replaced("all.ics")), .folder(.replaced("two.ics")), .committing,
    ]

    @Test func `a publishing takes these steps`() throws {
        let publishing = try Publishing()
        var seen: [FeedPublisher.Step] = []
        _ = try publishing.publisher(Self.version(1), at: 0)
            .publish(to: publishing.folder) { (step) throws(FeedFolder.Problem) in seen.append(step) }
        #expect(seen == Self.steps)
    }

    @Test(arguments: steps.indices) func `a fault at any step leaves feeds and ledger as they were`(index: Int) throws {
        let publishing = try Publishing()
        try publishing.publish(Self.version(1), at: 0)
        let before = try publishing.everything()
        let error = #expect(throws: LedgerError.self) {
            _ = try publishing.publisher(Self.version(2), at: 60)
                .publish(to: publishing.folder) { (step) throws(FeedFolder.Problem) in
                    if step == Self.steps[index] { throw FeedFolder.Problem("cannot write x: no space left") }
                }
        }
        #expect(error?.description.contains("no space left; nothing was changed") == true)
        #expect(try publishing.everything() == before)
        try publishing.publish(Self.version(2), at: 120)
        #expect(try publishing.component("a").sequence == 1)
    }

    @Test func `a fault at the first publishing leaves no feed and no folder`() throws {
        for step in Self.steps.dropFirst(2) {
            let publishing = try Publishing()
            #expect(throws: LedgerError.self) {
                _ = try publishing.publisher(Self.version(1), at: 0)
                    .publish(to: publishing.folder) { (now) throws(FeedFolder.Problem) in
                        if now == step { throw FeedFolder.Problem("cannot write x: no space left") }
                    }
            }
            #expect(!FileManager.default.fileExists(atPath: publishing.folder.path))
            #expect(!FileManager.default.fileExists(atPath: publishing.ledger.path))
            #expect(try publishing.publish(Self.version(1), at: 60).isFirst)
        }
    }

    /// What the process does that is killed: it publishes the second version, and dies at a step.
    private static func publishAndDie(in root: String, at index: Int) throws {
        let publisher = try FeedPublisher(
            version(2), ledger: "\(root)/ledger.sqlite", now: .init(seconds: Publishing.start + 60))
        _ = try publisher.publish(to: FeedFolder(path: "\(root)/feeds")) { (step) throws(FeedFolder.Problem) in
            if step == steps[index] { kill(getpid(), SIGKILL) }
        }
    }

    @Test(arguments: steps.indices)
    func `a process that is killed at any step leaves each feed old or new, and the next completes it`(index: Int)
        async throws
    {
        let publishing = try Publishing()
        try publishing.publish(Self.version(1), at: 0)
        let old = try publishing.everything()
        let root = publishing.root.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [root = root as String, index = index as Int] in
            try LedgerCrashTests.publishAndDie(in: root, at: index)
        }
        // What another publishing would have written.
        let whole = try Publishing()
        try whole.publish(Self.version(1), at: 0)
        try whole.publish(Self.version(2), at: 60)
        let new = try whole.everything()
        var replaced = 0
        for name in ["all.ics", "two.ics"] {
            let now = try #require(publishing.folder.content(of: name)).withUnsafeBytes { Data($0) }
            #expect(now == old[name] || now == new[name])
            if now == new[name] { replaced += 1 }
        }
        #expect(replaced == [0, 0, 0, 0, 1, 2, 2][index])

        try publishing.publish(Self.version(2), at: 120)
        #expect(try publishing.everything().keys.sorted() == ["all.ics", "ledger", "two.ics"])
        for name in ["all", "two"] {
            #expect(
                try ["a", "b", "c", "d"].map { try publishing.component($0, in: name).sequence } == [1, 1, 0, 0])
        }
        try publishing.publish(Self.version(3), at: 180)
        for name in ["all", "two"] {
            #expect(
                try ["a", "b", "c", "d"].map { try publishing.component($0, in: name).sequence } == [2, 1, 0, 0])
        }
        #expect(try Self.integrity(of: publishing.ledger) == "ok")
    }

    private static func integrity(of ledger: URL) throws -> String? {
        try DatabaseQueue(path: ledger.path).read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
    }
}
