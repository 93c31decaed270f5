import CampaignModel
import Testing
import ZoneInfo

@Suite struct EqualSharesTests {
    /// Three members from 0 to 1000; the third is excluded at 400 and reinstated at 700.
    private let members = [
        EqualShares.Member(contestant: 0, contests: [0], status: StatusHistory()),
        EqualShares.Member(contestant: 1, contests: [0], status: StatusHistory()),
        EqualShares.Member(
            contestant: 2, contests: [0],
            status: StatusHistory([
                .init(.excluded, from: Instant(seconds: 400)), .init(.reinstated, from: Instant(seconds: 700)),
            ])),
    ]
    private let window = TimeSpan(start: Instant(seconds: 0), end: Instant(seconds: 1000))

    private func record(_ contestant: Int32, _ start: Int64, _ seconds: Int64) -> AirtimeRecord {
        AirtimeRecord(
            contestant: contestant, channel: 0, contest: 0, start: Instant(seconds: start),
            end: Instant(seconds: start + seconds), seconds: seconds)
    }

    private func total(_ contestant: Int32, _ start: Int64, _ end: Int64, _ seconds: Int64) -> AirtimeRecord {
        AirtimeRecord(
            contestant: contestant, channel: 0, contest: 0, start: Instant(seconds: start),
            end: Instant(seconds: end), seconds: seconds, isTotal: true)
    }

    private func shares(_ records: [AirtimeRecord]) -> EqualShares {
        var shares = EqualShares(members: members, contest: 0, window: window)
        for record in records { shares.add(record) }
        return shares
    }

    @Test func `the window is cut where someone joins or leaves`() {
        let pieces = shares([]).pieces
        #expect(pieces.map(\.span.start.seconds) == [0, 400, 700])
        #expect(pieces.map(\.span.end.seconds) == [400, 700, 1000])
        #expect(pieces.map(\.takingPart) == [[0, 1, 2], [0, 1], [0, 1, 2]])
    }

    /// Given: 0 has 100 at 0, 1 has 50 at 500, 2 has 90 at 370: 30 of it before its exclusion, 60 after.
    /// Shared: 130 by three, 50 by two: 0 and 1 are due 130/3 + 25 = 205/3, 2 is due 130/3.
    @Test func `a record over an exclusion is cut, and what came after it is not shared`() {
        let shares = shares([record(0, 0, 100), record(1, 500, 50), record(2, 370, 90)])
        #expect(shares.shares.map(\.entitled) == [Rational(205, 3), Rational(205, 3), Rational(130, 3)])
        #expect(shares.shares.map(\.seconds) == [100, 50, 90])
        #expect(shares.shares.map(\.sharedSeconds) == [100, 50, 30])
        #expect(shares.shares.map(\.notRegisteredSeconds) == [0, 0, 60])
        #expect(shares.seconds == 240)
        #expect(shares.sharedSeconds == 180)
        #expect([0, 1, 2].map { shares.sharedSeconds(inPiece: $0) } == [130, 50, 0])
    }

    /// 990 to 1040: 10 s lie in the window; -20 to 30: 30 s do.
    @Test func `a record is cut at the edges of the window`() {
        let shares = shares([record(0, 990, 50), record(1, -20, 50), record(1, 1000, 10)])
        #expect(shares.shares.map(\.seconds) == [10, 30, 0])
    }

    @Test func `a total counts only in a window that holds it whole`() {
        #expect(shares([total(0, 0, 1000, 60)]).seconds == 60)
        #expect(shares([total(0, -1, 1000, 60), total(0, 0, 1001, 60)]).seconds == 0)
    }

    /// 0 took part all the time, and so did 1: 60 / 2. The third did not, and is owed none of it.
    @Test func `a total over another's exclusion is shared by those who took part throughout`() {
        let shares = shares([total(0, 0, 1000, 60)])
        #expect(shares.shares.map(\.entitled) == [Rational(30), Rational(30), .zero])
    }

    @Test func `a total over its own exclusion counts for the contestant and is not shared`() {
        var shares = EqualShares(members: members, contest: 0, window: window)
        let counted = shares.add(total(2, 300, 500, 60))
        #expect(counted.straddlesOwnStatus)
        #expect(shares.shares[2].seconds == 60)
        #expect(shares.sharedSeconds == 0)
    }

    @Test func `a record of another contest, or of none of the members, does not count`() {
        var other = record(0, 0, 10)
        other.contest = 1
        #expect(shares([other, record(7, 0, 10)]).seconds == 0)
    }

    @Test func `what is owed adds up to what is shared, in whatever order it was added`() {
        var records: [AirtimeRecord] = []
        // Steps of 7 and 31 that share no factor with the pieces, so that many records lie over an edge.
        for step in Int64(0)..<140 { records.append(record(Int32(step % 3), step * 7, 31)) }
        records.append(total(1, 100, 900, 77))
        let forward = shares(records)
        let backward = shares(records.reversed())
        #expect(forward.shares == backward.shares)
        #expect(forward.shares.reduce(.zero) { $0 + $1.entitled } == Rational(forward.sharedSeconds))
        #expect(forward.shares.reduce(.zero) { $0 + $1.difference } == .zero)
        #expect(forward.shares.allSatisfy { $0.seconds == $0.sharedSeconds + $0.notRegisteredSeconds })
    }
}
