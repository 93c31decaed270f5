import CampaignModel
import GRDB
import ZoneInfo

/// The ledger as one publisher sees it, from the first look to the commit.
struct LedgerTransaction {
    let path: String
    let database: Database

    /// What the feeds have said, by id.
    func feeds() throws(LedgerError) -> [String: SaidFeed] {
        try FeedLedger.translated(path) {
            var ids: [Int64: String] = [:]
            var feeds: [String: SaidFeed] = [:]
            let feedRows = try Row.fetchCursor(
                database, sql: "SELECT number, id, audience, properties, ends, is_live FROM feed")
            while let row = try feedRows.next() {
                let id: String = row[1]
                ids[row[0]] = id
                feeds[id] = SaidFeed(
                    id: id, audience: try audience(row[2]), properties: Array((row[3] as String).utf8),
                    ends: Instant(seconds: row[4]), isLive: row[5])
            }
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT feed, uid, recurrence, state, sequence, modified, first, audience, until, content
                    FROM component
                    """)
            while let row = try rows.next() {
                guard let id = ids[row[0]], let state = SaidComponent.State(rawValue: row[3]) else { throw damaged }
                let until: Int64? = row[8]
                feeds[id]?.components[ComponentKey(uid: row[1], recurrence: row[2])] = SaidComponent(
                    state: state, revision: Revision(sequence: row[4], modified: Instant(seconds: row[5])),
                    first: Instant(seconds: row[6]), audience: try audience(row[7]),
                    until: until.map { Instant(seconds: $0) }, content: Array((row[9] as String).utf8))
            }
            return feeds
        }
    }

    private func audience(_ name: String) throws(LedgerError) -> Audience {
        guard let audience = Audience(rawValue: name) else { throw damaged }
        return audience
    }

    private var damaged: LedgerError {
        LedgerError(.damaged, "the ledger \(path) holds what no ledger holds; nothing was changed")
    }

    /// Writes a feed and those of its components that are given.
    func save(_ feed: SaidFeed) throws(LedgerError) {
        try FeedLedger.translated(path) {
            try database.execute(
                sql: """
                    INSERT INTO feed (id, audience, properties, ends, is_live) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET audience = excluded.audience, properties = excluded.properties,
                        ends = excluded.ends, is_live = excluded.is_live
                    """,
                arguments: [
                    feed.id, feed.audience.rawValue, String(decoding: feed.properties, as: UTF8.self),
                    feed.ends.seconds, feed.isLive,
                ])
            guard !feed.components.isEmpty else { return }
            let number = try Int64.fetchOne(
                database, sql: "SELECT number FROM feed WHERE id = ?", arguments: [feed.id])
            let statement = try database.makeStatement(
                sql: """
                    INSERT INTO component
                        (feed, uid, recurrence, state, sequence, modified, first, audience, until, content)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (feed, uid, recurrence) DO UPDATE SET state = excluded.state,
                        sequence = excluded.sequence, modified = excluded.modified, first = excluded.first,
                        audience = excluded.audience, until = excluded.until, content = excluded.content
                    """)
            for (key, row) in feed.components.sorted(by: { $0.key < $1.key }) {
                try statement.execute(arguments: [
                    number, key.uid, key.recurrence, row.state.rawValue, row.revision.sequence,
                    row.revision.modified.seconds, row.first.seconds, row.audience.rawValue, row.until?.seconds,
                    String(decoding: row.content, as: UTF8.self),
                ])
            }
        }
    }

    /// How many publishings came before.
    func mark() throws(LedgerError) -> LedgerMark {
        try FeedLedger.translated(path) {
            LedgerMark(publishings: try Int64.fetchOne(database, sql: "SELECT publishings FROM ledger") ?? 0)
        }
    }

    /// Has the ledger know that feeds were published.
    func count() throws(LedgerError) {
        try FeedLedger.translated(path) {
            try database.execute(sql: "UPDATE ledger SET publishings = publishings + 1")
        }
    }

    func commit() throws(LedgerError) {
        try FeedLedger.translated(path) { try database.commit() }
    }
}
