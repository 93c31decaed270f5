import CampaignModel
import ZoneInfo

extension CalendarDecoder {
    private static let eventKeys = CalendarFormat.event.keys

    /// Free, paid or news: the headings that an event can name.
    enum EventAirtime: String, CaseIterable {
        case free, paid, news
    }

    func decodeEvent(_ node: YamlNode) -> Event {
        let example = "{id: khabar-debate, kind: debate, title: …, start: …, duration: …}"
        guard let (table, id) = entry(node, "an event", keys: Self.eventKeys, example: example) else {
            drafts.append(EventDraft(place: node.place))
            let start = CivilDateTime(CivilDate(daysSince1970: 0), .midnight)
            return Event(
                id: "", kind: .other, title: LocalizedText(""),
                timing: .timed(start: start, duration: CalendarDuration()),
                zones: [campaign.zone], place: Self.place(node.place))
        }
        table.require("kind", fix: "write kind: rally, debate, broadcast, deadline, silence, polling or other")
        table.require("title", fix: "write title: and what it is called")
        let kind = table.word("kind", EventKind.self)
        let venue = table.ref("venue", in: venues)
        let channels = decodeChannels(table)
        let regions = decodeRegions(table)
        let zones = zones(table, venue: venue, channels: channels, regions: regions)
        let isDeadline = kind == .deadline
        let written = decodeTiming(
            table, isDeadline: isDeadline, mayBeMoment: table.has("uid") || table.has("replaces"), zones: zones)
        let unknown = Event.Timing.timed(
            start: CivilDateTime(CivilDate(daysSince1970: 0), .midnight), duration: CalendarDuration())
        var event = Event(
            id: id, kind: kind ?? .other, title: name(table, id, key: "title"), timing: written?.timing ?? unknown,
            zones: zones, place: Self.place(table.place))
        event.isPerRegion = table.has("regions")
        event.venue = venue
        event.channels = channels
        event.regions = regions
        event.contests = table.refs("contests", in: contests)
        event.contestants = table.refs("contestants", in: contestants)
        event.people = table.refs("people", in: people)
        decodeDetails(table, into: &event)
        var draft = EventDraft(place: table.place)
        draft.spans = written?.spans ?? []
        for (span, zone) in zip(draft.spans, zones) { widenByDays(span.start, span.end, in: zone, for: event.audience) }
        decodeAirtime(table, of: &event, into: &draft)
        draft.replaces = decodeReplaces(table, of: event)
        draft.repeats = decodeRepeat(table, of: event, written: written)
        drafts.append(draft)
        return event
    }

    /// A deadline that says nothing of alarms has one a day before, or at noon of the day before where that would be at
    /// midnight.
    private static func alarmOfDeadline(_ timing: Event.Timing) -> CalendarDuration {
        timing.start.normalized.time == .midnight ? CalendarDuration(seconds: 36 * 3600) : CalendarDuration(days: 1)
    }

