import CampaignModel
import RuleKit
import Testing
import ZoneInfo

@Suite struct WordingTests {
    @Test(
        arguments: [
            (0, "0 s"), (45, "45 s"), (460, "7 min 40 s"), (540, "9 min 0 s"), (3900, "1 h 5 min"),
            (3905, "1 h 5 min 5 s"),
            (-80, "-1 min 20 s"),
        ] as [(Int64, String)])
    func `airtime reads with its seconds`(seconds: Int64, text: String) {
        #expect(Wording.airtime(seconds) == text)
    }

    @Test(
        arguments: [(0, "0 s"), (1800, "30 min"), (7200, "2 h"), (4500, "1 h 15 min"), (61, "1 min 1 s")]
            as [(Int64, String)])
    func `a length of time reads without empty parts`(seconds: Int64, text: String) {
        #expect(Wording.duration(seconds) == text)
    }

    @Test func `dates have their day of the week, times their clock`() {
        let start = SampleCampaign.almaty.instant(of: SampleCampaign.civil(3, 16, 20))
        #expect(Wording.moment(start, in: SampleCampaign.almaty) == "Thursday 16 March 2023, 20:00")
        #expect(Wording.time(start, in: SampleCampaign.oral) == "19:00 (Asia/Oral)")
        #expect(
            Wording.span(TimeSpan(start: start, end: start + 4 * 3600), in: SampleCampaign.almaty)
                == "Thursday 16 March 2023, 20:00–24:00")
    }
}
