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
            let places = FindingPlaces(campaign)
            return result.session.findings.map { finding in
                let rule = "\(result.module.id)/\(finding.rule)"
                let texts = FindingTexts(campaign, messages: result.session.messages[finding.rule] ?? [:])
                let message = texts.message(finding.text)
                let fix = texts.fix(finding)
                return Finding(
                    severity: severities[rule] ?? finding.severity ?? usual[finding.rule] ?? .error, rule: rule,
                    messageID: finding.text.id, values: texts.values(of: finding.text), message: message.text,
                    translations: message.translations, events: finding.events.map { Ref(Int($0)) },
                    contestants: finding.contestants.map { Ref(Int($0)) },
                    channels: finding.channels.map { Ref(Int($0)) }, place: places.place(of: finding),
                    notes: finding.notes.map { places.note($0, saying: texts.message($0.text)) }, fix: fix?.text,
                    fixTranslations: fix?.translations ?? [], edits: places.edits(of: finding))
            }
        }
    }

    /// Whether a finding stands before another in what is printed.
    static func areInOrder(_ a: Finding, _ b: Finding) -> Bool {
        let (left, right) = (a.place, b.place)
        return (left.file.index, left.line, left.column, a.rule, a.message)
            < (right.file.index, right.line, right.column, b.rule, b.message)
    }
}
