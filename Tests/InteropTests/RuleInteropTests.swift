import Foundation
import ICalendar
import Testing
import ZoneInfo

/// Python's dateutil follows rules of every kind to the same starts as we do.
@Suite struct RuleInteropTests {
    /// A line of `expand_rules.py`: a rule, from where and up to where it is followed, and the first of its starts.
    private struct Followed: Decodable {
        let rule: String
        let start: String
        let end: String
        let starts: [String]

        init(from decoder: any Decoder) throws {
            var fields = try decoder.unkeyedContainer()
            rule = try fields.decode(String.self)
            start = try fields.decode(String.self)
            end = try fields.decode(String.self)
            starts = try fields.decode([String].self)
        }
    }

    @Test(arguments: [1, 2, 3]) func `dateutil follows rules of every kind to the same starts`(seed: Int) throws {
        let script = OtherReader.script("expand_rules.py").path
        let output = try Tool.inFolder { try OtherReader.python().run([script, "400", "\(seed)"], home: $0) }
        let lines = output.split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == 400)
        var found = 0
        for line in lines {
            let followed = try JSONDecoder().decode(Followed.self, from: Data(line))
            let start = try #require(CivilDateTime(basic: followed.start))
            let end = try #require(CivilDateTime(basic: followed.end))
            // A rule that never comes, the 30th of February, is refused.
            let rule = try? RecurrenceRule(followed.rule)
            let starts = rule?.starts(from: start, isDate: false, until: nil, before: end).starts ?? []
            // The script ends each list after 80.
            #expect(starts.prefix(80).map(\.basic) == followed.starts, "\(followed.rule) from \(followed.start)")
            found += followed.starts.count
        }
        #expect(found > 4000)
    }
}
