import ArgumentParser
import CampaignFeeds
import CampaignFiles
import CampaignModel
import Reports

/// Findings that were there before: where they are listed, or are to be.
struct BaselineOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Leave out the findings that this file lists, and say which of them are not found any more.",
            valueName: "file"), completion: .file(extensions: ["yaml"]))
    var baseline: String?

    @Option(
        help: ArgumentHelp(
            "Write what is found now to this file, and leave it out from then on with --baseline.", valueName: "file"),
        completion: .file(extensions: ["yaml"]))
    var writeBaseline: String?

    func validate() throws {
        if let name = [baseline, writeBaseline].compactMap(\.self).first(where: { $0.isEmpty || $0.hasSuffix("/") }) {
            throw ValidationError("'\(name)' is no name of a file; a baseline is one, such as known.yaml.")
        }
        if baseline != nil, writeBaseline != nil {
            throw ValidationError(
                "--write-baseline writes all that is found, what an earlier baseline lists too: leave --baseline out.")
        }
    }

    /// The baseline to go by; nil if there is none, or if it cannot be read, which is then said.
    func read(into campaign: inout Campaign, _ report: inout CheckReport, isHeard: Bool) -> Baseline? {
        guard let baseline else { return nil }
        let loaded = BaselineFile.read(baseline, as: Ref(campaign.files.count))
        campaign.files.append(loaded.file)
        if isHeard { CalendarReading.complain(loaded.diagnostics) }
        report.diagnostics += loaded.diagnostics
        report.hasBaseline = loaded.baseline != nil
        return loaded.baseline
    }

    /// Writes what the rules found, if that is asked for, and sets it aside; false if it could not be written.
    func write(_ report: inout CheckReport, says: Bool) -> Bool {
        guard let writeBaseline, let campaign = report.campaign else { return true }
        let hostRules = Set(report.hostRules.map(\.id))
        func isOwn(_ finding: Finding) -> Bool { hostRules.contains(finding.rule) }
        // A word of the calendar that does nothing is mended where it stands, not listed elsewhere.
        let listed = report.findings.filter { !isOwn($0) }
        do throws(FeedFolder.Problem) {
            let text = BaselineFile.text(of: listed.map { FindingKey($0, in: campaign) })
            try FileWriting.write([(writeBaseline, Array(text.utf8))])
        } catch {
            let problem = Diagnostic(.error, id: "baseline/file", path: writeBaseline, message: error.description)
            report.diagnostics.append(problem)
            CalendarReading.complain([problem])
            return false
        }
        let said = "\(writeBaseline): \(Spoken.count(listed.count, "finding"))\n"
        if says { Terminal.print(said) } else { Terminal.complain(said) }
        report.findings.removeAll { !isOwn($0) }
        report.setAside += listed.map { CheckReport.SetAside($0, suppression: nil) }
        report.hasBaseline = true
        return true
    }
}
