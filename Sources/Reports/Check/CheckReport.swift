package import CampaignModel

/// What a check of a calendar came to: findings, and how each rule module fared.
package struct CheckReport: Sendable {
    /// How one rule module fared.
    package struct Module: Sendable {
        package var name: String
        /// The module's part of its rules' ids.
        package var id: String
        /// `ok`, `failed-to-build`, `crashed`, `timed-out` or `stopped`.
        package var status: String
        /// What happened, where it is not `ok`.
        package var detail: String
        package var milliseconds: Int64

        package init(name: String, id: String, status: String, detail: String, milliseconds: Int64) {
            self.name = name
            self.id = id
            self.status = status
            self.detail = detail
            self.milliseconds = milliseconds
        }

        /// The status as a person says it: `did not build` for `failed-to-build`.
        package var outcome: String {
            switch status {
            case "failed-to-build": "did not build"
            case "timed-out": "timed out"
            case "stopped": "was stopped"
            default: status
            }
        }
    }

    /// A rule that ran, or that says something of its own.
    package struct Rule: Sendable {
        /// `module/rule`.
        package var id: String
        package var summary: String
        package var reference: String?
        package var severity: Severity

        package init(id: String, summary: String, reference: String? = nil, severity: Severity = .error) {
            self.id = id
            self.summary = summary
            self.reference = reference
            self.severity = severity
        }
    }

    /// A suppression of the calendar, and what it did.
    package struct Suppression: Sendable {
        package var rule: String
        package var reason: String
        package var until: String?
        package var place: SourcePlace
        /// How many findings it met.
        package var met: Int
        /// Whether its last day is over, so that it covers none of them.
        package var isOver: Bool

        package init(rule: String, reason: String, until: String?, place: SourcePlace, met: Int, isOver: Bool) {
            self.rule = rule
            self.reason = reason
            self.until = until
            self.place = place
            self.met = met
            self.isOver = isOver
        }
    }

    /// A finding that is not shown.
    package struct SetAside: Sendable {
        package var finding: Finding
        /// The index of its suppression; nil where the baseline lists it.
        package var suppression: Int?

        package init(_ finding: Finding, suppression: Int?) {
            self.finding = finding
            self.suppression = suppression
        }
    }

    /// The version of Keste.
    package var version: String
    /// Mistakes of the calendar itself; with an error among them no rule has run.
    package var diagnostics: [Diagnostic] = []
    /// Findings with the campaign that they are about; nil if it could not be read.
    package var campaign: Campaign?
    package var findings: [Finding] = []
    /// The least severity that counts as failure.
    package var failOn = Severity.error
    package var modules: [Module] = []
    /// The rules that ran to their end.
    package var rules: [Rule] = []
    /// What the host itself says of, run or not.
    package var hostRules: [Rule] = []
    package var suppressions: [Suppression] = []
    package var setAside: [SetAside] = []
    /// Whether there is a baseline, even one that lists nothing.
    package var hasBaseline = false
    /// What became of the mends that the rules propose; nil where nobody asked for them.
    package var fixes: [Fix]?
    /// What they change, or would, one file after the other.
    package var changes: [UnifiedDiff] = []
    /// Why nothing was checked, where that is so although nothing is wrong with the calendar.
    package var failure: String?
    /// What the command ends with.
    package var exitStatus: Int32 = 0

    package init(version: String, diagnostics: [Diagnostic] = [], campaign: Campaign? = nil, findings: [Finding] = []) {
        self.version = version
        self.diagnostics = diagnostics
        self.campaign = campaign
        self.findings = findings
    }

    func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

    /// How many findings the calendar's suppressions cover.
    var suppressed: Int { setAside.count { $0.suppression != nil } }

    /// How many of the calendar's suppressions cover a finding.
    var suppressionsUsed: Int { suppressions.count { $0.met > 0 && !$0.isOver } }

    /// How many do nothing, or not any more.
    var suppressionsDead: Int { suppressions.count - suppressionsUsed }

    /// How many findings the baseline lists.
    var baselined: Int { setAside.count - suppressed }

    /// Findings as text, in the order given, and nothing else.
    package func findingsText(_ printer: DiagnosticPrinter) -> String {
        guard let campaign else { return "" }
        return printer.text(findings.map { Diagnostic($0, in: campaign) })
    }

    /// The last line for people: `Findings: 2 errors, 1 warning; 9 rules run from 4 modules, 1 suppression used.`
    package var summaryLine: String { "\(sums).\n" }

    /// The same without its end, as other formats have it.
    var sums: String {
        let found = Severity.allCases.reversed().compactMap { severity in
            let count = count(severity)
            return count == 0 ? nil : Spoken.count(count, severity.rawValue)
        }
        let sum = found.isEmpty ? "No findings" : "Findings: \(found.joined(separator: ", "))"
        let failed = modules.filter { $0.status != "ok" }.map { "\(VisibleText.of($0.name)) \($0.outcome)" }
        let ran = "\(Spoken.count(rules.count, "rule")) run from \(Spoken.count(modules.count, "module"))"
        let trouble = failed.isEmpty ? "" : "; not all rules ran: \(failed.joined(separator: ", "))"
        return "\(sum); \(ran), \(leftOut)\(trouble)"
    }

    private var leftOut: String {
        var text = "\(Spoken.count(suppressionsUsed, "suppression")) used"
        if suppressed != suppressionsUsed { text += " for \(Spoken.count(suppressed, "finding"))" }
        if suppressionsDead > 0 { text += ", \(suppressionsDead) dead" }
        if hasBaseline { text += ", \(Spoken.count(baselined, "finding")) in the baseline" }
        return text
    }
}
