import ZoneInfo

/// The components of one UID: what repeats, and what replaces occurrences of it.
struct CalendarSeries: Sendable {
    /// By place among all events; nil where the file has exceptions alone.
    var main: Int?
    /// Exceptions for one occurrence each.
    var exceptions: [Int] = []
    /// Exceptions for an occurrence and all after it.
    var turns: [Int] = []

    /// Adds what takes place in the window of the expansion, in no order.
    func expand(into expansion: OccurrenceSet.Expansion) {
        guard let main else {
            for exception in exceptions + turns { expandAlone(exception, into: expansion) }
            return
        }
        let event = expansion.events[main]
        if exceptions.isEmpty, turns.isEmpty, event.rules.isEmpty, event.dates.isEmpty, event.exceptions.isEmpty {
            expandSingle(main, original: nil, into: expansion)
            return
        }
        var walk = SeriesExpansion(self, main: main, expansion)
        walk.run()
    }

    /// An exception whose series is not in the file.
    private func expandAlone(_ index: Int, into expansion: OccurrenceSet.Expansion) {
        let event = expansion.events[index]
        guard expandSingle(index, original: event.recurrenceID, into: expansion) else { return }
        guard !expansion.log.isFull else { return expansion.log.count(.note) }
        expansion.log.add(
            ICalendarDiagnostic(
                .note, id: "ical/no-series", at: event.component.property("RECURRENCE-ID")?.position ?? event.position,
                message: "“\(event.shortName)” replaces an occurrence of a series that is not in the file; "
                    + "it is shown by itself",
                reference: "RFC 5545, 3.8.4.4"))
    }

    /// What a component says of itself alone; whether it is in the window.
    @discardableResult
    private func expandSingle(
        _ index: Int, original: CalendarTime?, into expansion: OccurrenceSet.Expansion
    ) -> Bool {
        let shape = OccurrenceShape(index, expansion)
        return shape.add(at: expansion.events[index].start.local, original: original, to: expansion)
    }
}

extension CalendarEvent {
    /// What a message calls it.
    var shortName: String { summary.isEmpty ? uid : summary }
}
