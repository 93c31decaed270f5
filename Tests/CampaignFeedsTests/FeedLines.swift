import CampaignFeeds
import CampaignModel
import FeedFixtures

/// The lines of a feed, unfolded.
func lines(_ feed: Feed, of campaign: Campaign) throws -> [String] {
    String(decoding: try FeedWriter(feed, of: campaign).bytes(), as: UTF8.self)
        .replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
}

/// The lines of the components of one event, by their UID.
func components(_ id: String, in lines: [String]) -> [[String]] {
    lines.split { $0 == "BEGIN:VEVENT" || $0 == "END:VEVENT" }.map(Array.init)
        .filter { $0.contains("UID:\(id)@kz-2023.keste") }
}

/// A feed of all that an audience may see.
func feed(_ audience: Audience = .public, language: String? = nil, _ configure: (inout Feed) -> Void = { _ in }) -> Feed
{
    var feed = Feed(id: "all", language: language, audience: audience, place: CampaignFixture.place)
    configure(&feed)
    return feed
}
