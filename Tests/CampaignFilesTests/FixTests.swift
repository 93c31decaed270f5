import CampaignFiles
import CampaignModel
import Testing

/// What is offered behind `fix:` is right when it is written literally in the place of what was wrong.
struct FixTests {
    struct Slip: Sendable, CustomTestStringConvertible {
        /// Where the value stands; `@` stands for the value.
        let yaml: String
        let wrong: String
        let right: String
        var testDescription: String { "\(wrong) → \(right)" }
    }

    static let head = """
        keste: 1
        campaign: {id: test, title: Test, zone: Europe/Berlin}
        contests: [{id: lists, title: Lists}]
        contestants: [{id: lake, kind: party, name: Lake, contests: [lists]}]

        """

    static func event(_ rest: String) -> String { "events: [{id: e, kind: rally, title: T, \(rest)}]\n" }

    static let start = event("start: @, duration: 1h")
    static let length = event("start: 2027-05-01T10:00, duration: @")
    static let period = "regions: [{id: r, name: R, polling: @}]\n"
    static let venue = "venues: [{id: v, name: V, @}]\n"
    static let contest = "people: []\nregions: []\nchannels: []\nfeeds: [{id: f, @}]\n"

    static let slips: [Slip] = [
        Slip(yaml: start, wrong: "2027-02-30T10:00", right: "2027-02-28T10:00"),
        Slip(yaml: start, wrong: "2027-13-05T10:00", right: "2027-05-13T10:00"),
        Slip(yaml: start, wrong: "03.05.2027 10:00", right: "2027-05-03T10:00"),
        Slip(yaml: start, wrong: "2027-5-3T10:00", right: "2027-05-03T10:00"),
        Slip(yaml: start, wrong: "2027-05-03 10:00", right: "2027-05-03T10:00"),
        Slip(yaml: start, wrong: "2027-05-03T8:00", right: "2027-05-03T08:00"),
        Slip(yaml: start, wrong: "2027-05-03T8pm", right: "2027-05-03T20:00"),
        Slip(yaml: start, wrong: "2027-05-03T12:15 am", right: "2027-05-03T00:15"),
        Slip(yaml: start, wrong: "2027-05-03T18.30", right: "2027-05-03T18:30"),
        Slip(yaml: start, wrong: "2027-05-03T10:00+2", right: "2027-05-03T10:00+02:00"),
        Slip(yaml: start, wrong: "2027-05-03T10:00+0530", right: "2027-05-03T10:00+05:30"),
        Slip(yaml: start, wrong: "2027-05-03T10:00z", right: "2027-05-03T10:00Z"),
        Slip(yaml: start, wrong: "2027-03-28T02:30", right: "2027-03-28T02:30+01:00"),
        Slip(yaml: length, wrong: "12:30", right: "12h30m"),
        Slip(yaml: length, wrong: "20:00", right: "20h"),
        Slip(yaml: length, wrong: "90", right: "90m"),
        Slip(yaml: length, wrong: "-15m", right: "15m"),
        Slip(yaml: length, wrong: "-15", right: "15m"),
        Slip(yaml: length, wrong: "-45 min", right: "45m"),
        Slip(yaml: length, wrong: "1 h", right: "1h"),
        Slip(yaml: length, wrong: "1 h 30 min", right: "1h30m"),
        Slip(yaml: length, wrong: "45 minutes", right: "45m"),
        Slip(yaml: length, wrong: "1.5h", right: "1h30m"),
        Slip(yaml: length, wrong: "\"0,5 hours\"", right: "30m"),
        Slip(yaml: period, wrong: "2027-05-16T07:00/20:00", right: "2027-05-16T07:00/2027-05-16T20:00"),
        Slip(yaml: period, wrong: "2027-05-16T22:00/02:00", right: "2027-05-16T22:00/2027-05-17T02:00"),
        Slip(yaml: period, wrong: "2027-05-16T07:00+02:00/13h", right: "2027-05-16T07:00/13h"),
        Slip(yaml: period, wrong: "2027-05-16T07:00/13 hours", right: "2027-05-16T07:00/13h"),
        Slip(yaml: period, wrong: "2027-05-16/2027-05-32", right: "2027-05-16T00:00/2027-05-31"),
        Slip(yaml: period, wrong: "2027-05-17/2027-05-16", right: "2027-05-16/2027-05-17"),
        Slip(yaml: period, wrong: "2027-05-16", right: "2027-05-16/2027-05-17"),
        Slip(yaml: venue.replacing("@", with: "open: @"), wrong: "8:00-22:00", right: "08:00-22:00"),
        Slip(yaml: venue.replacing("@", with: "open: @"), wrong: "8-22", right: "08:00-22:00"),
        Slip(yaml: venue.replacing("@", with: "capacity: @"), wrong: "1 200", right: "1200"),
        Slip(yaml: venue.replacing("@", with: "zone: @"), wrong: "Asia/Almata", right: "Asia/Almaty"),
        Slip(yaml: venue.replacing("@", with: "zone: @"), wrong: "Berlin", right: "Europe/Berlin"),
        Slip(yaml: contest.replacing("@", with: "colour: @"), wrong: "\"#a0f\"", right: "\"#aa00ff\""),
        Slip(yaml: contest.replacing("@", with: "colour: @"), wrong: "White", right: "\"#ffffff\""),
        Slip(yaml: contest.replacing("@", with: "language: @"), wrong: "english", right: "en"),
        Slip(yaml: contest.replacing("@", with: "kinds: [@]"), wrong: "rallies", right: "rally"),
        Slip(yaml: event("date: 2027-05-01, url: @"), wrong: "www.example.org/a", right: "https://www.example.org/a"),
        Slip(
            yaml: event("date: 2027-05-01, url: @"), wrong: #""https://example.org/a\nATTENDEE:b""#,
            right: "https://example.org/a"),
        Slip(
            yaml: event("date: 2027-05-01, repeat: {count: 2, every: @}"), wrong: "weekly", right: "week"),
        Slip(
            yaml: event("date: 2027-05-01, repeat: {rrule: @}"), wrong: "\"RRULE:FREQ=DAILY;COUNT=2\"",
            right: "\"FREQ=DAILY;COUNT=2\""),
        Slip(
            yaml: "entitlements: [{id: e, among: lists, tolerance: @}]\n", wrong: "\"0,5%\"", right: "0.5%"),
        Slip(yaml: "entitlements: [{id: e, among: lists, tolerance: @}]\n", wrong: "5", right: "5%"),
        Slip(yaml: "rules: {set: {@: off}}\n", wrong: "EqualAirtime/Share", right: "equal-airtime/share"),
        Slip(yaml: "rules: {set: {equal-airtime/share: @}}\n", wrong: "of", right: "off"),
    ]

