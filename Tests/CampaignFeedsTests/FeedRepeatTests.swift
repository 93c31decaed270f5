import CampaignFeeds
import CampaignModel
import FeedFixtures
import ICalendar
import Testing
import ZoneInfo

@Suite struct FeedRepeatTests {
    private func moment(_ text: String) throws -> CivilDateTime { try CampaignFixture.moment(text) }

    private func written(
        _ timing: Event.Timing, zone: String = "Asia/Almaty", end: String = "20270401", _ recurrence: Recurrence
    ) throws -> [[String]] {
        var fixture = try CampaignFixture(zone: zone)
        fixture.campaign.span = TimeSpan(
            start: fixture.campaign.span.start, end: fixture.campaign.zone.instant(of: try moment(end)))
        try fixture.add("a", .other, timing) { $0.recurrence = recurrence }
        #expect(checkCalendar(try FeedWriter(feed(), of: fixture.campaign).bytes()).isEmpty)
        return components("a", in: try lines(feed(), of: fixture.campaign))
    }

    private func line(_ name: String, _ component: [String]?) -> [String] {
        component?.filter { $0.hasPrefix(name) } ?? []
    }

    @Test func `a repeat ends in UTC with its last start, and by the day with its last day`() throws {
        // 3 March 2027, 19:00 in Almaty, is 14:00Z.
        let timed = try written(
            CampaignFixture.timed("20270210T190000", 3600),
            Recurrence(rule: "FREQ=WEEKLY", until: try moment("20270303T235959")))
        #expect(line("RRULE", timed.first) == ["RRULE:FREQ=WEEKLY;UNTIL=20270303T140000Z"])
        let days = try written(
            CampaignFixture.days("20270210"), Recurrence(rule: "FREQ=WEEKLY", until: try moment("20270303T235959")))
        #expect(line("RRULE", days.first) == ["RRULE:FREQ=WEEKLY;UNTIL=20270303"])
    }

    @Test func `a repeat without an end stops with the calendar`() throws {
        let found = try written(
            CampaignFixture.timed("20270210T190000", 3600), end: "20270225", Recurrence(rule: "FREQ=WEEKLY"))
        #expect(line("RRULE", found.first) == ["RRULE:FREQ=WEEKLY;UNTIL=20270224T140000Z"])
    }

    @Test func `a count stays a count while it ends within the calendar`() throws {
        let within = try written(
            CampaignFixture.timed("20270210T190000", 3600), Recurrence(rule: "FREQ=WEEKLY;COUNT=3"))
        #expect(line("RRULE", within.first) == ["RRULE:FREQ=WEEKLY;COUNT=3"])
        let beyond = try written(
            CampaignFixture.timed("20270210T190000", 3600), end: "20270218", Recurrence(rule: "FREQ=WEEKLY;COUNT=3"))
        #expect(line("RRULE", beyond.first) == ["RRULE:FREQ=WEEKLY;UNTIL=20270217T140000Z"])
    }

    @Test func `what is left out or moved is named in the form of DTSTART`() throws {
        let found = try written(
            CampaignFixture.timed("20270210T190000", 3600),
            Recurrence(
                rule: "FREQ=WEEKLY;COUNT=4", except: [try moment("20270217T190000")],
                changes: [
                    .init(
                        original: try moment("20270224T190000"),
                        timing: try CampaignFixture.timed("20270224T210000", 3600), place: CampaignFixture.place),
                    .init(original: try moment("20270303T190000"), status: .cancelled, place: CampaignFixture.place),
                ]))
        #expect(found.count == 3)
        #expect(line("EXDATE", found.first) == ["EXDATE;TZID=Asia/Almaty:20270217T190000"])
        let moved = try #require(found.dropFirst().first)
        #expect(moved.contains("RECURRENCE-ID;TZID=Asia/Almaty:20270224T190000"))
        #expect(moved.contains("DTSTART;TZID=Asia/Almaty:20270224T210000"))
        #expect(line("RRULE", moved).isEmpty && line("EXDATE", moved).isEmpty)
        let cancelled = try #require(found.last)
        #expect(cancelled.contains("RECURRENCE-ID;TZID=Asia/Almaty:20270303T190000"))
        #expect(cancelled.contains("STATUS:CANCELLED"))
    }

