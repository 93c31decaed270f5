import CampaignModel
import ZoneInfo

extension SaidFeed {
    /// What a file in the output folder has said beyond what the ledger knows; nil where that is nothing.
    ///
    /// So a ledger that was lost begins again with what subscribers have seen, and a publisher that was killed between
    /// moving its files and committing its ledger has said what it has said.
    ///
    /// - Parameters:
    ///   - file: what stands in the feed's place.
    ///   - ours: whether a UID is one that this feed can have had.
    static func readBack(
        _ file: [UInt8], beyond known: SaidFeed?, as feed: SaidFeed, now: Instant, ours: (String) -> Bool
    ) -> SaidFeed? {
        let text = FeedText(file)
        guard String(decoding: text.head, as: UTF8.self).contains("PRODID:-//Keste//") else { return nil }
        var said = known ?? feed
        if known == nil { said.components = [:] }
        var learned = false
        for component in text.components {
            let row = said.components[component.key]
            let sequence = component.sequence ?? 0
            guard (0...highest).contains(sequence), row != nil || ours(component.key.uid) else { continue }
            if let row, sequence < row.revision.sequence { continue }
            if let row, sequence == row.revision.sequence, row.content == component.content || row.state == .gone {
                continue
            }
            // A feed that was only exported has no versions: subscribers take what it says for the first.
            let modified = component.sequence == nil ? now : min(component.modified ?? now, now)
            said.components[component.key] = SaidComponent(
                state: .live, revision: Revision(sequence: sequence, modified: modified),
                first: row?.first ?? modified, audience: row?.audience ?? feed.audience, until: nil,
                content: component.content)
            learned = true
        }
        return learned ? said : nil
    }

    /// A SEQUENCE above it is none of ours, and would leave no room for the next.
    private static let highest: Int64 = 1_000_000_000
}
