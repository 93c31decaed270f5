import RuleKit

/// A venue holds one event at a time, and is cleared and set up between two.
struct VenueConflicts: Rule {
    static let info = RuleInfo(
        id: "venue", summary: "No venue holds two events at once, the time to clear and set it up included")

    func check(_ campaign: CampaignView, _ report: Report) {
        self.report(
            campaign, to: report, margins: { ($0.venue?.setup ?? 0, $0.venue?.teardown ?? 0) },
            resources: { $0.venue.map { [$0] } ?? [] }
        ) { clash in
            guard let venue = clash.resources.first else { return }
            clash.report("\(venue.name) is wanted by", to: report, gap: venue.setup + venue.teardown)
        }
    }

    static let examples: [Example] = [
        .passes(
            "one ends at 18:00 and the next begins at 18:00",
            yaml: """
                venues: [{id: hall, name: Hall}]
                events:
                  - {id: one, kind: rally, title: One, start: 2023-03-01T16:00, end: 2023-03-01T18:00, venue: hall}
                  - {id: two, kind: rally, title: Two, start: 2023-03-01T18:00, end: 2023-03-01T20:00, venue: hall}
                """),
        .passes(
            "the gap is as long as clearing and setting up take together",
            yaml: """
                venues: [{id: park, name: Park, setup: 45m, teardown: 30m}]
                events:
                  - {id: one, kind: rally, title: One, start: 2023-03-01T14:00, end: 2023-03-01T16:00, venue: park}
                  - {id: two, kind: rally, title: Two, start: 2023-03-01T17:15, end: 2023-03-01T18:00, venue: park}
                """),
        .passes(
            "one of the two is cancelled",
            yaml: """
                venues: [{id: hall, name: Hall}]
                events:
                  - {id: one, kind: rally, title: One, start: 2023-03-01T16:00, duration: 2h, venue: hall}
                  - {id: two, kind: rally, title: Two, start: 2023-03-01T16:00, duration: 2h, venue: hall, status: cancelled}
                """),
        .finds(
            "two with the same start and the same length",
            yaml: """
                venues: [{id: hall, name: Hall}]
                events:
                  - {id: one, kind: rally, title: One, start: 2023-03-01T16:00, duration: 2h, venue: hall}
                  - {id: two, kind: rally, title: Two, start: 2023-03-01T16:00, duration: 2h, venue: hall}
                """, events: ["one", "two"], message: "overlap by 2 h"),
        .finds(
            "twenty minutes between, and 75 are needed",
            yaml: """
                venues: [{id: park, name: Park, setup: 45m, teardown: 30m}]
                events:
                  - {id: one, kind: rally, title: One, start: 2023-03-01T14:00, end: 2023-03-01T16:00, venue: park}
                  - {id: two, kind: rally, title: Two, start: 2023-03-01T16:20, end: 2023-03-01T18:00, venue: park}
                """, events: ["one", "two"], message: "20 min between them"),
        .finds(
            "a weekly meeting in the way of a daily one, once for the pair",
            yaml: """
                venues: [{id: hall, name: Hall}]
                events:
                  - {id: weekly, kind: other, title: Weekly, start: 2023-02-21T18:00, duration: 1h, venue: hall, \
                repeat: {every: week, until: 2023-03-14}}
                  - {id: daily, kind: other, title: Daily, start: 2023-02-20T18:30, duration: 1h, venue: hall, \
                repeat: {every: day, until: 2023-03-14}}
                """, events: ["weekly", "daily"], message: "4 times, first on Tuesday 21 February 2023"),
    ]
}
