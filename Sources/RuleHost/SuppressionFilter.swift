import CampaignModel
import ZoneInfo

/// Sets aside the findings that a calendar says are known and accepted, and tells which of its words do nothing.
struct SuppressionFilter {
    private let campaign: Campaign
    private let today: CivilDate?
    /// How many findings each met.
    private(set) var met: [Int]
    private let byRule: [String: [Int]]

    /// - Parameter today: on the campaign's clock; nil where no suppression is to end.
    init(_ campaign: Campaign, today: CivilDate?) {
        self.campaign = campaign
        self.today = today
        met = campaign.rules.suppressions.map { _ in 0 }
        byRule = Dictionary(grouping: campaign.rules.suppressions.indices) { campaign.rules.suppressions[$0].rule }
    }

    /// The suppression that covers a finding, by its index; every other one that would counts as used too.
    mutating func cover(_ finding: Finding) -> Int? {
        var covering: Int?
        for index in byRule[finding.rule] ?? [] where Self.meets(campaign.rules.suppressions[index], finding) {
            met[index] += 1
            if covering == nil, !isOver(index) { covering = index }
        }
        return covering
    }

    /// Whether a suppression's last day is over.
    func isOver(_ index: Int) -> Bool {
        guard let today, let until = campaign.rules.suppressions[index].until else { return false }
        return until < today
    }

    private static func meets(_ suppression: RuleSettings.Suppression, _ finding: Finding) -> Bool {
        // One that names nothing would silence the whole rule; `off` is there for that.
        guard !(suppression.events.isEmpty && suppression.contestants.isEmpty && suppression.channels.isEmpty) else {
            return false
        }
        return match(suppression.events, finding.events) && match(suppression.contestants, finding.contestants)
            && match(suppression.channels, finding.channels)
    }

    /// Whether the named subjects are among the finding's, or the finding's all among the named: one event of a clash may
    /// be named, both, or a list of events that each have a finding.
    private static func match<Subject>(_ named: [Ref<Subject>], _ found: [Ref<Subject>]) -> Bool {
        if named.isEmpty { return true }
        if found.isEmpty { return false }
        let (named, found) = (Set(named), Set(found))
        return named.isSubset(of: found) || found.isSubset(of: named)
    }

    /// A finding for each suppression that does nothing.
    ///
    /// - Parameters:
    ///   - ran: The rules that ran to their end.
    ///   - unknown: The modules of which nobody can tell what they would have found.
    ///   - only: The ids of the rules that were asked for; of others nothing is said. Empty for all.
    func dead(ran: Set<String>, unknown: Set<String>, only: [String]) -> [Finding] {
        campaign.rules.suppressions.indices.compactMap { index in
            let suppression = campaign.rules.suppressions[index]
            guard only.isEmpty || only.contains(suppression.rule) else { return nil }
            if isOver(index) { return ended(suppression, met: met[index]) }
            guard met[index] == 0 else { return nil }
            if ran.contains(suppression.rule) {
                return finding(
                    .unusedSuppression, suppression, "the suppression of \(suppression.rule) meets no finding",
                    fix: "remove it, or name the events, contestants or channels that the finding names")
            }
            guard !unknown.contains(RuleID.module(of: suppression.rule)) else { return nil }
            return finding(
                .unusedSuppression, suppression,
                "the suppression of \(suppression.rule) has nothing to do: that rule is not run",
                fix: "remove it, or let the rule run again under rules:")
        }
    }

    private func ended(_ suppression: RuleSettings.Suppression, met: Int) -> Finding? {
        let until = suppression.until.map { " on \($0)" } ?? ""
        let shown = met == 0 ? "it meets no finding any more" : "it no longer covers \(Spoken.count(met, "finding"))"
        return finding(
            .expiredSuppression, suppression, "the suppression of \(suppression.rule) ended\(until): \(shown)",
            fix: met == 0 ? "remove it" : "mend what it was for and remove it, or write a later until:")
    }

    private func finding(
        _ rule: HostRule, _ suppression: RuleSettings.Suppression, _ message: String, fix: String
    ) -> Finding? {
        rule.severity(in: campaign).map { severity in
            Finding(
                severity: severity, rule: rule.id, message: message, events: suppression.events,
                contestants: suppression.contestants, channels: suppression.channels, place: suppression.place, fix: fix
            )
        }
    }
}

/// The two parts of a rule's id.
enum RuleID {
    static func module(of id: String) -> String { String(id.prefix { $0 != "/" }) }
}
