import CampaignModel
import ZoneInfo

/// Leaves out the findings that a calendar says are known and accepted, and tells which of its words met none.
struct SuppressionFilter {
    /// The host's own rule.
    static let unusedRule = "keste/unused-suppression"

    private let campaign: Campaign
    private var isUsed: [Bool]

    init(_ campaign: Campaign) {
        self.campaign = campaign
        isUsed = campaign.rules.suppressions.map { _ in false }
    }

    /// Whether a finding is to be left out. Every suppression that says so counts as used.
    mutating func covers(_ finding: Finding) -> Bool {
        var isCovered = false
        for (index, suppression) in campaign.rules.suppressions.enumerated() where meets(suppression, finding) {
            isUsed[index] = true
            isCovered = true
        }
        return isCovered
    }

    private func meets(_ suppression: RuleSettings.Suppression, _ finding: Finding) -> Bool {
        guard finding.rule == suppression.rule || finding.rule.hasPrefix("\(suppression.rule)/"),
            Self.match(suppression.events, finding.events),
            Self.match(suppression.contestants, finding.contestants),
            Self.match(suppression.channels, finding.channels),
            // One that names nothing would silence the whole rule; `off` is there for that.
            !(suppression.events.isEmpty && suppression.contestants.isEmpty && suppression.channels.isEmpty)
        else { return false }
        guard let until = suppression.until, let date = date(of: finding) else { return true }
        return date <= until
    }

    /// Whether the named subjects are among the finding's, or the finding's all among the named: one event of a clash may
    /// be named, both, or a list of events that each have a finding.
    private static func match<Subject>(_ named: [Ref<Subject>], _ found: [Ref<Subject>]) -> Bool {
        if named.isEmpty { return true }
        if found.isEmpty { return false }
        let (named, found) = (Set(named), Set(found))
        return named.isSubset(of: found) || found.isSubset(of: named)
    }

    /// The day of a finding: the latest of the days on which its events first take place; nil if it names no event.
    private func date(of finding: Finding) -> CivilDate? {
        finding.events.compactMap { event in
            campaign.occurrences.filter { $0.event == event }.min { $0.span.start < $1.span.start }
                .map { campaign.zone(of: $0).civil(at: $0.span.start).date }
        }.max()
    }

    /// A finding for each suppression that met none, of rules that ran to their end.
    func unused(results: [RuleHost.ModuleResult]) -> [Finding] {
        let finished = Set(results.flatMap { result in result.session.finished.map { "\(result.module.id)/\($0)" } })
        let modules = Set(results.filter { $0.report.status == .ok }.map(\.module.id))
        return zip(campaign.rules.suppressions, isUsed).compactMap { suppression, isUsed in
            guard !isUsed, finished.contains(suppression.rule) || modules.contains(suppression.rule) else { return nil }
            return Finding(
                severity: .warning, rule: Self.unusedRule,
                message: "the suppression of \(suppression.rule) meets no finding", events: suppression.events,
                contestants: suppression.contestants, channels: suppression.channels, place: suppression.place,
                fix: "remove it, or name the events, contestants or channels that the finding names")
        }
    }
}
