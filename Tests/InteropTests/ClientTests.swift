import CampaignModel
import Foundation
import Testing
import ZoneInfo

/// Real clients read every feed of the calendars that come with Keste: titles, instants and counts are the campaign's.
@Suite struct ClientTests {
    /// What only one of two lists has, however often: `-` what is missing, `+` what is too much.
    private func differences<Line: Hashable>(_ found: [Line], _ expected: [Line]) -> [String] {
        var counts: [Line: Int] = [:]
        for line in found { counts[line, default: 0] += 1 }
        for line in expected { counts[line, default: 0] -= 1 }
        return counts.filter { $0.value != 0 }.map { "\($0.value > 0 ? "+" : "-") \($0.key)" }.sorted()
    }

    @Test func `Python's icalendar reads every feed`() throws {
        let feeds = try PublishedFeeds.all()
        #expect(feeds.count == 6)
        let read = try OtherReader.read(feeds.map(\.bytes))
        #expect(read.count == feeds.count)
        for (feed, found) in zip(feeds, read) {
            #expect(!feed.expected.isEmpty)
            #expect(differences(found.occurrences, feed.expected) == [], "\(feed.name)")
            #expect(found.errors.isEmpty && !found.name.isEmpty)
            #expect(Set(found.zones.used) == Set(found.zones.defined))
        }
    }

    @Test func `ruby-icalendar reads every feed, by the zones that the feed defines`() throws {
        let feeds = try PublishedFeeds.all()
        let read = try OtherReader.readWithRuby(feeds.map(\.bytes))
        #expect(read.count == feeds.count)
        for (feed, found) in zip(feeds, read) { #expect(differences(found, feed.expected) == [], "\(feed.name)") }
    }

    @Test func `khal shows every feed, on the clocks of the user`() throws {
        for feed in try PublishedFeeds.all() {
            // Where the staff are, and where it is another day and the clocks change meanwhile.
            for (zone, shown) in try Khal.read(feed.bytes, zones: ["Asia/Almaty", "America/New_York"]) {
                let clock = try ZoneDatabase.system.zone(zone)
                let expected = feed.occurrences.map {
                    Khal.shown($0, title: feed.title(of: $0), clock: clock, feed.campaign)
                }
                #expect(differences(shown, expected) == [], "\(feed.name)")
            }
        }
    }

    // No zone in which a start falls on another day of the week, or that changes its clocks meanwhile: calcurse keeps a
    // weekly repeat on the clock and the weekdays of whoever reads it.
    @Test(arguments: ["Asia/Almaty", "UTC", "America/Sao_Paulo"])
    func `calcurse shows every feed, on the clocks of the user`(zone: String) throws {
        let clock = try ZoneDatabase.system.zone(zone)
        for feed in try PublishedFeeds.all() {
            let expected = Calcurse.expected(of: feed)
            #expect(differences(try Calcurse.read(feed.bytes, zone: clock), expected) == [], "\(feed.name)")
        }
    }

    @Test func `a CalDAV server gives back what it is sent, whole, event by event, and through vdirsyncer`() throws {
        let feeds = try PublishedFeeds.all()
        let copies = try Radicale.copies(of: feeds.map(\.bytes))
        #expect(copies.count == feeds.count)
        for (way, read) in try ["whole", "single", "synced"].map({ way in
            (way, try OtherReader.read(copies.map { try #require($0[way]) }))
        }) {
            for (feed, found) in zip(feeds, read) {
                #expect(differences(found.occurrences, feed.expected) == [], "\(feed.name), \(way)")
                #expect(found.errors.isEmpty)
            }
        }
    }
}
