import CampaignModel
import ZoneInfo

/// Makes a campaign of the joined tables: every id is known before the first reference is looked up.
final class CalendarDecoder {
    let reading: Reading
    let gathering: CalendarGathering
    var campaign: Campaign

    var regions = IDTable<Region>("region")
    var contests = IDTable<Contest>("contest")
    var contestants = IDTable<Contestant>("contestant")
    var people = IDTable<Person>("person")
    var channels = IDTable<Channel>("channel")
    var venues = IDTable<Venue>("venue")
    var events = IDTable<Event>("event")

    /// What an event says beyond the model, by the index of the event; needed until its occurrences are worked out.
    var drafts: [EventDraft] = []
    /// The events that take the place of an occurrence, by the event that repeats.
    var replacements: [Ref<Event>: [Ref<Event>]] = [:]
    /// Where each `uid:` stands.
    var uids: [String: YamlPlace] = [:]
    /// Whether what is read now does not count for the span: a birthday of 1970 in somebody's calendar shall not.
    var isSpanFixed = false
    /// Widened by each date that is read, until it is the calendar's span.
    var span: TimeSpan?
    var publicSpan: TimeSpan?

    /// The languages of the campaign.
    var languages: [String] { campaign.languages }

    init(_ gathering: CalendarGathering, reading: Reading) {
        self.gathering = gathering
        self.reading = reading
        let start = gathering.place ?? YamlPlace(file: 0, line: 1, column: 1)
        campaign = Campaign(
            id: "", title: LocalizedText(""), zone: .utc,
            span: TimeSpan(start: Instant(seconds: 0), end: Instant(seconds: 0)), place: Self.place(start), files: [])
    }

    /// Reads everything; what the campaign holds means something only if the reading has no errors.
    func decode() {
        registerIDs()
        if let pair = gathering.campaign, !pair.value.isBroken, !pair.value.isEmpty { decodeCampaign(pair) }
        campaign.regions = map("regions") { decodeRegion($0) }
        campaign.contests = map("contests") { decodeContest($0) }
        campaign.contestants = map("contestants") { decodeContestant($0) }
        campaign.people = map("people") { decodePerson($0) }
        campaign.channels = map("channels") { decodeChannel($0) }
        campaign.venues = map("venues") { decodeVenue($0) }
        campaign.events = map("events") { decodeEvent($0) }
        resolveOccurrences()
        takeIncluded()
        campaign.entitlements = map("entitlements") { decodeEntitlement($0) }
        decodeFeeds()
        for node in gathering.rules { decodeRules(node) }
        planAirtime()
    }

    private func map<Entry>(_ key: String, _ decode: (YamlNode) -> Entry) -> [Entry] {
        (gathering.lists[key] ?? []).map(decode)
    }

    private func registerIDs() {
        regions.register(gathering.lists["regions"] ?? [], in: reading)
        contests.register(gathering.lists["contests"] ?? [], in: reading)
        contestants.register(gathering.lists["contestants"] ?? [], in: reading)
        people.register(gathering.lists["people"] ?? [], in: reading)
        channels.register(gathering.lists["channels"] ?? [], in: reading)
        venues.register(gathering.lists["venues"] ?? [], in: reading)
        events.register(gathering.lists["events"] ?? [], in: reading)
        var entitlements = IDTable<Entitlement>("entitlement")
        entitlements.register(gathering.lists["entitlements"] ?? [], in: reading)
    }

    static func place(_ place: YamlPlace) -> SourcePlace {
        SourcePlace(file: Ref(Int(place.file)), line: Int(place.line), column: Int(place.column))
    }

    /// Begins to read an entry of one of the lists: its table and its id.
    func entry(_ node: YamlNode, _ what: String, keys: Set<String>, example: String) -> (
        table: TableReader, id: String
    )? {
        guard let table = TableReader(node, what, keys: keys, example: example, in: reading) else { return nil }
        table.require("id", fix: "write id: and a short name of a-z, 0-9 and -")
        return (table, table.value("id", NameValue.id) ?? "")
    }

    /// The name of an entry; its id stands in for one that is missing.
    func name(_ table: TableReader, _ id: String, key: String = "name") -> LocalizedText {
        table.localized(key, languages: languages) ?? LocalizedText(id)
    }

    func provenance(_ table: TableReader, keys: Set<String>) -> Provenance {
        table.provenance(keys: keys, languages: languages)
    }

    // MARK: Times

    func zone(_ table: TableReader, _ key: String = "zone") -> Zone? {
        table.value(key) { (name) throws(Complaint) in try reading.zone(named: name) }
    }

    /// The instant that a key names on the clocks of a zone; a date is its 00:00.
    func instant(_ table: TableReader, _ key: String, in zone: Zone) -> Instant? {
        table.node(key).flatMap { instant($0, key, table, in: zone) }
    }

    func instant(_ node: YamlNode, _ key: String, _ table: TableReader, in zone: Zone) -> Instant? {
        table.value(node, key) { (text) throws(Complaint) in
            try DateValue.moment(text).instant(in: zone)
        }
    }

    /// Makes the calendar's span hold an instant; what is for staff is no part of the span that the public sees.
    func widen(_ start: Instant, _ end: Instant, for audience: Audience = .public) {
        guard !isSpanFixed else { return }
        span = Self.widened(span, start, end)
        if audience == .public { publicSpan = Self.widened(publicSpan, start, end) }
    }

    private static func widened(_ span: TimeSpan?, _ start: Instant, _ end: Instant) -> TimeSpan {
        TimeSpan(start: min(span?.start ?? start, start), end: max(span?.end ?? end, end))
    }

    /// Makes the calendar's span hold the days on which these instants fall on a clock.
    func widenByDays(_ start: Instant, _ end: Instant, in zone: Zone, for audience: Audience = .public) {
        let first = zone.civil(at: start).date
        let last = zone.civil(at: end > start ? end - 1 : end).date
        widen(
            zone.instant(of: CivilDateTime(first, .midnight)),
            zone.instant(of: CivilDateTime(last.adding(days: 1), .midnight)), for: audience)
    }
}
