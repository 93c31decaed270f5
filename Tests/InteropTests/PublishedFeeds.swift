import CampaignFeeds
import CampaignFiles
import CampaignModel
import Foundation
import ZoneInfo

/// Every feed of the calendars that come with Keste, and what whoever reads one has to find in it.
struct PublishedFeeds {
    struct Published {
        /// `kazakhstan-2023/staff`.
        let name: String
        let feed: Feed
        let campaign: Campaign
        let bytes: [UInt8]

        /// The occurrences of the campaign's own list that the feed is to show.
        var occurrences: [CampaignModel.Occurrence] {
            campaign.occurrences.filter { shows(campaign.events[$0.event]) }
        }

        func title(of occurrence: CampaignModel.Occurrence) -> String {
            campaign.events[occurrence.event].title.text(in: feed.language, fallback: campaign.languages)
        }

        /// As another reader of iCalendar is to have them.
        var expected: [OtherReader.Occurrence] {
            occurrences.map { occurrence in
                let event = campaign.events[occurrence.event]
                let zone = event.zones[Int(occurrence.zone)]
                let suffix = event.isPerRegion ? "." + zone.identifier.lowercased().replacing("/", with: "-") : ""
                let isDay = occurrence.isAllDay
                return OtherReader.Occurrence(
                    uid: event.uid ?? "\(event.id)\(suffix)@\(campaign.id).keste", title: title(of: occurrence),
                    start: isDay ? zone.civil(at: occurrence.span.start).date.description : "\(occurrence.span.start)",
                    end: isDay ? zone.civil(at: occurrence.span.end).date.description : "\(occurrence.span.end)",
                    status: [.confirmed: "CONFIRMED", .cancelled: "CANCELLED"][occurrence.status] ?? "TENTATIVE")
            }.sorted()
        }

        /// The calendars filter by kind and channel alone.
        private func shows(_ event: Event) -> Bool {
            if feed.audience == .public, event.audience == .staff { return false }
            if let kinds = feed.filter.kinds, !kinds.contains(event.kind) { return false }
            if let channels = feed.filter.channels, !event.channels.contains(where: channels.contains) { return false }
            return true
        }
    }

    static let calendars = ["kazakhstan-2023", "first-steps"]

    /// - Throws: if a calendar cannot be read, or asks for feeds by what `shows` does not know.
    static func all() throws -> [Published] {
        let root = OtherReader.script("").deletingLastPathComponent().deletingLastPathComponent()
        return try calendars.flatMap { calendar in
            let path = root.appending(path: "calendars/\(calendar)").path
            guard let campaign = CalendarLoader(files: DiskFileSystem()).load(path).campaign else {
                throw Tool.Missing(description: "\(path) cannot be read")
            }
            return try campaign.feeds.map { feed in
                var filter = feed.filter
                (filter.kinds, filter.channels) = (nil, nil)
                guard filter == Feed.Filter() else {
                    throw Tool.Missing(description: "the feed \(feed.id) has a filter that this test does not know")
                }
                return Published(
                    name: "\(calendar)/\(feed.id)", feed: feed, campaign: campaign,
                    bytes: try FeedWriter(feed, of: campaign).bytes())
            }
        }
    }
}
