public import CampaignModel
public import ZoneInfo

/// The campaign as rules see it: read-only, checked, every repeat expanded.
@frozen
public struct CampaignView: Sendable {
    /// Where everything is read from.
    public let snapshot: Snapshot

    package init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
    }
}

extension CampaignView {
    /// The campaign's id.
    public var id: String { snapshot.text(snapshot[0, CampaignField.id]) }
    /// Its title in English where there is one, else in the calendar's first language.
    public var title: String { snapshot.text(snapshot[0, CampaignField.title]) }
    /// Its title in every language that the calendar gives.
    public var titles: LocalizedText { snapshot.localized(0, CampaignField.titles, .titlesCount) }
    /// The calendar's languages; the first stands in where a text lacks one.
    public var languages: [String] {
        snapshot.list(0, CampaignField.languages, .languagesCount).map(snapshot.text)
    }
    /// The campaign's own clock.
    public var zone: Zone { snapshot.zone(snapshot[0, CampaignField.zone]) }
    /// When campaigning is allowed, on the clock of each place: `period?.on(occurrence.zone)`; nil if not said.
    public var period: CivilSpan? { snapshot.civilSpan(snapshot[0, CampaignField.period]) }
    /// When campaigning rests, on the clock of each place; nil if not said.
    public var silence: CivilSpan? { snapshot.civilSpan(snapshot[0, CampaignField.silence]) }
    /// When votes are cast, on the clock of each place; nil if not said. A region may have its own: `polling`.
    public var polling: CivilSpan? { snapshot.civilSpan(snapshot[0, CampaignField.polling]) }
    /// From the calendar's first date to its last, or the end of polling if that is later.
    public var span: TimeSpan {
        TimeSpan(
            start: Instant(seconds: snapshot.long(0, CampaignField.spanStartLow, .spanStartHigh)),
            end: Instant(seconds: snapshot.long(0, CampaignField.spanEndLow, .spanEndHigh)))
    }

    /// All regions.
    public var regions: Views<RegionView> { Views(all: snapshot.count(.regions), in: snapshot) }
    /// All contests.
    public var contests: Views<ContestView> { Views(all: snapshot.count(.contests), in: snapshot) }
    /// All contestants, in the order of the ballot.
    public var contestants: Views<ContestantView> { Views(all: snapshot.count(.contestants), in: snapshot) }
    /// All people.
    public var people: Views<PersonView> { Views(all: snapshot.count(.people), in: snapshot) }
    /// All channels.
    public var channels: Views<ChannelView> { Views(all: snapshot.count(.channels), in: snapshot) }
    /// All venues.
    public var venues: Views<VenueView> { Views(all: snapshot.count(.venues), in: snapshot) }
    /// All events, also those that are cancelled or postponed.
    public var events: Views<EventView> { Views(all: snapshot.count(.events), in: snapshot) }
    /// All occurrences of all events in order of their start, also those that do not take place.
    public var occurrences: Views<OccurrenceView> { Views(all: snapshot.count(.occurrences), in: snapshot) }
    /// How airtime is to be shared, as the calendar says, also those that are not `isUsable`; empty where it has none.
    public var entitlements: Views<EntitlementView> { Views(all: snapshot.count(.entitlements), in: snapshot) }

    /// Whether a log says what was broadcast, even if it has no rows.
    public var hasAiredLog: Bool { snapshot[0, CampaignField.hasAiredLog] == 1 }
    /// Airtime that events and planned logs foresee; without rows where there is none.
    public var planned: AirtimeView { AirtimeView(snapshot, rows: 0..<plannedCount) }
    /// Airtime that was broadcast, of all logs of it; without rows where there is none.
    public var aired: AirtimeView {
        AirtimeView(snapshot, rows: plannedCount..<snapshot.count(.airtimeContestants))
    }
    /// Airtime of one mode: `airtime(.aired)`.
    public func airtime(_ mode: AirtimeMode) -> AirtimeView {
        switch mode {
        case .planned: planned
        case .aired: aired
        }
    }

    private var plannedCount: Int {
        let count = Int(clamping: snapshot.long(0, CampaignField.plannedLow, .plannedHigh))
        return min(max(0, count), snapshot.count(.airtimeContestants))
    }
}
