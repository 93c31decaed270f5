import RuleKit

/// Nobody speaks in two places at once.
struct SpeakerTwice: Rule {
    static let info = RuleInfo(id: "speaker-twice", summary: "Nobody speaks in two places at once")

    struct TwoPlaces: FindingMessage {
        let who: PersonView, first: EventView, second: EventView, when: MessageText
        static let text = MessageTexts<TwoPlaces>(
            en: "\(\.who) would be at \(\.first) and at \(\.second) at once, \(\.when)",
            ru: "\(\.who) одновременно на «\(\.first)» и «\(\.second)»: \(\.when)",
            kk: "\(\.who) бір уақытта «\(\.first)» және «\(\.second)» шараларында: \(\.when)")
    }

    func check(_ campaign: CampaignView, _ report: Report) {
        for clash in overlaps(campaign.bookings, span: \.span, resources: \.event.people) {
            let (first, second) = (clash.first.event, clash.second.event)
            report.finding(
                TwoPlaces(
                    who: clash.resource, first: first, second: second, when: .span(clash.span, in: clash.second.zone)),
                events: [first, second], notes: [Note("the other event", at: second)])
        }
    }
}
