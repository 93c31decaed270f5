import RuleKit

/// Between two events in a room there is time to change over.
struct Changeover: Rule {
    static let info = RuleInfo(id: "changeover", summary: "Between two events in a room there is time to change over")
    struct Options: RuleOptions { var time = Seconds.minutes(15) }
    var options = Options()
    struct TooShort: FindingMessage {
        let room: VenueView, first: EventView, second: EventView, between: Seconds, needed: Seconds
        static let text = MessageTexts<TooShort>(
            en: "\(\.room): \(\.between) between \(\.first) and \(\.second), and \(\.needed) are needed",
            ru: "\(\.room): между «\(\.first)» и «\(\.second)» \(\.between), а нужно \(\.needed)")
    }

    func check(_ campaign: CampaignView, _ report: Report) {
        let longer = { (booking: OccurrenceView) in booking.span.extended(after: options.time.count) }
        for two in overlaps(campaign.bookings, span: longer, resource: \.event.venue) {
            let (first, second) = (two.first.event, two.second.event)
            let between = Seconds(two.first.span.distance(to: two.second.span))
            report.finding(
                TooShort(room: two.resource, first: first, second: second, between: between, needed: options.time),
                events: [first, second])
        }
    }
}
