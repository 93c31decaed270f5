import CampaignFiles
import CampaignModel
import Testing

/// Input that nobody would write by hand: it is refused with a diagnostic, and never crashes.
struct HostileInputTests {
    static let head = Array("keste: 1\ncampaign: {id: a, title: T, zone: UTC}\n".utf8)

    /// A generator with a fixed start, so that each run reads the same bytes.
    private static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
    }

    private static let signs = Array("{}[]:,- \n#&*!|>'\"a".utf8)

    static let inputs: [(name: String, bytes: [UInt8])] = [
        ("nothing", []),
        ("random bytes", noise(10_000, seed: 1)),
        ("random ASCII", noise(10_000, seed: 2).map { 0x20 + $0 % 0x5F }),
        ("random YAML signs", noise(5_000, seed: 3).map { signs[Int($0) % signs.count] }),
        ("a file that breaks off", head + Array("events:\n  - {id: x, title: \"half".utf8)),
        ("10,000 open lists", head + Array("events: ".utf8) + Array(repeating: UInt8(ascii: "["), count: 10_000)),
        ("10,000 open tables", head + Array("events: ".utf8) + Array(String(repeating: "{a: ", count: 10_000).utf8)),
        ("10,000 lists in block", Array(String(repeating: "- ", count: 10_000).utf8)),
        ("a NUL", head + [0, 10]),
        ("a lone CR", head + Array("events: []\rfeeds: []".utf8)),
        ("UTF-16", [0xFF, 0xFE, 0x6B, 0, 0x65, 0]),
        ("invalid UTF-8", head + [0xC3, 0x28, 10]),
        ("a cut character", head + [0xD0]),
        ("a line separator", head + Array("events: []\u{2028}".utf8)),
        ("a control character", head + [0x1B, 10]),
        ("only a text", Array("hello".utf8)),
        ("only a list", Array("- a\n- b\n".utf8)),
        ("billion laughs", Array("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n".utf8)),
        (
            "huge numbers",
            head + Array("venues: [{id: v, capacity: 99999999999999999999999, setup: 999999999h}]\n".utf8)
        ),
        (
            "an endless repeat",
            head
                + Array(
                    "events: [{id: e, kind: other, title: T, date: 0001-01-01, repeat: {every: day, until: 9999-12-31}}]\n"
                        .utf8)
        ),
        (
            "the last day there is",
            head
                + Array(
                    "events: [{id: e, kind: other, title: T, start: 9999-12-31T23:00, duration: 9w, alarms: yes}]\n"
                        .utf8)
        ),
    ]

    @Test(arguments: inputs.indices)
    func `hostile calendars are refused`(index: Int) {
        let loaded = CalendarLoader(files: MemoryFileSystem(bytes: ["calendar.yaml": Self.inputs[index].bytes])).load(
            ".")
        #expect(loaded.campaign == nil, "\(Self.inputs[index].name)")
        #expect(loaded.diagnostics.contains { $0.severity == .error })
    }

    /// The places are counted by hand: two right lines come first.
    @Test(arguments: [("a NUL", 3, 1), ("a lone CR", 3, 11), ("invalid UTF-8", 3, 1), ("a line separator", 3, 11)])
    func `what is not text is reported at its place`(name: String, line: Int, column: Int) throws {
        let bytes = try #require(Self.inputs.first { $0.name == name }).bytes
        let loaded = CalendarLoader(files: MemoryFileSystem(bytes: ["calendar.yaml": bytes])).load(".")
        #expect(loaded.diagnostics.map(\.line) == [line])
        #expect(loaded.diagnostics.map(\.column) == [column])
        #expect(loaded.diagnostics.map(\.id) == ["calendar/encoding"])
    }

    @Test func `a byte order mark changes nothing`() {
        let text = [0xEF, 0xBB, 0xBF] + Self.head + Array("evnts: []\n".utf8)
        let loaded = CalendarLoader(files: MemoryFileSystem(bytes: ["calendar.yaml": text])).load(".")
        #expect(loaded.diagnostics.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.id)" } == ["3:1 calendar/unknown-key"])
    }

    @Test(arguments: inputs.indices)
    func `hostile logs cost only their rows`(index: Int) throws {
        let calendar = Self.head + Array("airtime: [{log: a.csv, mode: aired}]\n".utf8)
        let files = MemoryFileSystem(bytes: ["calendar.yaml": calendar, "a.csv": Self.inputs[index].bytes])
        let loaded = CalendarLoader(files: files).load(".")
        #expect(loaded.diagnostics == [])
        #expect(try #require(loaded.campaign).logs.map(\.records.count) == [0])
        #expect(!loaded.logDiagnostics.isEmpty)
    }

    @Test(arguments: ["/nonexistent/keste", "/dev/null", "/"])
    func `what is no calendar is named`(path: String) {
        let loaded = CalendarLoader().load(path)
        #expect(loaded.campaign == nil)
        #expect(loaded.diagnostics.count == 1)
        #expect(loaded.diagnostics.first?.line == nil)
    }
}
