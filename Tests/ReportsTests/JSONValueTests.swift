import Foundation
import Reports
import Testing

@Suite struct JSONValueTests {
    @Test func `names keep their order and rows stand on one line`() {
        let value = JSONValue.object([
            ("z", .array([.object([("b", .number(Int64(-1))), ("a", .null)]), .object([])])), ("y", .bool(true)),
        ])
        #expect(value.document == "{\n  \"z\": [\n    {\"b\": -1, \"a\": null},\n    {}\n  ],\n  \"y\": true\n}\n")
    }

    /// Foundation's reader is another implementation.
    @Test func `every character comes back as it was`() throws {
        let scalars = (UInt32(0)...0x2100).compactMap(Unicode.Scalar.init) + ["😀", "\u{FEFF}", "\u{10FFFF}"]
        let text = String(String.UnicodeScalarView(scalars))
        let document = JSONValue.object([("text", .string(text))]).document
        let back = try JSONDecoder().decode([String: String].self, from: Data(document.utf8))
        #expect(back["text"].map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }
}
