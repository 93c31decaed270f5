import RuleKit

/// Events end on the day on which they begin, on the clock of the place.
struct OverMidnight: Rule {
    static let info = RuleInfo(id: "over-midnight", summary: "Events end on the day on which they begin")

    struct Over: FindingMessage {
        let event: EventView, end: CivilDateTime, zone: Zone
        static let text = MessageTexts<Over>(
            en: "\(\.event) runs over midnight: it ends on \(\.end) (\(\.zone))",
            ru: "«\(\.event)» идёт за полночь: конец \(\.end) (\(\.zone))",
            kk: "«\(\.event)» түн ортасынан асады: \(\.end) аяқталады (\(\.zone))")
    }

    func check(_ campaign: CampaignView, _ report: Report) {
        for occurrence in campaign.bookings where occurrence.runsOverMidnight {
            report.finding(
                Over(event: occurrence.event, end: occurrence.civilEnd, zone: occurrence.zone),
                events: [occurrence.event])
        }
    }
}
