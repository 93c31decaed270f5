import CampaignModel
import ICalendar
import ZoneInfo

extension CalendarDecoder {
    /// How long before the calendar's own span and after it the events of included files count, in days.
    private static let margin: Int64 = 366

    /// Takes in the events of the iCalendar files that are included, as if they stood in the calendar.
    ///
    /// The calendar's span is that of its own files. What lies a year or more before or after it is left out, which is
    /// said with a number; a calendar without any date of its own takes all, and spans it.
    func takeIncluded() {
        guard !gathering.foreign.isEmpty else { return }
        var names = KnownNames(gathering.lists)
        let window = span.map {
            TimeSpan(start: $0.start + -Self.margin * 86_400, end: $0.end + Self.margin * 86_400)
        }
        var known = ownUIDs()
        for included in gathering.foreign {
            var options = included.options
            options.window = window
            options.calendar = span
            var translator = CalendarTranslator(
                included.file, options, names: names, campaignZone: campaign.zone, languages: languages,
                database: reading.database)
            let foreign = translator.translate()
            names = translator.names
            take(foreign, of: included, known: &known, isSpanned: window != nil)
        }
        isSpanFixed = false
    }

    /// The UIDs that the calendar's own events have in its feeds.
    private func ownUIDs() -> [String: String] {
        var known: [String: String] = [:]
        for event in campaign.events where event.replaces == nil {
            known[event.uid ?? "\(event.id)@\(campaign.id).keste"] = event.id
        }
        return known
    }

    private func take(
        _ foreign: ForeignCalendar, of included: IncludedCalendar, known: inout [String: String], isSpanned: Bool
    ) {
        for found in foreign.diagnostics { reading.reportForeign(found, in: included.source) }
        let name = reading.sources[Int(included.source)].path
        if foreign.leftOut > 0 {
            reading.report(
                .note, .span, at: included.place,
                "\(Spoken.count(foreign.leftOut, "event")) of \(name) left out: more than a year before or after the calendar's "
                    + "own dates")
        }
        // What the calendar has itself counts, and not what another calendar has of it.
        let new = foreign.events.filter { event in
            if event.replaced != nil { return true }
            guard let id = known[event.uid] else { return true }
            reading.reportForeign(
                ICalendarDiagnostic(
                    .note, id: "ical/known-uid", at: event.position,
                    message: "the event is in the calendar already, as \(id): what the calendar says of it counts"),
                in: included.source)
            return false
        }
        let taken = Set(new.filter { $0.replaced == nil }.map(\.uid))
        let events = new.filter { taken.contains($0.uid) }
        for event in events where event.replaced == nil { known[event.uid] = event.id }

        let node = { (table: EntryTable, position: TextPosition) in table.node(in: included.source, at: position) }
        let venues = foreign.venues.map { node($0.table, $0.position) }
        let people = foreign.people.map { node($0.table, $0.position) }
        let nodes = events.map { node($0.table, $0.position) }
        isSpanFixed = isSpanned
        self.venues.register(venues, after: campaign.venues.count, in: reading)
        self.people.register(people, after: campaign.people.count, in: reading)
        let first = campaign.events.count
        self.events.register(nodes, after: first, in: reading)
        campaign.venues += venues.map { decodeVenue($0) }
        campaign.people += people.map { decodePerson($0) }
        for node in nodes { campaign.events.append(decodeEvent(node)) }
        resolveOccurrences(from: first)
    }
}
