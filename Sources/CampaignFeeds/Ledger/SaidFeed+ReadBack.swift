import CampaignModel
import ZoneInfo

extension SaidFeed {
    /// What a file in the output folder has said beyond what the ledger knows; nil where that is nothing.
    ///
    /// So a ledger that was lost begins again with what subscribers have seen, and a publisher that was killed between
    /// moving its files and committing its ledger has said what it has said.
    ///
    /// - Parameters:
    ///   - text: what stands in the feed's place.
    ///   - ours: whether a UID is surely one of this feed's.
    static func readBack(
        _ text: FeedText, beyond known: SaidFeed?, as feed: SaidFeed, now: Instant, ours: (String) -> Bool
    ) -> SaidFeed? {
        guard text.isOurWriting else { return nil }
        // One event that is ours, or the feed's own name and settings, make the file ours; then a UID that somebody has
        // chosen is, too, though the calendar may have lost it since.
        let isOurs =
            text.components.contains { ours($0.key.uid) }
            || text.head.starts(with: FeedDraft.head(feed.properties, zones: ZoneRanges()))
        guard isOurs else { return nil }
        var learned = known ?? feed
        if known == nil { learned.components = [:] }
        var isNew = false
        for component in text.components {
            let row = learned.components[component.key]
            let sequence = component.sequence ?? 0
            guard (0...highest).contains(sequence) else { continue }
            if row == nil, !ours(component.key.uid), component.key.isMade { continue }
            if let row, sequence < row.revision.sequence { continue }
            if let row, sequence == row.revision.sequence, row.content == component.content || row.state == .gone {
                continue
            }
            // A feed that was only exported has no versions: subscribers take what it says for the first.
            // A clock that was put back since does not make what they have seen any older.
            let said = component.sequence == nil ? nil : component.modified
            let modified = said.flatMap { $0 < latest ? $0 : nil } ?? now
            learned.components[component.key] = SaidComponent(
                state: .live, revision: Revision(sequence: sequence, modified: modified),
                first: row?.first ?? modified,
                audience: row?.audience ?? audience(of: component, in: feed), until: nil, content: component.content)
            isNew = true
        }
        return isNew ? learned : nil
    }

    /// Who knew of a component: a file does not say whom it was for, and may have been for staff until now.
    private static func audience(of component: FeedText.Component, in feed: SaidFeed) -> Audience {
        let isPublic = component.content.split(separator: 10).contains { $0.elementsEqual("CLASS:PUBLIC\r".utf8) }
        return isPublic ? feed.audience : .staff
    }

    /// A SEQUENCE above it is none of ours, and would leave no room for the next.
    private static let highest: Int64 = 1_000_000_000

    /// A time from then on is none of ours, for the like reason: the first day of the year 9000.
    private static let latest = Instant(seconds: 221_845_392_000)
}

extension FeedText {
    /// Whether Keste has written it.
    fileprivate var isOurWriting: Bool { String(decoding: head, as: UTF8.self).contains("PRODID:-//Keste//") }

    /// Whether a UID is one of the feed's: of an event that is in it, or of the making of its campaign.
    func ownership(of campaign: String) -> (String) -> Bool {
        let uids = Set(components.map(\.key.uid))
        let ending = "@\(campaign).keste"
        return { uids.contains($0) || $0.hasSuffix(ending) }
    }

    /// Whether it is a feed of another calendar: with UIDs that Keste made for it, and with none of `ours`.
    func isOfAnotherCalendar(ours: (String) -> Bool) -> Bool {
        isOurWriting && components.contains { $0.key.isMade } && !components.contains { ours($0.key.uid) }
    }
}

extension ComponentKey {
    /// Whether the UID is made of the ids of an event and a calendar, not chosen by anybody.
    fileprivate var isMade: Bool { uid.hasSuffix(".keste") }
}
