import CampaignModel
import Testing

@Suite struct ToleranceTests {
    /// Of 1,800 s shared, one point is 18 s; of 510 s due, 5 % are 25.5 s.
    @Test(arguments: [
        (Tolerance.points(hundredths: 100), 18, true), (.points(hundredths: 100), 19, false),
        (.percent(hundredths: 500), 25, true), (.percent(hundredths: 500), 26, false),
        (.seconds(45), 45, true), (.seconds(45), 46, false),
    ])
    func `a difference as large as the tolerance is fair, and one above it is not`(
        tolerance: Tolerance, difference: Int, isFair: Bool
    ) {
        for sign in [1, -1] {
            let difference = Rational(Int64(sign * difference))
            #expect(tolerance.allows(difference, of: Rational(510), shared: 1800) == isFair)
        }
    }

    @Test(arguments: [
        (Tolerance.points(hundredths: 100), "1 point of share"), (.points(hundredths: 250), "2.5 points of share"),
        (.percent(hundredths: 505), "5.05 % of the share"), (.seconds(45), "45 s"),
    ])
    func `a tolerance names its unit`(tolerance: Tolerance, words: String) {
        #expect(tolerance.description == words)
    }
}
