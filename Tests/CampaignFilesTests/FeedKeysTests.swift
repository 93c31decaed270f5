import CampaignFiles
import CampaignModel
import Testing
import ZoneInfo

/// What a calendar says about its feeds, and about the alarms in them.
@Suite struct FeedKeysTests {
    private func load(campaign: String = "", _ rest: String) -> LoadedCalendar {
        let text = """
            keste: 1
            campaign: {id: test, title: Test, zone: Asia/Almaty, polling: 2027-05-16T07:00/2027-05-16T20:00\(campaign)}
            \(rest)

            """
        return CalendarLoader(files: MemoryFileSystem(["calendar.yaml": text])).load("")
    }

    @Test(arguments: [
        ("https://example.org/feeds/", "https://example.org/feeds/"), ("http://example.org", "http://example.org/"),
        ("HTTPS://example.org:8443/a%20b", "HTTPS://example.org:8443/a%20b/"),
    ])
    func `where feeds are published ends in a slash`(written: String, address: String) {
        #expect(load(campaign: ", feeds-at: \"\(written)\"", "").campaign?.feedsAt == address)
    }

    @Test(arguments: [
        "example.org/feeds", "ftp://example.org/", "https://", "https:///feeds", "https://example.org/a b/",
        "https://example.org/?a=1", "https://example.org/#a", "webcal://example.org/", "https://пример.kz/",
    ])
    func `what is no folder on the web is refused with an example`(written: String) {
        let loaded = load(campaign: ", feeds-at: \"\(written)\"", "")
        #expect(loaded.campaign == nil)
        let found = loaded.diagnostics.first
        #expect(found?.id == "calendar/text" && found?.line == 2 && found?.column == 108)
        #expect(found?.fix?.contains("https://example.org/feeds/") == true)
    }

    @Test func `a feed has a description and a page`() throws {
        let loaded = load("feeds: [{id: a, description: {kk: Барлығы, en: All of it}, url: https://example.org/about}]")
        let feed = try #require(loaded.campaign?.feeds.first, "\(loaded.diagnostics)")
        #expect(feed.description?.text(in: "en") == "All of it")
        #expect(feed.url == "https://example.org/about")
    }

    private func event(_ kind: String, _ rest: String) -> LoadedCalendar {
        load("events: [{id: e, kind: \(kind), title: T, \(rest)}]")
    }

    @Test(arguments: [
        ("deadline", "start: 2027-05-01T18:00", [CalendarDuration(days: 1)]),
        // The end of a day: at noon, twelve hours before it begins.
        ("deadline", "date: 2027-05-01", [CalendarDuration(seconds: 129_600)]),
        ("deadline", "start: 2027-05-01T00:00", [CalendarDuration(seconds: 129_600)]),
        ("deadline", "start: 2027-05-01T18:00, alarms: []", []),
        ("deadline", "start: 2027-05-01T18:00, alarms: [2h]", [CalendarDuration(seconds: 7200)]),
        ("rally", "start: 2027-05-01T18:00, duration: 1h", []),
        (
            "rally", "start: 2027-05-01T18:00, duration: 1h, alarms: [0m, 15m, 1d, 90m]",
            [.init(), .init(seconds: 900), .init(days: 1), .init(seconds: 5400)]
        ),
    ])
    func `a deadline has an alarm unless it says otherwise`(
        kind: String, rest: String, alarms: [CalendarDuration]
    ) throws {
        let loaded = event(kind, rest)
        #expect(try #require(loaded.campaign, "\(loaded.diagnostics)").events.first?.alarms == alarms)
    }

    @Test(arguments: ["-15", "-15m", "abc", "15", "1x", "''"]) func `an alarm that is no length is refused`(
        alarm: String
    ) {
        let loaded = event("rally", "start: 2027-05-01T18:00, duration: 1h, alarms: [1d, \(alarm)]")
        #expect(loaded.campaign == nil)
        #expect(loaded.diagnostics.contains { $0.severity == .error && $0.line == 3 })
    }
}
