import CampaignModel
import RuleKit

/// Compares what a rule found in an example with what the example expects.
struct ExpectedMatch {
    let campaign: Campaign

    /// What is other than expected; nil if the findings are those expected, each once, in any order.
    func problem(expected: [Example.ExpectedFinding], found: [Finding]) -> String? {
        if expected.isEmpty, let first = found.first {
            return "it should pass, but the rule found: \(found.count == 1 ? "" : "\(found.count) things, first ")"
                + words(first)
        }
        if found.count != expected.count {
            let list = found.isEmpty ? "nothing" : found.map(words).joined(separator: "; ")
            return "\(expected.count) finding\(expected.count == 1 ? "" : "s") should come, "
                + "but the rule found \(found.count): \(list)"
        }
        guard !pair(expected[...], found) else { return nil }
        let missing = expected.filter { wanted in !found.contains { matches(wanted, $0) } }
        let what = (missing.isEmpty ? expected : missing).map(words).joined(separator: "; ")
        return "not found: \(what); found instead: \(found.map(words).joined(separator: "; "))"
    }

    /// Whether each expected finding has a finding of its own.
    private func pair(_ expected: ArraySlice<Example.ExpectedFinding>, _ found: [Finding]) -> Bool {
        guard let first = expected.first else { return found.isEmpty }
        for (index, candidate) in found.enumerated() where matches(first, candidate) {
            var rest = found
            rest.remove(at: index)
            if pair(expected.dropFirst(), rest) { return true }
        }
        return false
    }

    private func matches(_ wanted: Example.ExpectedFinding, _ finding: Finding) -> Bool {
        func same(_ wanted: [String], _ found: [String]) -> Bool { wanted.isEmpty || wanted.sorted() == found.sorted() }
        return same(wanted.events, events(finding)) && same(wanted.contestants, contestants(finding))
            && same(wanted.channels, channels(finding))
            && (wanted.message.map { finding.message.contains($0) } ?? true)
    }

    private func events(_ finding: Finding) -> [String] { finding.events.map { campaign.events[$0].id } }
    private func contestants(_ finding: Finding) -> [String] { finding.contestants.map { campaign.contestants[$0].id } }
    private func channels(_ finding: Finding) -> [String] { finding.channels.map { campaign.channels[$0].id } }

    private func words(_ finding: Finding) -> String {
        let ids = events(finding) + contestants(finding) + channels(finding)
        return "“\(finding.message)” (\(ids.joined(separator: ", ")))"
    }

    private func words(_ wanted: Example.ExpectedFinding) -> String {
        let ids = wanted.events + wanted.contestants + wanted.channels
        let about = ids.isEmpty ? "a finding" : "a finding about \(ids.joined(separator: ", "))"
        return wanted.message.map { "\(about) that says “\($0)”" } ?? about
    }
}
