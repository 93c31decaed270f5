import RuleKit

/// Looks at a finding as a module sent it: what it names must be there, and no place in a text may stay empty.
struct FindingCheck {
    let bounds: CampaignBounds
    /// The messages of its rule, by id.
    let messages: [String: MessageIntroduction]

    /// Why the finding cannot be used; nil if it can.
    func problem(with finding: WireFinding) -> String? {
        guard bounds.contains(finding.events, .event), bounds.contains(finding.contestants, .contestant),
            bounds.contains(finding.channels, .channel)
        else { return "a finding about an event, a contestant or a channel that there is not" }
        let places = [finding.place].compactMap(\.self) + finding.notes.map(\.place) + finding.edits.map(\.entry)
        guard places.allSatisfy(bounds.contains) else { return "a finding at a place that there is not" }
        guard finding.place?.kind != .row, !finding.edits.contains(where: { $0.entry.kind == .row }) else {
            return "a finding at, or a change to, a row of a log"
        }
        for edit in finding.edits {
            let isSound = (1...8).contains(edit.keys.count) && !edit.keys.contains("") && edit.keys.first?.first != "["
            guard isSound else { return "a change without a key" }
        }
        return ([finding.text] + finding.notes.map(\.text)).lazy.compactMap(problem(with:)).first
    }

    private func problem(with text: WireText) -> String? {
        switch text {
        case .plain(let text): return text.isEmpty ? "a finding without a message" : nil
        case .message(let id, let values):
            guard let message = messages[id] else { return "the message “\(id)”, which it did not introduce" }
            let names = Set(values.map(\.name))
            for case .place(let name, _) in (message.texts + message.fixes).flatMap(\.parts)
            where !names.contains(name) {
                return "the message “\(id)” without a value for “\(name)”"
            }
            return values.lazy.compactMap { problem(with: $0.value) }.first
        }
    }

    private func problem(with value: WireValue) -> String? {
        switch value {
        case .name(let place):
            let isNamed = place.kind != .row && place.kind != .entitlement && bounds.contains(place)
            return isNamed ? nil : "the name of something that there is not"
        case .list(let values): return values.lazy.compactMap(problem(with:)).first
        case .localized(let entries): return entries.isEmpty ? "a text in no language" : nil
        case .text, .number, .duration, .airtime, .date, .moment, .span: return nil
        }
    }
}