    @Test(arguments: slips)
    func `the fix names what is right`(slip: Slip) throws {
        let before = Self.load(slip.yaml.replacing("@", with: slip.wrong))
        #expect(before.diagnostics.count == 1)
        let fix = try #require(before.diagnostics.first?.fix)
        let words = fix.split(separator: " ").map { $0.trimming(while: { ",;?()".contains($0) }) }
        let isNamed = words.contains(slip.right[...])
        #expect(isNamed, "\(fix)")
        let after = Self.load(slip.yaml.replacing("@", with: slip.right))
        #expect(after.diagnostics.map(\.message) == [])
    }

    @Test func `a text that a comma cut in two is offered whole`() {
        let loaded = Self.load("events: [{id: e, kind: rally, title: Debate, the second, date: 2027-05-01}]\n")
        #expect(loaded.diagnostics.map(\.id) == ["calendar/slip"])
        #expect(loaded.diagnostics.first?.fix?.hasSuffix("title: \"Debate, the second\"") == true)
    }

    @Test func `four numbers where two belong are put together again`() {
        let loaded = Self.load("venues: [{id: v, name: V, geo: [43,25, 76,92]}]\n")
        #expect(loaded.diagnostics.map(\.fix) == ["write decimal points and not commas: geo: [43.25, 76.92]"])
    }

    @Test func `a text that breaks the YAML is offered in quotes`() {
        let loaded = Self.load("events:\n  - id: e\n    title: Debate: the parties\n")
        #expect(loaded.diagnostics.first?.fix?.contains("title: \"Debate: the parties\"") == true)
    }

