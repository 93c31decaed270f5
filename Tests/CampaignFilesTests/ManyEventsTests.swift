import CampaignFiles
import CampaignModel
import Testing

@Suite struct ManyEventsTests {
    /// Events of 14 lines each, as people write them.
    static func calendar(events: Int) -> String {
        var text = """
            keste: 1
            campaign: {id: large, title: Large, zone: Asia/Almaty, polling: 2027-05-16T07:00/2027-05-16T20:00}
            contests: [{id: lists, title: Lists}]
            contestants: [{id: lake, kind: party, name: Lake, contests: [lists]}]
            channels: [{id: city-tv, kind: tv, name: City TV}]
            venues: [{id: hall, name: Hall}]
            events:

            """
        for index in 0..<events {
            text += """
                  - id: event-\(index)
                    kind: rally
                    title: {kk: "Кездесу \(index)", en: Meeting number \(index)}
                    start: 2027-05-\(10 + index % 5)T\(10 + index % 10):00
                    duration: 1h30m
                    venue: hall
                    contests: [lists]
                    contestants: [lake]
                    status: confirmed
                    audience: public
                    tags: [national, open]
                    alarms: [1d, 2h]
                    source: paper \(index)
                    illustrative: [start]

                """
        }
        return text
    }

    @Test func `many events load, each at its place`() throws {
        let count = 300
        let loader = CalendarLoader(files: MemoryFileSystem(["calendar.yaml": Self.calendar(events: count)]))
        let campaign = try #require(loader.load("").campaign)
        #expect(campaign.occurrences.count == count)
        // Seven lines before the first event, fourteen for each.
        #expect(campaign.events.map { Int($0.place.line) } == (0..<count).map { 8 + 14 * $0 })
    }
}
