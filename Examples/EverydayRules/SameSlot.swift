import RuleKit

/// No two events of one contestant have the same start and the same length: one of them was entered twice.
struct SameSlot: Rule {
    static let info = RuleInfo(
        id: "same-slot", summary: "No event of a contestant is entered twice", severity: .warning)

    struct Twice: FindingMessage {
        let who: ContestantView, events: [EventView], when: MessageText
        static let text = MessageTexts<Twice>(
            en: "\(\.events) of \(\.who) begin and end at the same time, \(\.when)",
            ru: "\(\.who): \(\.events) начинаются и кончаются в одно время, \(\.when)")
    }

    func check(_ campaign: CampaignView, _ report: Report) {
        for contestant in campaign.contestants {
            let own = campaign.bookings.filter { $0.event.contestants.contains(contestant) }
            for same in groups(own, by: \.span) where same.count > 1 {
                let events = same.map(\.event)
                let when = MessageText.span(same[0].span, in: same[0].zone)
                report.finding(Twice(who: contestant, events: events, when: when), events: events)
            }
        }
    }
}
