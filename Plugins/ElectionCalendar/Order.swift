import RuleKit

/// What the calendar says comes after something does.
struct Order: Rule {
    static let info = RuleInfo(id: "order", summary: "An event with `after:` does not begin before the other has ended")

    func check(_ campaign: CampaignView, _ report: Report) {
        for event in campaign.events {
            guard let earlier = event.after else { continue }
            let pairs = event.occurrences.filter(\.takesPlace).compactMap { occurrence in
                Self.end(of: earlier, for: occurrence).map { (occurrence: occurrence, end: $0) }
            }
            let wrong = pairs.filter {
                Self.latestBegin(of: $0.occurrence) < $0.end || Self.isBefore($0.occurrence, $0.end)
            }
            guard let (occurrence, end) = wrong.first else { continue }
            let times = wrong.count == 1 ? "" : " (\(wrong.count) times, this is the first)"
            report.finding(
                "\(event.title), \(Wording.occurrence(occurrence)) (\(occurrence.zone)), must not come before"
                    + " \(earlier.title) (\(earlier.id)), which is over on \(Self.moment(end, of: earlier, in: occurrence.zone))"
                    + times,
                events: [event, earlier],
                fix:
                    "move \(event.id) to \(Wording.moment(end, in: occurrence.zone)) or later, or correct \(earlier.id)"
            )
        }
    }

    /// A deadline on a date is over at that date's 24:00, and is printed so.
    private static func moment(_ end: Instant, of event: EventView, in zone: Zone) -> String {
        let civil = zone.civil(at: end)
        guard event.kind == .deadline, event.isAllDay, civil.time == .midnight else { return Wording.moment(civil) }
        return Wording.moment(CivilDateTime(civil.date.adding(days: -1), .endOfDay))
    }

    /// The latest moment at which an occurrence can be said to begin: a deadline is its instant, a day any of its hours.
    private static func latestBegin(of occurrence: OccurrenceView) -> Instant {
        occurrence.isAllDay ? occurrence.end : occurrence.start
    }

    /// A day that ends as the other event does leaves it no moment to begin in; a deadline needs none.
    private static func isBefore(_ occurrence: OccurrenceView, _ end: Instant) -> Bool {
        occurrence.isAllDay && occurrence.event.kind != .deadline && occurrence.end <= end
    }

    /// When an event is over, seen from an occurrence of another: on the same clock where it takes place on several, and
    /// with its last repeat. A whole day is over at any of its hours, a deadline on a date at that day's 24:00.
    private static func end(of event: EventView, for occurrence: OccurrenceView) -> Instant? {
        let all = event.occurrences.filter(\.takesPlace)
        let sameClock = all.filter { $0.zone == occurrence.zone }
        return (sameClock.isEmpty ? all : sameClock).map { other in
            guard other.isAllDay, event.kind != .deadline else { return other.end }
            let lastDay = other.civilEnd.date.adding(days: -1)
            return max(other.start, other.zone.instant(of: CivilDateTime(lastDay, .midnight)))
        }.max()
    }

    static let examples: [Example] = [
        .passes(
            "at the very instant of the deadline",
            yaml: """
                events:
                  - {id: closes, kind: deadline, title: Closes, start: 2023-02-18T18:00}
                  - {id: opens, kind: other, title: Opens, start: 2023-02-18T18:00, duration: 1h, after: closes}
                """),
        .passes(
            "two whole days on one date, of which nobody knows the hours",
            yaml: """
                events:
                  - {id: draw, kind: other, title: Draw, date: 2023-03-07}
                  - {id: rules, kind: other, title: Rules, date: 2023-03-07, after: draw}
                """),
        .finds(
            "the draw before registration has closed",
            yaml: """
                events:
                  - {id: closes, kind: deadline, title: Closes, start: 2027-04-20T18:00}
                  - {id: draw, kind: deadline, title: Draw, date: 2027-04-12, after: closes}
                """, events: ["draw", "closes"], message: "must not come before Closes"),
    ]
}
