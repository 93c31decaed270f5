import CampaignModel

/// Sets aside the findings that a baseline lists, and tells which of its entries are not found any more.
struct BaselineFilter {
    private let campaign: Campaign
    private let baseline: Baseline
    /// How many findings of an entry have not been met yet.
    private var left: [FindingKey: Int] = [:]

    init(_ baseline: Baseline, campaign: Campaign) {
        self.campaign = campaign
        self.baseline = baseline
        for entry in baseline.entries { left[entry.key, default: 0] += entry.count }
    }

    mutating func covers(_ finding: Finding) -> Bool {
        let key = FindingKey(finding, in: campaign)
        guard let count = left[key], count > 0 else { return false }
        left[key] = count - 1
        return true
    }

    /// A finding for each entry that was met less often than it says.
    ///
    /// - Parameters:
    ///   - unknown: The modules of which nobody can tell what they would have found.
    ///   - only: The ids of the rules that were asked for; of others nothing is said. Empty for all.
    func stale(unknown: Set<String>, only: [String]) -> [Finding] {
        guard let severity = HostRule.staleBaseline.severity(in: campaign) else { return [] }
        var left = left
        return baseline.entries.compactMap { entry in
            let rule = entry.key.rule
            guard let missing = left[entry.key], missing > 0, only.isEmpty || only.contains(rule),
                !unknown.contains(RuleID.module(of: rule))
            else { return nil }
            left[entry.key] = 0
            let found =
                entry.count > 1 ? "found \(entry.count - missing) of \(entry.count) times" : "not found any more"
            return Finding(
                severity: severity, rule: HostRule.staleBaseline.id,
                message: "this finding of \(rule) is \(found): \(entry.key.message)",
                place: entry.place,
                fix: "write the baseline anew with --write-baseline, so that it cannot come back unseen")
        }
    }
}
