import CampaignModel
import RuleKit

/// Looks at findings for what a person who reads them could not use.
struct FindingScrutiny {
    let campaign: Campaign
    /// What stands in the calendar: braces that come from there are no placeholders.
    let example: Example

    /// What is wrong with one of the findings; nil if nothing is.
    func problem(with findings: [Finding]) -> String? {
        for finding in findings {
            for text in Self.texts(of: finding) {
                if let placeholder = Self.placeholder(in: text, unlessIn: example.calendar) {
                    return "the placeholder \(placeholder) is not filled in “\(text)”"
                }
            }
            if finding.events.isEmpty, finding.contestants.isEmpty, finding.channels.isEmpty {
                return "the finding “\(finding.message)” points nowhere: name the events, contestants or channels that "
                    + "it is about"
            }
        }
        return nil
    }

    /// All that a reader may be shown, in whichever language.
    private static func texts(of finding: Finding) -> [String] {
        [finding.message, finding.fix ?? ""] + (finding.translations + finding.fixTranslations).map(\.text)
            + finding.notes.flatMap { [$0.message] + $0.translations.map(\.text) }
    }

    /// A name in braces, or what an editor offers to fill in: `{duration}`, `<#name#>`; nil where there is none.
    static func placeholder(in text: String, unlessIn known: String = "") -> String? {
        for match in text.matches(of: #/\{[A-Za-z][A-Za-z0-9_.\-]*\}|<#[^#]*#>/#) where !known.contains(match.output) {
            return String(match.output)
        }
        return nil
    }
}
