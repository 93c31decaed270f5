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
        return agenda.days.map { day in
            "\(day.date.weekday.name) \(day.date)\n" + day.entries.map(text).joined()
        }.joined(separator: "\n")
    }

    private func text(_ entry: Agenda.Entry) -> String {
        let event = campaign.events[entry.occurrence.event]
        var marks = [event.kind.rawValue]
        if entry.occurrence.status != .confirmed { marks.append(entry.occurrence.status.rawValue.uppercased()) }
        if event.audience == .staff { marks.append("staff") }
        let margin = 20
        func detail(_ text: String) -> String { DisplayWidth.wrap(text, first: margin, indent: margin) + "\n" }
        let time = time(entry)
        let gap = String(repeating: " ", count: max(2, margin - 2 - DisplayWidth.of(time)))
        var text = "  \(time)\(gap)\(name(event.title)) [\(marks.joined(separator: ", "))]\n"
        if entry.zones != [campaign.zone] {
            let verb = entry.occurrence.isAllDay ? "in" : "on the clock of"
            text += detail("\(verb) \(entry.zones.map(\.identifier).joined(separator: ", "))")
        }
        let place = event.venue.map { [campaign.venues[$0].name] } ?? []
        let places = (place + event.channels.map { campaign.channels[$0].name }).map(name)
        if !places.isEmpty { text += detail(places.joined(separator: ", ")) }
        let contestants = event.contestants.map { name(campaign.contestants[$0].name) }
        if !contestants.isEmpty { text += detail(contestants.joined(separator: ", ")) }
        return text
    }

    private func time(_ entry: Agenda.Entry) -> String {
        let end = Self.onDayBefore(entry.end)
        if entry.occurrence.isAllDay {
            return end.date == entry.start.date ? "all day" : "until \(end.date)"
        }
        if entry.start == entry.end { return entry.start.time.description }
        if end.date == entry.start.date { return "\(entry.start.time)-\(end.time)" }
        return "\(entry.start.time)-\(end)"
    }

    /// Midnight as the 24:00 of the day that it ends.
    private static func onDayBefore(_ civil: CivilDateTime) -> CivilDateTime {
        civil.time == .midnight ? CivilDateTime(civil.date.adding(days: -1), .endOfDay) : civil
    }

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
