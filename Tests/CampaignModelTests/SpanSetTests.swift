import CampaignModel
import Testing
import ZoneInfo

@Suite struct SpanSetTests {
    private func span(_ start: Int64, _ end: Int64) -> TimeSpan {
        TimeSpan(start: Instant(seconds: start), end: Instant(seconds: end))
    }

    private func set(_ pairs: (Int64, Int64)...) -> SpanSet { SpanSet(pairs.map { span($0, $1) }) }

    @Test func `spans that overlap or touch are one, and empty ones are none`() {
        #expect(set((5, 9), (0, 3), (3, 4), (8, 12), (20, 20)) == set((0, 4), (5, 12)))
        #expect(set((5, 9), (0, 3)).seconds == 7)
        #expect(set((5, 5)) == .empty)
        #expect(set((5, 9), (0, 3)).whole == span(0, 9))
    }

    @Test func `gaps are what lies between, and before and after in a longer span`() {
        let times = set((2, 4), (6, 8))
        #expect(times.gaps == set((4, 6)))
        #expect(times.gaps(in: span(0, 10)) == set((0, 2), (4, 6), (8, 10)))
        #expect(times.gaps(in: span(3, 7)) == set((4, 6)))
        #expect(SpanSet.empty.gaps(in: span(0, 1)) == set((0, 1)))
        #expect(SpanSet.empty.gaps == .empty)
    }

    @Test func `an end at 18:00 and a start at 18:00 are no distance apart, and have nothing in common`() {
        #expect(span(0, 5).distance(to: span(5, 9)) == 0)
        #expect(span(0, 5).gap(to: span(5, 9)) == nil)
        #expect(span(0, 5).distance(to: span(7, 9)) == 2)
        #expect(span(7, 9).gap(to: span(0, 5)) == span(5, 7))
        #expect(set((0, 5)).distance(to: span(7, 9)) == 2)
        #expect(set((0, 5), (12, 13)).distance(to: span(7, 9)) == 2)
        #expect(set((0, 5), (10, 13)).distance(to: span(7, 9)) == 1)
        #expect(SpanSet.empty.distance(to: span(7, 9)) == nil)
        #expect(!set((0, 5)).overlaps(span(5, 9)))
        #expect(set((0, 5)).contains(Instant(seconds: 4)))
        #expect(!set((0, 5)).contains(Instant(seconds: 5)))
    }

    /// Random sets of hours of a day are compared with the same sets as bits, an hour a bit.
    @Test(arguments: 0..<40)
    func `sets of spans do what sets of hours do`(seed: UInt64) {
        var random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func bits() -> UInt32 {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt32(random >> 40)  // 24 bits
        }
        func set(_ bits: UInt32) -> SpanSet {
            SpanSet((0..<24).filter { bits >> $0 & 1 == 1 }.map { span(Int64($0), Int64($0) + 1) })
        }
        let (a, b) = (bits(), bits())
        let day: UInt32 = 0xFF_FFFF
        #expect(set(a).union(set(b)) == set(a | b))
        #expect(set(a).intersection(set(b)) == set(a & b))
        #expect(set(a).subtracting(set(b)) == set(a & ~b))
        #expect(set(a).gaps(in: span(0, 24)) == set(~a & day))
        #expect(set(a).seconds == Int64(a.nonzeroBitCount))
        for (start, end) in [(0, 24), (3, 9), (7, 8), (5, 5)] as [(Int64, Int64)] {
            let window = end > start ? (UInt32(1) << UInt32(end) - 1) & ~(UInt32(1) << UInt32(start) - 1) : 0
            #expect(set(a).intersection(span(start, end)) == set(a & window))
            #expect(set(a).seconds(of: span(start, end)) == Int64((a & window).nonzeroBitCount))
            if end > start {
                #expect(set(a).overlaps(span(start, end)) == (a & window != 0))
                #expect(set(a).contains(span(start, end)) == (a & window == window))
            }
        }
    }
}

@Suite struct WallClockTests {
    private func zone(_ name: String) throws -> Zone { try ZoneDatabase.system.zone(name) }
    private func civil(_ day: Int, _ hour: Int, month: Int = 3) -> CivilDateTime {
        CivilDateTime(CivilDate(daysSince1970: 19_417 + day), CivilTime(secondsOfDay: hour * 3600) ?? .midnight)
    }

    @Test func `a slot that runs over midnight is one span, also at the edges of a span`() throws {
        let zone = try zone("Asia/Almaty")
        let night = DaySlot(name: "night", start: CivilTime(22, 0), end: CivilTime(6, 0))
        // From noon of day 1 to noon of day 3: two nights whole.
        let span = TimeSpan(start: zone.instant(of: civil(1, 12)), end: zone.instant(of: civil(3, 12)))
        #expect(zone.spans(of: night, in: span).map(\.seconds) == [8 * 3600, 8 * 3600])
        // From 02:00 to 23:00 of one day: four hours of the night before, one of the next.
        let day = TimeSpan(start: zone.instant(of: civil(1, 2)), end: zone.instant(of: civil(1, 23)))
        #expect(zone.spans(of: night, in: day).map(\.seconds) == [4 * 3600, 3600])
    }

    @Test func `the day on which clocks go forward has 23 hours`() throws {
        // Berlin, Sunday 26 March 2023: 02:00 becomes 03:00.
        let zone = try zone("Europe/Berlin")
        let date = try #require(CivilDate(year: 2023, month: 3, day: 26))
        #expect(zone.day(date).seconds == 23 * 3600)
        let slot = DaySlot(name: "", start: CivilTime(0, 0), end: CivilTime(6, 0))
        #expect(zone.spans(of: slot, in: zone.day(date)).seconds == 5 * 3600)
    }

    @Test func `24:00 is not over midnight, a second more is`() throws {
        let zone = try zone("Asia/Oral")
        let start = zone.instant(of: civil(1, 22))
        #expect(!zone.runsOverMidnight(TimeSpan(start: start, end: start + 7200)))
        #expect(zone.runsOverMidnight(TimeSpan(start: start, end: start + 7201)))
        #expect(zone.dates(of: TimeSpan(start: start, end: start + 7200)).count == 1)
        #expect(zone.dates(of: TimeSpan(start: start, end: start + 7201)).count == 2)
        #expect(zone.dates(of: TimeSpan(start: start, end: start)) == [zone.date(at: start)])
    }
}
