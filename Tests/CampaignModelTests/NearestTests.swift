import CampaignModel
import Testing

@Suite struct NearestTests {
    @Test(arguments: [
        ("quiet-hours/no-raly", "quiet-hours/no-rally"), ("equal-airtme/share", "equal-airtime/share"),
        // Two neighbours swapped are one slip, and capitals are none.
        ("chanel", "channel"), ("rlaly", "rally"), ("RALLY", "rally"),
    ])
    func `the nearest name is offered`(written: String, nearest: String) {
        let names = [
            "equal-airtime/share", "quiet-hours/no-rally", "scheduling-conflicts/venue", "rally", "channel", "debate",
        ]
        #expect(Nearest.match(written, among: names) == nearest)
        #expect(Nearest.question(written, among: names) == "; did you mean “\(nearest)”?")
    }

    @Test(arguments: ["weather", ""])
    func `nothing is offered that is far from what was written`(written: String) {
        #expect(Nearest.match(written, among: ["equal-airtime/share", "tv"]) == nil)
        #expect(Nearest.question(written, among: ["equal-airtime/share", "tv"]) == "")
    }

    @Test func `of two that are as near it is the first in the alphabet, whatever order they stand in`() {
        #expect(Nearest.match("bat", among: ["cat", "bad"]) == "bad")
        #expect(Nearest.match("bat", among: ["bad", "cat"]) == "bad")
    }
}
