import CampaignModel
import Reports
import Testing

@Suite struct AirtimeReportTests {
    /// On TV: Ash 300 s, Birch 100 s, shared 400, 200 due to each; the mayor 100 s, of 500 in all.
    private let records = [
        SmallCampaign.record(0, 0, 100, 300), SmallCampaign.record(1, 0, 500, 100),
        SmallCampaign.record(2, 0, 700, 100),
    ]

    private func report(_ records: [AirtimeRecord], by: [AirtimeKey] = [.contestant, .channel]) -> AirtimeReport {
        let campaign = SmallCampaign.make(records)
        return AirtimeReport(AirtimeTally.table(of: campaign, by: by), of: campaign)
    }

    @Test func `the CSV has a row for each contestant and channel with airtime`() {
        #expect(
            report(records).csv == """
                contestant,channel,seconds,planned,share,entitled,difference\r
                ash,tv,300,0,60.00,200,100\r
                birch,tv,100,0,20.00,200,-100\r
                mayor,tv,100,0,20.00,0,100\r

                """)
    }

    @Test func `rows carry the keys asked for and no others`() {
        #expect(
            report(records, by: [.channel]).csv == """
                channel,seconds,planned,share,entitled,difference\r
                tv,500,0,100.00,400,100\r

                """)
    }

    @Test func `without airtime every contestant has a row on every channel`() {
        #expect(
            report([]).csv == """
                contestant,channel,seconds,planned,share,entitled,difference\r
                ash,tv,0,0,0.00,0,0\r
                ash,radio,0,0,0.00,0,0\r
                birch,tv,0,0,0.00,0,0\r
                birch,radio,0,0,0.00,0,0\r

                """)
    }

    /// From 20 s before the first midnight to 40 s after it; then 60 s from 30 s before the end of the period.
    @Test func `a row is cut at midnight and at the end of the period`() {
        let report = report(
            [SmallCampaign.record(0, 0, 86_380, 60), SmallCampaign.record(1, 0, 5 * 86_400 - 30, 60, line: 3)],
            by: [.day, .contestant])
        #expect(
            report.csv == """
                day,contestant,seconds,planned,share,entitled,difference\r
                1970-01-01,ash,20,0,100.00,10,10\r
                1970-01-01,birch,0,0,0.00,10,-10\r
                1970-01-02,ash,40,0,100.00,20,20\r
                1970-01-02,birch,0,0,0.00,20,-20\r
                1970-01-05,ash,0,0,0.00,15,-15\r
                1970-01-05,birch,30,0,100.00,15,15\r

                """)
        #expect(
            report.notes == [
                "1 row (c/log.csv:3) lies over an edge of the campaign's period: 30 s outside it left out."
            ])
    }

    @Test func `a row outside the period is said aloud and counts in no sum`() {
        let campaign = SmallCampaign.make(records + [SmallCampaign.record(0, 0, 6 * 86_400, 50, line: 9)])
        let table = AirtimeTally.table(of: campaign, by: [.contestant])
        #expect(table.totalSeconds == 500)
        #expect(table.sharedSeconds == 400)
        #expect((table.rowsRead, table.rowsLeftOut, table.rowsRejected) == (3, 1, 0))
        #expect(
            AirtimeReport(table, of: campaign).notes == [
                "1 row (c/log.csv:9) lies outside the campaign's period: 50 s left out."
            ])
    }

    /// 100 s of 400 shared are 25 points.
    @Test func `the sentence says who is how far off, on which channel`() {
        #expect(
            report(records).sentence == "Not fair: Ash has 5 min 0 s on City TV, 1 min 40 s over the 3 min 20 s due "
                + "(+25.00 points; tolerance 1 point of share); Қайың has 1 min 40 s on City TV, 1 min 40 s under the "
                + "3 min 20 s due (-25.00 points; tolerance 1 point of share).")
    }

    @Test func `what is within the tolerance is fair`() {
        let even = [SmallCampaign.record(0, 0, 0, 100), SmallCampaign.record(1, 0, 200, 101)]
        #expect(report(even).sentence == "Fair: everyone has what is due within the tolerance (1 point of share).")
    }

    @Test func `an entitlement with a tolerance of its own decides, if it is usable`() {
        var campaign = SmallCampaign.make(records)
        campaign.entitlements = [
            Entitlement(
                id: "later", among: .contest(Ref(0)), tolerance: .seconds(0), isUsable: false,
                place: SmallCampaign.place),
            Entitlement(id: "wide", among: .contest(Ref(0)), tolerance: .seconds(100), place: SmallCampaign.place),
            Entitlement(id: "narrow", among: .contest(Ref(0)), tolerance: .seconds(99), place: SmallCampaign.place),
        ]
        #expect(AirtimeTally.table(of: campaign, by: [.contestant]).isFair)
        #expect(!AirtimeTally.table(of: campaign, by: [.contestant], entitlement: Ref(2)).isFair)
    }

    @Test func `the text stands in straight columns of at most 80, whatever the script of a name`() {
        let text = report(records).text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(
            lines[0..<7] == [
                "Small election", "", "City TV",
                "                          aired  planned    share                   due   + or -",
                "Ash                        5:00     0:00   60.00% ████████████     3:20    +1:40",
                "Қайың                      1:40     0:00   20.00% ████             3:20    -1:40",
                "The mayor                  1:40     0:00   20.00% ████             0:00    +1:40",
            ])
        #expect(lines.allSatisfy { $0.count <= 80 })
    }
}