    @Test func `a quote that never closes is named where it opens`() {
        let loaded = Self.load("events:\n  - id: e\n    title: \"Debate\n    kind: debate\n")
        #expect(loaded.diagnostics.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.id)" } == ["7:12 calendar/yaml"])
    }

    @Test func `a missing blank behind a colon is named on its own line`() {
        let loaded = Self.load("events:\n  - id: e\n    kind:debate\n    title: T\n")
        #expect(loaded.diagnostics.map { "\($0.line ?? 0):\($0.column ?? 0)" } == ["7:5"])
        #expect(loaded.diagnostics.first?.fix?.hasSuffix("kind: debate") == true)
    }

    @Test func `a comment inside brackets is offered up to the comma`() {
        let loaded = Self.load("events:\n  - {id: e, title: Rally #3, kind: rally,\n     date: 2027-05-01}\n")
        #expect(loaded.diagnostics.first?.fix?.contains("\"Rally #3\";") == true)
    }

    @Test func `several ids in one text are offered as a list`() {
        let loaded = Self.load(
            "people: [{id: ann, name: Ann}, {id: bo, name: Bo}]\nevents:\n  - {id: e, kind: rally, title: T,\n"
                + "     date: 2027-05-01, people: ann; bo}\n")
        #expect(loaded.diagnostics.map(\.fix) == ["write a list: people: [ann, bo]"])
    }

    @Test func `a blank that only looks like one is named`() {
        let loaded = Self.load("\u{A0}people: []\n")
        #expect(loaded.diagnostics.map(\.id) == ["calendar/unknown-key"])
        #expect(loaded.diagnostics.first?.message.contains("no plain blanks") == true)
    }

    @Test func `a path of Windows is offered with slashes`() {
        let files: MemoryFileSystem = [
            "calendar.yaml": Self.head + "include: more\\a.yaml\n", "more/a.yaml": "events: []\n",
        ]
        #expect(CalendarLoader(files: files).load("").diagnostics.map(\.fix) == ["write more/a.yaml"])
    }

    /// 1 May 2027 and 1 May 2087 lie within a hundred years, 1 May 2147 does not.
    @Test func `a repeat that runs on beyond all bounds is not cut in silence`() {
        let yearly = "date: 2027-05-01, repeat: {every: 60 years, count: @}"
        #expect(Self.load(Self.event(yearly.replacing("@", with: "2"))).diagnostics == [])
        #expect(
            Self.load(Self.event(yearly.replacing("@", with: "3"))).diagnostics.map(\.id) == ["calendar/repeat"])
    }

    @Test func `a campaign without a value is one mistake`() {
        let files: MemoryFileSystem = ["calendar.yaml": "keste: 1\ncampaign:\n"]
        #expect(CalendarLoader(files: files).load("").diagnostics.map(\.id) == ["calendar/empty"])
    }

    @Test(arguments: ["kinds", "tags", "channels"])
    func `a filter that lets nothing through is a slip`(key: String) {
        let loaded = Self.load("feeds: [{id: f, \(key): []}]\n")
        #expect(loaded.diagnostics.map(\.id) == ["calendar/empty"])
    }

    @Test func `a suppression of an empty list is a slip`() {
        let loaded = Self.load("rules: {suppress: [{rule: a/b, events: [], reason: known}]}\n")
        #expect(loaded.diagnostics.map(\.id) == ["calendar/empty"])
    }

    @Test func `an occurrence that is left out twice is a slip`() {
        let loaded = Self.load(
            Self.event("date: 2027-05-01, repeat: {every: week, count: 3, except: [2027-05-08, 2027-05-08]}"))
        #expect(loaded.diagnostics.map(\.id) == ["calendar/keys"])
    }

    static func load(_ text: String) -> LoadedCalendar {
        CalendarLoader(files: MemoryFileSystem(["calendar.yaml": head + text])).load("")
    }
}

extension Substring {
    fileprivate func trimming(while isEdge: (Character) -> Bool) -> Substring {
        var text = self
        while let last = text.last, isEdge(last) { text.removeLast() }
        while let first = text.first, isEdge(first) { text.removeFirst() }
        return text
    }
}
