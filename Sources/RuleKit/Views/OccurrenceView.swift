public import CampaignModel
public import ZoneInfo

/// One dated instance of an event, on one clock.
@frozen
public struct OccurrenceView: CampaignElement {
    @usableFromInline let snapshot: Snapshot
    /// The index in `occurrences`.
    public let index: Int32

    /// The occurrence at an index.
    public init(_ snapshot: Snapshot, _ index: Int32) {
        self.snapshot = snapshot
        self.index = index
    }
}

extension OccurrenceView {
    /// The event that it is an instance of.
    public var event: EventView { EventView(snapshot, snapshot[index, OccurrenceField.event]) }

    /// From when to when; of a whole-day occurrence all its days, on its own clock.
    public var span: TimeSpan {
        guard index >= 0, Int(index) < snapshot.count(.occurrenceStarts) else {
            return TimeSpan(start: Instant(seconds: 0), end: Instant(seconds: 0))
        }
        return TimeSpan(
            start: Instant(seconds: snapshot.column(.occurrenceStarts, of: Int64.self)[Int(index)]),
            end: Instant(seconds: snapshot.column(.occurrenceEnds, of: Int64.self)[Int(index)]))
    }
    /// Its first instant.
    public var start: Instant { span.start }
    /// The first instant after it.
    public var end: Instant { span.end }
    /// The clock of the place.
    public var zone: Zone { snapshot.zone(snapshot[index, OccurrenceField.zone]) }
    /// Its start on the clock of the place.
    public var civilStart: CivilDateTime { zone.civil(at: start) }
    /// Its end on the clock of the place.
    public var civilEnd: CivilDateTime { zone.civil(at: end) }
    /// Whether it is whole days, without hours.
    public var isAllDay: Bool { snapshot[index, OccurrenceField.isAllDay] == 1 }
    /// Whether it takes place; it may differ from the event's.
    public var status: EventStatus { EventStatus(code: snapshot[index, OccurrenceField.status]) ?? .confirmed }
    /// Whether rules have to do with it: it is neither cancelled nor postponed.
    public var takesPlace: Bool { status.takesPlace }
    /// The start that the repeat gives it, on the clock of the place; nil where the event does not repeat.
    public var original: CivilDateTime? {
        let second = snapshot[index, OccurrenceField.originalSecond]
        guard second >= 0 else { return nil }
        return snapshot.moment(day: snapshot[index, OccurrenceField.originalDay], second: second)
    }
    /// Whether the calendar moved it away from what the repeat gives, or gave it another status.
    public var isChanged: Bool { snapshot[index, OccurrenceField.isChanged] == 1 }
}
