package import ZoneInfo

/// One dated instance of an event of a file.
package struct CalendarOccurrence: Sendable {
    /// Which of the events handed in it shows: the series itself, or the exception that replaces this occurrence.
    package var event: Int
    /// For whole days, their midnights on the clock that floating times are read on.
    package var start: Instant
    package var end: Instant
    /// The days of a whole-day occurrence, `end` not included; nil for a timed one.
    package var days: Range<CivilDate>?
    /// The start that the series gives it, where an exception moved or changed it.
    package var original: CalendarTime?
    package var isCancelled: Bool

    package init(
        event: Int, start: Instant, end: Instant, days: Range<CivilDate>? = nil, original: CalendarTime? = nil,
        isCancelled: Bool = false
    ) {
        self.event = event
        self.start = start
        self.end = end
        self.days = days
        self.original = original
        self.isCancelled = isCancelled
    }
}
