import CampaignModel
import Testing
import ZoneInfo

@Suite struct StatusHistoryTests {
    private func at(_ seconds: Int64) -> Instant { Instant(seconds: seconds) }

    @Test func `one without entries is registered from the start`() {
        #expect(StatusHistory().takesPart(at: at(-1_000_000), in: 0))
    }

    @Test(arguments: [
        (ContestantStatus.registered, false), (.refused, false), (.nominated, false), (.excluded, true),
        (.withdrawn, true), (.reinstated, false),
    ])
    func `what was before the first entry follows from what it says`(first: ContestantStatus, tookPart: Bool) {
        let history = StatusHistory([.init(first, from: at(100))])
        #expect(history.takesPart(at: at(99), in: 0) == tookPart)
    }

    @Test func `a status holds from its instant on`() {
        let history = StatusHistory([.init(.reinstated, from: at(200)), .init(.excluded, from: at(100))])
        #expect([99, 100, 199, 200].map { history.takesPart(at: at($0), in: 0) } == [true, false, false, true])
    }

    @Test func `an entry for one contest says nothing of another`() {
        let history = StatusHistory([.init(.excluded, from: at(100), contest: 1)])
        #expect(history.takesPart(at: at(150), in: 0))
        #expect(!history.takesPart(at: at(150), in: 1))
    }

    @Test func `of two entries at one instant the later one in the calendar counts`() {
        let history = StatusHistory([.init(.excluded, from: at(100)), .init(.reinstated, from: at(100))])
        #expect(history.takesPart(at: at(100), in: 0))
    }
}
