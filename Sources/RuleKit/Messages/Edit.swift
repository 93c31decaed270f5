public import ZoneInfo

/// A change to the calendar that mends what was found: `.set("end", of: rally, to: CivilDateTime(day, latest))`.
///
/// `keste check --fix` makes it. Of the edits of one finding all are made, or none.
public struct Edit: Hashable, Sendable {
    let edit: WireEdit

    /// Gives a key of an entry another value.
    ///
    /// - Parameters:
    ///   - keys: The key, or the keys one below the other; `[0]` for an element of a list: `.set("speaking", "each", …)`.
    ///   - entry: The event, venue or whatever else has the key.
    ///   - value: What is to stand there.
    public static func set(_ keys: String..., of entry: some CalendarEntry, to value: some CalendarScalar) -> Edit {
        Edit(edit: WireEdit(entry: entry.findingPlace.place, keys: keys, value: value.calendarText))
    }
}

extension Edit {
    /// The edits that let an occurrence end at another instant, whether its event has `end:` or `duration:`.
    ///
    /// None where one entry does not say it: of an event that repeats, takes place once in each region, or is of whole
    /// days; and none for an end that would not come after the start.
    public static func ending(_ occurrence: OccurrenceView, at end: Instant) -> [Edit] {
        guard occurrence.hasEntryOfItsOwn, end > occurrence.start else { return [] }
        let event = occurrence.event
        return event.writesEnd
            ? [.set("end", of: event, to: occurrence.zone.civil(at: end))]
            : [.set("duration", of: event, to: Seconds(end - occurrence.start))]
    }

    /// The edits that move an occurrence to another start and leave its length as it is. None as for `ending(_:at:)`.
    public static func moving(_ occurrence: OccurrenceView, to start: Instant) -> [Edit] {
        guard occurrence.hasEntryOfItsOwn else { return [] }
        let (event, zone) = (occurrence.event, occurrence.zone)
        let move = Edit.set("start", of: event, to: zone.civil(at: start))
        return event.writesEnd
            ? [move, .set("end", of: event, to: zone.civil(at: start + occurrence.span.seconds))] : [move]
    }
}

extension OccurrenceView {
    /// Whether the event's `start:`, and its `end:` or `duration:`, are about this occurrence alone.
    fileprivate var hasEntryOfItsOwn: Bool {
        !isAllDay && !event.isAllDay && original == nil && !event.isRepeating && !event.isPerRegion
    }
}

/// What can stand as a value in a calendar.
public protocol CalendarScalar {
    /// The value as the calendar writes it, on one line and not quoted.
    var calendarText: String { get }
}

extension String: CalendarScalar {
    /// The text.
    public var calendarText: String { self }
}

extension Bool: CalendarScalar {
    /// `true` or `false`.
    public var calendarText: String { self ? "true" : "false" }
}

extension Int: CalendarScalar {
    /// The number.
    public var calendarText: String { String(self) }
}

extension Seconds: CalendarScalar {
    /// `1h30m`.
    public var calendarText: String { description }
}

extension CivilDate: CalendarScalar {
    /// `2023-03-16`.
    public var calendarText: String { "\(self)" }
}

extension CivilTime: CalendarScalar {
    /// `20:00`.
    public var calendarText: String { "\(self)" }
}

extension CivilDateTime: CalendarScalar {
    /// `2023-03-16T20:00`.
    public var calendarText: String { "\(self)" }
}
