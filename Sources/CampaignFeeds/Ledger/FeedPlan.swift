import CampaignModel
import ZoneInfo

/// What a feed will say, beside what it has said: the file to write, the ledger's new rows, what subscribers see change.
///
/// Nothing but a calculation: the same calendar, ledger and time give the same plan. SEQUENCE and LAST-MODIFIED move for
/// what changed, and for that alone.
struct FeedPlan: Sendable {
    /// What the feed is to be in the ledger; of its components only those that differ from what is there.
    private(set) var feed: SaidFeed
    private(set) var changes: [FeedChange] = []
    private(set) var unchanged = 0
    /// How many components are said to be cancelled that are not in the calendar.
    private(set) var remainders = 0
    /// The whole file.
    private(set) var bytes: [UInt8] = []

    /// How long a cancellation is said that comes when the calendar's time is over already: apps look rarely.
    static let afterTheEnd: Int64 = 30 * 86_400

    private let now: Instant
    private let said: SaidFeed?

    /// - Parameters:
    ///   - draft: nil for a feed that the calendar has no more: all that it had said is cancelled.
    ///   - ends: the end of the calendar's span, as the feed's audience may know it.
    init(
        _ id: String, audience: Audience, draft: FeedDraft?, said: SaidFeed?, ends: Instant, now: Instant,
        in database: ZoneDatabase
    ) {
        self.now = now
        self.said = said
        feed = SaidFeed(
            id: id, audience: audience, properties: draft?.properties ?? said?.properties ?? [], ends: ends,
            isLive: draft != nil)
        let events = FeedText(draft?.events ?? []).components
        let live = Set(events.map(\.key))
        let uids = Set(events.map(\.key.uid))
        let silenced = silence(except: live, of: uids)
        var body: [UInt8] = []
        body.reserveCapacity((draft?.events.count ?? 0) + 100 * events.count)
        // Series and their occurrences: what an occurrence was said to be lies beside what its series was.
        for event in events {
            let revision = say(event, floor: event.key.recurrence.isEmpty ? silenced[event.key.uid] : nil)
            revision.append(event.content, to: &body)
        }
        var zones = draft?.zones ?? ZoneRanges()
        for (key, remainder) in cancel(except: uids) {
            remainder.revision.append(remainder.content, to: &body)
            // The end that the span had then: it stays while it is said, so that the file stays too.
            zones.formUnion(
                CancelledRemainder.zones(of: remainder.content, end: remainder.until ?? ends, in: database))
            remainders += 1
            if remainder != said?.components[key] { feed.components[key] = remainder }
        }
        bytes = FeedDraft.head(feed.properties, zones: zones) + body + FeedDraft.end
    }

    /// Whether subscribers get another file than the one published last, as far as the ledger can tell.
    var changesFile: Bool {
        guard let said else { return true }
        return !changes.isEmpty || said.properties != feed.properties
    }

    /// Adds what was read back from a file to what the ledger is to keep.
    mutating func keep(_ learned: SaidFeed, beyond ledger: SaidFeed?) {
        for (key, row) in learned.components where ledger?.components[key] != row && feed.components[key] == nil {
            feed.components[key] = row
        }
    }

    /// Whether the ledger has anything to learn from it.
    var changesLedger: Bool {
        guard let said else { return true }
        return !feed.components.isEmpty || said.audience != feed.audience || said.properties != feed.properties
            || said.ends != feed.ends || said.isLive != feed.isLive
    }

    /// Takes out occurrences that follow their series again, and tells the highest SEQUENCE they had, by UID.
    ///
    /// To say that they are cancelled would cancel what takes place. Instead it is the series that says anew when it
    /// takes place, with a SEQUENCE above theirs.
    private mutating func silence(except live: Set<ComponentKey>, of uids: Set<String>) -> [String: Int64] {
        var highest: [String: Int64] = [:]
        for (key, row) in said?.components ?? [:] where uids.contains(key.uid) && !live.contains(key) {
            guard row.state != .gone else { continue }
            highest[key.uid] = max(highest[key.uid] ?? 0, row.revision.sequence)
            feed.components[key] = row.silenced
            changes.append(FeedChange(.followsAgain, key, row.revision, old: row.content, new: nil))
        }
        changes.sort { $0.key < $1.key }
        return highest
    }

