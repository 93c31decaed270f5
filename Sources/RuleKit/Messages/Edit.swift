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
