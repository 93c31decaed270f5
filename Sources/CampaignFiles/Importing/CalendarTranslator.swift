import CampaignModel
import ICalendar
import ZoneInfo

/// Puts the events of an iCalendar file into the words of the calendar's format.
///
/// What the format has no key for stands under `ical:`, line by line; what can stand nowhere is said. Whether a repeat is
/// told right is not taken on trust: `SeriesTranslator` compares what the entry says with what the file says.
struct CalendarTranslator {
    let file: CalendarFile
    let options: ForeignOptions
    let database: ZoneDatabase
    let campaignZone: Zone
    let languages: [String]
    var names: KnownNames
    var result = ForeignCalendar()
    /// The ids of people by their addresses.
    var addresses: [String: String] = [:]
    /// The lines whose ALTREP names the text in another form, which no entry has a place for.
    var otherForms: [Int: CalendarProperty] = [:]
    /// Zones of the database that keep the time of one that only the file defines, by its name.
    var standIns: [String: Zone] = [:]

    init(
        _ file: CalendarFile, _ options: ForeignOptions, names: KnownNames, campaignZone: Zone, languages: [String],
        database: ZoneDatabase
    ) {
        self.file = file
        self.options = options
        self.names = names
        self.campaignZone = campaignZone
        self.languages = languages
        self.database = database
    }

    static let order = [
        "id", "kind", "title", "start", "end", "date", "through", "duration", "zone", "venue", "channels", "region",
        "contestants", "people", "status", "free", "audience", "replaces", "repeat", "changes", "tags", "alarms",
        "description", "url", "stream", "uid", "ical",
    ]

    /// The clock of times that name none.
    var clock: Zone {
        if let zone = options.zone { return zone }
        return file.clock?.zone ?? campaignZone
    }

    /// Everything in the file that lies in the time that is asked for.
    mutating func translate() -> ForeignCalendar {
        noteFloatingTimes()
        learnAddresses()
        result.skipped = file.leftOut.map { ($0, "when it takes place cannot be read; a message about it says why") }
        for group in EventGroup.all(of: file.events, clock: clock, window: options.window, calendar: options.calendar) {
            result.diagnostics += group.diagnostics
            let before = result.events.count
            translate(group)
            guard result.events.count == before, let event = group.events.first else { continue }
            if group.isOutside {
                result.leftOut += 1
            } else {
                say(
                    .warning, "never", at: event.position,
                    "“\(Self.plain(event.summary))” takes place at no time at all, so it is left out")
                result.skipped.append(
                    (
                        CalendarFile.LeftOut(uid: event.uid, summary: event.summary, position: event.position),
                        "it takes place at no time at all"
                    ))
            }
        }
        noteOtherForms()
        result.events.sort { ($0.start, $0.position.line) < ($1.start, $1.position.line) }
        giveIDs()
        return result
    }

    /// Says on which clock times without a zone are read, where nobody has said it.
    private mutating func noteFloatingTimes() {
        guard options.zone == nil, file.clock == nil else { return }
        for event in file.events {
            guard case .floating = event.start, let start = event.component.property("DTSTART"),
                start.parameter("TZID") == nil
            else { continue }
            say(
                .note, "floating", at: start.position,
                "this time names no time zone; it is read on the clock of \(clock)",
                fix: "write zone: and the IANA name where the file is included, or --zone where it is imported")
        }
    }

    /// Says once that texts have another form somewhere, to which nothing leads from the entries.
    private mutating func noteOtherForms() {
        guard let first = otherForms.min(by: { $0.key < $1.key })?.value else { return }
        let others = otherForms.count == 1 ? "" : ", and of \(otherForms.count - 1) more lines"
        say(
            .note, "not-kept", at: first.position,
            "the ALTREP of \(first.name), “\(Self.plain(first.parameter("ALTREP") ?? "").prefix(80))”, is left out"
                + others)
    }

    // MARK: Ids

    /// Ids that read like the titles. Of several with one title each gets a mark made of its UID, so that none of them
    /// changes when another comes or goes.
    private mutating func giveIDs() {
        var slugs: [String: Int] = [:]
        let all = result.events.map { Slug.make(Self.title($0.table), or: $0.uid) }
        for slug in all { slugs[slug, default: 0] += 1 }
        var byKey: [String: String] = [:]
        for (index, slug) in all.enumerated() {
            let key = result.events[index].key
            let isAlone = slugs[slug] == 1 && !names.events.ids.contains(slug)
            let id = names.events.freeID(near: isAlone ? slug : "\(slug)-\(Slug.digest(key))", or: "event")
            names.events.add(id, names: [])
            result.events[index].id = id
            byKey[key] = id
        }
        for index in result.events.indices {
            var table = result.events[index].table
            if let date = result.events[index].replaced {
                let series = byKey[result.events[index].uid] ?? ""
                table.set("replaces", .table(["event": .text(series), "date": .text(date)]))
            }
            table.set("id", result.events[index].id)
            result.events[index].table = table.ordered(by: Self.order)
        }
    }

    private static func title(_ table: EntryTable) -> String {
        switch table["title"] {
        case .text(let text)?: text
        case .table(let languages)?:
            languages.text("en") ?? languages.pairs.lazy.compactMap { languages.text($0.key) }.first ?? ""
        default: ""
        }
    }

    // MARK: Saying what is not taken

    mutating func say(
        _ severity: ICalendarDiagnostic.Severity, _ id: String, at position: TextPosition, _ message: String,
        fix: String? = nil
    ) {
        result.diagnostics.append(
            ICalendarDiagnostic(severity, id: "ical/\(id)", at: position, message: message, fix: fix))
    }
}
