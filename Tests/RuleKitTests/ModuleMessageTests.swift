import CampaignModel
import RuleKit
import Testing

@Suite struct ModuleMessageTests {
    private static let all: [ModuleMessage] = [
        .hello(
            protocolVersion: 2,
            rules: [
                RuleDescription(
                    id: "share", summary: "Каждому поровну", reference: "art. 27", severity: .warning,
                    options: [
                        .init(key: "of", value: .scalar("aired")),
                        .init(key: "list", value: .list([.scalar("a"), .table([])])),
                    ],
                    examples: [
                        .finds(
                            "two lines", yaml: "a: 1\nb: 2\n", files: ["log.csv": "x\n"], events: ["e"], message: "m")
                    ])
            ]),
        .optionError(rule: "share", path: ["of", "[0]"], message: "no", nearest: nil),
        .optionError(rule: "share", path: [], message: "no", nearest: "aired"),
        .ruleStarted("share"),
        .finding(
            WireFinding(
                rule: "share", severity: .note, message: "m", events: [0, 7], contestants: [-1], channels: [.max],
                fix: "f", place: WirePlace(kind: .campaign, index: 0))),
        .message(
            MessageIntroduction(
                id: "late",
                texts: [
                    WireTemplate(language: "en", parts: [.place("event", nil), .text(" is late")]),
                    WireTemplate(
                        language: "ru", parts: [.place("times", PluralForms(one: "раз", few: "раза", many: "раз"))]),
                ], fixes: [WireTemplate(language: "en", parts: [])])),
        .finding(
            WireFinding(
                rule: "share",
                text: .message(
                    id: "late",
                    values: [
                        .init(name: "a", value: .list([.text("x"), .number(-7), .duration(60), .airtime(1 << 40)])),
                        .init(name: "b", value: .date(-1)),
                        .init(name: "c", value: .span(.init(day: 1, second: 2), .init(day: 3, second: 86_400))),
                        .init(name: "d", value: .localized([.init(language: nil, text: "n")])),
                        .init(name: "e", value: .name(WirePlace(kind: .venue, index: 3))),
                        .init(name: "f", value: .moment(.init(day: 1, second: 2))),
                    ]), place: WirePlace(kind: .entitlement, index: 1),
                notes: [WireNote(text: .plain("there"), place: WirePlace(kind: .row, index: 9))],
                edits: [WireEdit(entry: WirePlace(kind: .event, index: 0), keys: ["speaking", "each"], value: "9m")])),
        .finding(WireFinding(rule: "share", message: "")),
        .ruleFinished("share"),
        .done,
    ]

    private func decode(_ bytes: [UInt8], step: Int) throws(WireError) -> [ModuleMessage] {
        var decoder = ModuleMessageDecoder()
        var messages: [ModuleMessage] = []
        for start in stride(from: 0, to: bytes.count, by: step) {
            bytes[start..<min(start + step, bytes.count)].withUnsafeBytes { decoder.append($0) }
            while let message = try decoder.next() { messages.append(message) }
        }
        return messages
    }

    @Test(arguments: [1, 3, 4096])
    func `messages arrive as they were sent, in pieces of any size`(step: Int) throws {
        let bytes = Self.all.flatMap { $0.frame ?? [] }
        #expect(try decode(bytes, step: step) == Self.all)
    }

    @Test func `every message cut short is waited for`() throws {
        for message in Self.all {
            let frame = try #require(message.frame)
            for length in 1..<frame.count {
                var decoder = ModuleMessageDecoder()
                frame[..<length].withUnsafeBytes { decoder.append($0) }
                #expect(try decoder.next() == nil)
                #expect(decoder.hasPartialMessage)
            }
        }
    }

    @Test func `a message that is shorter inside than it says is refused`() throws {
        // `done` is its type alone, so that nothing inside can be missing.
        for message in Self.all where message != .done {
            let frame = try #require(message.frame)
            // The payload loses its last byte, and the length says so: something inside must now be missing.
            var cut = Array(frame.dropLast())
            cut[0] = UInt8(truncatingIfNeeded: cut.count - 4)
            cut[1] = UInt8(truncatingIfNeeded: (cut.count - 4) >> 8)
            #expect(throws: WireError.self) { try decode(cut, step: 4096) }
        }
    }

    @Test(
        arguments: [
            // Four gigabytes; no length; an unknown type; a `done` with something behind it; a text of 4 GB; a bad severity.
            [0xFF, 0xFF, 0xFF, 0xFF, 6], [0, 0, 0, 0], [1, 0, 0, 0, 99], [2, 0, 0, 0, 6, 0],
            [5, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF, 0xFF], [6, 0, 0, 0, 4, 0, 0, 0, 0, 9],
            Array("HTTP/1.1 200 OK\r\n".utf8),
        ] as [[UInt8]])
    func `nonsense is refused, and nothing is read after it`(bytes: [UInt8]) {
        var decoder = ModuleMessageDecoder()
        bytes.withUnsafeBytes { decoder.append($0) }
        #expect(throws: WireError.self) { try decoder.next() }
        (ModuleMessage.done.frame ?? []).withUnsafeBytes { decoder.append($0) }
        #expect(throws: WireError.self) { try decoder.next() }
        #expect(!decoder.hasPartialMessage)
    }

    @Test func `bytes at random never crash the decoder`() {
        var random = SeededGenerator(state: 7)
        var refused = 0
        for _ in 0..<2000 {
            let payload = (0..<Int.random(in: 1...80, using: &random)).map { _ in
                UInt8.random(in: 0...9, using: &random)
            }
            if (try? decode([UInt8(payload.count), 0, 0, 0] + payload, step: 4096)) == nil { refused += 1 }
        }
        // Three of the ten types that a payload can begin with are none.
        #expect(refused > 0)
    }

    @Test func `what could deceive a terminal is replaced`() throws {
        let bytes = ModuleMessage.finding(WireFinding(rule: "r", message: "a\u{1B}[2Jb\nc\u{202E}d")).frame ?? []
        let messages = try decode(bytes, step: 4096)
        #expect(messages == [.finding(WireFinding(rule: "r", message: "a\u{FFFD}[2Jb c\u{FFFD}d"))])
    }

    @Test func `a text of any length fits into a frame`() throws {
        let long = String(repeating: "ә", count: 1 << 20)
        let bytes = try #require(ModuleMessage.finding(WireFinding(rule: "r", message: long, fix: long)).frame)
        #expect(bytes.count <= ModuleMessage.longestFrame + 4)
        guard case .finding(let finding) = try decode(bytes, step: 4096).first, case .plain(let text) = finding.text
        else {
            Issue.record("no finding came")
            return
        }
        #expect(text.hasSuffix("ә…"))
    }
}

/// The same numbers each time (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
