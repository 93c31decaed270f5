import CampaignFeeds
import CampaignModel
import FeedFixtures
import Foundation
import Testing
import ZoneInfo

@Suite struct LedgerCancellationTests {
    @Test func `what was removed is said to be cancelled, and no more than was said`() throws {
        let publishing = try Publishing()
        func calendar(_ ids: [String]) throws -> Campaign {
            try campaign(ids) { fixture in
                fixture.campaign.venues = [
                    Venue(id: "hall", name: LocalizedText("Hall"), place: CampaignFixture.place)
                ]
                for index in ids.indices {
                    fixture.campaign.events[index].venue = Ref(0)
                    fixture.campaign.events[index].url = "https://case.example/"
                    fixture.campaign.events[index].alarms = [CalendarDuration(days: 1)]
                }
            }
        }
        try publishing.publish(calendar(["a", "b"]), at: 0)
        let said = try publishing.component("b")
        let publication = try publishing.publish(calendar(["a"]), at: 600)
        let left = try publishing.component("b")
        #expect(left.contains("STATUS:CANCELLED"))
        #expect(left.sequence == 1)
        #expect(left.value("LAST-MODIFIED") == "20230301T001000Z")
        #expect(
            left.names == [
                "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP",
                "CLASS",
            ])
        for name in ["DTSTART", "DTEND", "SUMMARY"] {
            #expect(left.first { $0.hasPrefix(name) } == said.first { $0.hasPrefix(name) })
        }
        #expect(publication.feeds.first?.changes.map(\.kind) == [.cancelled])
        #expect(try publishing.component("a").sequence == 0)
        #expect(try publishing.publish(calendar(["a"]), at: 1200).isUnchanged)
    }

    /// The span ends on 19 March, 18:00 UTC: a second before that it is said, then not.
    @Test func `it is said until the calendar's span ends, and then no more`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(["a", "b"]), at: 0)
        try publishing.publish(campaign(["a"]), at: 60)
        let last = Publishing.end - Publishing.start
        #expect(try publishing.publish(campaign(["a"]), at: last - 1).isUnchanged)
        let publication = try publishing.publish(campaign(["a"]), at: last)
        #expect(try publishing.components("b").isEmpty)
        #expect(publication.feeds.first?.changes.map(\.kind) == [.over])
        #expect(try publishing.publish(campaign(["a"]), at: last + 60).isUnchanged)
        // Should it come back after all, apps have seen SEQUENCE 1.
        try publishing.publish(campaign(["a", "b"]), at: last + 120)
        #expect(try publishing.component("b").sequence == 2)
    }

    @Test func `what is removed when the calendar's time is over is said for thirty days`() throws {
        let publishing = try Publishing()
        let last = Publishing.end - Publishing.start
        try publishing.publish(campaign(["a", "b"]), at: last + 3600)
        try publishing.publish(campaign(["a"]), at: last + 7200)
        let month: Int64 = 30 * 86_400
        try publishing.publish(campaign(["a"]), at: last + 7199 + month)
        #expect(try publishing.component("b").contains("STATUS:CANCELLED"))
        try publishing.publish(campaign(["a"]), at: last + 7200 + month)
        #expect(try publishing.components("b").isEmpty)
    }

    @Test func `what comes back lives again, with a higher SEQUENCE`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(), at: 0)
        try publishing.publish(campaign(["a", "b"]), at: 60)
        let publication = try publishing.publish(campaign(), at: 120)
        let back = try publishing.component("c")
        #expect(back.sequence == 2)
        #expect(back.contains("STATUS:CONFIRMED") && back.contains("DESCRIPTION:About c"))
        #expect(publication.feeds.first?.changes.map(\.kind) == [.back])
    }

    @Test func `what leaves a feed's filter is cancelled there, and lives where it belongs`() throws {
        let publishing = try Publishing()
        let feeds = [
            feed {
                $0.id = "rallies"
                $0.filter.kinds = [.rally]
            }, feed(),
        ]
        try publishing.publish(campaign(feeds: feeds), at: 0)
        let changed = try campaign(feeds: feeds) { $0.campaign.events[1].kind = .debate }
        try publishing.publish(changed, at: 60)
        #expect(try publishing.component("b", in: "rallies").contains("STATUS:CANCELLED"))
        #expect(try publishing.component("b", in: "all").contains("STATUS:CONFIRMED"))
    }

    @Test func `what has become a matter of staff shows the public nothing of what it is now`() throws {
        let publishing = try Publishing()
        let feeds = [
            feed(),
            feed(.staff) { $0.id = "staff" },
        ]
        try publishing.publish(campaign(feeds: feeds), at: 0)
        let changed = try campaign(feeds: feeds) {
            $0.campaign.events[1].audience = .staff
            $0.campaign.events[1].title = LocalizedText("Donor dinner Zhuldyz")
            $0.campaign.events[1].description = LocalizedText("budget 12 mln")
        }
        try publishing.publish(changed, at: 60)
        let text = try publishing.lines().joined(separator: "\n")
        #expect(!text.contains("Zhuldyz") && !text.contains("budget"))
        #expect(try publishing.component("b").contains("SUMMARY;LANGUAGE=kk:Title b") || text.contains("Title b"))
        #expect(try publishing.component("b").contains("STATUS:CANCELLED"))
        #expect(try publishing.lines("staff").joined().contains("Zhuldyz"))
        // Nor does it when only the staff's event changes, or goes.
        let before = publishing.folder.content(of: "all.ics")
        var later = changed
        later.events[1].title = LocalizedText("Donor dinner, later")
        try publishing.publish(later, at: 120)
        #expect(publishing.folder.content(of: "all.ics") == before)
    }

    @Test func `a feed of staff that becomes one for the public says nothing of what it had said to staff`() throws {
        let publishing = try Publishing()
        func calendar(_ audience: Audience) throws -> Campaign {
            try campaign(["a", "secret"], feeds: [feed(audience)]) { $0.campaign.events[1].audience = .staff }
        }
        try publishing.publish(calendar(.staff), at: 0)
        #expect(try publishing.components("secret").count == 1)
        let publication = try publishing.publish(calendar(.public), at: 60)
        #expect(try !publishing.lines().joined().contains("secret"))
        #expect(publication.feeds.first?.changes.map(\.kind) == [.withheld])
        #expect(try publishing.component("a").sequence == 0)
        // Nor when one that both had seen goes and the other is remembered.
        try publishing.publish(campaign([]), at: 120)
        #expect(try !publishing.lines().joined().contains("secret"))
        #expect(try publishing.component("a").contains("STATUS:CANCELLED"))
    }

    @Test func `the definition of a zone stays as long as a cancelled event names it`() throws {
        let publishing = try Publishing()
        let oral = try CampaignFixture.zone("America/New_York")
        func calendar(_ isThere: Bool) throws -> Campaign {
            try campaign(["a"]) {
                guard isThere else { return }
                try $0.add("west", .rally, CampaignFixture.timed("20230311T160000", 60), zones: [oral]) {
                    $0.recurrence = Recurrence(rule: "FREQ=DAILY;COUNT=4")
                }
            }
        }
        try publishing.publish(calendar(true), at: 0)
        let zone = try publishing.lines().split { $0 == "BEGIN:VTIMEZONE" || $0 == "END:VTIMEZONE" }
            .first { $0.contains("TZID:America/New_York") }
        try publishing.publish(calendar(false), at: 60)
        let west = try publishing.component("west")
        #expect(west.contains("RRULE:FREQ=DAILY;COUNT=4"))
        #expect(west.contains("DTSTART;TZID=America/New_York:20230311T160000"))
        // The clocks there changed on 12 March 2023: both offsets are in the definition, as they were.
        let left = try publishing.lines().split { $0 == "BEGIN:VTIMEZONE" || $0 == "END:VTIMEZONE" }
            .first { $0.contains("TZID:America/New_York") }
        #expect(left?.filter { $0.hasPrefix("TZOFFSETTO") } == ["TZOFFSETTO:-0500", "TZOFFSETTO:-0400"])
        #expect(zone?.filter { $0.hasPrefix("TZOFFSETTO") } == ["TZOFFSETTO:-0500", "TZOFFSETTO:-0400"])
        // Nor does the file change when the span has become shorter with it.
        var shorter = try calendar(false)
        shorter.publicSpan = TimeSpan(
            start: shorter.publicSpan.start, end: Instant(seconds: Publishing.start + 9 * 86_400))
        try publishing.publish(shorter, at: 120)
        let once = publishing.folder.content(of: "all.ics")
        try publishing.publish(shorter, at: 180)
        #expect(publishing.folder.content(of: "all.ics") == once)
        #expect(try publishing.component("west").contains("STATUS:CANCELLED"))
    }

    @Test func `a copy for a region that is no more is cancelled alone`() throws {
        let publishing = try Publishing()
        let zones = try ["Asia/Almaty", "Asia/Oral"].map { try CampaignFixture.zone($0) }
        func calendar(_ count: Int) throws -> Campaign {
            try campaign([]) {
                try $0.add(
                    "voting", .polling, CampaignFixture.timed("20230319T070000", 3600), zones: Array(zones[..<count])
                ) { $0.isPerRegion = true }
            }
        }
        try publishing.publish(calendar(2), at: 0)
        try publishing.publish(calendar(1), at: 60)
        #expect(try publishing.component("voting.asia-almaty").sequence == 0)
        let west = try publishing.component("voting.asia-oral")
        #expect(west.sequence == 1 && west.contains("STATUS:CANCELLED"))
    }

    @Test func `an event with another uid is another event`() throws {
        let publishing = try Publishing()
        try publishing.publish(campaign(["a"]), at: 0)
        try publishing.publish(campaign(["a"]) { $0.campaign.events[0].uid = "mine@case.example" }, at: 60)
        #expect(try publishing.component("a").contains("STATUS:CANCELLED"))
        #expect(try publishing.lines().contains("UID:mine@case.example"))
    }
}
