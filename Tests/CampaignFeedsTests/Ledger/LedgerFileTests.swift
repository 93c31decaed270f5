import CampaignFeeds
import CampaignModel
import FeedFixtures
import Foundation
import GRDB
import Testing
import ZoneInfo

/// What is not a ledger of this campaign is left alone; a ledger that is lost begins with what the feeds say.
@Suite struct LedgerFileTests {
    private func expectRefusal(
        _ publishing: Publishing, _ code: LedgerError.Code, _ campaign: Campaign? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = try publishing.everything()
        let other = try campaign ?? CampaignFeedsTests.campaign(["a", "new"])
        for preview in [true, false] {
            let publisher = try publishing.publisher(other, at: 60, patience: 0)
            let error = #expect(throws: LedgerError.self, sourceLocation: sourceLocation) {
                _ = preview ? try publisher.preview(publishing.folder) : try publisher.publish(to: publishing.folder)
            }
            #expect(error?.code == code, sourceLocation: sourceLocation)
            #expect(error?.description.contains("nothing was changed") == true, sourceLocation: sourceLocation)
        }
        #expect(try publishing.everything() == before, sourceLocation: sourceLocation)
    }

    @Test func `a file that is no database is refused and left`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(["a"]), at: 0)
        try Data(String(repeating: "no ledger\n", count: 1000).utf8).write(to: publishing.ledger)
        try expectRefusal(publishing, .damaged)
    }

    @Test func `a ledger whose pages are torn is refused and left`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign((10..<50).map { "event-\($0)" }), at: 0)
        var bytes = try Data(contentsOf: publishing.ledger)
        #expect(bytes.count > 12_288)
        bytes.replaceSubrange(4096..<bytes.count, with: Data(repeating: 0xA5, count: bytes.count - 4096))
        try bytes.write(to: publishing.ledger)
        try expectRefusal(publishing, .damaged)
    }

    @Test func `another program's database is refused and left`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(["a"]), at: 0)
        try FileManager.default.removeItem(at: publishing.ledger)
        try DatabaseQueue(path: publishing.ledger.path).write { try $0.execute(sql: "CREATE TABLE mine (x)") }
        try expectRefusal(publishing, .foreign)
    }

    @Test func `a ledger of a later version is refused and left`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(["a"]), at: 0)
        let queue = try DatabaseQueue(path: publishing.ledger.path)
        try queue.write { try $0.execute(sql: "PRAGMA user_version = 2") }
        try queue.close()
        try expectRefusal(publishing, .newer)
    }

    @Test func `the ledger of another campaign is refused and left`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(["a"]), at: 0)
        var other = try CampaignFixture(id: "kz-2027").campaign
        other.feeds = [feed()]
        try expectRefusal(publishing, .otherCampaign, other)
    }

    @Test func `a first publishing that is refused leaves no ledger and no folder for one`() throws {
        let publishing = try Publishing()
        var other = try CampaignFixture(id: "kz-2027")
        try other.add("x", .rally, title: LocalizedText("x"), CampaignFixture.timed("20230310T160000", 3600))
        try publishing.folder.write([
            FeedFolder.File(name: "all.ics", bytes: try FeedWriter(feed(), of: other.campaign).bytes())
        ])
        let folder = publishing.root.appendingPathComponent(".keste")
        func publish(_ publisher: FeedPublisher) throws -> Publication { try publisher.publish(to: publishing.folder) }
        let publisher = try FeedPublisher(
            campaign(["a"]), ledger: folder.appendingPathComponent("ledger.sqlite").path,
            now: Instant(seconds: Publishing.start))
        #expect(throws: LedgerError.self) { try publish(publisher) }
        #expect(!FileManager.default.fileExists(atPath: folder.path))
        // One that was there stays, empty as it is.
        try Data().write(to: publishing.ledger)
        #expect(throws: LedgerError.self) { try publishing.publish(campaign(["a"]), at: 0) }
        #expect(try Data(contentsOf: publishing.ledger).isEmpty)
        try FileManager.default.removeItem(atPath: publishing.folder.path(of: "all.ics"))
        #expect(try publish(publisher).isFirst)
        #expect(try !publish(publisher).isFirst)
    }

    /// Whoever waits for a ledger that is taken away again must not write to what nobody will find.
    @Test func `who waits while a first publishing is refused writes to a ledger that stays`() async throws {
        let publishing = try Publishing()
        let second = try publishing.publisher(campaign(["a"]), at: 60, patience: 30)
        let folder = publishing.folder
        var waiting: Task<LedgerError.Code?, Never>?
        #expect(throws: LedgerError.self) {
            _ = try publishing.publisher(campaign(["a"]), at: 0).publish(to: folder) {
                (step) throws(FeedFolder.Problem) in
                guard step == .locked else { return }
                waiting = Task.detached {
                    do throws(LedgerError) { _ = try second.publish(to: folder) } catch { return error.code }
                    return nil
                }
                // Long enough for the other to open the file and to wait for its lock.
                Thread.sleep(forTimeInterval: 0.3)
                throw FeedFolder.Problem("cannot write x: no space left")
            }
        }
        let code = await waiting?.value
        #expect(code == nil || code == .overtaken)
        if code != nil { _ = try second.publish(to: folder) }
        let rows = try await DatabaseQueue(path: publishing.ledger.path).read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM component")
        }
        #expect(rows == 1)
    }

    @Test func `a publisher that holds the ledger too long is named, and nothing is done`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(["a"]), at: 0)
        let queue = try DatabaseQueue(path: publishing.ledger.path)
        let before = try publishing.everything()
        try queue.inDatabase { database in
            try database.beginTransaction(.immediate)
            let publisher = try publishing.publisher(try campaign(["a", "b"]), at: 60, patience: 0)
            let error = #expect(throws: LedgerError.self) { try publisher.publish(to: publishing.folder) }
            #expect(error?.code == .busy)
            // To look is not to write.
            #expect(try publisher.preview(nil).feeds.first?.changes.map(\.kind) == [.new])
            try database.rollback()
        }
        #expect(try publishing.everything() == before)
    }

    @Test func `one who has read the calendar before another has published does not put that back`() throws {
        let publishing = try Publishing()
        for isFirst in [true, false] {
            let seen = try LedgerMark(of: publishing.ledger.path)
            let late = try FeedPublisher(
                campaign(["a"]), ledger: publishing.ledger.path, now: .init(seconds: Publishing.start), since: seen)
            try publishing.publish(campaign(isFirst ? ["a", "b"] : ["a", "b", "c"]), at: 0)
            let before = try publishing.everything()
            let error = #expect(throws: LedgerError.self) { try late.publish(to: publishing.folder) }
            #expect(error?.code == .overtaken)
            #expect(try publishing.everything() == before)
        }
        let seen = try LedgerMark(of: publishing.ledger.path)
        _ = try FeedPublisher(
            campaign(["a"]), ledger: publishing.ledger.path, now: .init(seconds: Publishing.start + 60), since: seen
        ).publish(to: publishing.folder)
        #expect(try publishing.component("b").contains("STATUS:CANCELLED"))
    }

    @Test func `a ledger among the feeds is refused before anything is written`() throws {
        let publishing = try Publishing()
        let inside = publishing.folder.path + "/.keste/ledger.sqlite"
        let publisher = try FeedPublisher(campaign(["a"]), ledger: inside, now: .init(seconds: 0))
        let error = #expect(throws: LedgerError.self) { try publisher.publish(to: publishing.folder) }
        #expect(error?.code == .exposed)
        #expect(!FileManager.default.fileExists(atPath: publishing.folder.path))
        // Nor by way of a link.
        let link = publishing.root.appendingPathComponent("link")
        try FileManager.default.createDirectory(atPath: publishing.folder.path, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: publishing.folder.path)
        let linked = try FeedPublisher(
            campaign(["a"]), ledger: link.path + "/ledger.sqlite", now: .init(seconds: 0))
        #expect(throws: LedgerError.self) { try linked.publish(to: publishing.folder) }
        #expect(try publishing.everything().isEmpty)
    }

    @Test func `only its owner can read a ledger`() throws {
        let publishing = try Publishing()
        let path = publishing.root.appendingPathComponent(".keste/ledger.sqlite").path
        _ = try FeedPublisher(campaign(["a"]), ledger: path, now: .init(seconds: 0)).publish(to: publishing.folder)
        let mode = { (path: String) in
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try mode(path) == 0o600)
        #expect(try mode(publishing.root.appendingPathComponent(".keste").path) == 0o700)
    }

    @Test func `a ledger that is lost begins with what the feeds say`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(), at: 0)
        try publishing.publish(campaign { $0.campaign.events[0].title = LocalizedText("Second") }, at: 60)
        try publishing.publish(campaign(["a", "b"]) { $0.campaign.events[0].title = LocalizedText("Third") }, at: 120)
        let before = publishing.folder.content(of: "all.ics")
        #expect(try ["a", "b", "c"].map { try publishing.component($0).sequence } == [2, 0, 1])
        try FileManager.default.removeItem(at: publishing.ledger)

        let same = try campaign(["a", "b"]) { $0.campaign.events[0].title = LocalizedText("Third") }
        let publication = try publishing.publish(same, at: 180)
        #expect(publication.isFirst)
        #expect(publication.feeds.map(\.isReadBack) == [true])
        #expect(publishing.folder.content(of: "all.ics") == before)
        try publishing.publish(campaign(["b"]), at: 240)
        #expect(try ["a", "b", "c"].map { try publishing.component($0).sequence } == [3, 0, 1])
        #expect(try publishing.component("a").contains("STATUS:CANCELLED"))
    }

    @Test func `feeds that were only exported are taken for their first version`() throws {
        let publishing = try Publishing()
        let feeds = [feed()]
        let exported = try campaign(feeds: feeds)
        try publishing.folder.write([
            .init(name: "all.ics", bytes: FeedWriter(feeds[0], of: exported).bytes())
        ])
        let changed = try campaign(["a", "b"]) { $0.campaign.events[1].title = LocalizedText("Another") }
        try publishing.publish(changed, at: 60)
        #expect(try ["a", "b", "c"].map { try publishing.component($0).sequence } == [0, 1, 1])
        #expect(try publishing.component("c").contains("STATUS:CANCELLED"))
    }

    @Test func `a file of others in a feed's place gives no event and no version`() throws {
        let publishing = try Publishing()
        let foreign = """
            BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nBEGIN:VEVENT\r\nUID:a@kz-2023.keste\r\nSEQUENCE:41\r
            END:VEVENT\r\nEND:VCALENDAR\r\n
            """
        try publishing.folder.write([.init(name: "all.ics", bytes: Array(foreign.utf8))])
        try publishing.publish(campaign(["a"]), at: 0)
        #expect(try publishing.component("a").sequence == 0)
    }

    @Test func `a feed file that was lost or spoilt is written again as it was`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(), at: 0)
        let before = try #require(publishing.folder.content(of: "all.ics"))
        let file = publishing.folder.path + "/all.ics"
        try FileManager.default.removeItem(atPath: file)
        #expect(try !publishing.publish(campaign(), at: 60).isUnchanged)
        #expect(publishing.folder.content(of: "all.ics") == before)
        try Data(before[..<(before.count / 2)]).write(to: URL(fileURLWithPath: file))
        try publishing.publish(campaign(), at: 120)
        #expect(publishing.folder.content(of: "all.ics") == before)
    }

    @Test func `of a feed that the calendar has no more all events are cancelled, until its file is taken away`() throws
    {
        let publishing = try Publishing()
        let feeds = [
            feed(),
            feed { $0.id = "old" },
        ]
        try publishing.publish(campaign(feeds: feeds), at: 0)
        let publication = try publishing.publish(campaign(), at: 60)
        #expect(publication.feeds.map(\.isWithdrawn) == [false, true])
        #expect(
            try ["a", "b", "c"].allSatisfy { try publishing.component($0, in: "old").contains("STATUS:CANCELLED") })
        #expect(try publishing.component("a").sequence == 0)
        #expect(try publishing.publish(campaign(), at: 120).isUnchanged)
        try FileManager.default.removeItem(atPath: publishing.folder.path + "/old.ics")
        try publishing.publish(campaign(), at: 180)
        #expect(publishing.folder.content(of: "old.ics") == nil)
        try publishing.publish(campaign(feeds: feeds), at: 240)
        #expect(try publishing.component("a", in: "old").sequence == 2)
    }
}
