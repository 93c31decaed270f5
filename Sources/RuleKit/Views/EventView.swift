public import CampaignModel
public import ZoneInfo

/// Something on the calendar.
@frozen
public struct EventView: CampaignElement {
    @usableFromInline let snapshot: Snapshot
    /// The index in `events`.
    public let index: Int32

    /// The event at an index.
    public init(_ snapshot: Snapshot, _ index: Int32) {
        self.snapshot = snapshot
        self.index = index
    }
}

extension EventView {
    /// The event's id.
    public var id: String { snapshot.text(snapshot[index, EventField.id]) }
    /// Its title in English where there is one, else in the calendar's first language.
    public var title: String { snapshot.text(snapshot[index, EventField.name]) }
    /// Its title in every language that the calendar gives.
    public var titles: LocalizedText { snapshot.localized(index, EventField.names, .namesCount) }
    /// What sort of event it is.
    public var kind: EventKind { EventKind(code: snapshot[index, EventField.kind]) ?? .other }
    /// Whether it takes place; an occurrence may differ.
    public var status: EventStatus { EventStatus(code: snapshot[index, EventField.status]) ?? .confirmed }
    /// For whom it is.
    public var audience: Audience { Audience(code: snapshot[index, EventField.audience]) ?? .public }
    /// Under which heading its airtime is given.
    public var airtimeKind: AirtimeKind { AirtimeKind(code: snapshot[index, EventField.airtimeKind]) ?? .other }
    /// Whether it is whole days, without hours, or a deadline on a date, whose instant is that day's 24:00.
    public var isAllDay: Bool { snapshot[index, EventField.isAllDay] == 1 }
    /// Whether it takes place once on each clock among its regions.
    public var isPerRegion: Bool { snapshot[index, EventField.isPerRegion] == 1 }
    /// Whether it repeats.
    public var isRepeating: Bool { snapshot[index, EventField.isRepeating] == 1 }
    /// Whether it is voting before polling day.
    public var isEarly: Bool { snapshot[index, EventField.isEarly] == 1 }
    /// Whether the calendar says that it takes nobody's time (`free: true`), so that it clashes with nothing.
    public var isFree: Bool { snapshot[index, EventField.isFree] == 1 }

    /// Whether the calendar writes `end:`, and not how long it is.
    var writesEnd: Bool { snapshot[index, EventField.writesEnd] == 1 }

    /// Where it happens; nil where the calendar does not say.
    public var venue: VenueView? { optional(.venue) }
    /// The event that it must not come before (`after:`); nil for none.
    public var after: EventView? { optional(.after) }
    /// The event that it answers (`reply-to:`); nil for none.
    public var replyTo: EventView? { optional(.replyTo) }
    /// How many people are expected; nil where the calendar does not say.
    public var expected: Int? {
        let number = snapshot[index, EventField.expected]
        return number < 0 ? nil : Int(number)
    }
    /// The channels that carry it live.
    public var channels: Views<ChannelView> { list(.channels, .channelsCount) }
    /// The regions that it names, which may be none; not that of its venue.
    public var regions: Views<RegionView> { list(.regions, .regionsCount) }
    /// The contests that it names, which may be none; not those in which its contestants stand.
    public var contests: Views<ContestView> { list(.contests, .contestsCount) }
    /// The contestants who take part.
    public var contestants: Views<ContestantView> { list(.contestants, .contestantsCount) }
    /// The people who take part.
    public var people: Views<PersonView> { list(.people, .peopleCount) }
    /// Its occurrences, in order of start.
    public var occurrences: Views<OccurrenceView> { list(.occurrences, .occurrencesCount) }
    /// The clocks that it takes place on, in the order of its regions; just one, unless it is `isPerRegion`.
    public var zones: [Zone] { snapshot.list(index, EventField.zones, .zonesCount).map(snapshot.zone) }
    /// Its tags, in the calendar's order.
    public var tags: [String] { snapshot.list(index, EventField.tags, .tagsCount).map(snapshot.text) }

    /// When the venue or the time on air was asked for; nil where the calendar does not say.
    public var requested: Instant? {
        guard snapshot[index, EventField.hasRequested] == 1 else { return nil }
        return Instant(seconds: snapshot.long(index, EventField.requestedLow, .requestedHigh))
    }
    /// When that was answered; nil where the calendar does not say.
    public var answered: Instant? {
        guard snapshot[index, EventField.hasAnswered] == 1 else { return nil }
        return Instant(seconds: snapshot.long(index, EventField.answeredLow, .answeredHigh))
    }

    /// Airtime foreseen for each contestant in each occurrence, on each of its channels; empty where none is.
    public var speaking: [SpeakingTime] {
        let numbers = snapshot.list(index, EventField.speaking, .speakingCount)
        return stride(from: 0, to: numbers.count - 4, by: 5).map { at in
            SpeakingTime(
                contestant: ContestantView(snapshot, numbers[at]), seconds: long(numbers, at + 1),
                offset: long(numbers, at + 3))
        }
    }

    /// The parts of a debate, one after the other; empty where the calendar gives none.
    public var stages: [Stage] {
        let numbers = snapshot.list(index, EventField.stages, .stagesCount)
        return stride(from: 0, to: numbers.count - 4, by: 5).map { at in
            Stage(title: snapshot.text(numbers[at]), seconds: long(numbers, at + 1), each: long(numbers, at + 3))
        }
    }

    /// Airtime foreseen for one contestant.
    public struct SpeakingTime: Hashable, Sendable {
        /// Who is to speak.
        public let contestant: ContestantView
        /// For how long, in seconds.
        public let seconds: Int64
        /// How long after the event's start, in seconds; 0 where the calendar does not say.
        public let offset: Int64
    }

    /// A part of a debate with one speaking time for each contestant.
    public struct Stage: Hashable, Sendable {
        /// What the part is called.
        public let title: String
        /// How long it is, in seconds.
        public let seconds: Int64
        /// Speaking time of each contestant in it, in seconds; 0 where none is foreseen.
        public let each: Int64
    }

    private func optional<Element: CampaignElement>(_ field: EventField) -> Element? {
        let other = snapshot[index, field]
        return other < 0 ? nil : Element(snapshot, other)
    }

    private func list<Element>(_ first: EventField, _ count: EventField) -> Views<Element> {
        Views(snapshot.list(index, first, count), in: snapshot)
    }

    private func long(_ numbers: UnsafeBufferPointer<Int32>, _ at: Int) -> Int64 {
        Int64(numbers[at + 1]) << 32 | Int64(UInt32(bitPattern: numbers[at]))
    }
}
