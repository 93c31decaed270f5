package import CampaignModel
import ICalendar
import ZoneInfo

/// Writes one feed of a campaign as an iCalendar file.
///
/// The same campaign gives the same octets, on every day and machine: nothing is taken from the clock. A staff event is
/// in no public feed, and what only staff should know of an event (notes, sources, people, when it was asked for) is in
/// none. A feed without events still has the definition of the campaign's zone, as a calendar must hold a component.
///
/// A class, as each of very many events is written by somebody who has it.
package final class FeedWriter: Sendable {
    let feed: Feed
    let campaign: Campaign
    /// What follows the event's id in a UID of ours.
    private let endOfUID: String

    /// A feed of the campaign that it belongs to.
    package init(_ feed: Feed, of campaign: Campaign) {
        self.feed = feed
        self.campaign = campaign
        endOfUID = "@\(campaign.id).keste"
    }

    /// The calendar's, as far as the audience may know it.
    var span: TimeSpan { feed.audience == .public ? campaign.publicSpan : campaign.span }

    /// The name of its file: `public-kk.ics`.
    package var fileName: String { "\(feed.id).ics" }

    /// The whole file, in UTF-8.
    ///
    /// - Throws: `FeedError`, for an address or UID that cannot be written, a line under `ical:` that is no content
    ///   line, or two events with one UID.
    package func bytes() throws(FeedError) -> [UInt8] {
        let entries = entries()
        try checkUIDs(entries)
        var writer = ContentLineWriter(reservingCapacity: 2048 + 1024 * entries.count)
        try writeHead(of: entries, to: &writer)
        for entry in entries { try EventWriter(entry, in: self).write(to: &writer) }
        writer.write("END", value: "VCALENDAR")
        return writer.bytes
    }

    /// The file in two parts, for the ledger: its events, and its head, which waits for what else the feed must hold.
    ///
    /// - Throws: `FeedError`, as `bytes` does.
    func draft() throws(FeedError) -> FeedDraft {
        let entries = entries()
        try checkUIDs(entries)
        var head = ContentLineWriter()
        try writeHeader(to: &head)
        var events = ContentLineWriter(reservingCapacity: 1024 * entries.count)
        for entry in entries { try EventWriter(entry, in: self).write(to: &events) }
        return FeedDraft(properties: head.bytes, zones: zones(of: entries), events: events.bytes)
    }

    // MARK: - What is in it

    /// An event on one of its clocks. A class, as it is large and is put in order among many.
    final class Entry: Sendable {
        let event: Event
        let series: EventSeries
        let uid: String
        /// The occurrence of a series that it takes the place of.
        let replacing: EventWriter.Replaced?

        init(event: Event, series: EventSeries, uid: String, replacing: EventWriter.Replaced? = nil) {
            self.event = event
            self.series = series
            self.uid = uid
            self.replacing = replacing
        }
    }

    /// In order of start, then of id, then of the event's zones; what takes the place of an occurrence follows its series.
    private func entries() -> [Entry] {
        let selection = FeedSelection(feed: feed, campaign: campaign)
        let occurrences = OccurrencesOfEvents(campaign)
        let isShown = campaign.events.refs.map(selection.includes)
        let series = { [campaign] (ref: Ref<Event>, zone: Int) -> EventSeries? in
            let event = campaign.events[ref]
            let replaced = (event.recurrence?.replaced ?? []).filter { isShown[Int($0.by.index)] }.map(\.original)
            let own = occurrences[ref, zone: zone]
            return EventSeries(event, zone: event.zones[zone], occurrences: own, replaced: replaced)
        }
        typealias Found = (start: Instant, zone: Int, entry: Entry)
        var found: [Found] = []
        var replacements: [Found] = []
        for ref in campaign.events.refs where isShown[Int(ref.index)] {
            for zone in selection.zones(of: ref) {
                guard let own = series(ref, zone) else { continue }
                let event = campaign.events[ref]
                let start = occurrences[ref, zone: zone].map(\.span.start).min() ?? campaign.span.start
                var uid = uid(of: event, on: event.zones[zone])
                var replacing: EventWriter.Replaced?
                // Where the series is not shown, it is an event of its own: the feed says nothing of what it leaves
                // out, and some apps show no occurrence whose series they do not know.
                if let replaces = event.replaces, isShown[Int(replaces.event.index)],
                    selection.zones(of: replaces.event).first == 0, let replaced = series(replaces.event, 0)
                {
                    let other = campaign.events[replaces.event]
                    uid = self.uid(of: other, on: other.zones[0])
                    replacing = EventWriter.Replaced(series: replaced, original: replaces.original)
                }
                let entry = Entry(event: event, series: own, uid: uid, replacing: replacing)
                if replacing == nil {
                    found.append((start, zone, entry))
                } else {
                    replacements.append((start, zone, entry))
                }
            }
        }
        let byStart = { (left: Found, right: Found) in
            left.start == right.start
                ? (left.entry.event.id, left.zone) < (right.entry.event.id, right.zone) : left.start < right.start
        }
        found.sort(by: byStart)
        if replacements.isEmpty { return found.map(\.entry) }
        let byUID = Dictionary(grouping: replacements.sorted(by: byStart).map(\.entry), by: \.uid)
        return found.flatMap { [$0.entry] + (byUID[$0.entry.uid] ?? []) }
    }

    /// Made of the ids alone, so that a change of title, time or place keeps it.
    private func uid(of event: Event, on zone: Zone) -> String {
        let own = event.uid ?? event.id + endOfUID
        guard event.isPerRegion else { return own }
        let name = zone.identifier.lowercased().map { "/_+".contains($0) ? "-" : String($0) }.joined()
        let parts = own.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? "\(parts[0]).\(name)@\(parts[1])" : "\(own).\(name)"
    }

    private func checkUIDs(_ entries: [Entry]) throws(FeedError) {
        var seen: [String: Entry] = [:]
        seen.reserveCapacity(entries.count)
        for entry in entries where entry.replacing == nil {
            try check(entry.uid, key: "uid", of: entry.event)
            if let other = seen.updateValue(entry, forKey: entry.uid)?.event {
                throw FeedError(
                    .repeatedUID, "the events \(other.id) and \(entry.event.id) have the same UID, \(entry.uid)",
                    hint: "give one of them a `uid:` of its own", place: entry.event.place)
            }
        }
    }

    /// Refuses what cannot be written in an address or a UID.
    func check(_ text: String, key: String, of event: Event) throws(FeedError) {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return }
        throw FeedError(
            .controlCharacter, "the `\(key):` of the event \(event.id) has a line break or control character in it",
            hint: "write it in one line, without tabs", place: event.place)
    }

    // MARK: - The calendar's own properties

    private func writeHeader(to writer: inout ContentLineWriter) throws(FeedError) {
        writer.write("VERSION", value: "2.0")
        writer.write("PRODID", text: "-//Keste//Campaign calendar//EN")
        writer.write("CALSCALE", value: "GREGORIAN")
        // Without the ORGANIZER that RFC 5546 wants in each event of a PUBLISH: apps show an event that has one as an
        // invitation, and offer to answer it.
        writer.write("METHOD", value: "PUBLISH")
        let name = text(feed.title ?? campaign.title)
        writer.write("NAME", text: name)
        writer.write("X-WR-CALNAME", text: name)
        if let description = feed.description.map(text) {
            writer.write("DESCRIPTION", text: description)
            writer.write("X-WR-CALDESC", text: description)
        }
        // No X-WR-TIMEZONE: some readers move what is written in UTC onto its clock, which shows some times twice.
        if let url = feed.url {
            guard !url.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
                throw FeedError(
                    .controlCharacter, "the `url:` of the feed \(feed.id) has a line break or control character in it",
                    hint: "write it in one line, without tabs", place: feed.place)
            }
            writer.write("URL", value: url)
        }
        if let folder = campaign.feedsAt {
            writer.write("SOURCE", [.init("VALUE", "URI")], value: folder + fileName)
        }
        if let colour = feed.colour {
            if let name = ColourName.nearest(to: colour) { writer.write("COLOR", text: name) }
            writer.write("X-APPLE-CALENDAR-COLOR", text: colour)
        }
        if let refresh = feed.refresh {
            let duration = CalendarDuration(seconds: refresh).basic
            writer.write("REFRESH-INTERVAL", [.init("VALUE", "DURATION")], value: duration)
            writer.write("X-PUBLISHED-TTL", value: duration)
        }
    }

    private func writeHead(of entries: [Entry], to writer: inout ContentLineWriter) throws(FeedError) {
        writer.write("BEGIN", value: "VCALENDAR")
        try writeHeader(to: &writer)
        zones(of: entries).write(to: &writer)
    }

    /// The zones that events name; the campaign's own where there is no event.
    private func zones(of entries: [Entry]) -> ZoneRanges {
        var zones = ZoneRanges()
        for entry in entries {
            if let range = entry.series.range { zones.insert(entry.series.zone, range) }
        }
        if entries.isEmpty { zones.insert(campaign.zone, span.start...span.end) }
        return zones
    }

    // MARK: - Language

    /// In the feed's language, else in the first of the campaign's that there is.
    func text(_ text: LocalizedText) -> String {
        text.text(in: feed.language, fallback: campaign.languages)
    }

    func language(of text: LocalizedText) -> String? {
        text.language(in: feed.language, fallback: campaign.languages)
    }

    /// Writes a property of type TEXT, with its language where the calendar says it.
    func write(_ name: StaticString, _ text: LocalizedText, to writer: inout ContentLineWriter) {
        let entry = text.entry(in: feed.language, fallback: campaign.languages)
        writer.begin(name)
        if let language = entry?.language { writer.add(parameter: "LANGUAGE", language) }
        writer.add(text: entry?.text ?? "")
        writer.end()
    }
}

extension Zone {
    /// Whether its times are written with a Z.
    var isUTC: Bool {
        // Asked of each time that is written, and most names are longer.
        identifier.utf8.count <= 8 && ["UTC", "Etc/UTC", "Etc/UCT", "Etc/Zulu", "Zulu", "UCT"].contains(identifier)
    }
}
