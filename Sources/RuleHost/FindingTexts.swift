import CampaignModel
import RuleKit

/// Makes the texts of findings of the rules' own, with values in the words of each language.
struct FindingTexts {
    /// A text in English, or in the one language that it is in, and in the others.
    struct Text {
        var text: String
        var translations: [LocalizedText.Entry] = []
    }

    private let names: EntryNames
    private let messages: [String: MessageIntroduction]

    /// - Parameter messages: those of the rule, by id.
    init(_ campaign: Campaign, messages: [String: MessageIntroduction]) {
        names = EntryNames(campaign)
        self.messages = messages
    }

    func message(_ text: WireText) -> Text {
        switch text {
        case .plain(let text): Text(text: text)
        case .message(let id, let values): make(messages[id]?.texts ?? [], values)
        }
    }

    /// How to mend what a finding found: in the rule's plain words, else as its message says.
    func fix(_ finding: WireFinding) -> Text? {
        if let fix = finding.fix { return Text(text: fix) }
        guard case .message(let id, let values) = finding.text, let fixes = messages[id]?.fixes, !fixes.isEmpty
        else { return nil }
        return make(fixes, values)
    }

    /// The values as the message has them in its first language.
    func values(of text: WireText) -> [Finding.Value] {
        guard case .message(let id, let values) = text else { return [] }
        let words = LanguageWords(messages[id]?.texts.first?.language ?? "en")
        return values.map { Finding.Value(name: $0.name, text: words.text(of: $0.value, names)) }
    }

    private func make(_ templates: [WireTemplate], _ values: [WireValue.Named]) -> Text {
        let entries = templates.map { template in
            LocalizedText.Entry(language: template.language, text: fill(template, values))
        }
        return Text(text: entries.first?.text ?? "", translations: Array(entries.dropFirst()))
    }

    private func fill(_ template: WireTemplate, _ values: [WireValue.Named]) -> String {
        let words = LanguageWords(template.language)
        return template.parts.map { part in
            switch part {
            case .text(let text): return text
            case .place(let name, let forms):
                guard let value = values.first(where: { $0.name == name })?.value else { return "" }
                let text = words.text(of: value, names)
                guard let forms, case .number(let number) = value else { return text }
                return "\(text) \(forms.form(after: number, in: template.language))"
            }
        }.joined()
    }
}

/// What the calendar calls its entries.
struct EntryNames {
    private let campaign: Campaign

    init(_ campaign: Campaign) {
        self.campaign = campaign
    }

    /// The name of an entry in a language, else in the calendar's first.
    func name(_ place: WirePlace, in language: String) -> String {
        let index = Int(place.index)
        let text: LocalizedText? =
            switch place.kind {
            case .campaign: campaign.title
            case .event: campaign.events[index].title
            case .contestant: campaign.contestants[index].name
            case .channel: campaign.channels[index].name
            case .venue: campaign.venues[index].name
            case .contest: campaign.contests[index].title
            case .person: campaign.people[index].name
            case .region: campaign.regions[index].name
            case .entitlement, .row: nil
            }
        return text?.text(in: language, fallback: campaign.languages) ?? ""
    }

    /// The first of a text's languages that is wanted.
    func text(_ entries: [LocalizedText.Entry], in language: String) -> String {
        LocalizedText(entries)?.text(in: language, fallback: campaign.languages) ?? ""
    }
}
