import Testing
import ZoneInfo

@testable import ICalendar

/// Our own walk and libical's iterator side by side, on rules of the kinds that libical walks as RFC 5545 says.
@Suite struct RecurrencePeerTests {
    /// Numbers that are the same in every run, after Marsaglia's xorshift.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }

        mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

        mutating func some<Value>(_ values: [Value], upTo most: Int) -> [Value] {
            Array(values.shuffled(using: &self).prefix(Int.random(in: 1...most, using: &self)))
        }

        mutating func list(_ range: ClosedRange<Int>, upTo most: Int) -> String {
            some(Array(range), upTo: most).map(String.init).joined(separator: ",")
        }
    }

    private static let days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    /// Daily, and weekly by day, with INTERVAL, COUNT and WKST.
    private static func common(_ dice: inout Dice) -> String {
        var rule = dice.chance(40) ? "FREQ=DAILY" : "FREQ=WEEKLY"
        if dice.chance(50) { rule += ";INTERVAL=\(Int.random(in: 2...9, using: &dice))" }
        if rule.hasPrefix("FREQ=WEEKLY"), dice.chance(80) {
            rule += ";BYDAY=" + dice.some(days, upTo: 7).joined(separator: ",")
        }
        if dice.chance(40) { rule += ";COUNT=\(Int.random(in: 1...300, using: &dice))" }
        if dice.chance(30) { rule += ";WKST=" + (days.randomElement(using: &dice) ?? "MO") }
        return rule
    }

    private static func any(_ dice: inout Dice) -> String {
        let frequency =
            ["MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"].randomElement(using: &dice) ?? ""
        var rule = "FREQ=\(frequency)"
        if dice.chance(40) { rule += ";INTERVAL=\(Int.random(in: 2...12, using: &dice))" }
        if dice.chance(40) || (frequency == "YEARLY" && dice.chance(50)) {
            rule += ";BYMONTH=" + dice.list(1...12, upTo: 5)
        }
        if frequency != "WEEKLY", dice.chance(25) { rule += ";BYMONTHDAY=" + dice.list(1...31, upTo: 6) }
        if dice.chance(50) {
            let ordinals = (frequency == "MONTHLY" || frequency == "YEARLY") && dice.chance(50)
            let named = dice.some(days, upTo: 4).map { day in
                ordinals ? "\([-2, -1, 1, 2, 3, 4].randomElement(using: &dice) ?? 1)\(day)" : day
            }
            rule += ";BYDAY=" + named.joined(separator: ",")
        } else if frequency == "YEARLY", !rule.contains("BYMONTH"), dice.chance(50) {
            rule += ";BYYEARDAY=" + dice.list(1...365, upTo: 8)
        }
        if frequency != "MINUTELY" {
            if frequency != "HOURLY", dice.chance(20) { rule += ";BYHOUR=" + dice.list(0...23, upTo: 4) }
            if dice.chance(20) { rule += ";BYMINUTE=" + dice.list(0...59, upTo: 4) }
        }
        if frequency == "MONTHLY", rule.contains("BYDAY"), !rule.contains("BYHOUR"), !rule.contains("BYMINUTE"),
            dice.chance(30)
        {
            rule += ";BYSETPOS=" + dice.list(1...4, upTo: 2)
        }
        if dice.chance(30) { rule += ";COUNT=\(Int.random(in: 1...100, using: &dice))" }
        return rule
    }

    private func compare(_ text: String, _ dice: inout Dice, reach: Int64, isDate: Bool) -> Int {
        guard let rule = try? RecurrenceRule(text), rule.isReadAlike else { return 0 }
        // Where its weeks begin before the start, libical drops the times of the first day that are earlier than that of
        // the start.
        if rule.frequency == .weekly, rule.interval > 1, rule.hasOwnTimes { return 0 }
        // A whole number of minutes between 1990 and 2050, for a BYMINUTE of HOURLY to have something to meet.
        let moment = Int64.random(in: 10_519_200...42_076_800, using: &dice) * 60
        let start = CivilDateTime(secondsAsUTC: isDate ? moment - moment % 86_400 : moment)
        let last = start.adding(seconds: reach)
        let theirs = LibicalWalk.starts(rule, from: start, isDate: isDate, through: last, limit: 200)
        let ours = rule.starts(from: start, isDate: isDate, until: last, before: last.adding(seconds: 1), limit: 200)
        #expect(ours.starts == theirs, "\(text) from \(start)")
        return theirs.count
    }

    @Test(arguments: [UInt64(11), 12, 13, 14])
    func `daily rules and weekly ones by day give what libical gives`(seed: UInt64) {
        var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15)
        var compared = 0
        for _ in 0..<1000 {
            let rule = Self.common(&dice)
            compared += compare(rule, &dice, reach: 86_400 * 700, isDate: dice.chance(30))
        }
        #expect(compared > 50_000)
    }

    @Test(arguments: [UInt64(21), 22, 23])
    func `rules of the other kinds that libical walks rightly give what it gives`(seed: UInt64) {
        var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15)
        var compared = 0
        for _ in 0..<1000 {
            let rule = Self.any(&dice)
            let days: Int64 =
                rule.contains("YEARLY") ? 4000 : rule.contains("MINUTELY") ? 2 : rule.contains("HOURLY") ? 30 : 800
            compared += compare(rule, &dice, reach: 86_400 * days, isDate: false)
        }
        #expect(compared > 10_000)
    }
}
