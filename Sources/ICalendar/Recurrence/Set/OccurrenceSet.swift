package import ZoneInfo

/// The events of a file as the series that they form, and what takes place of them in a span of time.
///
/// How the sets of RFC 5545, section 3.8.5, are understood here, where it leaves a choice or files break it:
/// - DTSTART is always an occurrence, also where the rule does not give it; COUNT counts what the rule gives. So do
///   Google Calendar and recurring-ical-events.
/// - EXDATE and RECURRENCE-ID are compared as instants, whatever zone they are written in. A date among times means the
///   starts of that day on the clock of the series, a time among dates its day.
/// - UNTIL is included. A date after a series of times means all of that day; an instant after a series of days means
///   the day that the clock of times without a zone shows then.
/// - An occurrence in a gap of the clock begins as section 3.3.5 says: with the offset before the gap.
/// - `RANGE=THISANDFUTURE` moves all later occurrences by as much on the clock as it moves its own; a later one, and an
///   exception for one occurrence, go before it.
/// - An exception that meets no occurrence is one of its own.
/// - Of two components with one UID, or for one occurrence, the one with the higher SEQUENCE holds, then the later
///   DTSTAMP. If these do not tell, the first is the series and the other an event beside it.
package struct OccurrenceSet: Sendable {
    /// The most that is found at once, unless said otherwise.
    package static let defaultLimit = 100_000
    /// As many are kept of what is to be said; the others are counted.
    static let mostDiagnostics = 1_000

    private let events: [CalendarEvent]
    private let defaultZone: Zone
    private let series: [CalendarSeries]
    private let remarks: DiagnosticLog

    /// Joins events to series.
    ///
    /// - Parameters:
    ///   - events: Of one file, in its order. For part of a file: all components of each UID, or none.
    ///   - defaultZone: The clock on which times without a zone, and whole days, are read.
    package init(_ events: [CalendarEvent], defaultZone: Zone) {
        self.events = events
        self.defaultZone = defaultZone
        var grouping = CalendarSeries.Grouping(events)
        series = grouping.series()
        remarks = grouping.log
    }

    /// What was found in a span of time.
    package struct Result: Sendable {
        /// By start, then in the order of the file; each once.
        package let occurrences: [CalendarOccurrence]
        /// In the order of the file.
        package let diagnostics: [ICalendarDiagnostic]
        /// Whether some are missing: more than were wanted, or a rule that would take too long. A diagnostic says which.
        package let isTruncated: Bool
    }

    /// All that takes place in a window, also what began before it and reaches into it.
    ///
    /// What has no length is in it from its first instant on, up to before its last.
    /// - Parameters:
    ///   - window: One without length is the instant at which it lies.
    ///   - limit: How many occurrences are wanted at most; those that begin first are kept.
    package func occurrences(in window: Range<Instant>, limit: Int = Self.defaultLimit) -> Result {
        let expansion = Expansion(events, in: window, defaultZone: defaultZone, limit: limit)
        for series in series { series.expand(into: expansion) }
        let occurrences = expansion.finish()
        var diagnostics = DiagnosticLog.joined([remarks, expansion.log], and: [], limit: Self.mostDiagnostics)
        if expansion.isTruncated, let last = occurrences.last, occurrences.count == limit {
            diagnostics.append(
                ICalendarDiagnostic(
                    .warning, id: "ical/limit", at: nil,
                    message: "there are more than \(limit) occurrences: none after \(last.start) is shown",
                    fix: "ask for a shorter time"))
        } else if let reach = expansion.reach {
            diagnostics.append(
                ICalendarDiagnostic(
                    .warning, id: "ical/limit", at: nil,
                    message: "a series has too many occurrences, most of them left out or replaced: none after "
                        + "\(Instant(seconds: Int64(reach))) is shown",
                    fix: "ask for a shorter time"))
        }
        return Result(occurrences: occurrences, diagnostics: diagnostics, isTruncated: expansion.isTruncated)
    }
}
