import Foundation
import Testing

/// What every command promises a script: exit statuses, and what goes to which output.
@Suite struct CommandLineTests {
    private static let steps = "calendars/first-steps"

    private static let wrong: [([String], String)] = [
        (["chek", steps], "keste check"), (["check"], "<calendar>"), (["check", ""], "<calendar>"),
        (["check", steps, "calendars"], "calendars"), (["check", steps, "--fail-on"], "--fail-on"),
        (["check", steps, "--fail-on", "bad"], "warning"), (["check", steps, "--rule-timeout", "0"], "86400"),
        (["check", steps, "--rule-timeout", "99999999999999999999"], "--rule-timeout"),
        (["check", steps, "--format", "xml"], "json"), (["check", steps, "--fromat", "json"], "--format"),
        (["check", steps, "--only", "quiet-hours/no-rally-after-tenn"], "“quiet-hours/no-rally-after-ten”"),
        (["check", steps, "--rules", "no-such-folder"], "no-such-folder"),
        (["check", steps, "--rules", "README.md"], "not a folder"), (["check", "nowhere"], "nowhere"),
        (["check", "calendars"], "calendar.yaml"), (["check", "README.md"], "README.md:"),
        (["airtime", steps, "--by", "chanel"], "'channel'"), (["airtime", steps, "--by", "channel,channel"], "--by"),
        (["airtime", steps, "--by", ""], "'contestant'"), (["airtime", steps, "--of", "both"], "planned"),
        (["airtime", steps, "--entitlement", "counsil-equal"], "'council-equal'"),
        (["airtime", "nowhere"], "nowhere"), (["export", steps], "--output"),
        (["export", steps, "-o", ""], "--output"),
        (["export", steps, "-o", "README.md"], "nothing was changed"),
        (["export", steps, "-o", "/proc/feeds"], "nothing was changed"),
        (["agenda", steps, "--kind", "ralley"], "rally"), (["agenda", steps, "--kind", "rally,"], "rally"),
        (["agenda", steps, "--from", "2027-02-30"], "2027-02-30"),
        (["agenda", steps, "--from", "tomorrow"], "tomorrow"),
        (["agenda", steps, "--from", "2027-05-02", "--to", "2027-05-01"], "before"),
    ]

    private static let statuses: [([String], Int32)] = [
        (["check", steps], 1), (["check", steps, "--only", "equal-airtime/share"], 1),
        (["check", "calendars/kazakhstan-2023"], 0),
        (["airtime", steps], 0), (["airtime", steps, "--fail-on-unfair"], 1),
        (["airtime", steps, "--fail-on-unfair", "--of", "planned"], 0), (["agenda", steps], 0), (["--version"], 0),
        (["check", "--help"], 0),
    ]

    private static let documents: [([String], Int32)] = [
        (["check", steps], 1), (["check", "nowhere"], 2), (["check", steps, "--only", "none/such"], 2),
        (["check", steps, "--rules", "nowhere"], 2), (["airtime", steps], 0), (["airtime", "nowhere"], 2),
        (["airtime", steps, "--entitlement", "none"], 2), (["agenda", steps], 0), (["agenda", "nowhere"], 2),
        (["agenda", steps, "--zone", "Mars/Olympus"], 2),
    ]

    @Test(arguments: wrong)
    func `a wrong command line ends with 2, says what is wrong, and prints nothing else`(
        arguments: [String], hint: String
    ) throws {
        let run = try Keste.run(arguments)
        #expect(run.status == 2)
        #expect(run.errors.contains(hint))
        #expect(run.output == "")
    }

    /// The first steps have findings of all severities.
    @Test(arguments: statuses)
    func `a command ends with the status that its table promises`(arguments: [String], status: Int32) throws {
        let run = try Keste.run(arguments)
        #expect(run.status == status)
        #expect(run.errors == "")
        #expect(!run.output.isEmpty)
    }

    /// One rally ends late (an error unless said); as a warning it fails only those who ask for warnings.
    @Test(arguments: [("error", 0), ("warning", 1), ("note", 1)])
    func `the failing severity and all above it fail`(failOn: String, status: Int32) throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            keste: 1
            campaign: {id: late, title: Late, zone: Asia/Almaty}
            events: [{id: late, kind: rally, title: Late, start: 2027-05-03T21:30, duration: 1h}]
            rules: {modules: [QuietHours], set: {quiet-hours/no-rally-after-ten: {severity: warning}}}
            """, to: "calendar.yaml")
        let (document, ended) = try check(folder.url.path, ["--fail-on", failOn])
        #expect(document.findings.map(\.severity) == ["warning"])
        #expect(document.findings.map(\.events) == [["late"]])
        #expect(ended == status)
    }

    /// The same calendar, as people and shells write its path; the path of a finding is the one that was given.
    @Test(arguments: [
        (steps, steps), ("\(steps)/", steps), ("\(steps)/calendar.yaml", steps), ("./\(steps)", "./\(steps)"),
        ("\(steps)/../first-steps", "\(steps)/../first-steps"),
    ])
    func `a folder, its calendar file, a trailing slash and dots mean one calendar`(path: String, shown: String) throws
    {
        let run = try Keste.run(["check", path, "--only", "quiet-hours/no-rally-after-ten"])
        #expect(run.status == 1)
        #expect(run.output.hasPrefix("\(shown)/calendar.yaml:"))
    }

    @Test func `a path with spaces, and the folder that one stands in`() throws {
        let folder = try TemporaryFolder()
        let text = """
            keste: 1
            campaign: {id: here, title: Here, zone: Asia/Almaty}
            events: [{id: fair, kind: other, title: Fair, date: 2027-05-03}]
            feeds: [{id: public, audience: public}]
            """
        try folder.write(text, to: "two words/calendar.yaml")
        let inside = folder.url.appendingPathComponent("two words")
        #expect(try Keste.run(["agenda", inside.path]).output.contains("Fair"))
        #expect(try Keste.run(["agenda", "."], in: inside).output.contains("Fair"))
        let export = try Keste.run(["export", ".", "--output", "my feeds/all"], in: inside)
        #expect(export.status == 0)
        #expect(export.output == "my feeds/all/public.ics: 1 event\n")
        #expect(try folder.text("two words/my feeds/all/public.ics").contains("SUMMARY:Fair\r\n"))
    }

    @Test(arguments: documents)
    func `with JSON asked for, stdout holds one document and nothing else`(
        arguments: [String], status: Int32
    ) throws {
        let run = try Keste.run(arguments + ["--format", "json"])
        #expect(run.status == status)
        #expect(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) is [String: Any])
        #expect((run.errors == "") == (status != 2 && arguments[0] != "airtime"))
    }

    @Test func `nothing colours what is read by a program`() throws {
        let run = try Keste.run(["check", Self.steps], environment: ["NO_COLOR": "", "TERM": "xterm-256color"])
        #expect(run.output.contains("error: "))
        #expect(!run.output.unicodeScalars.contains("\u{1B}"))
    }
}
