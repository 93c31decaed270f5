import CampaignFeeds
import CampaignModel
import FeedFixtures
import ICalendar
import Testing
import ZoneInfo

/// What the campaign has, another implementation must find in its feed: no more, no less, at the same instants.
@Suite struct FeedInteropTests {
    private let feed = Feed(id: "all", audience: .staff, place: CampaignFixture.place)

    /// What a reader should find of a campaign, from its occurrences alone.
    private func expected(_ campaign: Campaign) -> [OtherReader.Occurrence] {
        campaign.occurrences.map { occurrence in
            let event = campaign.events[occurrence.event]
            let zone = event.zones[Int(occurrence.zone)]
            let suffix = event.isPerRegion ? "." + zone.identifier.lowercased().replacing("/", with: "-") : ""
            let isDay = occurrence.isAllDay
            return OtherReader.Occurrence(
                uid: "\(event.id)\(suffix)@\(campaign.id).keste", title: event.title.text(in: nil),
                start: isDay ? zone.civil(at: occurrence.span.start).date.description : "\(occurrence.span.start)",
                end: isDay ? zone.civil(at: occurrence.span.end).date.description : "\(occurrence.span.end)",
                status: [
                    .confirmed: "CONFIRMED", .tentative: "TENTATIVE", .postponed: "TENTATIVE", .cancelled: "CANCELLED",
                ][occurrence.status] ?? "")
        }.sorted()
    }

    private func check(_ fixture: CampaignFixture) throws {
        let bytes = try FeedWriter(feed, of: fixture.campaign).bytes()
        #expect(checkCalendar(bytes).isEmpty)
        let read = try #require(try OtherReader.read([bytes]).first)
        #expect(read.errors.isEmpty)
        #expect(Set(read.zones.used) == Set(read.zones.defined))
        #expect(Set(read.zones.defined).count == read.zones.defined.count)
        let expected = expected(fixture.campaign)
        #expect(!expected.isEmpty)
        #expect(read.occurrences.sorted() == expected, "\(String(decoding: bytes, as: UTF8.self))")
    }

    @Test func `the election of 19 March 2023 is read at its instants`() throws {
        var fixture = try CampaignFixture()
        let almaty = fixture.campaign.zone
        let oral = try CampaignFixture.zone("Asia/Oral")
        try fixture.add("debate", .debate, CampaignFixture.timed("20230316T200000", 4200))
        try fixture.add("silence", .silence, CampaignFixture.days("20230318"))
        try fixture.add("first-rally", .rally, CampaignFixture.days("20230218"))
        try fixture.add("deadline", .deadline, CampaignFixture.timed("20230208T180000", 0))
        try fixture.add("voting", .polling, CampaignFixture.timed("20230319T070000", 46_800), zones: [almaty, oral]) {
            $0.isPerRegion = true
        }
        try check(fixture)
        let bytes = try FeedWriter(feed, of: fixture.campaign).bytes()
        let read = try #require(try OtherReader.read([bytes]).first)
        // Almaty was six hours ahead of UTC then, Oral five.
        let ends = Dictionary(uniqueKeysWithValues: read.occurrences.map { ($0.uid, $0.end) })
        #expect(ends["voting.asia-almaty@kz-2023.keste"] == "2023-03-19T14:00:00Z")
        #expect(ends["voting.asia-oral@kz-2023.keste"] == "2023-03-19T15:00:00Z")
        #expect(read.occurrences.contains { $0.start == "2023-03-16T14:00:00Z" && $0.title == "debate" })
    }

    @Test func `a repeat with exceptions and changes is read as it takes place`() throws {
        var fixture = try CampaignFixture()
        try fixture.add("bank", .other, CampaignFixture.timed("20230221T180000", 7200)) { event in
            event.recurrence = Recurrence(
                rule: "FREQ=WEEKLY;BYDAY=TU,TH", until: try CampaignFixture.moment("20230314T235959"),
                except: [try CampaignFixture.moment("20230309T180000")],
                changes: [
                    .init(
                        original: try CampaignFixture.moment("20230302T180000"),
                        timing: try CampaignFixture.timed("20230302T190000", 3600), place: CampaignFixture.place),
                    .init(
                        original: try CampaignFixture.moment("20230307T180000"), status: .cancelled,
                        place: CampaignFixture.place),
                ])
        }
        // 21, 23, 28 February, 2, 7, 14 March: six.
        #expect(fixture.campaign.occurrences.count == 6)
        try check(fixture)
    }

