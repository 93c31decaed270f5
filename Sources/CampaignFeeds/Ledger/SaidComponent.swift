import CampaignModel
import ZoneInfo

/// What a feed has said of a component, last.
struct SaidComponent: Hashable, Sendable {
    var state: State
    var revision: Revision
    /// When it was said for the first time.
    var first: Instant
    /// Who could read the feed when it was said.
    var audience: Audience
    /// Until when it is said that it is cancelled; nil while it lives.
    var until: Instant?
    /// Its lines, as `FeedText` has them; none once it is gone.
    var content: [UInt8]

    enum State: Int, Sendable {
        /// It is in the feed.
        case live = 0
        /// It is not in the feed any more, which is said.
        case cancelled = 1
        /// It is not in the feed any more, and nothing is said of it. Kept, as it must not come back with a lower
        /// SEQUENCE than apps have seen.
        case gone = 2
    }
}

/// What a feed has said, all in all.
struct SaidFeed: Sendable {
    var id: String
    var audience: Audience
    /// The calendar's own properties, so that a feed which the calendar has no more can be written on.
    var properties: [UInt8]
    /// The end of the calendar's span, as far as the audience may know it.
    var ends: Instant
    /// Whether the calendar had the feed at the last publishing.
    var isLive: Bool
    var components: [ComponentKey: SaidComponent] = [:]
}
