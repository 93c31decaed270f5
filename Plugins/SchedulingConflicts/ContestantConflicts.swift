import RuleKit

/// A contestant is at one event at a time.
struct ContestantConflicts: Rule {
    static let info = RuleInfo(id: "contestant", summary: "No contestant is at two events at once")

    func check(_ campaign: CampaignView, _ report: Report) {
        self.report(campaign, to: report, resources: { Array($0.contestants) }) { clash in
            let names = Wording.list(clash.resources.map(\.name))
            clash.report("\(names) would be at once at", to: report, contestants: clash.resources)
        }
    }

    static let examples: [Example] = [
        .passes(
            "from one to the next without a break",
            yaml: """
                contests: [{id: lists, title: Lists}]
                contestants: [{id: a, kind: party, name: A, contests: [lists]}]
                events:
                  - {id: one, kind: rally, title: One, start: 2023-03-01T16:00, duration: 1h, contestants: [a]}
                  - {id: two, kind: rally, title: Two, start: 2023-03-01T17:00, duration: 1h, contestants: [a]}
                """),
        .finds(
            "in two cities at the same instant, by two clocks",
            yaml: """
                regions: [{id: oral, name: Oral, zone: Asia/Oral}]
                contests: [{id: lists, title: Lists}]
                contestants: [{id: a, kind: party, name: A, contests: [lists]}]
                events:
                  - {id: one, kind: rally, title: One, start: 2023-03-01T18:00, duration: 1h, contestants: [a]}
                  - {id: two, kind: rally, title: Two, start: 2023-03-01T17:00, duration: 1h, contestants: [a], region: oral}
                """, events: ["one", "two"], contestants: ["a"], message: "overlap by 1 h"),
    ]
}
