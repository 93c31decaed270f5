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
}
