package import ZoneInfo

/// An agenda for people: by day, each entry with its time, its title, what it is, and what else is known of it.
package struct AgendaLayout: Sendable {
    /// What stands in an agenda once.
    package struct Row: Sendable {
        /// On the clock that it is shown on.
        package var start: CivilDateTime
        package var end: CivilDateTime
        package var isAllDay: Bool
        package var title: String
        /// In brackets behind the title: `debate`, `CANCELLED`.
        package var marks: [String]
        /// One a line below it.
        package var details: [String]

        package init(
            start: CivilDateTime, end: CivilDateTime, isAllDay: Bool, title: String, marks: [String] = [],
            details: [String] = []
        ) {
            self.start = start
            self.end = end
            self.isAllDay = isAllDay
            self.title = title
            self.marks = marks
            self.details = details
        }
    }

    /// Where titles begin.
    private static let margin = 20

    /// The rows of a day under its name.
    package static func text(of date: CivilDate, _ rows: [Row]) -> String {
        "\(date.weekday.name) \(date)\n" + rows.map(text).joined()
    }

    /// Days with an empty line between them.
    ///
    /// - Parameter rows: In the order in which they are shown; those of one day one after the other.
    package static func text(of rows: [Row]) -> String {
        var days: [(date: CivilDate, rows: [Row])] = []
        for row in rows {
            if days.last?.date != row.start.date { days.append((row.start.date, [])) }
            days[days.count - 1].rows.append(row)
        }
        return days.map { text(of: $0.date, $0.rows) }.joined(separator: "\n")
    }

    private static func text(_ row: Row) -> String {
        let time = time(row)
        let gap = String(repeating: " ", count: max(2, margin - 2 - DisplayWidth.of(time)))
        let marks = row.marks.isEmpty ? "" : " [\(row.marks.map { VisibleText.of($0) }.joined(separator: ", "))]"
        let first = "  \(time)\(gap)\(VisibleText.of(row.title))\(marks)\n"
        return first
            + row.details.map { DisplayWidth.wrap(VisibleText.of($0), first: margin, indent: margin) + "\n" }.joined()
    }

    private static func time(_ row: Row) -> String {
        let end = onDayBefore(row.end)
        if row.isAllDay {
            return end.date <= row.start.date ? "all day" : "until \(end.date)"
        }
        if row.start == row.end { return row.start.time.description }
        if end.date == row.start.date { return "\(row.start.time)-\(end.time)" }
        // As timetables mark an arrival on the day after.
        if end.date == row.start.date.adding(days: 1) { return "\(row.start.time)-\(end.time) (+1)" }
        return "\(row.start.time)-\(end.date) \(end.time)"
    }

    /// Midnight as the 24:00 of the day that it ends.
    private static func onDayBefore(_ civil: CivilDateTime) -> CivilDateTime {
        civil.time == .midnight ? CivilDateTime(civil.date.adding(days: -1), .endOfDay) : civil
    }
}
