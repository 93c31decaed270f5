import ICalendar
import Testing

@Suite struct ContentLineWriterTests {
    private func written(_ write: (inout ContentLineWriter) -> Void) -> String {
        var writer = ContentLineWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// What RFC 5545, section 3.1, has readers do: CR LF and a space after it go.
    private func unfolded(_ bytes: [UInt8]) -> [UInt8] {
        var found: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index...].starts(with: [13, 10, 32]) {
                index += 3
            } else {
                found.append(bytes[index])
                index += 1
            }
        }
        return found
    }

    // U+0085, U+2028 and U+2029 end a line for Unicode, and so for some readers; U+009B is a control character of ISO 6429.
    @Test func `line breaks of Unicode are line breaks, and its control characters go`() {
        #expect(
            written { $0.write("SUMMARY", text: "a\u{85}b\u{2028}c\u{2029}d\u{9B}e\u{7}f\u{A0}g\u{2027}") }
                == "SUMMARY:a\\nb\\nc\\nd" + "ef\u{A0}g\u{2027}\r\n")
        #expect(written { $0.write(line: "X-A:a\u{85}b\u{2028}c\td") } == "X-A:abc\td\r\n")
        #expect(written { $0.write("X-A", [.init("P", "a\u{2028}b")], text: "") } == "X-A;P=\"a^nb\":\r\n")
    }

    static let letters = ["a", "ә", "☀", "𝄞"]

    @Test(arguments: letters)
    func `every length is folded between letters and read back as it was`(letter: String) throws {
        for length in 1...160 {
            // One to three octets in front move the fold over every place in a letter.
            for lead in ["", "x", "xx", "xxx"] {
                let text = lead + String(repeating: letter, count: length)
                var writer = ContentLineWriter()
                writer.write("SUMMARY", text: text)
                let bytes = writer.bytes
                #expect(unfolded(bytes) == Array("SUMMARY:\(text)\r\n".utf8))
                let lines = bytes.dropLast(2).split(separator: 10, omittingEmptySubsequences: false)
                for (index, line) in lines.enumerated() {
                    let isLast = index == lines.count - 1
                    #expect(isLast || line.last == 13)
                    let content = isLast ? line : line.dropLast()
                    #expect(content.count <= 75 && content.count > 1 && !content.contains(13))
                    #expect(index == 0 || content.first == 32)
                    #expect(String(validating: content, as: UTF8.self) != nil)
                }
                // A line of at most 75 octets is left as it is.
                #expect((lines.count == 1) == ("SUMMARY:\(text)".utf8.count <= 75))
            }
        }
    }

    @Test(arguments: [
        (#"Meet, greet; "open" mic: path C:\new\n"#, #"Meet\, greet\; "open" mic: path C:\\new\\n"#),
        ("one\ntwo\n\nfour", #"one\ntwo\n\nfour"#),
        ("one\r\ntwo\r\n\r\nfour", #"one\ntwo\n\nfour"#),
        ("lone\rreturn", #"lone\nreturn"#),
        ("bell\u{7}, tab\t, zero\u{0}, delete\u{7F}", "bell\\, tab\t\\, zero\\, delete"),
        ("Дала, жол; 2027", #"Дала\, жол\; 2027"#),
        ("", ""),
    ])
    func `text is escaped as RFC 5545 has it, and in nothing else`(text: String, expected: String) {
        #expect(written { $0.write("SUMMARY", text: text) } == "SUMMARY:\(expected)\r\n")
    }

    @Test func `a list escapes the commas inside its values only`() {
        #expect(written { $0.write("CATEGORIES", texts: ["rally", "a,b"]) } == "CATEGORIES:rally,a\\,b\r\n")
    }

    @Test(arguments: [
        ("Asia/Almaty", "Asia/Almaty"), ("kk", "kk"), ("two words", #""two words""#), ("a:b", #""a:b""#),
        ("Team ^n \"Dala\" \nline", #""Team ^^n ^'Dala^' ^nline""#), ("a\r\nb", #""a^nb""#), ("bell\u{7}", #""bell""#),
    ])
    func `a parameter is quoted and encoded as RFC 6868 has it`(value: String, expected: String) {
        #expect(
            written { $0.write("X-P", [.init("CN", value)], value: "1") } == "X-P;CN=\(expected):1\r\n")
    }

    @Test(arguments: ["\r\n", "\n", "\r", "\u{0}\n"])
    func `no value can begin a line of its own`(lineBreak: String) {
        let forged = "x\(lineBreak)ATTENDEE:mailto:x@case.example\(lineBreak)BEGIN:VALARM"
        let text = written {
            $0.write("SUMMARY", text: forged)
            $0.write("URL", value: forged)
            $0.write("X-A", [.init("CN", forged)], texts: [forged])
            $0.write(line: forged)
        }
        let lines = text.replacing("\r\n ", with: "").split(separator: "\r\n")
        #expect(lines.count == 4)
        #expect(!lines.contains { $0.hasPrefix("ATTENDEE") || $0.hasPrefix("BEGIN") })
    }
}
