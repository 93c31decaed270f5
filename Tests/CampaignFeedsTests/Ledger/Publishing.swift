import CampaignFeeds
import CampaignModel
import FeedFixtures
import Foundation
import ICalendar
import Testing
import ZoneInfo

/// A folder of feeds and the ledger beside it, removed with the test.
final class Publishing {
    let root: URL
    /// 1 March 2023, 00:00 UTC: within the span of the fixture's calendar, which ends on 19 March at 18:00 UTC.
    static let start: Int64 = 1_677_628_800
    /// 19 March 2023, 18:00 UTC.
    static let end: Int64 = 1_679_248_800

    init() throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("keste-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    var folder: FeedFolder { FeedFolder(path: root.appendingPathComponent("feeds").path) }
    var ledger: URL { root.appendingPathComponent("ledger.sqlite") }

    func publisher(_ campaign: Campaign, at seconds: Int64, patience: Int = 5) throws -> FeedPublisher {
        try FeedPublisher(
            campaign, ledger: ledger.path, now: Instant(seconds: Self.start + seconds), patience: patience)
    }

    /// Publishes so many seconds after the start; what it writes must always be a calendar.
    @discardableResult func publish(_ campaign: Campaign, at seconds: Int64) throws -> Publication {
        let publication = try publisher(campaign, at: seconds).publish(to: folder)
        for feed in publication.feeds {
            if let bytes = folder.content(of: feed.fileName) { #expect(checkCalendar(bytes).isEmpty) }
        }
        return publication
    }

    func preview(_ campaign: Campaign, at seconds: Int64) throws -> Publication {
        try publisher(campaign, at: seconds).preview(nil)
    }

    /// The lines of a feed, unfolded.
    func lines(_ feed: String = "all") throws -> [String] {
        String(decoding: try #require(folder.content(of: "\(feed).ics")), as: UTF8.self)
            .replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    }

    /// The components of an event, by its id, in the order of the file.
    func components(_ id: String, in feed: String = "all") throws -> [[String]] {
        CampaignFeedsTests.components(id, in: try lines(feed))
    }

    /// The only component of an event.
    func component(_ id: String, in feed: String = "all") throws -> [String] {
        let found = try components(id, in: feed)
        #expect(found.count == 1)
        return try #require(found.first)
    }

    /// All files in the folder of feeds and the ledger, by name.
    func everything() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
            files[name] = try Data(contentsOf: URL(fileURLWithPath: folder.path).appendingPathComponent(name))
        }
        files["ledger"] = try? Data(contentsOf: ledger)
        return files
    }
}

extension [String] {
    /// The value of a property without parameters; nil where it does not stand.
    func value(_ name: String) -> String? {
        first { $0.hasPrefix("\(name):") }.map { String($0.dropFirst(name.utf8.count + 1)) }
    }

    var sequence: Int? { value("SEQUENCE").flatMap { Int($0) } }

    /// The names of the properties that stand in it.
    var names: Set<String> { Set(map { String($0.prefix { $0 != ":" && $0 != ";" }) }) }
}

/// A calendar of events, each a rally of one hour at 10:00 UTC (16:00 in Almaty) of a day of March that its id gives:
/// `a` on the 17th, `b` on the 18th, `c` on the 10th, `d` on the 11th.
func campaign(
    _ ids: [String] = ["a", "b", "c"], feeds: [Feed] = [feed()],
    configure: (inout CampaignFixture) throws -> Void = { _ in }
) throws -> Campaign {
    var fixture = try CampaignFixture()
    for id in ids {
        let day = 10 + id.utf8.reduce(0) { $0 + Int($1) } % 9
        try fixture.add(
            id, .rally, title: LocalizedText("Title \(id)"),
            CampaignFixture.timed("202303\(day)T160000", 3600)
        ) { $0.description = LocalizedText("About \(id)") }
    }
    try configure(&fixture)
    fixture.campaign.feeds = feeds
    return fixture.campaign
}
