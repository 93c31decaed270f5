import CampaignModel
import Reports
import RuleHost
import RuleKit
import ZoneInfo

extension CheckReport {
    /// Takes over what came of running the rules.
    mutating func take(_ run: RuleRun) {
        findings = run.findings
        modules = run.modules.map {
            Module(
                name: $0.name, id: $0.id, status: $0.status.rawValue, detail: $0.detail,
                milliseconds: Int64($0.milliseconds))
        }
        rules = run.rules.map {
            Rule(id: $0.id, summary: $0.summary, reference: $0.reference, severity: $0.severity)
        }
        hostRules = HostRule.allCases.map { Rule(id: $0.id, summary: $0.summary, severity: $0.severity) }
        setAside = run.setAside.map { SetAside($0.finding, suppression: $0.suppression) }
        let written = campaign?.rules.suppressions ?? []
        suppressions = zip(written, run.suppressions).map { suppression, use in
            Suppression(
                rule: suppression.rule, reason: suppression.reason, until: suppression.until?.description,
                place: suppression.place, met: use.met, isOver: use.isOver)
        }
    }
}
