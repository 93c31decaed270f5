import CampaignFeeds
import CampaignModel
import FeedFixtures
import Testing

@Suite struct FeedFilterTests {
    private func campaign() throws -> Campaign {
        var fixture = try CampaignFixture()
        let place = CampaignFixture.place
        let name = LocalizedText("x")
        fixture.campaign.regions = ["r", "other"].map { Region(id: $0, name: name, place: place) }
        fixture.campaign.contests = [Contest(id: "c", title: name, place: place)]
        fixture.campaign.contestants = [
            Contestant(id: "p", kind: .party, name: name, contests: [Ref(0)], place: place)
        ]
        fixture.campaign.channels = [
            Channel(id: "k", kind: .tv, name: LocalizedText("Khabar"), place: place),
            Channel(id: "regional", kind: .radio, name: name, region: Ref(1), place: place),
        ]
        fixture.campaign.venues = [Venue(id: "v", name: name, region: Ref(0), place: place)]
        let timing = try CampaignFixture.timed("20230301T100000", 60)
        try fixture.add("plain", .other, timing)
        try fixture.add("tagged", .other, timing) { $0.tags = ["national", "late"] }
        try fixture.add("debate", .debate, timing) { $0.channels = [Ref(0)] }
        try fixture.add("rally", .rally, timing) {
            $0.venue = Ref(0)
            $0.contestants = [Ref(0)]
        }
        try fixture.add("spot", .broadcast, timing) {
            $0.channels = [Ref(1)]
            $0.speaking = [.init(contestant: Ref(0), seconds: 30)]
            $0.contests = [Ref(0)]
        }
        return fixture.campaign
    }

    private func ids(_ configure: (inout Feed.Filter) -> Void) throws -> [String] {
        try lines(feed { configure(&$0.filter) }, of: try campaign()).filter { $0.hasPrefix("SUMMARY:") }
            .map { String($0.dropFirst(8)) }
    }

    @Test func `no filter asks for nothing`() throws {
        #expect(try ids { _ in } == ["debate", "plain", "rally", "spot", "tagged"])
    }

    @Test func `each filter asks for one of its members`() throws {
        #expect(try ids { $0.kinds = [.debate, .rally] } == ["debate", "rally"])
        #expect(try ids { $0.tags = ["national", "other"] } == ["tagged"])
        #expect(try ids { $0.channels = [Ref(0)] } == ["debate"])
        #expect(try ids { $0.venues = [Ref(0)] } == ["rally"])
        #expect(try ids { $0.regions = [Ref(0)] } == ["rally"])
        #expect(try ids { $0.regions = [Ref(1)] } == ["spot"])
        #expect(try ids { $0.contestants = [Ref(0)] } == ["rally", "spot"])
        #expect(try ids { $0.contests = [Ref(0)] } == ["rally", "spot"])
    }

    @Test func `several filters must all be met`() throws {
        #expect(try ids { ($0.kinds, $0.tags) = ([.debate], ["national"]) }.isEmpty)
    }

    @Test func `what is on the air has its channels for a place`() throws {
        #expect(try lines(feed(), of: try campaign()).contains("LOCATION:Khabar"))
    }
}
