import CampaignModel
import Reports
import Testing
import ZoneInfo

@Suite struct AgendaReportTests {
    private func campaign() -> Campaign {
        let fixed = Zone(
            identifier: "Test/Plus5",
            initial: ZonePeriod(offset: UTCOffset(seconds: 18_000), isDaylightSaving: false, abbreviation: "+05"),
            changes: [])
        func event(_ id: String, _ kind: EventKind, _ zones: [Zone]) -> Event {
            let timing = Event.Timing.timed(start: Instant(seconds: 0).utc, duration: CalendarDuration(seconds: 3600))
            return Event(
                id: id, kind: kind, title: LocalizedText(id), timing: timing, zones: zones, place: SmallCampaign.place)
        }
        func occurrence(_ event: Int, _ start: Int64, _ end: Int64, zone: Int = 0, allDay: Bool = false) -> Occurrence {
            Occurrence(
                event: Ref(event), span: TimeSpan(start: Instant(seconds: start), end: Instant(seconds: end)),
                zone: zone, isAllDay: allDay)
        }
        var campaign = SmallCampaign.make()
        campaign.events = [event("debate", .debate, [.utc]), event("voting", .polling, [.utc, fixed])]
        campaign.events[0].contestants = [Ref(0)]
        campaign.events[0].channels = [Ref(0)]
        campaign.events.append(event("rest", .silence, [.utc]))
        // Voting from 07:00 to 20:00 of 2 January on both clocks; the debate ends with the day.
        campaign.occurrences = [
            occurrence(0, 82_800, 86_400), occurrence(1, 93_600, 140_400, zone: 1), occurrence(1, 111_600, 158_400),
            occurrence(2, 0, 86_400, allDay: true),
        ]
        return campaign
    }

    @Test func `an agenda is by day, on the clock of the place`() {
        let campaign = campaign()
        #expect(
            AgendaReport(Agenda(of: campaign), of: campaign).text == """
                Thursday 1970-01-01
                  all day           rest [silence]
                  23:00-24:00       debate [debate]
                                    City TV
                                    Ash

                Friday 1970-01-02
                  07:00-20:00       voting [polling]
                                    on the clock of Test/Plus5, UTC

                """)
    }

    @Test func `it is filtered by kind, contestant and days`() {
        let campaign = campaign()
        func ids(_ change: (inout Agenda.Filter) -> Void) -> [String] {
            var filter = Agenda.Filter()
            change(&filter)
            return Agenda(of: campaign, filter).days.flatMap(\.entries).map { campaign.events[$0.occurrence.event].id }
        }
        #expect(ids { $0.kinds = [.polling] } == ["voting"])
        #expect(ids { $0.contestants = [Ref(0)] } == ["debate"])
        #expect(ids { $0.from = CivilDate(year: 1970, month: 1, day: 2) } == ["voting"])
        #expect(ids { $0.through = CivilDate(year: 1970, month: 1, day: 1) } == ["rest", "debate"])
    }

    /// Two meetings of a repeat were put off to the same hour.
    @Test func `two occurrences that were moved to one time are two entries`() throws {
        var campaign = campaign()
        let day = try #require(CivilDate(year: 1970, month: 1, day: 1))
        campaign.occurrences = [0, 1].map { number in
            Occurrence(
                event: Ref(0), span: TimeSpan(start: Instant(seconds: 0), end: Instant(seconds: 3600)),
                original: CivilDateTime(day.adding(days: number), .midnight), isChanged: true)
        }
        #expect(Agenda(of: campaign).days.map(\.entries.count) == [2])
    }

    /// The deadline of 1 January is its 24:00, an instant that a clock also shows as 00:00 of the 2nd.
    @Test func `the deadline of a day is no entry of the day after`() throws {
        var campaign = SmallCampaign.make()
        let day = try #require(CivilDate(year: 1970, month: 1, day: 1))
        campaign.events = [
            Event(
                id: "lists", kind: .deadline, title: LocalizedText("lists"),
                timing: .timed(start: CivilDateTime(day, .endOfDay), duration: CalendarDuration()), zones: [.utc],
                place: SmallCampaign.place)
        ]
        let midnight = Instant(seconds: 86_400)
        campaign.occurrences = [Occurrence(event: Ref(0), span: TimeSpan(start: midnight, end: midnight))]
        var filter = Agenda.Filter()
        filter.from = day
        filter.through = day
        #expect(Agenda(of: campaign, filter).days.map(\.date) == [day])
        filter.from = day.adding(days: 1)
        filter.through = filter.from
        #expect(Agenda(of: campaign, filter).days.isEmpty)
    }

    @Test func `an event of a contest is one of all who stand in it`() {
        var campaign = campaign()
        campaign.events[0].contestants = []
        campaign.events[0].contests = [Ref(0)]
        func ids(_ contestant: Int) -> [String] {
            var filter = Agenda.Filter()
            filter.contestants = [Ref(contestant)]
            return Agenda(of: campaign, filter).days.flatMap(\.entries).map { campaign.events[$0.occurrence.event].id }
        }
        #expect(ids(1) == ["debate"])
        // The official stands in none.
        #expect(ids(2) == [])
    }
}
