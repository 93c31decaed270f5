import CampaignModel
import RuleKit

/// How many of each thing a campaign has: a finding may name no others.
struct CampaignBounds {
    private var counts: [WirePlace.Kind: Int]

    /// The bounds of a campaign in which there is nothing.
    static let nothing = CampaignBounds(counts: [:])

    private init(counts: [WirePlace.Kind: Int]) { self.counts = counts }

    init(_ campaign: Campaign) {
        counts = [
            .campaign: 1, .event: campaign.events.count, .contestant: campaign.contestants.count,
            .channel: campaign.channels.count, .venue: campaign.venues.count, .contest: campaign.contests.count,
            .person: campaign.people.count, .region: campaign.regions.count, .entitlement: campaign.entitlements.count,
            .row: campaign.plannedByEvents.count + campaign.logs.reduce(0) { $0 + $1.records.count },
        ]
    }

    func contains(_ place: WirePlace) -> Bool { contains([place.index], place.kind) }

    func contains(_ indices: [Int32], _ kind: WirePlace.Kind) -> Bool {
        let count = counts[kind] ?? 0
        return indices.allSatisfy { $0 >= 0 && Int($0) < count }
    }
}
