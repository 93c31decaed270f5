import Foundation
import Testing
import ZoneInfo

@Suite struct PythonComparisonTests {
    /// Python's zoneinfo reads the same database with code of its own: every zone, both sides of each change from 1970
    /// to 2100, and the first of each month.
    @Test func `every zone has the offsets that Python's zoneinfo gives it`() throws {
        let database = ZoneDatabase.system
        try #require(database.exists, "there is no time zone database: install the package tzdata")
        let range = Instant(seconds: 0)..<Instant(seconds: 4_102_444_800)
        var question = ""
        var answers: [(zone: String, instant: Int64, offset: Int32)] = []
        let zones = database.identifiers
        try #require(zones.count > 400, "the database in \(database.folder) has only \(zones.count) zones")
        for name in zones {
            let zone = try database.zone(name)
            var instants = zone.changes(in: range).flatMap { [$0.instant.seconds - 1, $0.instant.seconds] }
            // Steps of 30 days and some find a change that our own list of changes lacks.
            instants += stride(from: Int64(0), to: 4_102_444_800, by: 2_600_000)
            question += "\(name) \(instants.map(String.init).joined(separator: " "))\n"
            for instant in instants {
                answers.append((name, instant, zone.offset(at: Instant(seconds: instant)).seconds))
            }
        }
        let offsets = try Self.python(question, folder: database.folder)
        try #require(offsets.count == answers.count)
        let differing = zip(answers, offsets).filter { $0.offset != $1 }.map { "\($0) but Python says \($1)" }
        #expect(differing.isEmpty, "\(differing.count) differ: \(differing.prefix(5))")
    }

    /// The other way: civil times around every change since 1970, in the gap or overlap and on both sides of it, and on
    /// each hundredth day. Python's `fold=0` is RFC 5545's reading: the first of two, and in a gap the offset before it.
    @Test func `every civil time near a change is the instant that Python's zoneinfo gives it`() throws {
        let database = ZoneDatabase.system
        // Up to 2045: the files' own changes, and some years of the rule after them, which the test above follows to 2100.
        let range = Instant(seconds: 0)..<Instant(seconds: 2_366_841_600)
        var question = ""
        var answers: [(zone: String, civil: Int64, instant: Int64)] = []
        var kinds = (gaps: 0, overlaps: 0)
        for name in database.identifiers {
            let zone = try database.zone(name)
            var civils = stride(from: Int64(0), to: 2_366_841_600, by: 8_640_000).map { $0 }
            for change in zone.changes(in: range) {
                let (before, after) = (Int64(change.before.offset.seconds), Int64(change.after.offset.seconds))
                let edges = [change.instant.seconds + before, change.instant.seconds + after]
                let middle = (edges[0] + edges[1]) / 2
                civils += edges.flatMap { [$0 - 1, $0, $0 + 1] } + [middle]
                if after > before { kinds.gaps += 1 } else if after < before { kinds.overlaps += 1 }
            }
            question += "\(name) \(civils.map(String.init).joined(separator: " "))\n"
            for civil in civils {
                let instant = zone.instant(of: CivilDateTime(secondsAsUTC: civil))
                answers.append((name, civil, civil - instant.seconds))
            }
        }
        try #require(kinds.gaps > 10_000 && kinds.overlaps > 10_000)
        let offsets = try Self.python(question, folder: database.folder, script: Self.civilScript)
        try #require(offsets.count == answers.count)
        let differing = zip(answers, offsets).filter { $0.instant != Int64($1) }.map { "\($0) but Python says \($1)" }
        #expect(differing.isEmpty, "\(differing.count) differ: \(differing.prefix(5))")
    }

    private static let civilScript = """
        import sys, zoneinfo
        from datetime import datetime, timedelta
        zoneinfo.reset_tzpath(to=[sys.argv[1]])
        epoch = datetime(1970, 1, 1)
        for line in sys.stdin:
            name, *civils = line.split()
            zone = zoneinfo.ZoneInfo(name)
            for civil in civils:
                moment = (epoch + timedelta(seconds=int(civil))).replace(tzinfo=zone, fold=0)
                print(int(moment.utcoffset().total_seconds()))
        """

    private static let script = """
        import sys, zoneinfo
        from datetime import datetime, timedelta, timezone
        zoneinfo.reset_tzpath(to=[sys.argv[1]])
        epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
        for line in sys.stdin:
            name, *instants = line.split()
            zone = zoneinfo.ZoneInfo(name)
            for instant in instants:
                moment = (epoch + timedelta(seconds=int(instant))).astimezone(zone)
                print(int(moment.utcoffset().total_seconds()))
        """

    private static func python(_ question: String, folder: String, script: String = script) throws -> [Int32] {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let input = scratch.appendingPathComponent("question")
        let output = scratch.appendingPathComponent("answers")
        try Data(question.utf8).write(to: input)
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, folder]
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "python3 with zoneinfo (3.9 or later) is needed for this test")
        return String(decoding: try Data(contentsOf: output), as: UTF8.self).split(separator: "\n").compactMap {
            Int32($0)
        }
    }
}
