public import CampaignModel
public import ZoneInfo

/// A party or a candidate who stands in contests, or an official whose time is logged.
@frozen
public struct ContestantView: CampaignElement {
    @usableFromInline let snapshot: Snapshot
    /// The index in `contestants`.
    public let index: Int32

    /// The contestant at an index.
    public init(_ snapshot: Snapshot, _ index: Int32) {
        self.snapshot = snapshot
        self.index = index
    }
}

extension ContestantView {
    /// The contestant's id.
    public var id: String { snapshot.text(snapshot[index, ContestantField.id]) }
    /// Its name in English where there is one, else in the calendar's first language.
    public var name: String { snapshot.text(snapshot[index, ContestantField.name]) }
    /// Its name in every language that the calendar gives.
    public var names: LocalizedText { snapshot.localized(index, ContestantField.names, .namesCount) }
    /// A party, a candidate or an official.
    public var kind: ContestantKind { ContestantKind(code: snapshot[index, ContestantField.kind]) ?? .candidate }
    /// The contests in which it stands, in the calendar's order; empty for an official.
    public var contests: Views<ContestView> {
        Views(snapshot.list(index, ContestantField.contests, .contestsCount), in: snapshot)
    }
    /// The party that put it forward; nil where there is none, or it is no contestant of this calendar.
    public var party: ContestantView? {
        let other = snapshot[index, ContestantField.party]
        return other < 0 ? nil : ContestantView(snapshot, other)
    }
    /// When it was registered, excluded, reinstated; without entries where the calendar gives it no `status:`.
    public var history: StatusHistory { snapshot.history(of: index) }

    /// Its status at an instant in a contest; with nil by its last entry, whichever contest that is about.
    public func status(at instant: Instant, in contest: ContestView?) -> ContestantStatus {
        history.status(at: instant, contest: contest?.index)
    }

    /// Whether its `status(at:in:)` is registered or reinstated, so that it is owed a share of airtime.
    public func takesPart(at instant: Instant, in contest: ContestView?) -> Bool {
        history.takesPart(at: instant, in: contest?.index)
    }
}

/// One race on one ballot.
@frozen
public struct ContestView: CampaignElement {
    @usableFromInline let snapshot: Snapshot
    /// The index in `contests`.
    public let index: Int32

    /// The contest at an index.
    public init(_ snapshot: Snapshot, _ index: Int32) {
        self.snapshot = snapshot
        self.index = index
    }
}

extension ContestView {
    /// The contest's id.
    public var id: String { snapshot.text(snapshot[index, ContestField.id]) }
    /// Its title in English where there is one, else in the calendar's first language.
    public var title: String { snapshot.text(snapshot[index, ContestField.name]) }
    /// Its title in every language that the calendar gives.
    public var titles: LocalizedText { snapshot.localized(index, ContestField.names, .namesCount) }
    /// Where it is held; nil where the calendar does not say.
    public var region: RegionView? {
        let other = snapshot[index, ContestField.region]
        return other < 0 ? nil : RegionView(snapshot, other)
    }
    /// How many seats it fills; nil where the calendar does not say.
    public var seats: Int? {
        let number = snapshot[index, ContestField.seats]
        return number < 0 ? nil : Int(number)
    }
    /// How seats are won: `party-list`, `single-mandate`; nil where the calendar does not say.
    public var system: String? { snapshot.optionalText(snapshot[index, ContestField.system]) }
}

/// Someone who speaks or appears.
@frozen
public struct PersonView: CampaignElement {
    @usableFromInline let snapshot: Snapshot
    /// The index in `people`.
    public let index: Int32

    /// The person at an index.
    public init(_ snapshot: Snapshot, _ index: Int32) {
        self.snapshot = snapshot
        self.index = index
    }
}

extension PersonView {
    /// The person's id.
    public var id: String { snapshot.text(snapshot[index, PersonField.id]) }
    /// The name in English where there is one, else in the calendar's first language.
    public var name: String { snapshot.text(snapshot[index, PersonField.name]) }
    /// The name in every language that the calendar gives.
    public var names: LocalizedText { snapshot.localized(index, PersonField.names, .namesCount) }
    /// Whom the person speaks for; nil where that is nobody, such as for a moderator.
    public var contestant: ContestantView? {
        let other = snapshot[index, PersonField.contestant]
        return other < 0 ? nil : ContestantView(snapshot, other)
    }
}
