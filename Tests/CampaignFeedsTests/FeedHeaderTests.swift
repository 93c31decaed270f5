import CampaignFeeds
import CampaignModel
import FeedFixtures
import ICalendar
import Testing

@Suite struct FeedHeaderTests {
    @Test func `name, description, colour and refresh stand in both spellings before the first component`() throws {
        var fixture = try CampaignFixture()
        fixture.campaign.feedsAt = "https://example.org/feeds/"
        let found = try lines(
            feed {
                $0.title = LocalizedText("Дала, жол; 2027")
                $0.description = LocalizedText("Feed, all")
                $0.colour = "#E6C800"
                $0.refresh = 21_600
                $0.url = "https://example.org/a.ics"
            }, of: fixture.campaign)
        let header = found.prefix { !$0.hasPrefix("BEGIN:VT") && !$0.hasPrefix("BEGIN:VE") }
        for line in [
            "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", #"NAME:Дала\, жол\; 2027"#,
            #"X-WR-CALNAME:Дала\, жол\; 2027"#,
            #"DESCRIPTION:Feed\, all"#, #"X-WR-CALDESC:Feed\, all"#, "COLOR:gold", "X-APPLE-CALENDAR-COLOR:#E6C800",
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H",
            "URL:https://example.org/a.ics", "SOURCE;VALUE=URI:https://example.org/feeds/all.ics",
        ] {
            #expect(header.filter { $0 == line }.count == 1, "\(line)")
        }
        let words = ["ORGANIZER", "X-WR-TIMEZONE"]
        #expect(!found.contains { line in words.contains { line.hasPrefix($0) } })
        let plain = try lines(feed(), of: try CampaignFixture().campaign)
        #expect(!plain.contains { $0.hasPrefix("SOURCE") || $0.hasPrefix("URL") || $0.hasPrefix("COLOR") })
        #expect(FeedWriter(feed(), of: fixture.campaign).fileName == "all.ics")
    }

    // CSS Color Module Level 3 gives the first two and the last these values. #000081 lies one step from navy (000080).
    // #0b6e4f: seagreen (2e8b57) is 35² + 29² + 8² = 2130 away, darkgreen (006400) 11² + 10² + 79² = 6462.
    @Test(arguments: [
        ("#1e90ff", "dodgerblue"), ("#FFFFFF", "white"), ("#000081", "navy"), ("#0b6e4f", "seagreen"),
        ("#00ffff", "aqua"),
    ])
    func `a colour is written by the nearest name`(colour: String, name: String) throws {
        let found = try lines(feed { $0.colour = colour }, of: try CampaignFixture().campaign)
        #expect(found.contains("COLOR:\(name)"))
        #expect(found.contains("X-APPLE-CALENDAR-COLOR:\(colour)"))
    }

    @Test func `a feed without events still holds a component, and no problem`() throws {
        let bytes = try FeedWriter(feed(), of: try CampaignFixture().campaign).bytes()
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n") && text.hasSuffix("END:VCALENDAR\r\n"))
        #expect(text.contains("BEGIN:VTIMEZONE\r\nTZID:Asia/Almaty\r\n"))
        #expect(!text.contains("VEVENT"))
        #expect(checkCalendar(bytes).isEmpty)
    }

    @Test func `a title is written in the feed's language, else in the campaign's first`() throws {
        var fixture = try CampaignFixture()
        let title = LocalizedText([.init(language: "en", text: "Debate"), .init(language: "kk", text: "Пікірсайыс")])
        try fixture.add("a", .debate, title: title, CampaignFixture.timed("20230316T200000", 60))
        try fixture.add("b", .debate, title: LocalizedText("Plain"), CampaignFixture.timed("20230316T200000", 60))
        #expect(try lines(feed(language: "en"), of: fixture.campaign).contains("SUMMARY;LANGUAGE=en:Debate"))
        #expect(try lines(feed(language: "ru"), of: fixture.campaign).contains("SUMMARY;LANGUAGE=kk:Пікірсайыс"))
        #expect(try lines(feed(), of: fixture.campaign).contains("SUMMARY:Plain"))
    }
}
