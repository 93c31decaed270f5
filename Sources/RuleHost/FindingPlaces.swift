import CampaignModel
import RuleKit

/// Where in the files stands what a module names by its index. All indices were checked when they were heard.
struct FindingPlaces {
    private let campaign: Campaign

    init(_ campaign: Campaign) {
        self.campaign = campaign
    }

    /// Where a finding points: where the rule says, else at its first subject, else at the campaign.
    func place(of finding: WireFinding) -> SourcePlace {
        if let place = finding.place { return self.place(place) }
        return finding.events.first.map { campaign.events[Int($0)].place }
            ?? finding.contestants.first.map { campaign.contestants[Int($0)].place }
            ?? finding.channels.first.map { campaign.channels[Int($0)].place } ?? campaign.place
    }

    /// The changes that a finding asks for; none where an entry is not of a file of the calendar's own form.
    func edits(of finding: WireFinding) -> [Finding.Edit] {
        let edits = finding.edits.map { Finding.Edit(entry: place($0.entry), keys: $0.keys, value: $0.value) }
        let isYaml = edits.allSatisfy { edit in
            let path = campaign.path(of: edit.entry)
            return path.hasSuffix(".yaml") || path.hasSuffix(".yml")
        }
        return isYaml ? edits : []
    }

    func note(_ note: WireNote, saying text: FindingTexts.Text) -> Finding.Note {
        if note.place.kind == .row, let (path, line) = row(Int(note.place.index)) {
            return Finding.Note(path: path, line: line, message: text.text, translations: text.translations)
        }
        let place = self.place(note.place)
        return Finding.Note(
            path: campaign.path(of: place), line: Int(place.line), column: Int(place.column), message: text.text,
            translations: text.translations)
    }

    private func place(_ place: WirePlace) -> SourcePlace {
        let index = Int(place.index)
        return switch place.kind {
        case .campaign: campaign.place
        case .event: campaign.events[index].place
        case .contestant: campaign.contestants[index].place
        case .channel: campaign.channels[index].place
        case .venue: campaign.venues[index].place
        case .contest: campaign.contests[index].place
        case .person: campaign.people[index].place
        case .region: campaign.regions[index].place
        case .entitlement: campaign.entitlements[index].place
        case .row: eventForeseeing(row: index)?.place ?? campaign.place
        }
    }

    /// The event that foresees a row; nil for a row of a log.
    private func eventForeseeing(row: Int) -> Event? {
        guard campaign.plannedByEvents.indices.contains(row) else { return nil }
        let event = Int(campaign.plannedByEvents[row].event)
        return campaign.events.indices.contains(event) ? campaign.events[event] : nil
    }

    /// The file and line of a row in a log, in the order in which the snapshot has them: planned before aired.
    private func row(_ index: Int) -> (path: String, line: Int)? {
        var left = index - campaign.plannedByEvents.count
        guard left >= 0 else { return nil }
        for log in campaign.logsInSnapshotOrder {
            if left < log.records.count { return (log.path, Int(log.records[left].line)) }
            left -= log.records.count
        }
        return nil
    }
}
