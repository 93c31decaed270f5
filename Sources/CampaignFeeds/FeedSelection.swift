import CampaignModel
import ZoneInfo

/// What of a campaign a feed shows: the audience comes first, then the filters.
struct FeedSelection {
    let feed: Feed
    let campaign: Campaign

    /// Whether an event is in the feed. A staff event is in no public feed, whatever the filters say.
    func includes(_ ref: Ref<Event>) -> Bool {
        if feed.audience == .public, campaign.events[ref].audience != .public { return false }
        let filter = feed.filter
        if filter == Feed.Filter() { return true }
        let event = campaign.events[ref]
        return meets(filter.kinds, [event.kind])
            && meets(filter.tags, event.tags)
            && meets(filter.contests, contests(of: event))
            && meets(filter.contestants, event.contestants + event.speaking.map(\.contestant))
            && meets(filter.channels, event.channels)
            && meets(filter.venues, event.venue.map { [$0] } ?? [])
            && meets(filter.regions, regions(of: event))
    }

    /// Which of the event's zones are shown: of one that takes place in each region those of the regions asked for.
    func zones(of ref: Ref<Event>) -> [Int] {
        guard campaign.events[ref].isPerRegion, let wanted = feed.filter.regions else {
            return Array(campaign.events[ref].zones.indices)
        }
        let event = campaign.events[ref]
        let zones = event.regions.filter(wanted.contains).map { campaign.regions[$0].zone ?? campaign.zone }
        return event.zones.indices.filter { zones.contains(event.zones[$0]) }
    }

    private func meets<Value: Equatable>(_ wanted: [Value]?, _ present: @autoclosure () -> [Value]) -> Bool {
        guard let wanted else { return true }
        return present().contains(where: wanted.contains)
    }

    /// The contests that it names, else those in which its contestants stand.
    private func contests(of event: Event) -> [Ref<Contest>] {
        event.contests.isEmpty ? event.contestants.flatMap { campaign.contestants[$0].contests } : event.contests
    }

    /// The regions that it names, that of its venue, and those of its channels.
    private func regions(of event: Event) -> [Ref<Region>] {
        event.regions + [event.venue.flatMap { campaign.venues[$0].region }].compactMap(\.self)
            + event.channels.compactMap { campaign.channels[$0].region }
    }
}
