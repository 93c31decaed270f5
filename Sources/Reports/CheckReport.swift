package import CampaignModel

/// What a check of a calendar came to: findings, and how each rule module fared.
package struct CheckReport: Sendable {
    /// How one rule module fared.
    package struct Module: Sendable {
        package var name: String
        /// `ok`, `failed-to-build`, `crashed`, `timed-out` or `stopped`.
        package var status: String
        /// What happened, where it is not `ok`.
        package var detail: String
        package var milliseconds: Int64

        package init(name: String, status: String, detail: String, milliseconds: Int64) {
            self.name = name
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

    /// Mistakes of the calendar itself; with an error among them no rule has run.
    package var diagnostics: [Diagnostic]
    /// Findings with the campaign that they are about; nil if it could not be read.
    package var campaign: Campaign?
    package var findings: [Finding]
    package var modules: [Module]
    package var rules: Int
    package var suppressed: Int

    package init(
        diagnostics: [Diagnostic] = [], campaign: Campaign? = nil, findings: [Finding] = [], modules: [Module] = [],
        rules: Int = 0, suppressed: Int = 0
    ) {
        self.diagnostics = diagnostics
        self.campaign = campaign
        self.findings = findings
        self.modules = modules
        self.rules = rules
        self.suppressed = suppressed
    }

    private func count(_ severity: Severity) -> Int {
        findings.count { $0.severity == severity }
    }

    /// Findings as text, in the order given, and nothing else.
    package func findingsText(_ printer: DiagnosticPrinter) -> String {
        guard let campaign else { return "" }
        return printer.text(findings.map { Diagnostic($0, in: campaign) })
    }

    /// The last line for people: `Findings: 2 errors, 1 warning; 9 rules run from 4 modules, 1 suppression used.`
    package var summaryLine: String {
        let found = Severity.allCases.reversed().compactMap { severity in
            let count = count(severity)
            return count == 0 ? nil : Spoken.count(count, severity.rawValue)
        }
        let sum = found.isEmpty ? "No findings" : "Findings: \(found.joined(separator: ", "))"
        let failed = modules.filter { $0.status != "ok" }.map { "\($0.name) \($0.outcome)" }
        let ran = "\(Spoken.count(rules, "rule")) run from \(Spoken.count(modules.count, "module"))"
        let suppressed = Spoken.count(suppressed, "suppression") + " used"
        let trouble = failed.isEmpty ? "" : "; not all rules ran: \(failed.joined(separator: ", "))"
        return "\(sum); \(ran), \(suppressed)\(trouble).\n"
    }

    /// The whole check as one JSON document.
    ///
    /// `diagnostics` stands beside `findings` where the calendar has mistakes or warnings of its own.
    package var json: JSONValue {
        var members: [(String, JSONValue)] = [("findings", .array(findings.map(json)))]
        if !diagnostics.isEmpty { members.append(("diagnostics", .array(diagnostics.map(\.json)))) }
        members.append(
            (
                "modules",
                .array(
                    modules.map {
                        .object([
                            ("name", .string($0.name)), ("status", .string($0.status)),
                            ("detail", .string($0.detail)), ("milliseconds", .number($0.milliseconds)),
                        ])
                    })
            ))
        members.append(
            (
                "summary",
                .object([
                    ("errors", .number(count(.error))), ("warnings", .number(count(.warning))),
                    ("notes", .number(count(.note))), ("rules", .number(rules)), ("suppressed", .number(suppressed)),
                ])
            ))
        return .object(members)
    }

    private func json(_ finding: Finding) -> JSONValue {
        .object([
            ("rule", .string(finding.rule)), ("severity", .string(finding.severity.rawValue)),
            ("message", .string(finding.message)),
            ("events", .strings(finding.events.compactMap { campaign?.events[$0].id })),
            ("contestants", .strings(finding.contestants.compactMap { campaign?.contestants[$0].id })),
            ("channels", .strings(finding.channels.compactMap { campaign?.channels[$0].id })),
            ("file", .string(campaign?.path(of: finding.place) ?? "")), ("line", .number(Int64(finding.place.line))),
            ("column", .number(Int64(finding.place.column))), ("fix", .optional(finding.fix)),
        ])
    }
}

extension Diagnostic {
    /// A mistake of the calendar as JSON, with the names that findings have too.
    package var json: JSONValue {
        .object([
            ("id", .string(id)), ("severity", .string(severity.rawValue)), ("message", .string(message)),
            ("file", .string(path)), ("line", line.map { .number($0) } ?? .null),
            ("column", column.map { .number($0) } ?? .null), ("fix", .optional(fix)),
        ])
    }
}
