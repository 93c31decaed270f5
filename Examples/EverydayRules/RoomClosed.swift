import RuleKit

/// Events happen while their room is open.
struct RoomClosed: Rule {
    static let info = RuleInfo(id: "room-closed", summary: "Events happen while their room is open")

    struct Closed: FindingMessage {
        let event: EventView, room: VenueView, shut: MessageText
        static let text = MessageTexts<Closed>(
            en: "\(\.room) is closed during \(\.event): \(\.shut)",
            ru: "\(\.room) закрыто во время «\(\.event)»: \(\.shut)",
            kk: "«\(\.event)» кезінде \(\.room) жабық: \(\.shut)")
    }

    func check(_ campaign: CampaignView, _ report: Report) {
        for occurrence in campaign.bookings {
            guard let room = occurrence.event.venue,
                let shut = room.closedTime(during: occurrence.span).first
            else { continue }
            report.finding(
                Closed(event: occurrence.event, room: room, shut: .span(shut, in: room.zone)),
                events: [occurrence.event], notes: [Note("its opening hours are here", at: room)])
        }
    }
}
