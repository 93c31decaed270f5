import CampaignFeeds
import CampaignModel
import FeedFixtures
import Foundation
import Testing
import ZoneInfo

@Suite struct LedgerVersionTests {
    @Test func `what is said for the first time has SEQUENCE 0 and the time of publishing`() throws {
        let publishing = try Publishing()
        let publication = try publishing.publish(campaign(), at: 0)
        for id in ["a", "b", "c"] {
            let component = try publishing.component(id)
            #expect(component.sequence == 0)
            #expect(component.value("LAST-MODIFIED") == "20230301T000000Z")
            #expect(component.value("DTSTAMP") == "20230301T000000Z")
        }
        #expect(publication.isFirst)
        #expect(publication.feeds.first?.changes.map(\.kind) == [.new, .new, .new])
    }

    @Test func `an unchanged calendar gives the same octets, and touches neither feed nor ledger`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(), at: 0)
        let file = publishing.folder.path + "/all.ics"
        let before = try publishing.everything()
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        let again = try publishing.publish(campaign(), at: 86_400)
        #expect(again.isUnchanged)
        #expect(again.feeds.map(\.isWritten) == [false])
        #expect(try publishing.everything() == before)
        let after = try FileManager.default.attributesOfItem(atPath: file)
        #expect(after[.systemFileNumber] as? Int == attributes[.systemFileNumber] as? Int)
        #expect(after[.modificationDate] as? Date == attributes[.modificationDate] as? Date)
    }

    /// Each way to change the second of three events.
    private static let edits: [(String, @Sendable (inout Event) throws -> Void)] = [
        ("title", { $0.title = LocalizedText("Another") }),
        ("place", { $0.venue = Ref(0) }),
        ("description", { $0.description = nil }),
        ("status", { $0.status = .tentative }),
        ("kind and tags", { $0.tags = ["x"] }),
        ("address", { $0.url = "https://case.example/" }),
        ("alarms", { $0.alarms = [CalendarDuration(seconds: 900)] }),
    ]

    @Test(arguments: edits.indices)
    func `only the event that changed moves, and what changed is named`(edit: Int) throws {
        let (name, change) = Self.edits[edit]
        let publishing = try Publishing()
        func edited(_ change: (inout Event) throws -> Void) throws -> Campaign {
            try campaign {
                $0.campaign.venues = [Venue(id: "hall", name: LocalizedText("Hall"), place: CampaignFixture.place)]
                try change(&$0.campaign.events[1])
            }
        }
        try publishing.publish(edited { _ in }, at: 0)
        let before = try ["a", "c"].map { try publishing.component($0) }
        let publication = try publishing.publish(edited(change), at: 600)
        #expect(try ["a", "c"].map { try publishing.component($0) } == before)
        let component = try publishing.component("b")
        #expect(component.sequence == 1)
        #expect(component.value("LAST-MODIFIED") == "20230301T001000Z")
        let changes = try #require(publication.feeds.first?.changes)
        #expect(changes.map(\.kind) == [.changed])
        #expect(changes.first?.details.fields.contains { $0.name == name } == true, "\(changes)")
    }

    @Test func `a move to another hour names the old and the new time`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(["a"]), at: 0)
        let moved = try campaign([]) {
            try $0.add("a", .rally, title: LocalizedText("Title a"), CampaignFixture.timed("20230317T170000", 3600)) {
                $0.description = LocalizedText("About a")
            }
        }
        let fields = try #require(publishing.preview(moved, at: 60).feeds.first?.changes.first?.details.fields)
        #expect(fields.map(\.name) == ["start", "end"])
        #expect(fields.first?.old == "2023-03-17 16:00 (Asia/Almaty)")
        #expect(fields.first?.new == "2023-03-17 17:00 (Asia/Almaty)")
    }

    @Test func `a UID stays when events are renamed, reordered and joined by others`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(), at: 0)
        try publishing.publish(
            campaign(["z", "c", "b", "a"]) { $0.campaign.events[2].title = LocalizedText("New name") }, at: 60)
        let uids = try publishing.lines().filter { $0.hasPrefix("UID:") }
        #expect(uids.sorted() == ["a", "b", "c", "z"].map { "UID:\($0)@kz-2023.keste" })
        #expect(try ["a", "b", "c", "z"].map { try publishing.component($0).sequence } == [0, 1, 0, 0])
    }

    @Test func `two changes within a second, and a clock that was put back, still give a later time`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(["a"]), at: 0)
        for (step, expected) in [(0, "20230301T000001Z"), (-3600, "20230301T000002Z")] {
            let changed = try campaign(["a"]) { $0.campaign.events[0].title = LocalizedText("At \(step)") }
            try publishing.publish(changed, at: Int64(step))
            #expect(try publishing.component("a").value("LAST-MODIFIED") == expected)
        }
        #expect(try publishing.component("a").sequence == 2)
    }

    @Test func `each feed has versions of its own`() throws {
        let publishing = try Publishing()
        func bilingual(_ russian: String) throws -> Campaign {
            try campaign(
                [],
                feeds: ["kk", "ru"].map { language in feed(language: language) { $0.id = language } }
            ) {
                try $0.add(
                    "a", .rally,
                    title: LocalizedText([
                        .init(language: "kk", text: "Митинг"), .init(language: "ru", text: russian),
                    ]), CampaignFixture.timed("20230310T160000", 60))
            }
        }
        try publishing.publish(bilingual("Митинг"), at: 0)
        try publishing.publish(bilingual("Встреча"), at: 60)
        #expect(try publishing.component("a", in: "kk").sequence == 0)
        #expect(try publishing.component("a", in: "ru").sequence == 1)
    }

    @Test func `a new name of the feed is written, and moves no event`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(), at: 0)
        let renamed = try campaign(feeds: [feed { $0.title = LocalizedText("Renamed") }])
        let publication = try publishing.publish(renamed, at: 60)
        #expect(publication.feeds.map(\.isWritten) == [true])
        #expect(try publishing.lines().contains("NAME:Renamed"))
        #expect(try publishing.component("a").sequence == 0)
        #expect(publication.feeds.first?.changes.isEmpty == true)
    }
}
