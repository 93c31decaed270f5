import Foundation
import ICalendar
import Testing
import ZoneInfo

/// The definitions that feeds carry, read by programs that know nothing else of the zone.
@Suite struct ZoneInteropTests {
    private struct Question: Encodable {
        let definition: String
        let times: [String]
    }

    private struct Answer: Decodable {
        let icalendar: [Int64]
        let dateutil: [Int64]
        let libical: [Int64]
    }

    /// Years as a feed may span them: a campaign's summer and winter, and many years with changes of the rules in them.
    private static let ranges = [
        ("20260610", "20260820"), ("20261110", "20270120"), ("20260801", "20270901"), ("20150101", "20350101"),
        ("19850101", "20100101"),
    ]

    @Test(arguments: ranges)
    func `other readers find the instants of every zone by its definition alone`(first: String, last: String) throws {
        let database = ZoneDatabase.system
        let start = Instant(utc: CivilDateTime(try #require(CivilDate(basic: first)), .midnight))
        let end = Instant(utc: CivilDateTime(try #require(CivilDate(basic: last)), .midnight))
        var questions: [Question] = []
        var expected: [(name: String, instants: [Int64])] = []
        for name in database.identifiers {
            let zone = try database.zone(name)
            let instants = Self.instants(of: zone, from: start, to: end)
            var writer = ContentLineWriter()
            writer.write(zone, covering: start...end)
            let text = String(decoding: writer.bytes, as: UTF8.self)
            questions.append(
                Question(
                    definition: text.replacing("TZID:\(name)", with: "TZID:X-Test"),
                    times: instants.map { zone.civil(at: $0).basic }))
            expected.append((name, instants.map(\.seconds)))
        }
        try #require(questions.count > 400)
        let answers = try OtherReader.readDefinitions(questions.map { try JSONEncoder().encode($0) }).map {
            try JSONDecoder().decode(Answer.self, from: $0)
        }
        try #require(answers.count == questions.count)
        for (answer, (name, instants)) in zip(answers, expected) {
            for (reader, found) in [
                ("icalendar", answer.icalendar), ("dateutil", answer.dateutil), ("libical", answer.libical),
            ] {
                try #require(found.count == instants.count)
                let differing = zip(instants, found).filter { $0 != $1 }.map { right, wrong in
                    "\(Instant(seconds: right)) off by \(wrong - right) s"
                }
                #expect(differing.isEmpty, "\(reader), \(name): \(differing.prefix(4))")
            }
        }
    }

    /// Both sides of each change, near it and further off, the first of each quarter, and the ends of the range.
    ///
    /// Without what the clock shows twice: readers differ about that, and feeds write such times in UTC.
    private static func instants(of zone: Zone, from start: Instant, to end: Instant) -> [Instant] {
        var found = zone.changes(in: start..<end).map(\.instant).flatMap { change in
            [-86_400, -10_800, -1, 0, 1800, 10_800, 86_400].map { change + $0 }
        }
        found += stride(from: start.seconds, through: end.seconds, by: 7_862_400).map(Instant.init(seconds:))
        found.append(end)
        return found.filter { instant in
            guard (start...end).contains(instant), case .unique = zone.resolve(zone.civil(at: instant)) else {
                return false
            }
            return true
        }
    }
}
