/// What a publishing writes, or would write.
package struct Publication: Sendable {
    /// In the order of the calendar; then those that it has no more, by id.
    package let feeds: [PublishedFeed]
    /// Whether there was no ledger.
    package let isFirst: Bool

    /// Whether any subscriber sees anything change.
    package var isUnchanged: Bool { feeds.allSatisfy { $0.changes.isEmpty && !$0.isWritten } }
}

/// A feed as a publishing leaves it.
package struct PublishedFeed: Sendable {
    package let id: String
    package let fileName: String
    /// By event and occurrence, what leaves the feed last.
    package let changes: [FeedChange]
    /// How many components are as they were.
    package let unchanged: Int
    /// How many components are said to be cancelled that are not in the calendar.
    package let remainders: Int
    /// Whether the file has to be written: it differs from what stands there.
    package let isWritten: Bool
    /// Whether the calendar has no such feed any more.
    package let isWithdrawn: Bool
    /// Whether its versions were taken from the file in the output folder, beyond what the ledger knew.
    package let isReadBack: Bool

    /// How many events, changed occurrences and cancelled ones included, the file holds.
    package var events: Int {
        unchanged + remainders + changes.count { [.new, .changed, .back].contains($0.kind) }
    }
}
