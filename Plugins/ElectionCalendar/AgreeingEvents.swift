import RuleKit

/// Events of kind silence say what the campaign's `silence:` says, on each clock.
struct SilenceEvents: Rule {
    static let info = RuleInfo(
        id: "silence-event", summary: "Events of kind silence agree with the campaign's silence on each clock")

    func check(_ campaign: CampaignView, _ report: Report) {
        reportDifferences(.silence, in: campaign, to: report) { campaign.silence?.on($0.zone) }
    }

    static let examples: [Example] = [
        .passes(
            "the same day",
            yaml: """
                campaign: {id: e, title: E, zone: Asia/Almaty, silence: 2023-03-18/2023-03-19}
                events: [{id: silence, kind: silence, title: Silence, date: 2023-03-18}]
                """),
        .finds(
            "a day too early",
            yaml: """
                campaign: {id: e, title: E, zone: Asia/Almaty, silence: 2023-03-18/2023-03-19}
                events: [{id: silence, kind: silence, title: Silence, date: 2023-03-17}]
                """, events: ["silence"], message: "but the campaign's `silence:`"),
    ]
}

/// Events of kind polling say what the campaign's `polling:` says, or a region's, on each clock.
struct PollingEvents: Rule {
    static let info = RuleInfo(
        id: "polling-event", summary: "Events of kind polling agree with the campaign's polling hours on each clock")

    func check(_ campaign: CampaignView, _ report: Report) {
        reportDifferences(.polling, in: campaign, to: report) { campaign.polling(for: $0) }
    }

    static let examples: [Example] = [
        .passes(
            "early voting is another day",
            yaml: """
                campaign: {id: e, title: E, zone: Asia/Almaty, polling: 2023-03-19T07:00/2023-03-19T20:00}
                events:
                  - {id: voting, kind: polling, title: Voting, start: 2023-03-19T07:00, end: 2023-03-19T20:00}
                  - {id: early, kind: polling, title: Early, start: 2023-03-12T07:00, end: 2023-03-12T20:00, early: true}
                """),
        .finds(
            "an hour too long",
            yaml: """
                campaign: {id: e, title: E, zone: Asia/Almaty, polling: 2023-03-19T07:00/2023-03-19T20:00}
                events: [{id: voting, kind: polling, title: Voting, start: 2023-03-19T07:00, end: 2023-03-19T21:00}]
                """, events: ["voting"], message: "07:00–21:00"),
    ]
}

extension Rule {
    /// Reports the events of a kind that are at another time than the campaign says.
    fileprivate func reportDifferences(
        _ kind: EventKind, in campaign: CampaignView, to report: Report,
        expected: (OccurrenceView) -> TimeSpan?
    ) {
        for event in campaign.events where event.kind == kind && !event.isEarly {
            let wrong = event.occurrences.filter(\.takesPlace).compactMap { occurrence in
                expected(occurrence).flatMap { Self.agrees(occurrence, $0) ? nil : (occurrence, $0) }
            }
            guard let (occurrence, span) = wrong.first else { continue }
            let clocks = wrong.count == 1 ? "" : ", and likewise \(Wording.count(wrong.count - 1, "other time"))"
            let zone = occurrence.zone
            report.finding(
                "\(event.title) is on \(Wording.occurrence(occurrence)) (\(zone)), but the campaign's `\(kind):` is"
                    + " \(Wording.span(span, in: zone))\(clocks)",
                events: [event], fix: "correct the event, or `\(kind):`")
        }
    }

    /// Whether an event is when it should be; one of whole days covers just the days on which it should be.
    private static func agrees(_ occurrence: OccurrenceView, _ span: TimeSpan) -> Bool {
        guard occurrence.isAllDay else { return occurrence.span == span }
        let (zone, lastMoment) = (occurrence.zone, span.isEmpty ? span.start : span.end - 1)
        return zone.civil(at: span.start).date == occurrence.civilStart.date
            && zone.civil(at: lastMoment).date == zone.civil(at: occurrence.end - 1).date
    }
}
