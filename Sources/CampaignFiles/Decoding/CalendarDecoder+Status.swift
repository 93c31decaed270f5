import CampaignModel
import ZoneInfo

extension CalendarDecoder {
    private static let statusKeys = CalendarFormat.status.keys

    /// `- {excluded: 2023-03-02T10:00, contest: smd-1}`: each entry has one status and its time.
    func decodeStatus(_ table: TableReader, of contestant: Contestant) -> StatusHistory {
        var entries: [StatusHistory.Entry] = []
        for node in table.list("status") {
            let example = "{registered: 2023-01-30}"
            guard let entry = TableReader(node, "a status", keys: Self.statusKeys, example: example, in: reading) else {
                continue
            }
            _ = provenance(entry, keys: Self.statusKeys)
            let stated = ContestantStatus.allCases.filter { entry.has($0.rawValue) }
            guard let status = stated.first, stated.count == 1 else {
                if stated.count > 1 {
                    reading.error(
                        .keys, at: entry.place, "one entry has one status, but this has \(stated.count)",
                        fix: "write one entry for each: - registered: 2023-01-30")
                } else if entry.lacksAll(ContestantStatus.allCases.map(\.rawValue)) {
                    reading.error(
                        .missingKey, at: entry.place, "this entry has no status",
                        fix:
                            "write one of nominated, registered, refused, excluded, reinstated, withdrawn, and since when: \(example)"
                    )
                }
                continue
            }
            var contest: Ref<Contest>?
            if let node = entry.node("contest") {
                contest = contests.ref(node, "contest", in: entry)
                if let contest, !contestant.contests.contains(contest) {
                    reading.error(
                        .keys, at: node.place, "“\(contestant.id)” does not stand in “\(node.text ?? "")”",
                        fix: "name a contest of its contests:")
                }
            }
            guard let from = instant(entry, status.rawValue, in: campaign.zone) else { continue }
            widenByDays(from, from, in: campaign.zone)
            entries.append(StatusHistory.Entry(status, from: from, contest: contest?.index))
        }
        return StatusHistory(entries)
    }
}

extension TableReader {
    /// Whether none of the keys is there, nor was meant.
    func lacksAll(_ keys: [String]) -> Bool { keys.allSatisfy { lacks($0) } }
}
