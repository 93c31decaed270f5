package import ZoneInfo

/// One election's calendar, read and checked: every id resolved, every repeat expanded.
package struct Campaign: Sendable {
    package var id: String
    package var title: LocalizedText
    /// The first stands in where a text lacks the language asked for.
    package var languages: [String]
    package var zone: Zone
    /// The address under which the files of the feeds are published, ending in a slash.
    package var feedsAt: String?
    /// When campaigning is allowed; holds on the clock of each region.
    package var period: CivilSpan?
    package var silence: CivilSpan?
    package var polling: CivilSpan?
    /// The slots of the day of channels that have none of their own.
    package var slots: [DaySlot]
    /// From the calendar's first date to its last, or the end of polling if that is later.
    package var span: TimeSpan
    /// The same without what is for staff: all that the public may learn of when the calendar begins and ends.
    package var publicSpan: TimeSpan
    package var provenance: Provenance
    package var place: SourcePlace

    package var files: [SourceFile]
    package var regions: [Region] = []
    package var contests: [Contest] = []
    /// In the order of the ballot.
    package var contestants: [Contestant] = []
    package var people: [Person] = []
    package var channels: [Channel] = []
    package var venues: [Venue] = []
    package var events: [Event] = []
    /// In order of start; of one event in order of zone and time.
    package var occurrences: [Occurrence] = []
    package var logs: [AirtimeLog] = []
    /// Airtime that the events foresee, one record for each contestant, channel and occurrence; in order of start.
    package var plannedByEvents: [AirtimeRecord] = []
    package var entitlements: [Entitlement] = []
    package var feeds: [Feed] = []
    package var rules = RuleSettings()

    package init(
        id: String, title: LocalizedText, languages: [String] = [], zone: Zone, period: CivilSpan? = nil,
        silence: CivilSpan? = nil, polling: CivilSpan? = nil, slots: [DaySlot] = [], span: TimeSpan,
        provenance: Provenance = Provenance(), place: SourcePlace, files: [SourceFile]
    ) {
        self.id = id
        self.title = title
        self.languages = languages
        self.zone = zone
        self.period = period
        self.silence = silence
        self.polling = polling
        self.slots = slots
        self.span = span
        publicSpan = span
        self.provenance = provenance
        self.place = place
        self.files = files
    }
}

extension Campaign {
    /// The clock of a channel: its own zone, else its region's, else the campaign's.
    package func zone(of channel: Ref<Channel>) -> Zone {
        let channel = channels[channel]
        return channel.zone ?? channel.region.flatMap { regions[$0].zone } ?? zone
    }

    /// The clock of a venue: its own zone, else its region's, else the campaign's.
    package func zone(of venue: Ref<Venue>) -> Zone {
        let venue = venues[venue]
        return venue.zone ?? venue.region.flatMap { regions[$0].zone } ?? zone
    }

    /// The clock of an occurrence.
    package func zone(of occurrence: Occurrence) -> Zone {
        let zones = events[occurrence.event].zones
        return zones.indices.contains(Int(occurrence.zone)) ? zones[Int(occurrence.zone)] : zone
    }

    /// Planned airtime: of planned logs where there are some, and of the events.
    package var planned: [AirtimeRecord] {
        plannedByEvents + logs.filter { $0.mode == .planned }.flatMap(\.records)
    }

    /// Aired airtime: of all logs of what was broadcast.
    package var aired: [AirtimeRecord] {
        logs.filter { $0.mode == .aired }.flatMap(\.records)
    }

    /// Whether a log says what was broadcast, even if it has no rows.
    package var hasAiredLog: Bool { logs.contains { $0.mode == .aired } }

    /// The path of the file that a place is in, as the user gave it; empty if there is no such file.
    package func path(of place: SourcePlace) -> String {
        files.indices.contains(Int(place.file.index)) ? files[place.file].path : ""
    }

    /// The text of the line that a place is in, where the file was kept.
    package func line(at place: SourcePlace) -> String? {
        guard files.indices.contains(Int(place.file.index)) else { return nil }
        return files[place.file].line(Int(place.line)).map(String.init)
    }
}
