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
        let shared = campaign.shared(campaign.airtime(options.of), by: pools(of: campaign, report))
        for group in shared.groups { judge(group, of: shared.pools[group.pool], campaign, report) }
    }

    private func pools(of campaign: CampaignView, _ report: Report) -> [AirtimePool] {
        guard let wanted = options.entitlement else { return campaign.airtimePools }
        guard let entitlement = campaign.entitlements.first(where: { $0.id == wanted }) else {
            let ids = campaign.entitlements.map(\.id)
            report.finding(
                "there is no entitlement `\(wanted)` to hold airtime against", severity: .error,
                fix: ids.isEmpty ? "leave out `entitlement:`" : "name one of \(Wording.list(ids))")
            return []
        }
        // One that this version cannot act on is as if it were not there; the calendar was warned of it.
        return entitlement.isUsable ? [entitlement.pool] : campaign.airtimePools
    }

    private func judge(
        _ group: SharedAirtime.Group, of pool: AirtimePool, _ campaign: CampaignView, _ report: Report
    ) {
        let (shared, parts) = (group.sharedSeconds, group.parts)
        let channel = group.channel.map { campaign.channels[Int($0)] }
        let medium = "on " + (channel?.name ?? "all channels together")
        for share in group.unfair(by: pool.tolerance) {
            let contestant = campaign.contestants[Int(share.contestant)]
            let due = share.entitled.roundedHalfUp
            // What was given while it was not registered is a finding of its own, and no part of the share.
            let had = share.sharedSeconds
            let difference = had - due
            let amount =
                difference == 0 ? "less than a second" : Wording.airtime(Int64(clamping: difference.magnitude))
            let isUnder = share.difference < .zero
            let contest = pool.contest.map { campaign.contests[Int($0)].title }
            let place =
                medium + (contestant.contests.count > 1 ? contest.map { " for \($0)" } ?? "" : "")
                + when(group.window, pool.window)
            let duePercent = Rational.percent(
                (share.entitled * Rational(10_000, Int128(shared))).roundedHalfUp, of: 10_000)
            report.finding(
                "\(contestant.name) has \(Wording.airtime(had)) \(place), \(amount)"
                    + " \(isUnder ? "under" : "over") its share of \(Wording.airtime(due)):"
                    + " \(Wording.airtime(shared)) shared by \(sharers(parts)), \(Rational.percent(had, of: shared)) %"
                    + " against \(duePercent) %, tolerance \(pool.tolerance)",
                contestants: [contestant], channels: channel.map { [$0] } ?? [],
                fix: isUnder
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

    private func when(_ number: Int, _ window: AirtimeWindow) -> String {
        switch window {
        case .campaign: ""
        case .day: " on \(Wording.date(CivilDate(daysSince1970: number)))"
        case .week: " in the week from \(Wording.date(CivilDate(daysSince1970: number)))"
        case .spans(let spans):
            spans.indices.contains(number)
                ? " from \(Wording.moment(spans[number].start)) to \(Wording.moment(spans[number].end))" : ""
        }
    }
}
