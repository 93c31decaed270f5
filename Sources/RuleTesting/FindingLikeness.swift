import CampaignModel

/// Tells whether two runs of an example found the same.
///
/// Which of two events that begin together is named first may hang on their order, in a message too; so subjects and
/// words are compared without their order.
struct FindingLikeness {
    private struct Likeness: Hashable {
        var rule: String
        var severity: Severity
        var subjects: [String]
        var words: [String]
    }

    /// What the second run found other than the first, in words; nil if both found the same.
    static func difference(_ first: [Finding], in a: Campaign, _ second: [Finding], in b: Campaign) -> String? {
        let (before, after) = (counts(first, a), counts(second, b))
        if let lost = first.first(where: { after[likeness($0, a), default: 0] < before[likeness($0, a), default: 0] }) {
            return "“\(lost.message)” is not found"
                + (second.isEmpty ? "" : ", but “\(second.map(\.message).joined(separator: "”, “"))”")
        }
        let gained = second.first { before[likeness($0, b), default: 0] < after[likeness($0, b), default: 0] }
        return gained.map { "“\($0.message)” is found too" }
    }

    private static func counts(_ findings: [Finding], _ campaign: Campaign) -> [Likeness: Int] {
        findings.reduce(into: [:]) { $0[likeness($1, campaign), default: 0] += 1 }
    }

    private static func likeness(_ finding: Finding, _ campaign: Campaign) -> Likeness {
        let subjects =
            finding.events.map { "event \(campaign.events[$0].id)" }
            + finding.contestants.map { "contestant \(campaign.contestants[$0].id)" }
            + finding.channels.map { "channel \(campaign.channels[$0].id)" }
        let words = finding.message.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return Likeness(
            rule: finding.rule, severity: finding.severity, subjects: subjects.sorted(), words: words.sorted())
    }
}
