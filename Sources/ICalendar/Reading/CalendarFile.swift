/// All that an iCalendar file says, as far as it could be read, and what could not.
package struct CalendarFile: Sendable {
    /// The properties of the calendar itself (of the first, where a file holds several): `NAME`, `METHOD`, …
    package var properties: [CalendarProperty] = []
    /// In the order of the file.
    package var events: [CalendarEvent] = []
    /// In the order of the file.
    package var diagnostics: [ICalendarDiagnostic] = []
    /// Whether it is an iCalendar file at all; if not, a diagnostic says what it is instead.
    package var isCalendar = false
    /// Whether it was read to its end, and the end is where it should be.
    package var isWhole = false

    package init() {}
}
