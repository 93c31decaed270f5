import CampaignModel
import Testing
import ZoneInfo

@Suite struct AirtimeVerdictTests {
    private func verdict(_ records: [AirtimeRecord], _ change: (inout Entitlement) -> Void) -> AirtimeTable {
        var campaign = SmallCampaign.make(records)
        var entitlement = Entitlement(id: "e", among: .contest(Ref(0)), place: SmallCampaign.place)
        change(&entitlement)
        campaign.entitlements = [entitlement]
        return AirtimeTally.table(of: campaign, by: [.contestant])
    }

    /// 100 s each in sum, but each had all the time of one day: 100 of 100 where 50 were due.
    @Test func `a window of a day judges each day by itself`() {
        let records = [SmallCampaign.record(0, 0, 100, 100), SmallCampaign.record(1, 0, 86_500, 100)]
        #expect(verdict(records) { _ in }.isFair)
        let daily = verdict(records) { $0.window = .day }
        #expect(
            daily.unfair.map { "\($0.contestant.index) \($0.windowStart?.description ?? "") \($0.seconds)" } == [
                "0 1970-01-01 100", "1 1970-01-01 0", "0 1970-01-02 0", "1 1970-01-02 100",
            ])
    }

    @Test func `channels are looked at together where the entitlement says so`() {
        let records = [SmallCampaign.record(0, 0, 100, 100), SmallCampaign.record(1, 1, 100, 100)]
        #expect(!verdict(records) { _ in }.isFair)
        #expect(verdict(records) { $0.perChannel = false }.isFair)
    }

    /// The entitlement is for the radio alone, so that the TV is judged by one point of share.
    @Test func `a channel outside the entitlement is shared equally all the same`() {
        let records = [SmallCampaign.record(0, 0, 100, 100), SmallCampaign.record(0, 1, 100, 100)]
        let table = verdict(records) {
            $0.channels = [Ref(1)]
            $0.tolerance = .seconds(1000)
        }
        #expect(Set(table.unfair.map(\.channel)) == [Ref(0)])
        #expect(table.unfair.allSatisfy { $0.entitlement == nil })
    }

    /// 60 s from 30 s before the end of the first window: 30 s in each, 15 due to each of two.
    @Test func `a record is cut at the edge of a window`() throws {
        let edge = Instant(seconds: 43_200).utc
        let first = try #require(CivilSpan(start: Instant(seconds: 0).utc, end: edge))
        let second = try #require(CivilSpan(start: edge, end: Instant(seconds: 86_400).utc))
        let table = verdict([SmallCampaign.record(0, 0, 43_170, 60)]) { $0.window = .spans([first, second]) }
        #expect(table.unfair.map(\.seconds) == [30, 0, 30, 0])
        #expect(table.unfair.map(\.entitled) == Array(repeating: Rational(15), count: 4))
    }

    /// A published total of two days: whole in the campaign, in no day of its own.
    @Test func `a total of several days is in no row of a table by day`() {
        var total = SmallCampaign.record(0, 0, 0, 500)
        total.end = Instant(seconds: 2 * 86_400)
        total.isTotal = true
        let campaign = SmallCampaign.make([total])
        #expect(AirtimeTally.table(of: campaign, by: [.contestant]).totalSeconds == 500)
        let daily = AirtimeTally.table(of: campaign, by: [.day, .contestant])
        #expect(daily.rows.isEmpty)
        #expect(daily.notes.map(\.reason) == [.totalOfSeveralDays])
    }

    @Test func `a permutation of the rows changes nothing`() {
        var records: [AirtimeRecord] = []
        for index in Int32(0)..<60 {
            let start = Int64(index) * 7_001
            records.append(SmallCampaign.record(index % 3, index % 2, start, Int64(index % 11) * 13))
        }
        let keys: [AirtimeKey] = [.day, .channel, .contestant]
        let forward = AirtimeTally.table(of: SmallCampaign.make(records), by: keys)
        let backward = AirtimeTally.table(of: SmallCampaign.make(records.reversed()), by: keys)
        #expect(forward.rows == backward.rows)
        #expect(forward.unfair == backward.unfair)
        #expect(forward.rows.reduce(0) { $0 + $1.seconds } == forward.totalSeconds)
    }

    /// 100 s each while both were registered; Birch's 50 s after its exclusion are said, and are no one's share.
    @Test func `time given while not registered is no matter of shares`() {
        var campaign = SmallCampaign.make([
            SmallCampaign.record(0, 0, 0, 100), SmallCampaign.record(1, 0, 200, 100),
            SmallCampaign.record(1, 0, 2000, 50),
        ])
        campaign.contestants[1].status = StatusHistory([.init(.excluded, from: Instant(seconds: 1000))])
        let table = AirtimeTally.table(of: campaign, by: [.contestant])
        #expect(table.isFair)
        #expect(table.notRegistered.map(\.seconds) == [50])
        #expect((table.totalSeconds, table.sharedSeconds) == (250, 200))
        #expect(table.rows.map(\.difference) == [0, 50])
    }
}
