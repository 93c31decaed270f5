import CampaignModel
import Foundation
import Reports
import Testing
import ZoneInfo

/// What `keste check` prints for programs, as other people's programs read it.
@Suite struct CheckInteropTests {
    /// What `read_check.py` makes of a report.
    private struct Answer: Decodable {
        struct Result: Decodable {
            let rule: String
            let level: String
            let uri: String
        }
        struct Case: Decodable {
            let suite: String
            let rule: String
            let name: String
            let outcome: String
            let message: String?
        }
        /// What is wrong, each with its place; empty where all is well.
        let sarif: [String]
        let json: [String]
        let junit: [String]
        let results: [Result]
        let cases: [Case]
    }

    private func read(_ report: CheckReport) throws -> Answer {
        try Tool.inFolder { folder in
            let schema = OtherReader.script("").deletingLastPathComponent().deletingLastPathComponent()
                .appending(path: "calendars/check.schema.json")
            try FileManager.default.copyItem(at: schema, to: folder.appending(path: "check.schema.json"))
            for (name, text) in [
                ("check.json", report.json.document), ("check.sarif", report.sarif.document),
                ("check.xml", report.junit),
            ] {
                try Data(text.utf8).write(to: folder.appending(path: name))
            }
            let output = try OtherReader.python().run(
                [OtherReader.script("read_check.py").path, folder.path], home: folder)
            return try JSONDecoder().decode(Answer.self, from: output)
        }
    }

    private let place = SourcePlace(file: Ref(0), line: 2, column: 3)

    private func campaign(path: String = "mine/calendar.yaml") -> Campaign {
        let span = TimeSpan(start: Instant(seconds: 0), end: Instant(seconds: 86_400))
        var campaign = Campaign(
            id: "x", title: LocalizedText("X"), zone: .utc, span: span, place: place,
            files: [SourceFile(path: path, text: "keste: 1\n  - {id: a}\n  - {id: b}\n")])
        campaign.contestants = ["a", "b"].enumerated().map { index, id in
            Contestant(
                id: id, kind: .party, name: LocalizedText(id),
                place: SourcePlace(file: Ref(0), line: 2 + index, column: 3))
        }
        return campaign
    }

    private func report(_ findings: [Finding], path: String = "mine/calendar.yaml") -> CheckReport {
        var report = CheckReport(version: "0.1.0", campaign: campaign(path: path), findings: findings)
        report.modules = [.init(name: "Hours", id: "hours", status: "ok", detail: "", milliseconds: 1234)]
        report.rules = [
            .init(id: "hours/late", summary: "Rallies end by {22:00}", reference: "law, article 28"),
            .init(id: "hours/early", summary: "None begins too early", severity: .warning),
        ]
        report.hostRules = [.init(id: "keste/unused-suppression", summary: "Each suppression meets a finding")]
        return report
    }

    @Test func `a check of every sort is valid, and read as it was meant`() throws {
        var report = report([
            Finding(
                severity: .error, rule: "hours/late", message: "too late", contestants: [Ref(0), Ref(1)], place: place,
                fix: "end it"),
            Finding(severity: .warning, rule: "hours/late", message: "nearly", place: place),
        ])
        report.setAside = [
            .init(
                Finding(severity: .error, rule: "hours/late", message: "known", contestants: [Ref(1)], place: place),
                suppression: 0),
            .init(Finding(severity: .error, rule: "hours/late", message: "old", place: place), suppression: nil),
        ]
        report.suppressions = [
            .init(rule: "hours/late", reason: "agreed", until: "2027-01-01", place: place, met: 1, isOver: false)
        ]
        report.hasBaseline = true
        report.modules.append(
            .init(name: "Mine", id: "mine", status: "crashed", detail: "it ended", milliseconds: 3))
        report.diagnostics = [
            Diagnostic(
                .warning, id: "calendar/slip", path: "mine/calendar.yaml", line: 1, column: 1, message: "a slip",
                notes: [.init(path: "mine/other.yaml", line: 3, column: 1, message: "here too")]),
            Diagnostic(.error, id: "rules/unknown", path: "--only", message: "no such rule"),
            Diagnostic(.error, id: "calendar/file", path: "mine/calendar.yaml", message: "gone"),
        ]
        report.exitStatus = 3
        let answer = try read(report)
        #expect(answer.sarif == [] && answer.json == [] && answer.junit == [])
        #expect(
            answer.results.map { "\($0.level) \($0.rule)" } == [
                "warning calendar/slip", "error calendar/file", "error hours/late", "warning hours/late",
            ])
        #expect(
            answer.cases.map { "\($0.suite): \($0.rule) \($0.outcome): \($0.message ?? "-")" } == [
                "calendar: calendar/slip passed: -", "calendar: rules/unknown error: no such rule",
                "calendar: calendar/file error: gone", "hours: hours/late failed: too late",
                "hours: hours/late passed: -", "hours: hours/late skipped: suppressed: agreed",
                "hours: hours/late skipped: in the baseline", "hours: hours/early passed: -",
                "mine: mine error: Mine crashed: it ended", "keste: keste/unused-suppression passed: -",
            ])
    }

    @Test func `a check that found nothing, one of a calendar that cannot be read, and one of no rule are valid`()
        throws
    {
        var broken = CheckReport(
            version: "0.1.0",
            diagnostics: [Diagnostic(.error, id: "calendar/file", path: "nowhere", message: "there is nothing")])
        broken.exitStatus = 2
        var idle = CheckReport(version: "0.1.0", campaign: campaign())
        idle.failure = "no rule ran, so nothing was checked"
        idle.exitStatus = 3
        for report in [report([]), broken, idle] {
            let answer = try read(report)
            #expect(answer.sarif == [] && answer.json == [] && answer.junit == [])
            #expect(answer.cases.isEmpty == false)
        }
    }

    /// Every character below U+0800, and those beyond that a reader may stumble over.
    @Test func `no text breaks a document, whoever wrote it`() throws {
        let scalars =
            (UInt32(0)..<0x800).compactMap(Unicode.Scalar.init) + ["\u{2028}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "😀"]
        let text = String(String.UnicodeScalarView(scalars)) + "]]> --> {0} [here](1) %0A ::error::\r\n</testcase>"
        var report = report(
            [Finding(severity: .error, rule: "hours/late", message: text, place: place, fix: text)],
            path: "a b/%41\u{1B}\n<ж>.yaml")
        report.modules = [.init(name: text, id: "hours", status: "crashed", detail: text, milliseconds: 0)]
        report.suppressions = [.init(rule: "a/b", reason: text, until: nil, place: place, met: 1, isOver: false)]
        report.setAside = [.init(report.findings[0], suppression: 0)]
        report.failure = text
        let answer = try read(report)
        #expect(answer.sarif == [] && answer.json == [] && answer.junit == [])
        #expect(answer.results.map(\.uri) == ["a%20b/%2541%1B%0A%3C%D0%B6%3E.yaml"])
        #expect(answer.cases.map(\.outcome) == ["failed", "skipped", "passed", "error", "passed", "error"])
        #expect(report.github().split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
    }
}
