package import ZoneInfo

/// A party or a candidate who stands in contests, or an official whose time is logged.
package struct Contestant: Sendable {
    package var id: String
    package var kind: ContestantKind
    package var name: LocalizedText
    /// Where it stands, in the calendar's order; empty for officials.
    package var contests: [Ref<Contest>]
    /// What proportional regimes go by, by name; decimal numbers as written.
    package var weights: [Weight]
    package var party: PartyLink?
    package var status: StatusHistory
    package var supports: [Support]
    package var provenance: Provenance
    package var place: SourcePlace

    package struct Weight: Hashable, Sendable {
        package var name: String
        package var value: String
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package enum PartyLink: Hashable, Sendable {
        case contestant(Ref<Contestant>)
        case text(LocalizedText)
    }

    /// A time in which what this one says counts for another.
    package struct Support: Hashable, Sendable {
        package var contestant: Ref<Contestant>
        package var from: Instant?
        package var until: Instant?
        package init(contestant: Ref<Contestant>, from: Instant? = nil, until: Instant? = nil) {
            self.contestant = contestant
            self.from = from
            self.until = until
        }
    }

    package init(
        id: String, kind: ContestantKind, name: LocalizedText, contests: [Ref<Contest>] = [], weights: [Weight] = [],
        party: PartyLink? = nil, status: StatusHistory = StatusHistory(), supports: [Support] = [],
        provenance: Provenance = Provenance(), place: SourcePlace
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.contests = contests
        self.weights = weights
        self.party = party
        self.status = status
        self.supports = supports
        self.provenance = provenance
        self.place = place
    }
}

/// What sort of contestant it is.
public enum ContestantKind: String, Hashable, Sendable, CaseIterable {
    /// A party.
    case party
    /// A single candidate.
    case candidate
    /// One who stands in no contest: logged, never owed a share.
    case official
}

/// Someone who speaks or appears.
package struct Person: Sendable {
    package var id: String
    package var name: LocalizedText
    /// Whom the person speaks for.
    package var contestant: Ref<Contestant>?
    package var provenance: Provenance
    package var place: SourcePlace

    package init(
        id: String, name: LocalizedText, contestant: Ref<Contestant>? = nil, provenance: Provenance = Provenance(),
        place: SourcePlace
    ) {
        self.id = id
        self.name = name
        self.contestant = contestant
        self.provenance = provenance
        self.place = place
    }
}