    @Test(arguments: [
        "FREQ=DAILY;COUNT=5", "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", "FREQ=MONTHLY;BYDAY=1WE",
        "FREQ=DAILY;INTERVAL=3;COUNT=4", "FREQ=HOURLY;INTERVAL=6;COUNT=9", "FREQ=DAILY;COUNT=500",
    ])
    func `rules of many kinds give the same occurrences, timed and by the day`(rule: String) throws {
        var fixture = try CampaignFixture()
        // 1 February 2023 is a Wednesday.
        try fixture.add("timed", .other, CampaignFixture.timed("20230201T203000", 5400)) {
            $0.recurrence = Recurrence(rule: rule)
        }
        // recurring_ical_events 3.8.2 takes an EXDATE of 20:30 in Almaty for one at 20:30Z as well, which an hourly rule
        // can meet.
        if !rule.contains("HOURLY") {
            try fixture.add("first-left-out", .other, CampaignFixture.timed("20230201T203000", 5400)) {
                $0.recurrence = Recurrence(rule: rule, except: [try CampaignFixture.moment("20230201T203000")])
            }
            try fixture.add("days", .other, CampaignFixture.days("20230201", "20230202")) {
                $0.recurrence = Recurrence(rule: rule, until: try CampaignFixture.moment("20230303"))
            }
        }
        try check(fixture)
    }

    @Test func `a start that the rule does not meet is not read as an occurrence`() throws {
        var fixture = try CampaignFixture()
        // A Wednesday, with a rule of Tuesdays.
        try fixture.add("tuesdays", .other, CampaignFixture.timed("20230201T203000", 5400)) {
            $0.recurrence = Recurrence(rule: "FREQ=WEEKLY;BYDAY=TU;COUNT=3")
        }
        try check(fixture)
    }

