import Foundation
import Testing

/// `keste schema`; what the schema makes of calendars is tried in Python, with an implementation of JSON Schema.
@Suite struct SchemaTests {
    private static func schema() throws -> [String: Any] {
        let run = try Keste.run(["schema"])
        #expect(run.status == 0)
        return try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any] ?? [:]
    }

    @Test func `the schema is one JSON document that refers to nothing outside of it`() throws {
        let schema = try Self.schema()
        #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        #expect(schema["required"] as? [String] == ["keste", "campaign"])
        let definitions = schema["$defs"] as? [String: Any] ?? [:]
        func references(_ value: Any) -> [String] {
            if let table = value as? [String: Any] {
                return (table["$ref"] as? String).map { [$0] } ?? table.values.flatMap(references)
            }
            return (value as? [Any])?.flatMap(references) ?? []
        }
        let named = references(schema)
        #expect(named.count > 20)
        for reference in named {
            #expect(definitions[reference.replacing("#/$defs/", with: "")] is [String: Any], "\(reference)")
        }
    }

    /// The kinds of events as calendars/README.md lists them.
    @Test func `the schema has the words that the reader takes`() throws {
        let definitions = try Self.schema()["$defs"] as? [String: [String: Any]]
        let event = definitions?["an-event"]?["properties"] as? [String: [String: Any]]
        #expect(
            event?["kind"]?["enum"] as? [String] == [
                "rally", "debate", "broadcast", "deadline", "silence", "polling", "other",
            ])
        #expect(definitions?["an-event"]?["additionalProperties"] as? Bool == false)
        #expect(event?["replaces"] != nil && event?["ralley"] == nil)
    }
}
