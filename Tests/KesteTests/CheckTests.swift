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
    @Test(arguments: [
        "conflicts", "conflicts-more", "election-clock", "election-edges", "airtime-excluded", "airtime-totals",
        "tolerances", "planned", "debates",
    ])
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
        #expect(!document.modules.isEmpty && document.modules.allSatisfy { $0.status == "ok" })
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

    /// 120 events at once in one hall make 120 x 119 / 2 = 7,140 pairs: 5,000 are listed, 2,140 counted.
    @Test func `a great pile-up is listed in part, and the rest is said aloud`() throws {
        let folder = try TemporaryFolder()
        let events = (0..<120).map {
            "  - {id: e\($0), kind: other, title: E\($0), start: 2027-03-01T10:00, duration: 1h, venue: hall}"
        }
        try folder.write(
            """
            keste: 1
            campaign: {id: pile, title: Pile, zone: Asia/Almaty}
            venues: [{id: hall, name: Hall}]
            rules: {modules: [SchedulingConflicts]}
            events:
            \(events.joined(separator: "\n"))
            """, to: "calendar.yaml")
        let (document, status) = try check(folder.url.path)
        #expect(status == 1)
        #expect(document.findings.count { $0.events.count == 2 } == 5000)
        let rest = document.findings.filter { $0.events.isEmpty }
        #expect(rest.count == 1)
        #expect(rest.first?.message.contains("2140 more times") == true)
    }

    /// What is printed as 24:00 is written so in the calendar, or is the end of a deadline's day.
    @Test func `24-00 stays 24-00 in messages`() throws {
        let (document, _) = try check(Keste.fixtures.appendingPathComponent("election-edges").path)
        func message(_ rule: String, _ event: String) -> String? {
            document.findings.first { $0.rule == rule && $0.events.first == event }?.message
        }
        #expect(message("election-calendar/order", "f")?.contains("over on Wednesday 10 March 2027, 24:00") == true)
        #expect(message("election-calendar/period", "g2")?.contains("Wednesday 17 March 2027, 24:00") == true)
        #expect(message("election-calendar/silence", "a")?.contains("has 30 min that fall into the silence") == true)
        #expect(message("election-calendar/polling", "r")?.contains("2 times") == true)
    }
}
