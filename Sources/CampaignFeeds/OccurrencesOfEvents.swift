import CampaignModel

/// The occurrences of a campaign by event, which the campaign has by time.
struct OccurrencesOfEvents {
    /// Of all events, one after the other.
    private var occurrences: [Occurrence] = []
    /// Where those of each event begin, and where those of the last end.
    private var bounds: [Int]

    init(_ campaign: Campaign) {
        // Counted first, so that a nation's events take two lists and not one each.
        bounds = Array(repeating: 0, count: campaign.events.count + 1)
        for occurrence in campaign.occurrences { bounds[Int(occurrence.event.index) + 1] += 1 }
        for index in bounds.indices.dropFirst() { bounds[index] += bounds[index - 1] }
        var next = bounds
        var order = Array(repeating: 0, count: campaign.occurrences.count)
        for (index, occurrence) in campaign.occurrences.enumerated() {
            order[next[Int(occurrence.event.index)]] = index
            next[Int(occurrence.event.index)] += 1
        }
        occurrences = order.map { campaign.occurrences[$0] }
    }

    /// Those of an event on one of its clocks, in the campaign's order.
    subscript(event: Ref<Event>, zone zone: Int) -> [Occurrence] {
        occurrences[bounds[Int(event.index)]..<bounds[Int(event.index) + 1]].filter { $0.zone == Int32(zone) }
    }
}
