import CampaignFiles
import CampaignModel
import Testing
import ZoneInfo

/// The calendars that come with the package.
struct CalendarsTests {
    private static func load(_ name: String) -> LoadedCalendar {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return CalendarLoader().load("/\(root)/calendars/\(name)")
    }

    /// What the calendars hold, counted by hand; Kazakhstan has seven time zones with voting and the campaign's end once each.
    @Test(arguments: [
        ("first-steps", events: 18, contestants: 4, rows: 22, seconds: 3310),
        ("kazakhstan-2023", events: 51, contestants: 13, rows: 498, seconds: 70_967),
    ])
    func `the example calendars load without a word`(
        name: String, events: Int, contestants: Int, rows: Int, seconds: Int
    ) throws {
        let loaded = Self.load(name)
        #expect(loaded.diagnostics == [])
        #expect(loaded.logDiagnostics == [])
        let campaign = try #require(loaded.campaign)
        #expect(campaign.events.count == events)
        #expect(campaign.contestants.count == contestants)
        #expect(campaign.logs.map(\.records.count) == [rows])
        #expect(campaign.aired.reduce(0) { $0 + Int($1.seconds) } == seconds)
        #expect(campaign.logs.map(\.rejected) == [0])
    }

    /// 20:00 in Almaty (+06:00 in 2023) is 14:00Z; polls open at 07:00, in Oral (+05:00) an hour after Almaty.
    @Test func `instants are those of the clock in force`() throws {
        let campaign = try #require(Self.load("kazakhstan-2023").campaign)
        let spans = { (id: String) in
            campaign.occurrences.filter { campaign.events[$0.event].id == id }
                .map { "\(campaign.zone(of: $0)) \($0.span.start) \($0.span.end)" }
        }
        #expect(spans("debate-khabar") == ["Asia/Almaty 2023-03-16T14:00:00Z 2023-03-16T15:10:00Z"])
        #expect(spans("registration-closes") == ["Asia/Almaty 2023-02-18T12:00:00Z 2023-02-18T12:00:00Z"])
        #expect(spans("voting").count == 7)
        #expect(spans("voting").contains("Asia/Oral 2023-03-19T02:00:00Z 2023-03-19T15:00:00Z"))
        #expect(spans("voting").contains("Asia/Qostanay 2023-03-19T01:00:00Z 2023-03-19T14:00:00Z"))
        #expect(
            spans("candidate-2-courtyards") == [
                "Asia/Almaty 2023-02-22T12:00:00Z 2023-02-22T13:00:00Z",
                "Asia/Almaty 2023-03-01T12:00:00Z 2023-03-01T13:00:00Z",
                "Asia/Almaty 2023-03-15T11:00:00Z 2023-03-15T12:00:00Z",
            ])
        #expect(spans("airtime-review").count == 7)
        #expect(
            campaign.occurrences.filter { $0.status == .cancelled }.map { campaign.events[$0.event].id } == [
                "airtime-review"
            ])
    }

    /// Khabar plans 600 + 540 s for each party, Qazaqstan 120 + 270 + 120 + 60 s, Almaty radio 600 s for each of three.
    @Test func `planned airtime is that of broadcasts, turns and stages`() throws {
        let campaign = try #require(Self.load("kazakhstan-2023").campaign)
        var sums: [String: [Int64]] = [:]
        for channel in campaign.channels.refs {
            for contestant in campaign.contestants.refs {
                let seconds = campaign.plannedByEvents
                    .filter { $0.channel == channel.index && $0.contestant == contestant.index }
                    .reduce(0) { $0 + $1.seconds }
                if seconds > 0 { sums[campaign.channels[channel].id, default: []].append(seconds) }
            }
        }
        #expect(sums["khabar"] == Array(repeating: 1140, count: 7))
        #expect(sums["qazaqstan"] == Array(repeating: 570, count: 7))
        #expect(sums["almaty-radio"] == Array(repeating: 600, count: 3))
    }

    @Test func `a feed in three languages is three feeds`() throws {
        let campaign = try #require(Self.load("kazakhstan-2023").campaign)
        #expect(campaign.feeds.map(\.id) == ["public-kk", "public-ru", "public-en", "khabar", "staff"])
        #expect(campaign.feeds.map(\.language) == ["kk", "ru", "en", "kk", "ru"])
    }
}
