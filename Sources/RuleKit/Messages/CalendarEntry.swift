/// Something that a finding can point at: an entry of the calendar, or a row of a log.
public protocol FindingPlace {
    /// Where it stands.
    var findingPlace: PlaceReference { get }
}

/// An entry of the calendar, with keys and values: what an `Edit` can change.
public protocol CalendarEntry: FindingPlace {}

/// Which entry or row is meant. The host knows where it stands in the files.
public struct PlaceReference: FindingPlace, Hashable, Sendable {
    package let place: WirePlace

    init(_ kind: WirePlace.Kind, _ index: Int32) { place = WirePlace(kind: kind, index: index) }

    /// Itself.
    public var findingPlace: PlaceReference { self }
}

/// An entry that the calendar has a name for: in a message it is that name, in the reader's language.
public protocol NamedEntry: CalendarEntry, CampaignElement, MessageValue {
    /// Its id in the calendar.
    var id: String { get }
}

extension NamedEntry {
    /// Its name in the reader's language.
    public var messageText: MessageText { MessageText(.name(findingPlace.place)) }
}

extension EventView: NamedEntry {
    /// Where it stands.
    public var findingPlace: PlaceReference { PlaceReference(.event, index) }
}

extension ContestantView: NamedEntry {
    /// Where it stands.
    public var findingPlace: PlaceReference { PlaceReference(.contestant, index) }
}

extension ChannelView: NamedEntry {
    /// Where it stands.
    public var findingPlace: PlaceReference { PlaceReference(.channel, index) }
}

extension VenueView: NamedEntry {
    /// Where it stands.
    public var findingPlace: PlaceReference { PlaceReference(.venue, index) }
}

extension ContestView: NamedEntry {
    /// Where it stands.
    public var findingPlace: PlaceReference { PlaceReference(.contest, index) }
}

extension PersonView: NamedEntry {
    /// Where it stands.
    public var findingPlace: PlaceReference { PlaceReference(.person, index) }
}

extension RegionView: NamedEntry {
    /// Where it stands.
    public var findingPlace: PlaceReference { PlaceReference(.region, index) }
}

extension EntitlementView: CalendarEntry {
    /// Where it stands.
    public var findingPlace: PlaceReference { PlaceReference(.entitlement, index) }
}

extension OccurrenceView: CalendarEntry {
    /// Where its event stands.
    public var findingPlace: PlaceReference { event.findingPlace }
}

extension CampaignView: CalendarEntry {
    /// Where `campaign:` stands.
    public var findingPlace: PlaceReference { PlaceReference(.campaign, 0) }
}

extension AirtimeView {
    /// Where a row of this view (from 0) stands: a line of its log, or the event that foresees it.
    public func place(ofRow row: Int) -> some FindingPlace {
        PlaceReference(.row, Int32(clamping: first + row))
    }
}
