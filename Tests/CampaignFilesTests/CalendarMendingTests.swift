import CampaignModel
import Testing

@testable import CampaignFiles

@Suite struct CalendarMendingTests {
    /// Comments, layout and quotes of every sort.
    private static let calendar = """
        # A calendar
        keste: 1
        campaign: {id: small, title: Small, zone: Asia/Almaty}   # one line
        venues: [{id: hall, name: "Hall, the old one"}, {id: park, name: 'Park'}]

        events:
          # The first.
          - {id: one, kind: rally, title: "One: first", start: 2027-03-01T10:00, duration: 2h, venue: hall}  # kept
          - id: two
            kind: rally
            title:   'Two'     # three blanks
            start: 2027-03-01T11:00
            duration: 2h
            # the place
            venue: hall

          - kind: rally
            id: three
            title: >
              Three
              lines
            start: 2027-03-02T10:00
            duration: 1h
        """

    private func plan(
        _ mends: [[(line: Int, column: Int, keys: [String], value: String)]], in text: String = calendar,
        more: [String: String] = [:]
    ) throws -> (plan: CalendarMending.Plan, text: String) {
        let disk = MemoryFileSystem(["calendar.yaml": text].merging(more) { $1 })
        let loaded = CalendarLoader(files: disk).load(".")
        let campaign = try #require(loaded.campaign, "\(loaded.diagnostics)")
        let plan = CalendarMending.plan(
            mends.enumerated().map { index, edits in
                .init(
                    finding: index,
                    edits: edits.map {
                        .init(
                            entry: SourcePlace(file: Ref(0), line: $0.line, column: $0.column), keys: $0.keys,
                            value: $0.value)
                    })
            }, for: campaign, loadedFrom: ".", files: disk)
        return (plan, plan.files.first.map { String(decoding: $0.after, as: UTF8.self) } ?? text)
    }

    /// What stands in the place of which line, everything else being as it was.
    @Test(arguments: [
        (
            8, 6, ["start"], "2027-03-01T14:00", 8,
            "  - {id: one, kind: rally, title: \"One: first\", start: 2027-03-01T14:00, duration: 2h, venue: hall}  # kept"
        ),
        (
            8, 6, ["title"], "Say \"so\"", 8,
            "  - {id: one, kind: rally, title: \"Say \\\"so\\\"\", start: 2027-03-01T10:00, duration: 2h, venue: hall}  # kept"
        ),
        (
            8, 6, ["note"], "a, b", 8,
            "  - {id: one, kind: rally, title: \"One: first\", start: 2027-03-01T10:00, duration: 2h, venue: hall, note: \"a, b\"}  # kept"
        ),
        (9, 5, ["title"], "It's # two", 11, "    title:   'It''s # two'     # three blanks"),
        (9, 5, ["start"], "2027-03-01T14:00", 12, "    start: 2027-03-01T14:00"),
        (
            4, 11, ["name"], "Қала, new: [x]", 4,
            "venues: [{id: hall, name: \"Қала, new: [x]\"}, {id: park, name: 'Park'}]"
        ),
        (4, 50, ["name"], "Жаңа", 4, "venues: [{id: hall, name: \"Hall, the old one\"}, {id: park, name: 'Жаңа'}]"),
        (3, 12, ["title"], "Big", 3, "campaign: {id: small, title: Big, zone: Asia/Almaty}   # one line"),
    ])
    func `a value is set in the quotes that it had, and nothing else changes`(
        line: Int, column: Int, keys: [String], value: String, at: Int, becomes: String
    ) throws {
        let (plan, text) = try plan([[(line, column, keys, value)]])
        var expected = Self.calendar.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        expected[at - 1] = becomes
        #expect(plan.applied == [0] && plan.skipped.isEmpty, "\(plan.skipped)")
        #expect(text == expected.joined(separator: "\n"))
    }