    @Test(arguments: ["Europe/Berlin", "America/New_York", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Almaty"])
    func `a repeat over a change of the clocks keeps its hour and its length`(zone: String) throws {
        for (year, month) in [(2023, "03"), (2023, "10"), (2024, "02")] {
            var fixture = try CampaignFixture(zone: zone)
            let zone = fixture.campaign.zone
            fixture.campaign.span = TimeSpan(
                start: zone.instant(of: try CampaignFixture.moment("\(year)\(month)10T000000")),
                end: zone.instant(of: try CampaignFixture.moment("20240420")))
            // Not shorter: icalendar 7.3.2 swaps start and end where the clock, set back, shows the end before the start.
            for (id, hour, length) in [("noon", "12", 3600), ("night", "02", 7200), ("late", "23", 18_000)] {
                try fixture.add(id, .other, CampaignFixture.timed("\(year)\(month)10T\(hour)3000", Int64(length))) {
                    $0.recurrence = Recurrence(rule: "FREQ=DAILY;COUNT=40")
                }
            }
            try fixture.add("two-days", .other, CampaignFixture.timed("\(year)\(month)10T180000", 0, days: 2)) {
                $0.recurrence = Recurrence(rule: "FREQ=WEEKLY;COUNT=6")
            }
            try check(fixture)
        }
    }

    @Test func `starts that do not exist or exist twice are read by RFC 5545`() throws {
        // Berlin, 26 March 2023: no 2:30, so 1:30Z with the offset before it; 29 October: 2:30 twice, the first is 0:30Z.
        for (start, days, instants) in [
            ("20230325T023000", 3, ["2023-03-25T01:30:00Z", "2023-03-26T01:30:00Z", "2023-03-27T00:30:00Z"]),
            ("20231028T023000", 3, ["2023-10-28T00:30:00Z", "2023-10-29T00:30:00Z", "2023-10-30T01:30:00Z"]),
        ] {
            var fixture = try CampaignFixture(zone: "Europe/Berlin")
            fixture.campaign.span = TimeSpan(
                start: fixture.campaign.span.start, end: fixture.campaign.span.end + 365 * 86_400)
            try fixture.add("night", .other, CampaignFixture.timed(start, 7200)) {
                $0.recurrence = Recurrence(rule: "FREQ=DAILY;COUNT=\(days)")
            }
            try check(fixture)
            let read = try OtherReader.read([try FeedWriter(feed, of: fixture.campaign).bytes()])
            #expect(read.first?.occurrences.map(\.start) == instants)
        }
    }

    @Test func `a time that comes twice is read as the one that is meant`() throws {
        // Berlin, 31 October 2027: +02 until 1:00Z, then +01. The clock shows 2:10, 2:30 and 2:50 twice.
        var fixture = try CampaignFixture(zone: "Europe/Berlin")
        fixture.campaign.span = TimeSpan(
            start: fixture.campaign.span.start,
            end: fixture.campaign.zone.instant(of: try CampaignFixture.moment("20271201")))
        let twice = try CampaignFixture.timed("20271031T023000", 1800)
        try fixture.add("first", .other, twice)
        try fixture.add("second", .other, twice)
        try fixture.add("deadline", .deadline, CampaignFixture.timed("20271031T021000", 0))
        try fixture.add("into-second", .other, CampaignFixture.timed("20271031T013000", 6300))
        try fixture.add(
            "utc", .other, CampaignFixture.timed("20271030T003000", 1800), zones: [CampaignFixture.zone("UTC")]
        ) {
            $0.recurrence = Recurrence(rule: "FREQ=DAILY;COUNT=3")
        }
        fixture.campaign.occurrences = fixture.campaign.occurrences.map { occurrence in
            var moved = occurrence
            if ["second", "deadline"].contains(fixture.campaign.events[occurrence.event].id) {
                moved.span = TimeSpan(start: occurrence.span.start + 3600, end: occurrence.span.end + 3600)
            }
            return moved
        }
        let bytes = try FeedWriter(feed, of: fixture.campaign).bytes()
        let read = try #require(try OtherReader.read([bytes]).first)
        let found = read.occurrences.filter { !$0.uid.hasPrefix("utc") }
        let spans = Dictionary(uniqueKeysWithValues: found.map { ($0.title, "\($0.start)/\($0.end)") })
        #expect(spans["first"] == "2027-10-31T00:30:00Z/2027-10-31T01:00:00Z")
        #expect(spans["second"] == "2027-10-31T01:30:00Z/2027-10-31T02:00:00Z")
        #expect(spans["deadline"] == "2027-10-31T01:10:00Z/2027-10-31T01:10:00Z")
        #expect(spans["into-second"] == "2027-10-30T23:30:00Z/2027-10-31T01:15:00Z")
        #expect(
            read.occurrences.filter { $0.uid.hasPrefix("utc") }.map(\.start) == [
                "2027-10-30T00:30:00Z", "2027-10-31T00:30:00Z", "2027-11-01T00:30:00Z",
            ])
        #expect(Set(read.zones.used) == Set(read.zones.defined))
    }

    @Test func `an end at 24:00 is the next day's beginning`() throws {
        var fixture = try CampaignFixture()
        let date = try CampaignFixture.moment("20230217").date
        try fixture.add(
            "till-midnight", .other,
            .timed(start: CivilDateTime(date, CivilTime(18, 0)), duration: .init(seconds: 21_600)))
        try fixture.add(
            "from-midnight", .other, .timed(start: CivilDateTime(date, .endOfDay), duration: .init(seconds: 3600)))
        try check(fixture)
    }

    @Test func `the definition of a zone alone gives the instants`() throws {
        // Worked out by hand: Almaty +06 until 1 March 2024 and +05 since; Qyzylorda +06 until 21 December 2018 and +05
        // since; Berlin +01 and +02 in summer; New York -05 and -04; Kolkata +05:30; Casablanca +01, but +00 in Ramadan
        // (March 2024); Lord Howe +11 in summer and +10:30.
        let table = [
            ("Asia/Almaty", "20240220T180000", "2024-02-20T12:00:00Z"),
            ("Asia/Almaty", "20240305T180000", "2024-03-05T13:00:00Z"),
            ("Asia/Qyzylorda", "20181220T180000", "2018-12-20T12:00:00Z"),
            ("Asia/Qyzylorda", "20181222T180000", "2018-12-22T13:00:00Z"),
            ("Europe/Berlin", "20270310T180000", "2027-03-10T17:00:00Z"),
            ("Europe/Berlin", "20270330T180000", "2027-03-30T16:00:00Z"),
            ("America/New_York", "20240309T120000", "2024-03-09T17:00:00Z"),
            ("America/New_York", "20240311T120000", "2024-03-11T16:00:00Z"),
            ("Asia/Kolkata", "20240309T120000", "2024-03-09T06:30:00Z"),
            ("Africa/Casablanca", "20240301T120000", "2024-03-01T11:00:00Z"),
            ("Africa/Casablanca", "20240320T120000", "2024-03-20T12:00:00Z"),
            ("Australia/Lord_Howe", "20240315T120000", "2024-03-15T01:00:00Z"),
            ("Australia/Lord_Howe", "20240415T120000", "2024-04-15T01:30:00Z"),
        ]
        var fixture = try CampaignFixture()
        for (index, row) in table.enumerated() {
            try fixture.add(
                "e\(index)", .other, CampaignFixture.timed(row.1, 3600), zones: [try CampaignFixture.zone(row.0)])
        }
        let read = try OtherReader.readZones(try FeedWriter(feed, of: fixture.campaign).bytes())
        #expect(read.count == table.count)
        for (index, row) in table.enumerated() {
            #expect(read["e\(index)@kz-2023.keste"] == row.2, "\(row.0) \(row.1)")
        }
        try check(fixture)
    }

    @Test func `texts, names and alarms are read as they were written`() throws {
        var fixture = try CampaignFixture()
        let title = "Үгіт-насихат кездесуі: Көкшетау қаласы, Әуезов көшесі; \\n сұрақ-жауап және \"тікелей\" эфир"
        try fixture.add("a", .rally, title: LocalizedText(title), CampaignFixture.timed("20230310T180000", 3600)) {
            $0.alarms = [CalendarDuration(days: 1), CalendarDuration(seconds: 5400), CalendarDuration()]
            $0.tags = ["a,b"]
            $0.description = LocalizedText("one\ntwo")
        }
        var feed = feed
        feed.title = LocalizedText("Дала, жол; 2027")
        let bytes = try FeedWriter(feed, of: fixture.campaign).bytes()
        let read = try #require(try OtherReader.read([bytes]).first)
        #expect(read.name == "Дала, жол; 2027")
        #expect(read.occurrences.map(\.title) == [title])
        #expect(read.triggers == [-86_400, -5400, 0])
        #expect(read.components == 1)
    }

    @Test func `a repeat in many regions is read on each clock`() throws {
        var fixture = try CampaignFixture()
        let zones = [fixture.campaign.zone, try CampaignFixture.zone("Asia/Oral")]
        try fixture.add("early", .polling, CampaignFixture.timed("20230313T090000", 28_800), zones: zones) {
            $0.isPerRegion = true
            $0.recurrence = Recurrence(
                rule: "FREQ=DAILY", until: try CampaignFixture.moment("20230316T235959"),
                except: [try CampaignFixture.moment("20230314T090000")])
        }
        #expect(fixture.campaign.occurrences.count == 6)
        try check(fixture)
    }

    @Test func `a feed without events is read`() throws {
        let read = try OtherReader.read([try FeedWriter(feed, of: try CampaignFixture().campaign).bytes()])
        #expect(read.first?.occurrences.isEmpty == true)
        #expect(read.first?.errors.isEmpty == true)
    }
}
