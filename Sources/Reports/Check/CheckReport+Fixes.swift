package import CampaignModel

extension CheckReport {
    /// What became of the mend of one finding.
    package struct Fix: Sendable {
        package enum State: String, Sendable {
            /// It is written.
            case applied
            /// It would be.
            case proposed
            /// It is left out, for a reason.
            case skipped
        }

        package var state: State
        /// Why it is left out, as a part of a sentence.
        package var reason: String?
        let key: FindingKey
        /// Where the finding stood.
        let diagnostic: Diagnostic

        package init(_ finding: Finding, in campaign: Campaign, state: State, reason: String? = nil) {
            self.state = state
            self.reason = reason
            key = FindingKey(finding, in: campaign)
            diagnostic = Diagnostic(finding, in: campaign)
        }
    }

    /// What is said of mends before the findings that are left: what was written, or would be.
    package func fixesText(isForTerminal: Bool, colours: Bool) -> String {
        guard let fixes else { return "" }
        let isDry = fixes.contains { $0.state == .proposed }
        let diff = isDry ? changes.map { $0.text(isForTerminal: isForTerminal, colours: colours) }.joined() : ""
        let done = fixes.count { $0.state != .skipped }
        let left = fixes.count { $0.state == .skipped }
        let files = Spoken.count(changes.count, "file")
        guard done > 0 else {
            return left > 0 ? "Nothing was changed.\n" : "No finding has a fix that could be applied.\n"
        }
        let sum =
            isDry
            ? "\(Spoken.count(done, "finding")) would be fixed in \(files); nothing was changed.\n"
            : "\(Spoken.count(done, "finding")) fixed in \(files).\n"
        return diff + sum
    }

    /// Why mends are left out, each at its finding.
    package var skippedFixes: [Diagnostic] {
        (fixes ?? []).filter { $0.state == .skipped }.map { fix in
            var note = fix.diagnostic
            note.severity = .note
            note.message = "not fixed: \(fix.reason ?? "it cannot be"); \(note.message)"
            note.fix = nil
            note.notes = []
            return note
        }
    }

    /// What became of each mend, for programs; nil where none was asked for.
    var fixesJSON: JSONValue? {
        fixes.map { fixes in
            .array(
                fixes.map { fix in
                    .object([
                        ("rule", .string(fix.key.rule)), ("message", .string(fix.key.message)),
                        ("events", .strings(fix.key.events)), ("contestants", .strings(fix.key.contestants)),
                        ("channels", .strings(fix.key.channels)), ("state", .string(fix.state.rawValue)),
                        ("reason", .optional(fix.reason)),
                    ])
                })
        }
    }
}
