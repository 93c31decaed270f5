import ArgumentParser
import CampaignFeeds
import CampaignFiles
import CampaignModel
import Reports

/// Whether what is found is mended, as far as the rules know how.
struct MendingOptions: ParsableArguments {
    @Flag(help: "Change the calendar's files as the rules propose; everything else in them stays as it is.")
    var fix = false

    @Flag(help: "With --fix: show what would change, and write nothing.")
    var dryRun = false

    func validate() throws {
        guard fix || !dryRun else {
            throw ValidationError("--dry-run shows what --fix would change: give both.")
        }
    }

    /// Mends what can be mended, or says how; false if a file could not be written.
    func mend(_ report: inout CheckReport, calendar: String) -> Bool {
        guard fix, let campaign = report.campaign else { return true }
        let mends = report.findings.enumerated().map { CalendarMending.Mend(finding: $0, edits: $1.edits) }
        let plan = CalendarMending.plan(mends, for: campaign, loadedFrom: calendar)
        report.fixes =
            plan.applied.map { .init(report.findings[$0], in: campaign, state: dryRun ? .proposed : .applied) }
            + plan.skipped.map { .init(report.findings[$0.finding], in: campaign, state: .skipped, reason: $0.reason) }
        report.changes = plan.files.map { file in
            UnifiedDiff(
                path: file.path, before: String(decoding: file.before, as: UTF8.self),
                after: String(decoding: file.after, as: UTF8.self))
        }
        guard !dryRun else { return true }
        do throws(FeedFolder.Problem) {
            try FileWriting.write(plan.files.map { ($0.path, $0.after) })
            return true
        } catch {
            let problem = Diagnostic(.error, id: "calendar/file", path: calendar, message: error.description)
            report.diagnostics.append(problem)
            report.fixes = report.fixes?.map { fix in
                var fix = fix
                if fix.state == .applied { (fix.state, fix.reason) = (.skipped, error.description) }
                return fix
            }
            CalendarReading.complain([problem])
            return false
        }
    }
}
