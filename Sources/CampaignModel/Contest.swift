/// One race on one ballot.
package struct Contest: Sendable {
    package var id: String
    package var title: LocalizedText
    /// How seats are won, in the calendar's own word: `party-list`, `single-mandate`.
    package var system: String?
    package var seats: Int?
    /// The share of votes that wins seats, as written: `5%`.
    package var threshold: String?
    package var againstAll: Bool
    package var region: Ref<Region>?
    package var ballot: String?
    package var colour: String?
    package var provenance: Provenance
    package var place: SourcePlace

    package init(
        id: String, title: LocalizedText, system: String? = nil, seats: Int? = nil, threshold: String? = nil,
        againstAll: Bool = false, region: Ref<Region>? = nil, ballot: String? = nil, colour: String? = nil,
        provenance: Provenance = Provenance(), place: SourcePlace
    ) {
        self.id = id
        self.title = title
        self.system = system
        self.seats = seats
        self.threshold = threshold
        self.againstAll = againstAll
        self.region = region
        self.ballot = ballot
        self.colour = colour
        self.provenance = provenance
        self.place = place
    }
}