    private func decodeDetails(_ table: TableReader, into event: inout Event) {
        event.status = table.word("status", EventStatus.self) ?? .confirmed
        event.audience = table.word("audience", Audience.self) ?? .public
        event.tags = table.texts("tags")
        event.alarms = table.list("alarms").compactMap { table.value($0, "alarms", DurationValue.duration) }
        if event.kind == .deadline, !table.has("alarms") { event.alarms = [Self.alarmOfDeadline(event.timing)] }
        let zone = event.zones.first ?? campaign.zone
        event.requested = instant(table, "requested", in: zone)
        event.answered = instant(table, "answered", in: zone)
        if let requested = event.requested, let answered = event.answered, answered < requested,
            let place = table.pair("answered")?.value.place
        {
            reading.error(
                .date, at: place, "the answer is dated before the request",
                fix: "answered: must not be earlier than requested:")
        }
        event.after = reference("after", table, event.id)
        event.replyTo = reference("reply-to", table, event.id)
        event.early = table.flag("early")
        event.writesEnd = table.has("end")
        event.free = table.value("free", NumberValue.flag)
        event.description = table.localized("description", languages: languages)
        event.url = table.value("url", NameValue.url)
        event.stream = table.value("stream", NameValue.url)
        let date = event.timing.start.date
        event.doors = table.value("doors") { (text) throws(Complaint) in
            if text.utf8.count <= 8, text.contains(":") { return CivilDateTime(date, try DateValue.time(text)) }
            let moment = try DateValue.moment(text)
            guard !moment.isDate, moment.offset == nil else {
                throw Complaint(.time, "“\(text)” is not a time on the event's clock", fix: "write doors: 18:30")
            }
            return moment.civil
        }
        event.expected = table.value("expected", NumberValue.whole)
        event.uid = table.value("uid") { (text) throws(Complaint) in
            guard !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
                throw Complaint(.text, "a uid is one line of text", fix: "write it on one line")
            }
            return text
        }
        if let uid = event.uid, let place = table.pair("uid")?.value.place {
            if let earlier = uids[uid] {
                reading.report(
                    .error, .duplicateID, at: place, "there is an event with the uid “\(uid)” already",
                    fix: "give one of the two another uid", notes: [(earlier, "it is given here first")])
            }
            uids[uid] = place
        }
        event.ical = table.list("ical").compactMap { item in
            table.value(item, "ical") { (text) throws(Complaint) in
                guard text.contains(":"), !text.contains("\n") else {
                    throw Complaint(.text, "“\(text)” is not a content line", fix: "write NAME:value: \"PRIORITY:5\"")
                }
                return text
            }
        }
        event.provenance = provenance(table, keys: Self.eventKeys)
        if let kind = table.word("airtime", EventAirtime.self) {
            event.airtimeKind = AirtimeKind(rawValue: kind.rawValue) ?? event.airtimeKind
        }
    }

    /// Another event that this one names.
    private func reference(_ key: String, _ table: TableReader, _ id: String) -> Ref<Event>? {
        guard let node = table.node(key), let ref = events.ref(node, key, in: table) else { return nil }
        if node.text == id {
            reading.error(.keys, at: node.place, "“\(id)” names itself under “\(key)”", fix: "name another event")
        }
        return ref
    }

    private func decodeChannels(_ table: TableReader) -> [Ref<Channel>] {
        if table.has("channels"), let pair = table.pair("channel") {
            reading.error(
                .keys, at: pair.place, "an event has channel: or channels:, not both",
                fix: "name all of them under channels:")
        }
        return table.refs("channels", in: channels) + (table.ref("channel", in: channels).map { [$0] } ?? [])
    }

    private func decodeRegions(_ table: TableReader) -> [Ref<Region>] {
        if table.has("regions"), let pair = table.pair("region") {
            reading.error(
                .keys, at: pair.place, "an event has region: or regions:, not both",
                fix: "name all of them under regions:")
        }
        if table.node("regions")?.text == "all" { return campaign.regions.refs }
        return table.refs("regions", in: regions) + (table.ref("region", in: regions).map { [$0] } ?? [])
    }

    /// The clocks that an event goes by: one, or with `regions:` each that is among them.
    private func zones(
        _ table: TableReader, venue: Ref<Venue>?, channels: [Ref<Channel>], regions: [Ref<Region>]
    ) -> [Zone] {
        let own = zone(table)
        if table.has("regions") {
            if let pair = table.pair("zone") {
                reading.error(
                    .keys, at: pair.place,
                    "with regions: an event takes place on the clock of each of them, so it has no zone: of its own",
                    fix: "delete zone:, or name the one region under region:")
            }
            var zones: [Zone] = []
            for region in regions {
                let zone = campaign.regions[region].zone ?? campaign.zone
                if !zones.contains(zone) { zones.append(zone) }
            }
            return zones.isEmpty ? [campaign.zone] : zones
        }
        if let own { return [own] }
        let ofVenue = venue.flatMap { venue in
            let venue = campaign.venues[venue]
            return venue.zone ?? venue.region.flatMap { campaign.regions[$0].zone }
        }
        let ofChannel = channels.first.flatMap { channel in
            let channel = campaign.channels[channel]
            return channel.zone ?? channel.region.flatMap { campaign.regions[$0].zone }
        }
        return [ofVenue ?? ofChannel ?? regions.first.flatMap { campaign.regions[$0].zone } ?? campaign.zone]
    }
}
