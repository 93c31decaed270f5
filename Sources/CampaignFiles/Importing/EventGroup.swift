import CampaignModel
import ICalendar
import ZoneInfo

/// The events of a file that have one UID, and when they take place.
struct EventGroup {
    /// More occurrences of one series are not taken.
    static let mostOccurrences = 4000

    let events: [CalendarEvent]
    /// In order of start; `event` counts in `events`.
    let occurrences: [CalendarOccurrence]
    /// Those that are no exceptions and take place: one, unless quite different events have one UID.
    let bases: [Int]
    /// Whether there are more occurrences than are taken.
    let isTruncated: Bool
    /// From when on they are taken, where there are too many from the beginning.
    let taken: TimeSpan?
    /// Whether the series has no end.
    let isEndless: Bool
    /// Whether it was looked at for a time only, beyond which it may go on.
    let isCut: Bool
    /// Up to when.
    let reach: Instant
    let diagnostics: [ICalendarDiagnostic]

    /// Whether nothing of it lies in the time that was asked for.
    var isOutside: Bool { isCut && occurrences.isEmpty }

    /// Whether an occurrence is an exception of the series, and no event beside it.
    func isException(_ occurrence: CalendarOccurrence) -> Bool {
        events[occurrence.event].recurrenceID != nil && occurrence.original != nil
    }
}