    @Test func `a new key of a table in block style goes behind its last, before a comment of what follows`() throws {
        let (plan, text) = try plan([[(9, 5, ["note"], "x: y")]])
        #expect(plan.applied == [0], "\(plan.skipped)")
        #expect(
            text
                == Self.calendar.replacing("    venue: hall\n\n", with: "    venue: hall\n    note: \"x: y\"\n\n"))
    }

    @Test func `two that touch the same place are never applied both, whatever they say`() throws {
        let (plan, text) = try plan([
            [(8, 6, ["start"], "2027-03-01T14:00")], [(8, 6, ["start"], "2027-03-01T14:00")],
            [(9, 5, ["start"], "2027-03-01T15:00")],
            [(9, 5, ["duration"], "1h"), (9, 5, ["start"], "2027-03-01T16:00")],
        ])
        #expect(plan.applied == [0, 2] && plan.skipped.map(\.finding) == [1, 3])
        #expect(
            plan.skipped.map(\.reason) == [
                "another fix changes the same place, line 8", "another fix changes the same place, line 12",
            ])
        // All of a fix or nothing of it: the duration stays.
        #expect(text.contains("    start: 2027-03-01T15:00\n    duration: 2h\n"))
    }

    @Test(arguments: [
        // An entry is known by its id: the third by line 18, not by the key before it.
        (17, 5, ["title"], "there is no entry at line 17"), (18, 5, ["title"], "is a text of several lines"),
        (8, 6, ["repeat", "until"], "the entry has no “repeat”"), (8, 6, ["[0]"], "there is no “[0]”"),
        (99, 1, ["title"], "there is no entry at line 99"),
        (8, 6, ["start"], "the calendar would not load"), (8, 6, ["titel"], "the calendar would not load"),
    ])
    func `what cannot be written is left out with its reason`(
        line: Int, column: Int, keys: [String], reason: String
    ) throws {
        let (plan, text) = try plan([[(line, column, keys, "no date")]])
        #expect(plan.applied.isEmpty && text == Self.calendar)
        #expect(plan.skipped.count == 1 && plan.skipped[0].reason.contains(reason), "\(plan.skipped)")
    }

    @Test func `one that the calendar would not load with costs no other`() throws {
        let (plan, text) = try plan([
            [(8, 6, ["start"], "2027-03-01T14:00")], [(9, 5, ["start"], "2027-02-30T14:00")],
            [(9, 5, ["duration"], "1h")],
        ])
        #expect(plan.applied == [0, 2] && plan.skipped.map(\.finding) == [1])
        #expect(text.contains("start: 2027-03-01T14:00") && text.contains("    duration: 1h\n"))
    }

    @Test func `ends of lines, a byte order mark and a last line without an end stay`() throws {
        let windows = "\u{FEFF}" + Self.calendar.replacing("\n", with: "\r\n")
        let (plan, text) = try plan(
            [[(8, 6, ["start"], "2027-03-01T14:00")], [(18, 5, ["note"], "x")]], in: windows)
        #expect(plan.applied == [0, 1], "\(plan.skipped)")
        #expect(
            text == windows.replacing("start: 2027-03-01T10:00", with: "start: 2027-03-01T14:00") + "\r\n    note: x")
    }

    @Test func `a file that has changed since it was read is not written to`() throws {
        let disk = MemoryFileSystem(["calendar.yaml": Self.calendar])
        let campaign = try #require(CalendarLoader(files: disk).load(".").campaign)
        let place = SourcePlace(file: Ref(0), line: 8, column: 6)
        let plan = CalendarMending.plan(
            [.init(finding: 0, edits: [.init(entry: place, keys: ["title"], value: "x")])], for: campaign,
            loadedFrom: ".", files: MemoryFileSystem(["calendar.yaml": Self.calendar + "\n# more"]))
        #expect(
            plan.files.isEmpty
                && plan.skipped.first?.reason.hasSuffix("calendar.yaml has changed since it was read") == true)
    }
}