    /// The version of a component that is in the feed.
    private mutating func say(_ event: FeedText.Component, floor: Int64?) -> Revision {
        guard let row = said?.components[event.key] else {
            // What differs from a series that was said before is a change of it, for this occurrence.
            let series = event.key.recurrence.isEmpty ? nil : said?.components[event.key.series]
            let sequence = series.map { $0.revision.sequence + 1 } ?? 0
            return note(.new, event, Revision(sequence: sequence, modified: now), nil)
        }
        let isSame = row.state == .live && row.content == event.content
        if isSame, floor == nil {
            if row.audience != feed.audience {
                var row = row
                row.audience = feed.audience
                feed.components[event.key] = row
            }
            unchanged += 1
            return row.revision
        }
        var sequence = max(row.revision.sequence, floor ?? 0) + 1
        if row.state != .live, !event.key.recurrence.isEmpty, let series = said?.components[event.key.series] {
            sequence = max(sequence, series.revision.sequence + 1)
        }
        let revision = Revision(sequence: sequence, modified: later(than: row))
        return note(row.state == .live ? .changed : .back, event, revision, row)
    }

    /// When a new version was made. A clock that was put back, or two publishings in one second, must not make a later
    /// version seem as old as the one before.
    private func later(than row: SaidComponent) -> Instant { max(now, row.revision.modified + 1) }

    private mutating func note(
        _ kind: FeedChange.Kind, _ event: FeedText.Component, _ revision: Revision, _ row: SaidComponent?
    ) -> Revision {
        feed.components[event.key] = SaidComponent(
            state: .live, revision: revision, first: row?.first ?? now, audience: feed.audience, until: nil,
            content: event.content)
        changes.append(FeedChange(kind, event.key, revision, old: row?.content, new: event.content))
        return revision
    }

    /// What has left the feed and is said to be cancelled, in order; and nothing of what is over.
    private mutating func cancel(except uids: Set<String>) -> [(ComponentKey, SaidComponent)] {
        var remainders: [(ComponentKey, SaidComponent)] = []
        let rows = (said?.components ?? [:]).filter { !uids.contains($0.key.uid) && $0.value.state != .gone }
        for (key, row) in rows.sorted(by: { $0.key < $1.key }) {
            // What was said to staff alone is not said to the public, not even that it is cancelled.
            if row.audience == .staff, feed.audience == .public {
                feed.components[key] = row.silenced
                changes.append(FeedChange(.withheld, key, row.revision, old: row.content, new: nil))
            } else if row.state == .live {
                let content = CancelledRemainder.content(of: row.content)
                // It was said already where what was said is read back from a file.
                let isSaid = content == row.content
                let revision =
                    isSaid
                    ? row.revision
                    : Revision(sequence: row.revision.sequence + 1, modified: later(than: row))
                let ends = max(feed.ends, said?.ends ?? feed.ends)
                let until = now < ends ? ends : now + Self.afterTheEnd
                let remainder = SaidComponent(
                    state: .cancelled, revision: revision, first: row.first, audience: row.audience, until: until,
                    content: content)
                remainders.append((key, remainder))
                if !isSaid {
                    changes.append(FeedChange(.cancelled, key, revision, old: row.content, new: content))
                }
            } else if let until = row.until, now >= max(until, feed.ends) {
                feed.components[key] = row.silenced
                changes.append(FeedChange(.over, key, row.revision, old: row.content, new: nil))
            } else {
                remainders.append((key, row))
            }
        }
        return remainders
    }
}

extension SaidComponent {
    /// The same once nothing is said of it any more.
    fileprivate var silenced: SaidComponent {
        var row = self
        row.state = .gone
        row.content = []
        row.until = nil
        return row
    }
}
