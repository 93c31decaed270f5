import RuleKit

@main struct EveningBreak: RuleModule {
    static let rules: [any Rule.Type] = [HalfAnHour.self]
}

/// Between two rallies at one venue there is time to clear the square.
struct HalfAnHour: Rule {
    static let info = RuleInfo(id: "half-an-hour", summary: "Half an hour between two rallies at one venue")

    struct Options: RuleOptions {
        var gap = Seconds.minutes(30)
    }
    var options = Options()

    func check(_ campaign: CampaignView, _ report: Report) {
        let rallies = campaign.occurrences.filter { $0.event.kind == .rally && $0.takesPlace && !$0.isAllDay }
        for (index, first) in rallies.enumerated() {
            for second in rallies[(index + 1)...] where second.event.venue == first.event.venue {
                let gap = second.start - first.end
                guard first.event.venue != nil, gap >= 0, gap < options.gap.count else { continue }
                report.finding(
                    "\(second.event.title) begins \(Wording.duration(gap)) after \(first.event.title)",
                    events: [second.event, first.event],
                    fix: "leave \(Wording.duration(options.gap.count)) between them")
            }
        }
    }

    static let examples: [Example] = [
        .passes(
            "an hour between two rallies",
            yaml: """
                venues: [{id: square, name: Square}]
                events:
                  - {id: a, kind: rally, title: A, venue: square, start: 2023-03-01T16:00, duration: 1h}
                  - {id: b, kind: rally, title: B, venue: square, start: 2023-03-01T18:00, duration: 1h}
                """),
        .finds(
            "ten minutes between two rallies",
            yaml: """
                venues: [{id: square, name: Square}]
                events:
                  - {id: a, kind: rally, title: A, venue: square, start: 2023-03-01T16:00, duration: 1h}
                  - {id: b, kind: rally, title: B, venue: square, start: 2023-03-01T17:10, duration: 1h}
                """,
            events: ["b", "a"], message: "10 min after A"),
    ]
}
