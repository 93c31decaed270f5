import ICalendar
import Testing
import ZoneInfo

/// The fast writer against the plain one, on texts of all that is hard.
@Suite struct ContentLineComparisonTests {
    /// The same numbers in every run (SplitMix64).
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    // Seldom and often escaped, one to four octets long, those that share their first octet with a line break, and those
    // one step from what is escaped.
    private static let pieces: [String] = [
        "a", "Z", "7", " ", "ә", "№", "☀", "𝄞", "é", "§", "\u{A0}", "‧", "\u{202A}", "\u{10FFFF}", "\u{E000}",
        ",", ";", "\\", "^", "\"", ":", "=", "+", "-", "]", "[", "_", "<", "~", "\t", "\n", "\r", "\r\n", "\n\r",
        "\u{85}", "\u{84}", "\u{9F}", "\u{2028}", "\u{2029}", "\u{0}", "\u{1F}", "\u{7F}",
    ]

    private static func text(of length: Int, from alphabet: [String], _ numbers: inout Numbers) -> String {
        (0..<length).map { _ in alphabet.randomElement(using: &numbers) ?? "" }.joined()
    }

    private func compare(_ text: String) {
        var writer = ContentLineWriter()
        writer.write("SUMMARY", text: text)
        writer.write("X-A", [.init("CN", text), .init("B", "c")], value: text)
        writer.write("CATEGORIES", texts: [text, "z", text])
        writer.write(line: "X-B:\(text)")
        let (escaped, clean) = (PlainContentLine.text(text), PlainContentLine.value(text))
        let expected = [
            "SUMMARY:\(escaped)", "X-A;CN=\(PlainContentLine.parameter(text));B=c:\(clean)",
            "CATEGORIES:\(escaped),z,\(escaped)", PlainContentLine.value("X-B:\(text)"),
        ]
        #expect(writer.bytes == Array(expected.map(PlainContentLine.folded).joined().utf8), "\(text.debugDescription)")
    }

    @Test(arguments: 1...8) func `texts of all that is hard come out alike`(seed: Int) {
        var numbers = Numbers(state: UInt64(seed))
        for length in 0..<150 {
            compare(Self.text(of: length, from: Self.pieces, &numbers))
            // Mostly letters, so that what is escaped stands at every place of a word.
            compare(Self.text(of: length, from: ["a", "b", "ә", "қ"] + Self.pieces, &numbers))
        }
        for _ in 0..<300 {
            let quiet = Self.text(of: Int.random(in: 0...24, using: &numbers), from: ["a", "ә"], &numbers)
            compare(quiet + (Self.pieces.randomElement(using: &numbers) ?? "") + quiet)
        }
    }

    @Test func `a text of many kilobytes comes out alike, wherever it is cut`() {
        for lead in 4085...4091 {
            for middle in ["\r\n", ",", "\u{2028}", "𝄞", "\u{85}", "\\"] {
                compare(String(repeating: "a", count: lead) + middle + String(repeating: "ә,", count: 300))
            }
        }
    }

    @Test func `a line in parts is the line as a whole`() throws {
        var writer = ContentLineWriter(reservingCapacity: 64)
        writer.write("DTSTART", [.init("TZID", "Asia/Almaty")], value: "20230316T200000")
        writer.write("DTSTAMP", value: "20230117T180000Z")
        writer.write("CATEGORIES", texts: ["a,b", "c"])
        let whole = writer.bytes
        writer.removeAll()
        #expect(writer.bytes.isEmpty)
        let time = try #require(CivilDateTime(basic: "20230316T200000"))
        writer.write("DTSTART", .init("TZID", "Asia/Almaty"), time: time)
        writer.write("DTSTAMP", time: Instant(utc: try #require(CivilDateTime(basic: "20230117T180000"))))
        writer.begin("CATEGORIES")
        writer.add(text: "a,b")
        writer.add(value: ",")
        writer.add(text: "c")
        writer.end()
        #expect(writer.bytes == whole)
    }
}
