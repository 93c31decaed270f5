import CampaignModel
import Reports
import Testing

@Suite struct CheckReportTests {
    private let report = CheckReport(
        campaign: SmallCampaign.make(),
        findings: [
            Finding(
                severity: .error, rule: "quiet-hours/late", message: "too late", contestants: [Ref(1)],
                place: SmallCampaign.place, fix: "end at 22:00"),
            Finding(severity: .note, rule: "a/b", message: "\"odd\"", place: SmallCampaign.place),
        ],
        modules: [.init(name: "QuietHours", status: "ok", detail: "", milliseconds: 4)], rules: 2, suppressed: 1)

    @Test func `the summary counts findings by severity, rules and suppressions`() {
        #expect(
            report.summaryLine == "Findings: 1 error, 1 note; 2 rules run from 1 module, 1 suppression used.\n")
    }

    @Test func `a module that did not run is named in the summary`() {
        var report = report
        report.findings = []
        report.modules.append(.init(name: "Mine", status: "timed-out", detail: "", milliseconds: 10_000))
        #expect(
            report.summaryLine == "No findings; 2 rules run from 2 modules, 1 suppression used; "
                + "not all rules ran: Mine timed out.\n")
    }

    @Test func `findings, modules and summary are one JSON document`() {
        #expect(
            report.json.document == """
                {
                  "findings": [
                    {"rule": "quiet-hours/late", "severity": "error", "message": "too late", "events": [], \
                "contestants": ["birch"], "channels": [], "file": "c/calendar.yaml", "line": 3, "column": 5, \
                "fix": "end at 22:00"},
                    {"rule": "a/b", "severity": "note", "message": "\\"odd\\"", "events": [], "contestants": [], \
                "channels": [], "file": "c/calendar.yaml", "line": 3, "column": 5, "fix": null}
                  ],
                  "modules": [
                    {"name": "QuietHours", "status": "ok", "detail": "", "milliseconds": 4}
                  ],
                  "summary": {"errors": 1, "warnings": 0, "notes": 1, "rules": 2, "suppressed": 1}
                }

                """)
    }

    @Test func `findings are printed like diagnostics`() {
        let text = report.findingsText(DiagnosticPrinter())
        #expect(
            text.hasPrefix("c/calendar.yaml:3:5: error: too late [quiet-hours/late]\n    \tid: small\n    \t   ^\n"))
    }
}
