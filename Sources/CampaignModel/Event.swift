package import ZoneInfo

/// Something on the calendar.
package struct Event: Sendable {
    package var id: String
    package var kind: EventKind
    package var title: LocalizedText
    package var timing: Timing
    /// On whose clocks it takes place: one zone, or for `regions:` each zone among them, in the calendar's order.
    package var zones: [Zone]
    /// Whether it was written with `regions:`, and so has an occurrence and a UID for each of `zones`.
    package var isPerRegion: Bool
    package var recurrence: Recurrence?
    package var status: EventStatus
    package var audience: Audience

    package var venue: Ref<Venue>?
    package var channels: [Ref<Channel>]
    package var regions: [Ref<Region>]
    package var contests: [Ref<Contest>]
    package var contestants: [Ref<Contestant>]
    package var people: [Ref<Person>]

    /// Planned airtime, worked out from `speaking:`, `stages:` or the broadcast's whole duration.
    package var speaking: [SpeakingTime]
    package var stages: [Stage]
    package var airtimeKind: AirtimeKind

    package var tags: [String]
    /// How long before the start an alarm is wanted.
    package var alarms: [CalendarDuration]
    package var requested: Instant?
    package var answered: Instant?
    /// What this must not come before.
    package var after: Ref<Event>?
    package var replyTo: Ref<Event>?
    /// Voting before polling day.
    package var early: Bool
    /// Whether it takes nobody's time: nobody and no place is taken by it. Nil where the calendar does not say, which
    /// counts as no.
    package var free: Bool?
    /// Whether the calendar writes `end:`, and not how long it is.
    package var writesEnd = false
    /// Which occurrence of an event that repeats this one takes the place of.
    package var replaces: Replacement?

    package var description: LocalizedText?
    package var url: String?
    package var stream: String?
    package var doors: CivilDateTime?
    /// How many people are expected.
    package var expected: Int?

    /// The UID in feeds where it is not made from the ids.
    package var uid: String?
    /// Content lines kept for the round trip.
    package var ical: [String]

    package var provenance: Provenance
    package var place: SourcePlace

    package init(id: String, kind: EventKind, title: LocalizedText, timing: Timing, zones: [Zone], place: SourcePlace) {
        self.id = id
        self.kind = kind
        self.title = title
        self.timing = timing
        self.zones = zones
        self.place = place
        isPerRegion = false
        recurrence = nil
        status = .confirmed
        audience = .public
        venue = nil
        channels = []
        regions = []
        contests = []
        contestants = []
        people = []
        speaking = []
        stages = []
        airtimeKind = kind == .debate ? .debate : .other
        tags = []
        alarms = []
        requested = nil
        answered = nil
        after = nil
        replyTo = nil
        early = false
        free = nil
        replaces = nil
        description = nil
        url = nil
        stream = nil
        doors = nil
        expected = nil
        uid = nil
        ical = []
        provenance = Provenance()
    }
}

extension Event {
    /// When an event takes place, on the clocks of its zones.
    package enum Timing: Hashable, Sendable {
        /// From a civil time on, for a duration (none for a deadline).
        case timed(start: CivilDateTime, duration: CalendarDuration)
        /// Whole days, both included.
        case days(first: CivilDate, last: CivilDate)

        /// The first moment on the clock.
        package var start: CivilDateTime {
            switch self {
            case .timed(let start, _): start
            case .days(let first, _): CivilDateTime(first, .midnight)
            }
        }
    }

    /// An occurrence of another event.
    package struct Replacement: Hashable, Sendable {
        /// The event that repeats.
        package var event: Ref<Event>
        /// The start that its repeat gives the occurrence, on its own clock.
        package var original: CivilDateTime
        package init(event: Ref<Event>, original: CivilDateTime) {
            self.event = event
            self.original = original
        }
    }

    /// A part of a debate with one speaking time for each contestant.
    package struct Stage: Hashable, Sendable {
        package var title: LocalizedText
        package var seconds: Int64
        /// Speaking time of each contestant in it; 0 where none is foreseen.
        package var each: Int64
        package init(title: LocalizedText, seconds: Int64, each: Int64) {
            self.title = title
            self.seconds = seconds
            self.each = each
        }
    }

    /// Airtime foreseen for one contestant in each occurrence, on each of the event's channels.
    package struct SpeakingTime: Hashable, Sendable {
        package var contestant: Ref<Contestant>
        package var seconds: Int64
        /// Seconds after the event's start at which it begins; 0 where the calendar does not say.
        package var offset: Int64
        package init(contestant: Ref<Contestant>, seconds: Int64, offset: Int64 = 0) {
            self.contestant = contestant
            self.seconds = seconds
            self.offset = offset
        }
    }
}

/// How an event repeats.
package struct Recurrence: Hashable, Sendable {
    /// The RRULE value without UNTIL, FREQ first: `FREQ=WEEKLY;BYDAY=TU,TH`. Nil where each start is named in `also`.
    package var rule: String?
    /// The last moment at which an occurrence may begin, on the event's clock; nil where the rule has COUNT or no end.
    package var until: CivilDateTime?
    /// Starts that the rule does not give; of a rule that does not begin with the event's start, that too.
    package var also: [CivilDateTime]
    /// Occurrences that do not take place, by the start that they would have had.
    package var except: [CivilDateTime]
    /// Occurrences that differ.
    package var changes: [Change]
    /// Occurrences that other events take the place of.
    package var replaced: [Replaced]

    package struct Replaced: Hashable, Sendable {
        /// The start that it would have had.
        package var original: CivilDateTime
        package var by: Ref<Event>
        package init(original: CivilDateTime, by: Ref<Event>) {
            self.original = original
            self.by = by
        }
    }

    package struct Change: Hashable, Sendable {
        /// The start that it would have had.
        package var original: CivilDateTime
        package var timing: Event.Timing?
        package var status: EventStatus?
        package var place: SourcePlace
        package init(
            original: CivilDateTime, timing: Event.Timing? = nil, status: EventStatus? = nil, place: SourcePlace
        ) {
            self.original = original
            self.timing = timing
            self.status = status
            self.place = place
        }
    }

    package init(
        rule: String?, until: CivilDateTime? = nil, also: [CivilDateTime] = [], except: [CivilDateTime] = [],
        changes: [Change] = [], replaced: [Replaced] = []
    ) {
        self.rule = rule
        self.until = until
        self.also = also
        self.except = except
        self.changes = changes
        self.replaced = replaced
    }
}

/// One dated instance of an event, on one clock.
package struct Occurrence: Hashable, Sendable {
    package var event: Ref<Event>
    package var span: TimeSpan
    /// Which of the event's zones it is on.
    package var zone: Int32
    /// Whether it is whole days, without a time of the day.
    package var isAllDay: Bool
    package var status: EventStatus
    /// The start that the repeat gives it, on the clock; its RECURRENCE-ID. Nil where the event does not repeat.
    package var original: CivilDateTime?
    /// Whether `changes:` moved it or gave it another status.
    package var isChanged: Bool

    package init(
        event: Ref<Event>, span: TimeSpan, zone: Int = 0, isAllDay: Bool = false, status: EventStatus = .confirmed,
        original: CivilDateTime? = nil, isChanged: Bool = false
    ) {
        self.event = event
        self.span = span
        self.zone = Int32(truncatingIfNeeded: zone)
        self.isAllDay = isAllDay
        self.status = status
        self.original = original
        self.isChanged = isChanged
    }
}
