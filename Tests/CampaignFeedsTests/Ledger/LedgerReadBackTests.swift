import CampaignFeeds
import CampaignModel
import FeedFixtures
import Foundation
import Testing
import ZoneInfo

/// A ledger that is lost, and begins again with what the feeds in the output folder say.
@Suite struct LedgerReadBackTests {
    /// The rally b, with a UID that somebody has chosen; beside it the rally a, if wanted.
    private func chosen(_ ids: [String], feeds: [Feed] = [feed()]) throws -> Campaign {
        try campaign(ids, feeds: feeds) { fixture in
            for index in fixture.campaign.events.indices where fixture.campaign.events[index].id == "b" {
                fixture.campaign.events[index].uid = "chosen@example.org"
            }
        }
    }

    @Test(arguments: [["a"], []])
    func `a cancelled event with a uid of its own stays cancelled`(left: [String]) throws {
        let publishing = try Publishing()
        try publishing.publish(chosen(left + ["b"]), at: 0)
        try publishing.publish(chosen(left), at: 60)
        let before = try #require(publishing.folder.content(of: "all.ics"))
        #expect(String(decoding: before, as: UTF8.self).contains("UID:chosen@example.org\r\n"))
        try FileManager.default.removeItem(at: publishing.ledger)
        try publishing.publish(chosen(left), at: 120)
        #expect(publishing.folder.content(of: "all.ics") == before)
    }

    @Test func `a feed of another calendar is neither taken over nor written over`() throws {
        let publishing = try Publishing()
        var other = try CampaignFixture(id: "kz-2027")
        for (id, uid) in [("x", nil), ("y", "chosen@example.org")] {
            try other.add(id, .rally, title: LocalizedText(id), CampaignFixture.timed("20230310T160000", 3600)) {
                $0.uid = uid
            }
        }
        let file = FeedFolder.File(name: "all.ics", bytes: try FeedWriter(feed(), of: other.campaign).bytes())
        try publishing.folder.write([file])
        let error = #expect(throws: LedgerError.self) { try publishing.publish(campaign(["a"]), at: 0) }
        #expect(error?.description.contains("all.ics is the feed of another calendar") == true)
        #expect(publishing.folder.content(of: "all.ics") == file.bytes)
        // Where our feed has gone, theirs may stand in its place.
        try FileManager.default.removeItem(atPath: publishing.folder.path(of: "all.ics"))
        let feeds = [feed(), feed { $0.id = "other" }]
        try publishing.publish(campaign(["a"], feeds: feeds), at: 60)
        try publishing.folder.write([file])
        try publishing.publish(campaign(["a"], feeds: [feeds[1]]), at: 120)
        #expect(publishing.folder.content(of: "all.ics") == file.bytes)
    }

    @Test func `a clock that was put back makes nothing older than it was`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(["a"]), at: 3600)
        let before = publishing.folder.content(of: "all.ics")
        try FileManager.default.removeItem(at: publishing.ledger)
        try publishing.publish(campaign(["a"]), at: 0)
        #expect(publishing.folder.content(of: "all.ics") == before)
    }

    @Test func `what was for staff is not told when the feed becomes public`() throws {
        let publishing = try Publishing()
        let secret = { (ids: [String], audience: Audience) in
            try campaign(ids, feeds: [feed { $0.audience = audience }]) { fixture in
                for index in fixture.campaign.events.indices where fixture.campaign.events[index].id == "b" {
                    fixture.campaign.events[index].audience = .staff
                }
            }
        }
        try publishing.publish(secret(["a", "b", "c"], .staff), at: 0)
        #expect(try publishing.component("b").contains("SUMMARY:Title b"))
        try FileManager.default.removeItem(at: publishing.ledger)
        try publishing.publish(secret(["a", "b"], .public), at: 60)
        #expect(try !publishing.lines().contains { $0.contains("Title b") || $0.contains("b@kz-2023") })
        // What the public could know is told.
        #expect(try publishing.component("c").contains("STATUS:CANCELLED"))
    }
}
