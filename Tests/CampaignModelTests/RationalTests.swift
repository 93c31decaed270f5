import CampaignModel
import Testing

@Suite struct RationalTests {
    /// Published: speaking time on TF1, 1 February to 12 March 2017, of 2:47:57 = 10,077 s, in percent with two decimals.
    @Test(arguments: [
        (36 * 60 + 41, "21.84"), (35 * 60 + 49, "21.33"), (35 * 60 + 14, "20.98"), (29 * 60 + 1, "17.28"),
        (19 * 60 + 6, "11.37"), (7 * 60 + 33, "4.50"), (70, "0.69"), (50, "0.50"), (41, "0.41"), (25, "0.25"),
        (21, "0.21"), (19, "0.19"), (16, "0.16"), (9, "0.09"), (6, "0.06"), (0, "0.00"),
    ])
    func `shares are those that the French regulator printed`(seconds: Int, percent: String) {
        #expect(Rational.percent(Int64(seconds), of: 10_077) == percent)
    }

    @Test func `a share of nothing is printed as nothing`() {
        #expect(Rational.percent(0, of: 0) == "0.00")
    }

    /// Brazil 2022: floor(750 x (0.9 x seats / 456 + 0.1 / 7)); 4 s of the 750 are left. None of the seven is a whole
    /// number and a half, so that the half less rounds down.
    @Test func `parts are added exactly before they are rounded`() {
        let seats: [Int128] = [141, 100, 88, 81, 28, 10, 8]
        let seconds = seats.map { seats in
            (Rational(750) * (Rational(9 * seats, 4560) + Rational(1, 70)) - Rational(1, 2)).roundedHalfUp
        }
        #expect(seconds == [219, 158, 140, 130, 52, 25, 22])
        #expect(seconds.reduce(0, +) == 746)
    }

    @Test(arguments: [(1, 2, 1), (-1, 2, 0), (-3, 2, -1), (1, 3, 0), (2, 3, 1), (-2, 3, -1), (7, -2, -3)])
    func `a half is rounded towards more`(numerator: Int, denominator: Int, rounded: Int) {
        #expect(Rational(Int128(numerator), Int128(denominator)).roundedHalfUp == Int64(rounded))
    }
}
