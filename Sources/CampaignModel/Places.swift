package import ZoneInfo

/// A part of the country, with the clock that it lives by.
package struct Region: Sendable {
    package var id: String
    package var name: LocalizedText
    package var zone: Zone?
    /// When its polls are open, where that differs from the campaign's.
    package var polling: CivilSpan?
    package var provenance: Provenance
    package var place: SourcePlace

    package init(
        id: String, name: LocalizedText, zone: Zone? = nil, polling: CivilSpan? = nil,
        provenance: Provenance = Provenance(), place: SourcePlace
    ) {
        self.id = id
        self.name = name
        self.zone = zone
        self.polling = polling
        self.provenance = provenance
        self.place = place
    }
}

/// A place where events happen.
package struct Venue: Sendable {
    package var id: String
    /// What it is, in the calendar's own word: `square`, `hall`.
    package var kind: String?
    package var name: LocalizedText
    package var address: LocalizedText?
    /// Degrees north and east, as the calendar writes them: exact text, checked to be in range.
    package var geo: GeoPoint?
    package var zone: Zone?
    package var region: Ref<Region>?
    /// How many people it holds.
    package var capacity: Int?
    /// Seconds that it is taken before and after each event.
    package var setup: Int64
    package var teardown: Int64
    package var open: DaySlot?
    /// Days or spans on which it is closed, on its own clock.
    package var closed: [CivilSpan]
    package var provenance: Provenance
    package var place: SourcePlace

    package init(
        id: String, kind: String? = nil, name: LocalizedText, address: LocalizedText? = nil, geo: GeoPoint? = nil,
        zone: Zone? = nil, region: Ref<Region>? = nil, capacity: Int? = nil, setup: Int64 = 0, teardown: Int64 = 0,
        open: DaySlot? = nil, closed: [CivilSpan] = [], provenance: Provenance = Provenance(), place: SourcePlace
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.address = address
        self.geo = geo
        self.zone = zone
        self.region = region
        self.capacity = capacity
        self.setup = setup
        self.teardown = teardown
        self.open = open
        self.closed = closed
        self.provenance = provenance
        self.place = place
    }
}

/// A point on the earth (WGS 84), in the digits of the calendar.
package struct GeoPoint: Hashable, Sendable {
    /// Degrees north, -90...90, a decimal number: `43.2567`.
    package var latitude: String
    /// Degrees east, -180...180, a decimal number.
    package var longitude: String

    package init(latitude: String, longitude: String) {
        self.latitude = latitude
        self.longitude = longitude
    }
}

/// A station or platform that carries events and airtime.
package struct Channel: Sendable {
    package var id: String
    package var kind: ChannelKind
    /// `public`, `private` or what else the calendar says.
    package var owner: String?
    package var name: LocalizedText
    package var zone: Zone?
    package var region: Ref<Region>?
    /// Its own slots of the day; nil where the campaign's hold.
    package var slots: [DaySlot]?
    package var closed: [CivilSpan]
    package var provenance: Provenance
    package var place: SourcePlace

    package init(
        id: String, kind: ChannelKind, owner: String? = nil, name: LocalizedText, zone: Zone? = nil,
        region: Ref<Region>? = nil, slots: [DaySlot]? = nil, closed: [CivilSpan] = [],
        provenance: Provenance = Provenance(), place: SourcePlace
    ) {
        self.id = id
        self.kind = kind
        self.owner = owner
        self.name = name
        self.zone = zone
        self.region = region
        self.slots = slots
        self.closed = closed
        self.provenance = provenance
        self.place = place
    }
}

/// What a channel broadcasts on.
public enum ChannelKind: String, Hashable, Sendable, CaseIterable {
    /// Television.
    case tv
    /// Radio.
    case radio
    /// The internet.
    case online
}