    @Test func `whole days that are left out or moved are dates`() throws {
        let found = try written(
            CampaignFixture.days("20270210", "20270211"),
            Recurrence(
                rule: "FREQ=WEEKLY;COUNT=3", except: [try moment("20270217")],
                changes: [
                    .init(
                        original: try moment("20270224"), timing: try CampaignFixture.days("20270225"),
                        place: CampaignFixture.place)
                ]))
        #expect(line("EXDATE", found.first) == ["EXDATE;VALUE=DATE:20270217"])
        #expect(found.last?.contains("RECURRENCE-ID;VALUE=DATE:20270224") == true)
        #expect(found.last?.contains("DTEND;VALUE=DATE:20270226") == true)
    }

    @Test func `a repeat through the hour that a clock leaves out is written start by start, in UTC`() throws {
        // Berlin, 28 March 2027: no 2:30. With the offset before, +01, that is 1:30Z; the next day 0:30Z.
        let found = try written(
            CampaignFixture.timed("20270327T023000", 1800), zone: "Europe/Berlin", end: "20270501",
            Recurrence(rule: "FREQ=DAILY;COUNT=3"))
        #expect(found.count == 1)
        #expect(line("DTSTART", found.first) == ["DTSTART:20270327T013000Z"])
        #expect(line("RDATE", found.first) == ["RDATE:20270328T013000Z", "RDATE:20270329T003000Z"])
        #expect(line("RRULE", found.first).isEmpty)
    }

    // 24:00 of Friday, 26 February 2027, is 00:00 of Saturday; in a week that begins on Monday, 24:00 of Sunday belongs to
    // the week before.
    @Test(arguments: [
        ("20270226", "FREQ=WEEKLY;COUNT=3;BYDAY=FR", "RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=SA"),
        (
            "20270228", "FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=SU",
            "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=MO;WKST=TU"
        ),
    ])
    func `a weekly deadline at 24:00 is a rule of the next day`(day: String, rule: String, line: String) throws {
        let date = try moment(day).date
        var fixture = try CampaignFixture()
        try fixture.add(
            "a", .deadline, .timed(start: CivilDateTime(date, .endOfDay), duration: CalendarDuration()))
        let weeks = rule.contains("INTERVAL=2") ? 14 : 7
        fixture.campaign.events[0].recurrence = Recurrence(rule: rule)
        fixture.campaign.occurrences = (0..<3).map { index in
            let start = CivilDateTime(date.adding(days: index * weeks), .endOfDay)
            let instant = fixture.campaign.zone.instant(of: start)
            return Occurrence(event: Ref(0), span: TimeSpan(start: instant, end: instant), original: start)
        }
        #expect(
            try lines(feed(), of: fixture.campaign).filter { $0.hasPrefix("RRULE") || $0.hasPrefix("RDATE") } == [line])
    }

    @Test func `an occurrence during which the clocks change is written with its own end`() throws {
        // 23:30 and five hours: over the change in Berlin it ends at 5:30 and not at 4:30.
        let found = try written(
            CampaignFixture.timed("20270326T233000", 18_000), zone: "Europe/Berlin", end: "20270501",
            Recurrence(rule: "FREQ=DAILY;COUNT=3"))
        #expect(found.count == 2)
        #expect(found.last?.contains("RECURRENCE-ID;TZID=Europe/Berlin:20270327T233000") == true)
        #expect(found.last?.contains("DTEND;TZID=Europe/Berlin:20270328T053000") == true)
    }
}
