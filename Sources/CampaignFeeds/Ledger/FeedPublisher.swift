package import CampaignModel
import ICalendar
package import ZoneInfo

/// Publishes the feeds of a campaign: what changed gets a new version, what left is said to be cancelled.
///
/// Everything happens in one transaction of the ledger, which is committed when the files are in place. A fault on the
/// way leaves files and ledger as they were. A crash leaves each file as it was or as it is to be; where the ledger was
/// not committed by then, the next publishing reads back from the files what subscribers have seen.
package struct FeedPublisher: Sendable {
    private let campaign: Campaign
    private let drafts: [(writer: FeedWriter, draft: FeedDraft)]
    private let path: String
    private let now: Instant
    private let mark: LedgerMark?
    private let patience: Int
    private let zones: ZoneDatabase

    /// How far a publishing has come.
    package enum Step: Hashable, Sendable {
        /// No other publisher can write.
        case locked
        /// The ledger has its new rows, which are not committed.
        case saved
        case folder(FeedFolder.Step)
        /// All files are in place.
        case committing
    }

    /// Writes the events of all feeds, as far as that can be done before the ledger is asked.
    ///
    /// - Parameters:
    ///   - ledger: the path of its file.
    ///   - now: the time of publishing, which what changed is stamped with.
    ///   - mark: that of the ledger before the campaign was read: where others have published since, nothing is
    ///     written. Nil if the campaign is not older than what anybody else has.
    ///   - patience: how many seconds to wait for another publisher.
    /// - Throws: `FeedError`, for what cannot be written.
    package init(
        _ campaign: Campaign, ledger: String, now: Instant, since mark: LedgerMark? = nil, patience: Int = 30,
        zones: ZoneDatabase = .system
    ) throws(FeedError) {
        self.campaign = campaign
        var drafts: [(writer: FeedWriter, draft: FeedDraft)] = []
        for feed in campaign.feeds {
            let writer = FeedWriter(feed, of: campaign)
            drafts.append((writer, try writer.draft()))
        }
        self.drafts = drafts
        path = ledger
        self.now = now
        self.mark = mark
        self.patience = patience
        self.zones = zones
    }

    /// What subscribers would see change; nothing is written.
    ///
    /// - Parameter folder: where the feeds stand; nil to go by the ledger alone.
    package func preview(_ folder: FeedFolder?) throws(LedgerError) -> Publication {
        if let folder { try folder.refuse(ledger: path) }
        guard let ledger = try FeedLedger(reading: path, patience: patience) else {
            return publication(of: try plans(said: [:], folder), isFirst: true)
        }
        return try ledger.reading(campaign.id) { (transaction) throws(LedgerError) in
            publication(of: try plans(said: try transaction.feeds(), folder), isFirst: false)
        }
    }

    /// Writes the feeds that differ, and what the ledger has to know of them.
    ///
    /// - Parameter observe: is told of each step; what it throws ends the publishing as a fault of the disk would.
    package func publish(
        to folder: FeedFolder,
        observing observe: (Step) throws(FeedFolder.Problem) -> Void = { (_) throws(FeedFolder.Problem) in }
    ) throws(LedgerError) -> Publication {
        try folder.refuse(ledger: path)
        let ledger = try FeedLedger(at: path, patience: patience)
        return try ledger.publishing(campaign.id) { (transaction) throws(LedgerError) in
            try Self.asLedgerError { () throws(FeedFolder.Problem) in try observe(.locked) }
            if let mark, try transaction.mark() != mark {
                throw LedgerError(
                    .overtaken,
                    "another publish has ended since the calendar was read, and may have read it later; nothing was "
                        + "changed", hint: "publish again")
            }
            let said = try transaction.feeds()
            let plans = try plans(said: said, folder)
            folder.removeLeftovers(of: plans.map(\.fileName))
            for plan in plans where plan.isWritten { try Self.check(plan) }
            for plan in plans where plan.changesLedger { try transaction.save(plan.plan.feed) }
            if plans.contains(where: \.changesLedger) { try transaction.count() }
            try write(plans, to: folder, transaction, observing: observe)
            return publication(of: plans, isFirst: said.isEmpty)
        }
    }

    private func write(
        _ plans: [Planned], to folder: FeedFolder, _ transaction: LedgerTransaction,
        observing observe: (Step) throws(FeedFolder.Problem) -> Void
    ) throws(LedgerError) {
        let files = plans.filter(\.isWritten).map { FeedFolder.File(name: $0.fileName, bytes: $0.plan.bytes) }
        let changesLedger = plans.contains(where: \.changesLedger)
        guard !files.isEmpty || changesLedger else { return }
        var failure: LedgerError?
        do throws(FeedFolder.Problem) {
            try observe(.saved)
            try folder.write(
                files, observing: { (step) throws(FeedFolder.Problem) in try observe(.folder(step)) }
            ) { () throws(FeedFolder.Problem) in
                try observe(.committing)
                guard changesLedger else { return }
                do throws(LedgerError) {
                    try transaction.commit()
                } catch {
                    failure = error
                    throw FeedFolder.Problem(error.description)
                }
            }
        } catch {
            if let failure, error.replaced.isEmpty { throw failure }
            throw LedgerError(.folder, error.description)
        }
    }

    private static func asLedgerError(_ body: () throws(FeedFolder.Problem) -> Void) throws(LedgerError) {
        do throws(FeedFolder.Problem) {
            try body()
        } catch {
            throw LedgerError(.folder, error.description)
        }
    }

    // MARK: - Plans

    /// A feed with what it will say.
    private struct Planned {
        var plan: FeedPlan
        var fileName: String
        var isWritten: Bool
        var isReadBack: Bool
        var changesLedger: Bool { plan.changesLedger || isReadBack }
    }

    private func plans(said: [String: SaidFeed], _ folder: FeedFolder?) throws(LedgerError) -> [Planned] {
        var plans: [Planned] = []
        for (writer, draft) in drafts {
            plans.append(
                try plan(writer.feed.id, writer.feed.audience, draft, ends: writer.span.end, said: said, folder))
        }
        let known = Set(campaign.feeds.map(\.id))
        for feed in said.values.filter({ !known.contains($0.id) }).sorted(by: { $0.id < $1.id }) {
            let span = feed.audience == .public ? campaign.publicSpan : campaign.span
            plans.append(try plan(feed.id, feed.audience, nil, ends: span.end, said: said, folder))
        }
        return plans
    }

    private func plan(
        _ id: String, _ audience: Audience, _ draft: FeedDraft?, ends: Instant, said: [String: SaidFeed],
        _ folder: FeedFolder?
    ) throws(LedgerError) -> Planned {
        let ledger = said[id]
        func plan(_ said: SaidFeed?) -> FeedPlan {
            FeedPlan(id, audience: audience, draft: draft, said: said, ends: ends, now: now, in: zones)
        }
        let fileName = "\(id).ics"
        var planned = Planned(plan: plan(ledger), fileName: fileName, isWritten: true, isReadBack: false)
        let file = folder?.content(of: fileName)
        let stands = file.flatMap { $0 == planned.plan.bytes ? nil : FeedText($0) }
        let isOurs = FeedText(draft?.events ?? []).ownership(of: campaign.id)
        if let stands, let folder, stands.isOfAnotherCalendar(ours: isOurs) {
            guard draft == nil else { throw Self.taken(folder.path(of: fileName)) }
            planned.isWritten = false
            return planned
        }
        if let stands,
            let learned = SaidFeed.readBack(
                stands, beyond: ledger, as: planned.plan.feed, now: now, ours: isOurs)
        {
            planned.plan = plan(learned)
            planned.plan.keep(learned, beyond: ledger)
            planned.isReadBack = true
        }
        planned.isWritten = folder == nil ? planned.plan.changesFile : file != planned.plan.bytes
        // Of a feed that is no more, a file that somebody has taken away is not made again, and the last one stays.
        if draft == nil, (folder != nil && file == nil) || planned.plan.remainders == 0 { planned.isWritten = false }
        return planned
    }

    private static func taken(_ file: String) -> LedgerError {
        LedgerError(
            .folder, "\(file) is the feed of another calendar, whose subscribers would lose it; nothing was changed",
            hint: "give each calendar a folder of its own with --output; delete the file if nobody wants it any more")
    }

    private func publication(of plans: [Planned], isFirst: Bool) -> Publication {
        Publication(
            feeds: plans.filter { $0.plan.feed.isLive || $0.plan.remainders > 0 || !$0.plan.changes.isEmpty }.map {
                PublishedFeed(
                    id: $0.plan.feed.id, fileName: $0.fileName, changes: $0.plan.changes, unchanged: $0.plan.unchanged,
                    remainders: $0.plan.remainders, isWritten: $0.isWritten, isWithdrawn: !$0.plan.feed.isLive,
                    isReadBack: $0.isReadBack)
            }, isFirst: isFirst)
    }

    // MARK: - Checks

    /// Has a file that is to be written read by another implementation first. One that stands there was, when it came.
    private static func check(_ planned: Planned) throws(LedgerError) {
        let problems = checkCalendar(planned.plan.bytes)
        guard problems.isEmpty else {
            throw LedgerError(
                .feed,
                "the feed '\(planned.plan.feed.id)' would not be read as it was meant; nothing was changed:\n  "
                    + problems.map(\.description).joined(separator: "\n  "))
        }
    }
}
