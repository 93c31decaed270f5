import RuleKit

/// Each contestant has its equal share of the airtime, within the tolerance.
///
/// The time given is cut at every change of status in the contest, and each piece is shared equally among those who are
/// registered in it; what a contestant is due is the exact sum of its pieces.
struct Share: Rule {
    static let info = RuleInfo(
        id: "share", summary: "Each contestant has its equal share of the airtime",
        reference: "Kazakhstan: Constitutional Law on Elections, art. 27 and 28")

    struct Options: RuleOptions {
        /// Which airtime: what was aired where a log says so, else what is planned, unless it is said.
        var of: AirtimeChoice?
        /// The id of the one entitlement to look at; all, unless it is said.
        var entitlement: String?
    }
    var options = Options()

    func check(_ campaign: CampaignView, _ report: Report) {
        for pool in pools(of: campaign, report) {
            let cells = pool.shares(of: campaign.airtime(options.of), in: campaign)
            var groups: [Pool.Cell: [EqualShares]] = [:]
            for (cell, shares) in cells.sorted(by: { $0.key < $1.key }) {
                // Shares of several channels are added: each channel has a clock of its own.
                let group = pool.isPerChannel ? cell : Pool.Cell(channel: -1, window: cell.window)
                groups[group, default: []].append(shares)
            }
            for (cell, parts) in groups.sorted(by: { $0.key < $1.key }) {
                judge(parts, of: pool, in: cell, campaign, report)
            }
        }
    }

    private func pools(of campaign: CampaignView, _ report: Report) -> [Pool] {
        guard let wanted = options.entitlement else { return Pool.all(in: campaign) }
        guard let entitlement = campaign.entitlements.first(where: { $0.id == wanted }) else {
            let ids = campaign.entitlements.map(\.id)
            report.finding(
                "there is no entitlement `\(wanted)` to hold airtime against", severity: .error,
                fix: ids.isEmpty ? "leave out `entitlement:`" : "name one of \(Wording.list(ids))")
            return []
        }
        // One that this version cannot act on is as if it were not there; the calendar was warned of it.
        return entitlement.isUsable ? [Pool(entitlement, in: campaign)] : Pool.all(in: campaign)
    }

    private func judge(
        _ parts: [EqualShares], of pool: Pool, in cell: Pool.Cell, _ campaign: CampaignView, _ report: Report
    ) {
        let shared = parts.reduce(0) { $0 + $1.sharedSeconds }
        guard shared > 0, var sums = parts.first?.shares else { return }
        for part in parts.dropFirst() { sums = zip(sums, part.shares).map { $0 + $1 } }
        let channel = cell.channel < 0 ? nil : campaign.channels[Int(cell.channel)]
        let place = "on " + (channel?.name ?? "all channels together") + when(cell, pool)
        for share in sums where !share.isFair(within: pool.tolerance, shared: shared) {
            let contestant = campaign.contestants[Int(share.contestant)]
            let due = share.entitled.roundedHalfUp
            // What was given while it was not registered is a finding of its own, and no part of the share.
            let had = share.sharedSeconds
            let difference = had - due
            let amount = Wording.airtime(Int64(clamping: difference.magnitude))
            let duePercent = Rational.percent(
                (share.entitled * Rational(10_000, Int128(shared))).roundedHalfUp, of: 10_000)
            report.finding(
                "\(contestant.name) has \(Wording.airtime(had)) \(place), \(amount)"
                    + " \(difference < 0 ? "under" : "over") its share of \(Wording.airtime(due)):"
                    + " \(Wording.airtime(shared)) shared by \(sharers(parts)), \(Rational.percent(had, of: shared)) %"
                    + " against \(duePercent) %, tolerance \(pool.tolerance)",
                contestants: [contestant], channels: channel.map { [$0] } ?? [],
                fix: difference < 0
                    ? "give \(contestant.name) \(amount) more \(place)"
                    : "give \(contestant.name) \(amount) less \(place), or the others more")
        }
    }

    /// How many shared what was given, one number after the other where it changed.
    private func sharers(_ parts: [EqualShares]) -> String {
        guard let first = parts.first else { return "none" }
        var counts: [Int] = []
        for (index, piece) in first.pieces.enumerated() {
            let isUsed = parts.contains { $0.sharedSeconds(inPiece: index) > 0 }
            if isUsed, counts.last != piece.takingPart.count { counts.append(piece.takingPart.count) }
        }
        return counts.isEmpty ? "\(first.members.count)" : counts.map(String.init).joined(separator: ", then ")
    }

    private func when(_ cell: Pool.Cell, _ pool: Pool) -> String {
        switch pool.window {
        case .campaign: ""
        case .day: " on \(Wording.date(CivilDate(daysSince1970: cell.window)))"
        case .week: " in the week from \(Wording.date(CivilDate(daysSince1970: cell.window)))"
        case .spans(let spans):
            spans.indices.contains(cell.window)
                ? " from \(Wording.moment(spans[cell.window].start)) to \(Wording.moment(spans[cell.window].end))" : ""
        }
    }
}
