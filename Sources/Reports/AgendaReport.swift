package import CampaignModel
import ZoneInfo

/// An agenda for people and for programs.
package struct AgendaReport: Sendable {
    private let agenda: Agenda
    private let campaign: Campaign
    private let language: String?

    /// - Parameter language: of titles and names; nil for the campaign's first.
    package init(_ agenda: Agenda, of campaign: Campaign, language: String? = nil) {
        self.agenda = agenda
        self.campaign = campaign
        self.language = language
    }

    private func name(_ text: LocalizedText) -> String {
        VisibleText.of(text.text(in: language, fallback: campaign.languages))
    }

    /// By day, each entry with its time on the clock of the place, what it is and where.
    package var text: String {
        guard !agenda.days.isEmpty else { return "Nothing in the calendar matches.\n" }
        return agenda.days.map { AgendaLayout.text(of: $0.date, $0.entries.map(row)) }.joined(separator: "\n")
    }

    private func row(_ entry: Agenda.Entry) -> AgendaLayout.Row {
        let event = campaign.events[entry.occurrence.event]
        var marks = [event.kind.rawValue]
        if entry.occurrence.status != .confirmed { marks.append(entry.occurrence.status.rawValue.uppercased()) }
        if event.audience == .staff { marks.append("staff") }
        return AgendaLayout.Row(
            start: entry.start, end: entry.end, isAllDay: entry.occurrence.isAllDay, title: name(event.title),
            marks: marks, details: details(of: entry, event))
    }

    private func details(of entry: Agenda.Entry, _ event: Event) -> [String] {
        var details: [String] = []
        if entry.zones != [campaign.zone] {
            let verb = entry.occurrence.isAllDay ? "in" : "on the clock of"
            // At two instants in two zones, an event of several regions shows twice on a third clock.
            let isOfSeveral = event.zones.count > 1 && entry.zones != entry.places
            let whose = isOfSeveral ? ", in \(Self.names(entry.places))" : ""
            details.append("\(verb) \(Self.names(entry.zones))\(whose)")
        }
        let place = event.venue.map { [campaign.venues[$0].name] } ?? []
        let places = (place + event.channels.map { campaign.channels[$0].name }).map(name)
        if !places.isEmpty { details.append(places.joined(separator: ", ")) }
        let contestants = event.contestants.map { name(campaign.contestants[$0].name) }
        if !contestants.isEmpty { details.append(contestants.joined(separator: ", ")) }
        return details
    }

    private static func names(_ zones: [Zone]) -> String { zones.map(\.identifier).joined(separator: ", ") }

    /// The entries in the same order as one JSON document.
    package var json: JSONValue {
        .object([("events", .array(agenda.days.flatMap(\.entries).map(json)))])
    }

    private func json(_ entry: Agenda.Entry) -> JSONValue {
        let occurrence = entry.occurrence
        let event = campaign.events[occurrence.event]
        let zone = entry.zones.first ?? campaign.zone
        func moment(_ instant: Instant, _ civil: CivilDateTime) -> String {
            "\(civil.normalized.date)T\(civil.normalized.time.withSeconds)\(zone.offset(at: instant))"
        }
        return .object([
            ("date", .string(entry.start.date.description)), ("event", .string(event.id)),
            ("kind", .string(event.kind.rawValue)),
            ("title", .string(event.title.text(in: language, fallback: campaign.languages))),
            ("start", .string(moment(occurrence.span.start, entry.start))),
            ("end", .string(moment(occurrence.span.end, entry.end))), ("all_day", .bool(occurrence.isAllDay)),
            ("zones", .strings(entry.zones.map(\.identifier))), ("status", .string(occurrence.status.rawValue)),
            ("audience", .string(event.audience.rawValue)),
            ("venue", .optional(event.venue.map { campaign.venues[$0].id })),
            ("channels", .strings(event.channels.map { campaign.channels[$0].id })),
            ("contestants", .strings(event.contestants.map { campaign.contestants[$0].id })),
        ])
    }
}
