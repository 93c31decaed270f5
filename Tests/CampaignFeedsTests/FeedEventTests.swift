import CampaignFeeds
import CampaignModel
import FeedFixtures
import ICalendar
import Testing
import ZoneInfo

@Suite struct FeedEventTests {
    private func component(
        _ kind: EventKind = .rally, _ timing: Event.Timing, audience: Audience = .public,
        configure: (inout Event) throws -> Void = { _ in }
    ) throws -> [String] {
        var fixture = try CampaignFixture()
        fixture.campaign.venues = [
            Venue(
                id: "hall", name: LocalizedText("Hall, big"), address: LocalizedText("Abay 1; Almaty"),
                geo: GeoPoint(latitude: "43.2567", longitude: "76.9286"), place: CampaignFixture.place)
        ]
        try fixture.add("a", kind, timing, configure: configure)
        let bytes = try FeedWriter(feed(audience), of: fixture.campaign).bytes()
        #expect(checkCalendar(bytes).isEmpty)
        return try #require(components("a", in: try lines(feed(audience), of: fixture.campaign)).first)
    }

    @Test func `a timed event has its zone, its place and what sort of thing it is`() throws {
        let found = try component(.rally, CampaignFixture.timed("20230316T200000", 4200)) {
            $0.venue = Ref(0)
            $0.tags = ["national", "a,b"]
            $0.url = "https://example.org/x?a=1,2;3"
            $0.description = LocalizedText("one\ntwo")
        }
        for line in [
            "DTSTART;TZID=Asia/Almaty:20230316T200000", "DTEND;TZID=Asia/Almaty:20230316T211000",
            // The campaign begins at 00:00 of 18 January in Almaty, six hours ahead of UTC.
            "DTSTAMP:20230117T180000Z", #"LOCATION:Hall\, big\, Abay 1\; Almaty"#, "GEO:43.2567;76.9286",
            #"CATEGORIES:rally,national,a\,b"#, "STATUS:CONFIRMED", "TRANSP:OPAQUE",
            "URL:https://example.org/x?a=1,2;3", #"DESCRIPTION:one\ntwo"#, "CLASS:PUBLIC",
            #"X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-APPLE-RADIUS=100;X-TITLE="Hall, big":geo:43.2567,76.9286"#,
        ] {
            #expect(found.contains(line), "\(line)")
        }
        #expect(!found.contains { $0.hasPrefix("SEQUENCE") || $0.hasPrefix("LAST-MODIFIED") })
    }

    @Test func `whole days end on the day after, without a zone`() throws {
        let one = try component(.silence, CampaignFixture.days("20270320"))
        #expect(one.contains("DTSTART;VALUE=DATE:20270320") && one.contains("DTEND;VALUE=DATE:20270321"))
        #expect(one.contains("TRANSP:TRANSPARENT"))
        let five = try component(.other, CampaignFixture.days("20270315", "20270319"))
        #expect(five.contains("DTSTART;VALUE=DATE:20270315") && five.contains("DTEND;VALUE=DATE:20270320"))
    }

    @Test func `a deadline has its instant and no end`() throws {
        let found = try component(.deadline, CampaignFixture.timed("20230208T180000", 0))
        #expect(found.contains("DTSTART;TZID=Asia/Almaty:20230208T180000"))
        #expect(!found.contains { $0.hasPrefix("DTEND") || $0.hasPrefix("DURATION") })
        #expect(found.contains("TRANSP:TRANSPARENT"))
    }

    @Test(arguments: [
        (EventStatus.confirmed, "CONFIRMED"), (.tentative, "TENTATIVE"), (.postponed, "TENTATIVE"),
        (.cancelled, "CANCELLED"),
    ])
    func `a status is written in the words of iCalendar`(status: EventStatus, word: String) throws {
        let found = try component(.rally, CampaignFixture.timed("20230316T200000", 60)) { $0.status = status }
        #expect(found.contains("STATUS:\(word)"))
    }

