public import CampaignModel
public import ZoneInfo

/// A part of the country, with the clock that it lives by.
@frozen
public struct RegionView: CampaignElement {
    @usableFromInline let snapshot: Snapshot
    /// The index in `regions`.
    public let index: Int32

    /// The region at an index.
    public init(_ snapshot: Snapshot, _ index: Int32) {
        self.snapshot = snapshot
        self.index = index
    }
}

extension RegionView {
    /// The region's id.
    public var id: String { snapshot.text(snapshot[index, RegionField.id]) }
    /// Its name in English where there is one, else in the calendar's first language.
    public var name: String { snapshot.text(snapshot[index, RegionField.name]) }
    /// Its name in every language that the calendar gives.
    public var names: LocalizedText { snapshot.localized(index, RegionField.names, .namesCount) }
    /// Its clock: its own, else the campaign's.
    public var zone: Zone { snapshot.zone(snapshot[index, RegionField.zone]) }
    /// When its polls are open, on its own clock; nil where the campaign's `polling` holds.
    public var polling: CivilSpan? { snapshot.civilSpan(snapshot[index, RegionField.polling]) }
}

/// A place where events happen.
@frozen
public struct VenueView: CampaignElement {
    @usableFromInline let snapshot: Snapshot
    /// The index in `venues`.
    public let index: Int32

    /// The venue at an index.
    public init(_ snapshot: Snapshot, _ index: Int32) {
        self.snapshot = snapshot
        self.index = index
    }
}

extension VenueView {
    /// The venue's id.
    public var id: String { snapshot.text(snapshot[index, VenueField.id]) }
    /// Its name in English where there is one, else in the calendar's first language.
    public var name: String { snapshot.text(snapshot[index, VenueField.name]) }
    /// Its name in every language that the calendar gives.
    public var names: LocalizedText { snapshot.localized(index, VenueField.names, .namesCount) }
    /// What it is, in the calendar's own word: `square`, `hall`; nil where it does not say.
    public var kind: String? { snapshot.optionalText(snapshot[index, VenueField.kind]) }
    /// Its clock: its own, else its region's, else the campaign's.
    public var zone: Zone { snapshot.zone(snapshot[index, VenueField.zone]) }
    /// Where it lies; nil where the calendar does not say.
    public var region: RegionView? {
        let other = snapshot[index, VenueField.region]
        return other < 0 ? nil : RegionView(snapshot, other)
    }
    /// How many people it holds; nil where the calendar does not say.
    public var capacity: Int? {
        let number = snapshot[index, VenueField.capacity]
        return number < 0 ? nil : Int(number)
    }
    /// Seconds that it is taken before each event; 0 where the calendar does not say.
    public var setup: Int64 { snapshot.long(index, VenueField.setupLow, .setupHigh) }
    /// Seconds that it is taken after each event; 0 where the calendar does not say.
    public var teardown: Int64 { snapshot.long(index, VenueField.teardownLow, .teardownHigh) }
    /// When it opens each day; nil where the calendar does not say.
    public var opens: CivilTime? { CivilTime(secondsOfDay: Int(snapshot[index, VenueField.openStart])) }
    /// When it closes each day, on the next day if that is not after `opens`; nil where the calendar does not say.
    public var closes: CivilTime? { CivilTime(secondsOfDay: Int(snapshot[index, VenueField.openEnd])) }
    /// Spans in which it is closed, on its own clock.
    public var closed: [CivilSpan] {
        snapshot.civilSpans(snapshot.list(index, VenueField.closed, .closedCount))
    }
    /// Degrees north, -90...90, in the digits of the calendar: `43.2567`; nil where it does not say.
    public var latitude: String? { snapshot.optionalText(snapshot[index, VenueField.latitude]) }
    /// Degrees east, -180...180, in the digits of the calendar; nil where it does not say.
    public var longitude: String? { snapshot.optionalText(snapshot[index, VenueField.longitude]) }
}

/// A station or platform that carries events and airtime.
@frozen
public struct ChannelView: CampaignElement {
    @usableFromInline let snapshot: Snapshot
    /// The index in `channels`.
    public let index: Int32

    /// The channel at an index.
    public init(_ snapshot: Snapshot, _ index: Int32) {
        self.snapshot = snapshot
        self.index = index
    }
}

extension ChannelView {
    /// The channel's id.
    public var id: String { snapshot.text(snapshot[index, ChannelField.id]) }
    /// Its name in English where there is one, else in the calendar's first language.
    public var name: String { snapshot.text(snapshot[index, ChannelField.name]) }
    /// Its name in every language that the calendar gives.
    public var names: LocalizedText { snapshot.localized(index, ChannelField.names, .namesCount) }
    /// What it broadcasts on.
    public var kind: ChannelKind { ChannelKind(code: snapshot[index, ChannelField.kind]) ?? .tv }
    /// `public`, `private` or what else the calendar says; nil where it does not say.
    public var owner: String? { snapshot.optionalText(snapshot[index, ChannelField.owner]) }
    /// Its clock: its own, else its region's, else the campaign's.
    public var zone: Zone { snapshot.zone(snapshot[index, ChannelField.zone]) }
    /// Where it broadcasts; nil where the calendar does not say.
    public var region: RegionView? {
        let other = snapshot[index, ChannelField.region]
        return other < 0 ? nil : RegionView(snapshot, other)
    }
    /// The slots of its day: its own, else the campaign's.
    public var slots: [DaySlot] {
        let numbers = snapshot.list(index, ChannelField.slots, .slotsCount)
        return stride(from: 0, to: numbers.count - 2, by: 3).compactMap { at in
            guard let start = CivilTime(secondsOfDay: Int(numbers[at + 1])),
                let end = CivilTime(secondsOfDay: Int(numbers[at + 2]))
            else { return nil }
            return DaySlot(name: snapshot.text(numbers[at]), start: start, end: end)
        }
    }
    /// Spans in which it is off the air, on its own clock.
    public var closed: [CivilSpan] {
        snapshot.civilSpans(snapshot.list(index, ChannelField.closed, .closedCount))
    }
}
