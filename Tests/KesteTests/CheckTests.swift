import Foundation
import Testing

/// The JSON of `keste check`.
struct CheckDocument: Decodable {
    struct Finding: Decodable {
        var rule: String
        var severity: String
        var message: String
        var events: [String]
        var contestants: [String]
        var file: String
        var line: Int
        var column: Int
        var fix: String?
    }
    struct Module: Decodable {
        var name: String
        var status: String
        var detail: String?
        var milliseconds: Int
    }
    struct Summary: Decodable {
        var errors: Int
        var warnings: Int
        var notes: Int
        var rules: Int
        var suppressed: Int
    }
    var findings: [Finding]
    var modules: [Module]
    var summary: Summary
}

/// Runs `keste check --format json` on a calendar and decodes what it prints.
func check(_ calendar: String, _ more: [String] = []) throws -> (document: CheckDocument, status: Int32) {
    let run = try Keste.run(["check", calendar, "--format", "json"] + more)
    let document = try JSONDecoder().decode(CheckDocument.self, from: Data(run.output.utf8))
    return (document, run.status)
}

@Suite struct CheckTests {
    /// Each fixture has its findings in `expected.txt`, worked out by hand: severity, rule, events in the order of the
    /// calendar (`-` for none), and where a finding is about contestants, those.
    @Test(arguments: ["conflicts", "election-clock", "airtime-excluded", "debates"])
    func `check finds what was worked out by hand, and nothing else`(fixture: String) throws {
        let folder = Keste.fixtures.appendingPathComponent(fixture)
        let expected = try String(contentsOf: folder.appendingPathComponent("expected.txt"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
        let (document, status) = try check(folder.path)
        let withContestants = Set(
            expected.filter { $0.contains(" equal-airtime/") }.map { $0.split(separator: " ")[1] })
        let found = document.findings.map { finding in
            let events = finding.events.isEmpty ? "-" : finding.events.joined(separator: " ")
            let contestants =
                withContestants.contains(finding.rule[...]) ? " " + finding.contestants.joined(separator: ",") : ""
            return "\(finding.severity) \(finding.rule) \(events)\(contestants)"
        }
        #expect(found.sorted() == expected.sorted())
        #expect(status == 1)
        #expect(document.modules.allSatisfy { $0.status == "ok" })
    }

    @Test func `the election of 19 March 2023 has no error`() throws {
        let (document, status) = try check("calendars/kazakhstan-2023")
        #expect(document.summary.errors == 0)
        #expect(status == 0)
        #expect(
            document.modules.map(\.name).sorted() == [
                "ElectionCalendar", "EqualAirtime", "QuietHours", "SchedulingConflicts",
            ])
    }

    /// The comments of the calendar itself number its eleven mistakes.
    @Test func `each deliberate mistake of the first steps is found once`() throws {
        let (document, status) = try check("calendars/first-steps")
        let found = document.findings.map {
            "\($0.rule) \(($0.events.isEmpty ? $0.contestants : $0.events).joined(separator: " "))"
        }
        #expect(
            found.sorted() == [
                "election-calendar/order ballot-order-drawn registration-closes",
                "election-calendar/period lake-early",
                "election-calendar/silence meadow-last-call",
                "equal-airtime/debate radio-debate",
                "equal-airtime/not-registered forest",
                "equal-airtime/share meadow",
                "quiet-hours/no-rally-after-ten hill-evening",
                "scheduling-conflicts/contestant meadow-market meadow-harbour",
                "scheduling-conflicts/person library-talk theatre-talk",
                "scheduling-conflicts/venue forest-picnic hill-picnic",
                "scheduling-conflicts/venue lake-rally hill-rally",
            ])
        #expect(status == 1)
    }
}