    @Test func `alarms are so long before, each with an action and a text`() throws {
        let found = try component(.rally, CampaignFixture.timed("20230316T200000", 60)) {
            $0.alarms = [
                .init(), .init(seconds: 900), .init(days: 1), .init(seconds: 5400), .init(days: 1, seconds: 3601),
            ]
        }
        #expect(
            found.filter { $0.hasPrefix("TRIGGER") }
                == ["TRIGGER:PT0S", "TRIGGER:-PT15M", "TRIGGER:-P1D", "TRIGGER:-PT1H30M", "TRIGGER:-P1DT1H0M1S"])
        #expect(found.filter { $0 == "ACTION:DISPLAY" }.count == 5)
        let cancelled = try component(.rally, CampaignFixture.timed("20230316T200000", 60)) {
            $0.alarms = [.init(days: 1)]
            $0.status = .cancelled
        }
        #expect(!cancelled.contains("BEGIN:VALARM"))
    }

    @Test func `a staff event is private, unless a kept line says how confidential it is`() throws {
        let timing = try CampaignFixture.timed("20230316T200000", 60)
        let plain = try component(.other, timing, audience: .staff) { $0.audience = .staff }
        #expect(plain.filter { $0.hasPrefix("CLASS") } == ["CLASS:PRIVATE"])
        let kept = try component(.other, timing, audience: .staff) {
            $0.audience = .staff
            $0.ical = ["CLASS:CONFIDENTIAL", "CLASS:PUBLIC"]
        }
        #expect(kept.filter { $0.hasPrefix("CLASS") } == ["CLASS:CONFIDENTIAL"])
    }

    @Test func `a place on the map is written once, whatever lines are kept`() throws {
        let name = "X-APPLE-STRUCTURED-LOCATION"
        let timing = try CampaignFixture.timed("20230316T200000", 60)
        let line = "\(name);VALUE=URI:geo:1,2"
        let onMap = try component(.other, timing) {
            $0.venue = Ref(0)
            $0.ical = [line]
        }
        #expect(onMap.filter { $0.hasPrefix(name) }.count == 1)
        #expect(!onMap.contains(line))
        #expect(try component(.other, timing) { $0.ical = [line] }.contains(line))
    }

    @Test func `a stream can be joined, and is the address where there is no other`() throws {
        let timing = try CampaignFixture.timed("20230316T200000", 60)
        let alone = try component(.debate, timing) { $0.stream = "https://example.org/live" }
        #expect(alone.contains("URL:https://example.org/live"))
        #expect(alone.contains("CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://example.org/live"))
        let both = try component(.debate, timing) {
            ($0.stream, $0.url) = ("https://example.org/live", "https://example.org/about")
        }
        #expect(both.filter { $0.hasPrefix("URL") } == ["URL:https://example.org/about"])
        #expect(both.contains("CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://example.org/live"))
    }

    @Test func `further ways to join and an address that is kept stand beside what the event says`() throws {
        let timing = try CampaignFixture.timed("20230316T200000", 60)
        let lines = ["CONFERENCE;VALUE=URI;LABEL=Phone:tel:+77270000000", "URL:/paper"]
        let kept = try component(.debate, timing, audience: .staff) { $0.ical = lines }
        #expect(kept.filter { $0.hasPrefix("CONFERENCE") || $0.hasPrefix("URL") } == lines)
        let joined = try component(.debate, timing, audience: .staff) {
            $0.stream = "https://example.org/live"
            $0.ical = lines + ["CONFERENCE;VALUE=URI:https://example.org/live"]
        }
        #expect(
            joined.filter { $0.hasPrefix("CONFERENCE") || $0.hasPrefix("URL") }.sorted() == [
                "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://example.org/live", lines[0], "URL:https://example.org/live",
            ])
    }

    @Test func `a zone that is UTC needs no definition`() throws {
        var fixture = try CampaignFixture(zone: "UTC")
        try fixture.add("a", .rally, CampaignFixture.timed("20230316T200000", 3600))
        let found = try lines(feed(), of: fixture.campaign)
        #expect(found.contains("DTSTART:20230316T200000Z") && found.contains("DTEND:20230316T210000Z"))
        #expect(!found.contains("BEGIN:VTIMEZONE"))
    }

    @Test func `an event of many regions is written once on each clock`() throws {
        var fixture = try CampaignFixture()
        let oral = try CampaignFixture.zone("Asia/Oral")
        fixture.campaign.regions = [
            Region(id: "almaty", name: LocalizedText("Almaty"), place: CampaignFixture.place),
            Region(id: "oral", name: LocalizedText("Oral"), zone: oral, place: CampaignFixture.place),
        ]
        try fixture.add(
            "voting", .polling, CampaignFixture.timed("20230319T070000", 46_800), zones: [fixture.campaign.zone, oral]
        ) {
            $0.isPerRegion = true
            $0.regions = [Ref(0), Ref(1)]
        }
        let both = try lines(feed(), of: fixture.campaign)
        #expect(
            both.filter { $0.hasPrefix("UID") }
                == ["UID:voting.asia-almaty@kz-2023.keste", "UID:voting.asia-oral@kz-2023.keste"])
        #expect(both.contains("DTEND;TZID=Asia/Oral:20230319T200000"))
        // They have one title; the place tells them apart.
        #expect(both.filter { $0.hasPrefix("LOCATION") } == ["LOCATION:Almaty", "LOCATION:Oral"])
        let one = try lines(feed { $0.filter.regions = [Ref(1)] }, of: fixture.campaign)
        #expect(one.filter { $0.hasPrefix("UID") } == ["UID:voting.asia-oral@kz-2023.keste"])
    }

    @Test func `regions that share a clock are one place, in the feed's language`() throws {
        var fixture = try CampaignFixture()
        let names = [("Алматы", "Almaty"), ("Астана", "Astana"), ("Орал", "Oral")]
        let oral = try CampaignFixture.zone("Asia/Oral")
        fixture.campaign.regions = try names.enumerated().map { index, name in
            let text = try #require(
                LocalizedText([.init(language: "kk", text: name.0), .init(language: "en", text: name.1)]))
            return Region(id: "r\(index)", name: text, zone: index == 2 ? oral : nil, place: CampaignFixture.place)
        }
        try fixture.add(
            "a", .polling, CampaignFixture.timed("20230319T070000", 60), zones: [fixture.campaign.zone, oral]
        ) {
            $0.isPerRegion = true
            $0.regions = [Ref(0), Ref(1), Ref(2)]
        }
        #expect(
            try lines(feed(language: "en"), of: fixture.campaign).filter { $0.hasPrefix("LOCATION") }
                == [#"LOCATION;LANGUAGE=en:Almaty\, Astana"#, "LOCATION;LANGUAGE=en:Oral"])
        #expect(try lines(feed(language: "kk"), of: fixture.campaign).contains("LOCATION;LANGUAGE=kk:Орал"))
    }

    @Test func `the same calendar gives the same octets, and a UID outlives all changes`() throws {
        var first = try CampaignFixture()
        try first.add("a", .rally, title: LocalizedText("Before"), CampaignFixture.timed("20230316T200000", 60))
        try first.add("b", .rally, CampaignFixture.timed("20230316T200000", 60))
        var second = try CampaignFixture()
        try second.add("new", .rally, CampaignFixture.timed("20230301T200000", 60))
        try second.add("b", .rally, CampaignFixture.timed("20230316T200000", 60))
        try second.add("a", .rally, title: LocalizedText("After"), CampaignFixture.timed("20230317T210000", 60))
        let writer = FeedWriter(feed(), of: first.campaign)
        #expect(try writer.bytes() == FeedWriter(feed(), of: first.campaign).bytes())
        let uids = try lines(feed(), of: second.campaign).filter { $0.hasPrefix("UID") }
        #expect(uids == ["UID:new@kz-2023.keste", "UID:b@kz-2023.keste", "UID:a@kz-2023.keste"])
        #expect(try lines(feed(), of: first.campaign).filter { $0.hasPrefix("UID") } == Array([uids[2], uids[1]]))
    }
}
