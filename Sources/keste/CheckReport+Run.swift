import CampaignModel
import Reports
import RuleHost
import ZoneInfo

extension CheckReport {
    /// Takes over what came of running the rules.
    mutating func take(_ run: RuleRun) {
        findings = run.findings
        modules = run.modules.map { Module($0) }
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

extension CheckReport.Module {
    init(_ report: ModuleReport) {
        self.init(
            name: report.name, id: report.id, status: report.status.rawValue, detail: report.detail,
            milliseconds: Int64(report.milliseconds))
    }
}
