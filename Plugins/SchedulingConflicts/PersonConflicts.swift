import RuleKit

/// A person is at one event at a time.
struct PersonConflicts: Rule {
    static let info = RuleInfo(id: "person", summary: "No person is at two events at once")

    func check(_ campaign: CampaignView, _ report: Report) {
        self.report(campaign, to: report, resources: { Array($0.people) }) { clash in
            let names = Wording.list(clash.resources.map(\.name))
            clash.report("\(names) would be at once at", to: report)
        }
    }

    static let examples: [Example] = [
        .passes(
            "a whole day has no known hour",
            yaml: """
                people: [{id: host, name: Host}]
                events:
                  - {id: fair, kind: other, title: Fair, date: 2023-03-01, people: [host]}
                  - {id: talk, kind: other, title: Talk, start: 2023-03-01T17:00, duration: 1h, people: [host]}
                """),
        .finds(
            "one that is marked free is left out, which is said",
            yaml: """
                people: [{id: host, name: Host}]
                events:
                  - {id: one, kind: other, title: One, start: 2023-03-01T17:00, duration: 90m, people: [host]}
                  - {id: two, kind: other, title: Two, start: 2023-03-01T18:00, duration: 1h, people: [host], free: true}
                """, events: ["two"], message: "1 event left out"),
        .finds(
            "half an hour in two places, and one of them is not sure",
            yaml: """
                people: [{id: host, name: Host}]
                events:
                  - {id: one, kind: other, title: One, start: 2023-03-01T17:00, duration: 90m, people: [host]}
                  - {id: two, kind: other, title: Two, start: 2023-03-01T18:00, duration: 1h, people: [host], status: tentative}
                """, events: ["one", "two"], message: "overlap by 30 min"),
    ]
}
