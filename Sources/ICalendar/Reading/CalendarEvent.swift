package import ZoneInfo

/// A VEVENT as far as its meaning goes: what takes place, when, and how it repeats.
///
/// One component: the exceptions of a series are events of their own here, with the same `uid` and a `recurrenceID`.
/// `OccurrenceSet` joins them.
package struct CalendarEvent: Sendable {
    /// Made from what the event says where the file has none, which is reported: the same again at the next reading.
    package var uid: String
    /// Which occurrence of the series this one replaces, as the file names it.
    package var recurrenceID: CalendarTime?
    /// Whether it replaces that occurrence and all after it (`RANGE=THISANDFUTURE`).
    package var appliesToFuture = false
    package var sequence = 0
    package var stamp: Instant?
    package var lastModified: Instant?

    package var start: CalendarTime
    /// Nil where the file says how long by DURATION, or not at all.
    package var end: CalendarTime?
    package var duration: ICalendarDuration?

    package var rules: [RecurrenceRule] = []
    package var dates: [CalendarTime] = []
    /// Ends of the dates that the file writes as periods, by their place in `dates`.
    package var periods: [Int: PeriodEnd] = [:]
    package var exceptions: [CalendarTime] = []

    package var summary = ""
    package var status = Status.unsaid
    /// Whether it takes nobody's time (`TRANSP:TRANSPARENT`).
    package var isTransparent = false

    /// Where the component begins.
    package var position: TextPosition
    /// All its lines, read and unread, for whoever wants more of it.
    package var component: CalendarComponent

    package enum Status: Hashable, Sendable { case unsaid, tentative, confirmed, cancelled }

    /// How a period of an RDATE ends.
    package enum PeriodEnd: Hashable, Sendable {
        case end(CalendarTime)
        case duration(ICalendarDuration)
    }

    package init(uid: String, start: CalendarTime, position: TextPosition, component: CalendarComponent) {
        self.uid = uid
        self.start = start
        self.position = position
        self.component = component
    }
}

/// A DURATION: days on the clock, then exact seconds (RFC 5545, section 3.3.6); both negative for one that goes back.
package struct ICalendarDuration: Hashable, Sendable {
    package var days: Int
    package var seconds: Int64

    package init(days: Int = 0, seconds: Int64 = 0) {
        self.days = days
        self.seconds = seconds
    }
}
