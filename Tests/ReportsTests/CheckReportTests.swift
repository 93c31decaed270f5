import CampaignModel
import Testing

@testable import Reports

@Suite struct CheckReportTests {
    private let report = SmallCheck.make()

    @Test func `the summary counts findings by severity, rules and suppressions`() {
        #expect(report.summaryLine == "Findings: 1 error, 1 note; 2 rules run from 1 module, 1 suppression used.\n")
    }

    @Test func `dead suppressions, several findings of one, and the baseline are counted`() {
        var report = report
        report.suppressions.append(
            .init(rule: "a/b", reason: "r", until: "2023-01-01", place: SmallCampaign.place, met: 3, isOver: true))
        report.setAside.append(.init(report.findings[0], suppression: 0))
        report.setAside.append(.init(report.findings[0], suppression: nil))
        report.hasBaseline = true
        #expect(
            report.summaryLine == "Findings: 1 error, 1 note; 2 rules run from 1 module, "
                + "1 suppression used for 2 findings, 1 dead, 1 finding in the baseline.\n")
    }

    @Test func `a module that did not run is named in the summary`() {
        var report = report
        report.findings = []
        report.modules.append(
            .init(name: "Mine", id: "mine", status: "timed-out", detail: "", milliseconds: 10_000))
        #expect(
            report.summaryLine == "No findings; 2 rules run from 2 modules, 1 suppression used; "
                + "not all rules ran: Mine timed out.\n")
    }

    @Test func `findings, modules and summary are one JSON document`() {
        #expect(
            report.json.document == """
                {
                  "version": 1,
                  "keste": "0.0.0",
                  "findings": [
                    {"rule": "quiet-hours/late", "severity": "error", "message": "too late", "events": [], \
                "contestants": ["birch"], "channels": [], "file": "c/calendar.yaml", "line": 3, "column": 5, \
                "fix": "end at 22:00"},
                    {"rule": "a/b", "severity": "note", "message": "\\"odd\\"", "events": [], "contestants": [], \
                "channels": [], "file": "c/calendar.yaml", "line": 3, "column": 5, "fix": null}
                  ],
                  "modules": [
                    {"name": "QuietHours", "status": "ok", "detail": "", "milliseconds": 4}
                  ],
                  "suppressions": [
                    {"rule": "a/b", "reason": "agreed", "until": null, "state": "used", "findings": 1, \
                "file": "c/calendar.yaml", "line": 3, "column": 5}
                  ],
                  "set_aside": [
                    {"rule": "a/b", "severity": "error", "message": "known", "events": [], "contestants": [], \
                "channels": ["tv"], "file": "c/calendar.yaml", "line": 3, "column": 5, "fix": null, \
                "by": "suppression", "reason": "agreed"}
                  ],
                  "summary": {"errors": 1, "warnings": 0, "notes": 1, "rules": 2, "modules": 1, "modules_failed": 0, \
                "suppressed": 1, "suppressions_used": 1, "suppressions_dead": 0, "baselined": 0, "exit_status": 0}
                }

                """)
    }

    @Test func `findings are printed like diagnostics`() {
        let text = report.findingsText(DiagnosticPrinter())
        #expect(
            text.hasPrefix("c/calendar.yaml:3:5: error: too late [quiet-hours/late]\n    \tid: small\n    \t   ^\n"))
    }

    /// https://docs.github.com/actions: in a message `%`, CR and LF are written in octets, in a property `:` and `,` too.
    @Test func `annotations hold what would end them, written in octets`() {
        var report = report
        report.findings = [
            Finding(
                severity: .warning, rule: "a/b", message: "50 % of it\r\n::error::x, y: z\u{1B}[31m",
                place: SmallCampaign.place, fix: "so")
        ]
        report.campaign?.files = [SourceFile(path: "./my, calendar: 100%/c.yaml", text: "\n\nx")]
        report.failure = "no rule ran"
        #expect(
            report.github() == """
                ::warning file=my%2C calendar%3A 100%25/c.yaml,line=3,col=5,title=a/b::50 %25 of it%0D%0A::error::x, y: \
                z\\u{1B}[31m%0Afix: so
                ::error title=keste check::no rule ran
                ::notice title=keste check::Findings: 1 warning; 2 rules run from 1 module, 1 suppression used.

                """)
    }

    @Test func `annotations name files from the project's folder`() {
        var report = report
        report.campaign?.files = [SourceFile(path: "/home/me/project/c/calendar.yaml", text: "")]
        #expect(report.github(workspace: "/home/me/project").contains("file=c/calendar.yaml,"))
        #expect(report.github(workspace: "/home/me/pro").contains("file=/home/me/project/c/calendar.yaml,"))
    }

    /// RFC 3986: what is neither a letter, a digit nor one of - . _ ~ is written in octets; 3.3: a colon in the first name
    /// of a relative path would end a scheme.
    @Test(arguments: [
        ("calendars/x/calendar.yaml", "calendars/x/calendar.yaml"), ("./a/../b c/%/ж.yaml", "b%20c/%25/%D0%B6.yaml"),
        ("/srv/a:b", "file:///srv/a%3Ab"), ("a:b", "a%3Ab"), ("../x", "../x"), ("/../x", "file:///x"), ("", "."),
    ])
    func `a path is written as a URI may have it`(path: String, uri: String) {
        #expect(URIReference.of(path) == uri)
    }

    /// XML 1.0, 2.2: of what lies below U+0020 only tab, LF and CR are characters, and U+FFFE and U+FFFF are none.
    @Test func `text that XML cannot hold is made visible`() {
        #expect(XMLText.of("<a b='\"&'>\n\t") == "&lt;a b=&apos;&quot;&amp;&apos;&gt;&#10;&#9;")
        #expect(XMLText.of("\u{0}\u{1B}\r\u{FFFE}") == "\\u{0}\\u{1B}\\r\\u{FFFE}")
    }
}
