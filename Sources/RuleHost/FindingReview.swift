import CampaignModel
import ZoneInfo

/// Parts what the rules found into what is shown and what the calendar or a baseline sets aside.
struct FindingReview {
    private let campaign: Campaign
    private let today: CivilDate?
    private let baseline: Baseline?
    private let only: [String]

    init(_ campaign: Campaign, today: CivilDate?, baseline: Baseline?, only: [String]) {
        self.campaign = campaign
        self.today = today
        self.baseline = baseline
        self.only = only
    }

    /// Adds the findings to a run, with one for each suppression and each entry of the baseline that does nothing.
    func judge(_ found: [Finding], of results: [RuleHost.ModuleResult], into run: inout RuleRun) {
        var suppressions = SuppressionFilter(campaign, today: today)
        var known = baseline.map { BaselineFilter($0, campaign: campaign) }
        // In order, so that of equal findings the same ones are always met.
        for finding in found.sorted(by: { FindingAssembly.areInOrder($0, $1) }) {
            if let index = suppressions.cover(finding) {
                run.setAside.append(.init(finding: finding, suppression: index))
            } else if known?.covers(finding) == true {
                run.setAside.append(.init(finding: finding, suppression: nil))
            } else {
                run.findings.append(finding)
            }
        }
        let unknown = Set(results.filter { $0.report.status != .ok }.map(\.module.id))
        run.findings += suppressions.dead(ran: Set(run.rules.map(\.id)), unknown: unknown, only: only)
        run.findings += known?.stale(unknown: unknown, only: only) ?? []
        run.suppressions = campaign.rules.suppressions.indices.map { (suppressions.met[$0], suppressions.isOver($0)) }
    }
}
