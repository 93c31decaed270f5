import CampaignModel
import RuleKit

/// Makes the campaign's findings of what modules sent.
struct FindingAssembly {
    private let campaign: Campaign
    private let severities: [String: Severity]

    init(_ campaign: Campaign) {
        self.campaign = campaign
        severities = Dictionary(
            campaign.rules.settings.compactMap { setting in setting.severity.map { (setting.rule, $0) } },
            uniquingKeysWith: { _, last in last })
    }

    /// All findings of rules that finished, in no particular order.
    func findings(of results: [RuleHost.ModuleResult]) -> [Finding] {
        results.flatMap { result in
            let usual = Dictionary(
                (result.session.rules ?? []).map { ($0.id, $0.severity) }, uniquingKeysWith: { first, _ in first })
            return result.session.findings.map { finding in
                let rule = "\(result.module.id)/\(finding.rule)"
                return Finding(
                    severity: severities[rule] ?? finding.severity ?? usual[finding.rule] ?? .error, rule: rule,
                    message: finding.message, events: finding.events.map { Ref(Int($0)) },
                    contestants: finding.contestants.map { Ref(Int($0)) },
                    channels: finding.channels.map { Ref(Int($0)) }, place: place(of: finding), fix: finding.fix)
            }
        }
    }

    /// The indices were checked when the finding was heard.
    private func place(of finding: WireFinding) -> SourcePlace {
        guard finding.place == .subject else { return campaign.place }
        return finding.events.first.map { campaign.events[Int($0)].place }
            ?? finding.contestants.first.map { campaign.contestants[Int($0)].place }
            ?? finding.channels.first.map { campaign.channels[Int($0)].place } ?? campaign.place
    }

    /// Whether a finding stands before another in what is printed.
    static func areInOrder(_ a: Finding, _ b: Finding) -> Bool {
        let (left, right) = (a.place, b.place)
        return (left.file.index, left.line, left.column, a.rule, a.message)
            < (right.file.index, right.line, right.column, b.rule, b.message)
    }
}
