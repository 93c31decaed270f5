import CampaignFiles
import CampaignModel
import Testing

/// Each mistake by itself: where it is reported, by which id, and what is offered instead.
struct MistakesTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        let yaml: String
        let line: Int
        let column: Int
        let id: String
        let says: String
        var severity = Severity.error
        var testDescription: String { "\(id) \(says)" }
    }

    /// Six lines that are right; mistakes follow from line 7 on.
    static let head = """
        keste: 1
        campaign: {id: test, title: Test, zone: Europe/Berlin, polling: 2027-05-16T07:00/2027-05-16T20:00}
        contests: [{id: lists, title: Lists}]
        contestants: [{id: lake, kind: party, name: Lake, contests: [lists]}, {id: hill, kind: party, name: Hill, contests: [lists]}]
        channels: [{id: city-tv, kind: tv, name: City TV}]
        venues: [{id: town-hall, name: Town hall}, {id: park, name: Park}]

        """

    /// An event on line 8, of which `rest` begins in column 36.
    static func event(_ rest: String) -> String { "events:\n  - {id: e, kind: rally, title: T, \(rest)}" }

    static let mistakes: [Mistake] = [
        Mistake(
            yaml: #"people: [{id: p, name: "  "}]"#, line: 7, column: 24, id: "calendar/empty",
            says: "nothing but blanks"),
        Mistake(
            yaml: #"people: [{id: p, name: "a\x1bb"}]"#, line: 7, column: 24, id: "calendar/text", says: "U+001B",
            severity: .warning),
        Mistake(
            yaml: event(#"start: 2027-05-01T10:00, duration: 1h, url: "https://e.example/\ta""#), line: 8, column: 80,
            id: "calendar/text", says: "not an address"),
        Mistake(yaml: "evnts: []", line: 7, column: 1, id: "calendar/unknown-key", says: "“events”"),
        Mistake(
            yaml: event("start: 2027-02-30T10:00, duration: 1h"), line: 8, column: 43, id: "calendar/date",
            says: "2027-02-30 is not a date"),
        Mistake(
            yaml: event("start: 30.04.2027, duration: 1h"), line: 8, column: 43, id: "calendar/date",
            says: "“30.04.2027”"),
        Mistake(
            yaml: event("start: 2027-05-01 10:00, duration: 1h"), line: 8, column: 43, id: "calendar/date",
            says: "as this format"),
        Mistake(
            yaml: event("start: 2027-05-01T25:00, duration: 1h"), line: 8, column: 43, id: "calendar/time",
            says: "25:00"),
        Mistake(
            yaml: event("start: 2027-05-01T10:00, duration: 12:30"), line: 8, column: 71, id: "calendar/duration",
            says: "hours or minutes"),
        Mistake(
            yaml: event("start: 2027-05-01T10:00, duration: 90"), line: 8, column: 71, id: "calendar/duration",
            says: "does not say of what"),
        Mistake(
            yaml: event("start: 2027-05-01T10:00"), line: 8, column: 6, id: "calendar/missing-key", says: "“duration”"),
        Mistake(
            yaml: event("start: 2027-05-01T10:00, end: 2027-05-01T09:00"), line: 8, column: 66, id: "calendar/span",
            says: "is not after the start"),
        Mistake(
            yaml: event("start: 2027-05-01T10:00, duration: 1h, date: 2027-05-01"), line: 8, column: 36,
            id: "calendar/keys", says: "not both"),
        Mistake(
            yaml: event("date: 2027-05-01, venue: town-hal"), line: 8, column: 61, id: "calendar/unknown-id",
            says: "did you mean “town-hall”?"),
        Mistake(
            yaml: event("date: 2027-05-01, contestants: [lake, hil]"), line: 8, column: 74, id: "calendar/unknown-id",
            says: "did you mean “hill”?"),
        Mistake(
            yaml: event("date: 2027-05-01, vanue: park"), line: 8, column: 54, id: "calendar/unknown-key",
            says: "did you mean “venue”?"),
        Mistake(
            yaml: event("date: 2027-05-01, zone: Europe/Berln"), line: 8, column: 60, id: "calendar/zone",
            says: "did you mean “Europe/Berlin”?"),
        Mistake(
            yaml: event("date: 2027-05-01, early: yes"), line: 8, column: 61, id: "calendar/word",
            says: "“yes” is not true or false"),
        Mistake(
            yaml: event("date: 2027-05-01, url: "), line: 8, column: 54, id: "calendar/empty",
            says: "“url” has no value"),
        Mistake(
            yaml: event("date: 2027-05-02, through: 2027-05-01"), line: 8, column: 63, id: "calendar/date",
            says: "before the first"),
        // The clocks of Berlin skip 02:00 to 03:00 on 28 March 2027 and show it twice on 31 October 2027.
        Mistake(
            yaml: event("start: 2027-03-28T02:30, duration: 1h"), line: 8, column: 43, id: "calendar/clock",
            says: "does not exist in Europe/Berlin"),
        Mistake(
            yaml: event("start: 2027-10-31T02:30, duration: 1h"), line: 8, column: 43, id: "calendar/clock",
            says: "2027-10-31T02:30+01:00"),
        Mistake(
            yaml: event("date: 2027-05-01, repeat: {every: week, days: [tue], count: 2}"), line: 8, column: 42,
            id: "calendar/repeat", says: "Saturday"),
        Mistake(
            yaml: event("date: 2027-05-01, repeat: {every: week, count: 2, except: [2027-05-02]}"), line: 8, column: 95,
            id: "calendar/repeat", says: "no occurrence begins on 2027-05-02"),
        Mistake(
            yaml: event("date: 2027-05-01, repeat: {every: wek}"), line: 8, column: 70, id: "calendar/word",
            says: "did you mean “week”?"),
        Mistake(
            yaml: "events: [{id: e, kind: raly, title: T, date: 2027-05-01}]", line: 7, column: 24, id: "calendar/word",
            says: "did you mean “kind: rally”?"),
        Mistake(
            yaml: "events: [{id: E 1, kind: rally, title: T, date: 2027-05-01}]", line: 7, column: 15,
            id: "calendar/id", says: "“E 1” cannot be an id"),
        Mistake(
            yaml: "people:\n  - {id: a}\n  - {id: a}", line: 9, column: 10, id: "calendar/duplicate-id",
            says: "on line 8"),
        Mistake(
            yaml: "people:\n  - id: a\n    name: A\n    name: B", line: 10, column: 5, id: "calendar/duplicate-key",
            says: "on line 9 and on line 10"),
        Mistake(yaml: "people: {id: a}", line: 7, column: 9, id: "calendar/shape", says: "must be a list"),
        Mistake(yaml: "regions: [{id: r, name: &x R}]", line: 7, column: 25, id: "calendar/yaml", says: "anchors"),
        Mistake(yaml: "regions: [{id: r, name: *x}]", line: 7, column: 25, id: "calendar/yaml", says: "aliases"),
        Mistake(yaml: "regions: [{id: r, name: !!str R}]", line: 7, column: 25, id: "calendar/yaml", says: "tags"),
        Mistake(yaml: "---\nkeste: 1", line: 7, column: 1, id: "calendar/yaml", says: "second document"),
        Mistake(yaml: "regions: [{id: r, name: R", line: 8, column: 1, id: "calendar/yaml", says: "not YAML"),
        Mistake(yaml: "regions:\n\t- {id: r}", line: 8, column: 1, id: "calendar/yaml", says: "not YAML"),
        Mistake(
            yaml: "regions:\n  - id: r\n    name: Rally #3", line: 9, column: 17, id: "calendar/slip",
            says: "“#3” is a comment", severity: .warning),
        Mistake(
            yaml: "regions: [{id: r, name: North, South}]", line: 7, column: 32, id: "calendar/slip",
            says: "a comma stands before it"),
        Mistake(
            yaml: "regions: [{id: r, name:R}]", line: 7, column: 19, id: "calendar/slip", says: "a blank is missing"),
        Mistake(
            yaml: "feeds: [{id: f, colour: \"0b6e4f\"}]", line: 7, column: 25, id: "calendar/colour",
            says: "is not a colour"),
        Mistake(
            yaml: "feeds:\n  - id: f\n    colour: #0b6e4f", line: 9, column: 5, id: "calendar/empty",
            says: "“colour” has no value"),
        Mistake(yaml: "include: [../secret.yaml]", line: 7, column: 11, id: "calendar/file", says: "leads out"),
        Mistake(yaml: "include: [/etc/passwd]", line: 7, column: 11, id: "calendar/file", says: "absolute path"),
        Mistake(yaml: "include: [missing.yaml]", line: 7, column: 11, id: "calendar/file", says: "there is no file"),
        Mistake(yaml: "include: [calendar.yaml]", line: 7, column: 11, id: "calendar/file", says: "includes itself"),
        Mistake(
            yaml: "include: [google.ics]", line: 7, column: 11, id: "calendar/file",
            says: "cannot be read as an iCalendar file: empty file"),
        Mistake(
            yaml: "airtime: [{log: nothing.csv, mode: aired}]", line: 7, column: 17, id: "calendar/file",
            says: "there is no file"),
        Mistake(
            yaml: "entitlements: [{id: x, among: lists, total: 750s}]", line: 7, column: 38,
            id: "calendar/not-used-yet", says: "“total”", severity: .warning),
        Mistake(
            yaml: "rules: {set: {equal-airtime/share: offf}}", line: 7, column: 36, id: "calendar/word",
            says: "did you mean “off”?"),
        Mistake(
            yaml: "rules:\n  suppress:\n    - {rule: a/b, reason: because}", line: 9, column: 8,
            id: "calendar/missing-key", says: "events, contestants, channels"),
        Mistake(
            yaml: "events:\n  - {id: d, kind: deadline, title: T, start: 2027-05-01T10:00, duration: 1h}", line: 8,
            column: 64, id: "calendar/keys", says: "deadline"),
        Mistake(
            yaml: event(
                "start: 2027-05-01T10:00, duration: 10m, channel: city-tv, contestants: [lake, hill], speaking: {each: 6m}"
            ), line: 8, column: 121, id: "calendar/speaking", says: "12 min", severity: .warning),
    ]

    @Test(arguments: mistakes)
    func `a mistake is reported at its place, with what would be right`(mistake: Mistake) throws {
        let files: MemoryFileSystem = ["calendar.yaml": Self.head + mistake.yaml + "\n", "google.ics": ""]
        let loaded = CalendarLoader(files: files).load(".")
        let seen = loaded.diagnostics.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.id) \($0.message)" }
        try #require(loaded.diagnostics.count == 1, "\(seen)")
        let diagnostic = loaded.diagnostics[0]
        #expect(diagnostic.line == mistake.line, "\(seen)")
        #expect(diagnostic.column == mistake.column, "\(seen)")
        #expect(diagnostic.id == mistake.id, "\(seen)")
        #expect(diagnostic.message.contains(mistake.says), "\(seen)")
        #expect(diagnostic.severity == mistake.severity)
        #expect(diagnostic.path == "./calendar.yaml")
        #expect((loaded.campaign == nil) == (mistake.severity == .error))
    }

    @Test func `a decimal comma is told from a comma`() {
        let text = Self.head.replacing(
            "kind: party, name: Hill", with: "kind: party, weights: {seats: 71,09}, name: Hill")
        let loaded = CalendarLoader(files: MemoryFileSystem(["calendar.yaml": text])).load("")
        #expect(loaded.diagnostics.map(\.id) == ["calendar/not-used-yet", "calendar/number"])
        #expect(loaded.diagnostics.last?.fix == "write a decimal point: seats: 71.09")
    }

    @Test func `all mistakes of all files are reported in one run, in order`() {
        let files: MemoryFileSystem = [
            "calendar.yaml": Self.head + "include: [broken.yaml, more.yaml]\nfeeds: [{id: f, colour: red}]\n",
            "broken.yaml": "events: [\n",
            "more.yaml": "events:\n  - {id: a, kind: rally, title: T, date: 2027-13-01, venue: nowhere}\n",
        ]
        let loaded = CalendarLoader(files: files).load("")
        // Whether there is a venue “nowhere” cannot be told, for a file could not be read.
        #expect(
            loaded.diagnostics.map { "\($0.path):\($0.line ?? 0) \($0.id)" } == [
                "calendar.yaml:8 calendar/colour", "broken.yaml:2 calendar/yaml", "more.yaml:2 calendar/date",
            ])
        #expect(loaded.campaign == nil)
    }
}
