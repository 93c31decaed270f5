package import CampaignModel

/// A content line that an event keeps under `ical:`, and that feeds which show the event do not have.
package struct LeftOutLine: Hashable, Sendable {
    /// The event that keeps it.
    package let event: Ref<Event>
    /// As the calendar has it.
    package let line: String
    /// Whether Keste writes what the line says from the event's own keys; else it could name or reach people, and is
    /// for staff.
    package let isWrittenByUs: Bool
    /// The ids of the feeds that leave it out.
    package let feeds: [String]
    /// Whether another feed has it.
    package let stands: Bool

    /// What the feeds of a campaign leave out, in the order of its events, each line once.
    ///
    /// - Throws: `FeedError`, for a line that is none.
    package static func all(in campaign: Campaign) throws(FeedError) -> [LeftOutLine] {
        var found: [LeftOutLine] = []
        for event in campaign.events.refs where !campaign.events[event].ical.isEmpty {
            found += try of(event, in: campaign)
        }
        return found
    }

    private static func of(_ ref: Ref<Event>, in campaign: Campaign) throws(FeedError) -> [LeftOutLine] {
        let event = campaign.events[ref]
        let feeds = campaign.feeds.filter { FeedSelection(feed: $0, campaign: campaign).includes(ref) }
        var lines: [String: (isWrittenByUs: Bool, feeds: [String])] = [:]
        for feed in feeds {
            for other in try KeptLines(of: event, for: feed.audience, in: campaign).leftOut {
                lines[other.line, default: (other.isWrittenByUs, [])].feeds.append(feed.id)
            }
        }
        return event.ical.compactMap { line in
            lines.removeValue(forKey: line).map {
                LeftOutLine(
                    event: ref, line: line, isWrittenByUs: $0.isWrittenByUs, feeds: $0.feeds,
                    stands: $0.feeds.count < feeds.count)
            }
        }
    }
}
