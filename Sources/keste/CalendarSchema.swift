import CampaignFiles
import Reports

/// The calendar format as a JSON Schema, made of the tables that the reader goes by.
///
/// Source: JSON Schema 2020-12 Core and Validation. Numbers are allowed where text is meant, for so YAML takes them.
enum CalendarSchema {
    static var document: JSONValue {
        var tables = Tables()
        guard case .object(let root) = tables.schema(of: CalendarFormat.calendar) else { return .null }
        return .object(
            [
                ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
                ("title", .string("A calendar of Keste, format 1")),
            ] + root + [("$defs", .object(tables.definitions))])
    }

    /// The tables on the way, each written once.
    private struct Tables {
        private(set) var definitions: [(String, JSONValue)] = []

        mutating func schema(of table: FormatTable) -> JSONValue {
            var properties: [(String, JSONValue)] = []
            for (key, value) in table.values.sorted(by: { $0.key < $1.key }) {
                properties.append((key, schema(of: value)))
            }
            let required: [(String, JSONValue)] =
                table.required.isEmpty ? [] : [("required", .strings(table.required))]
            return .object(
                [
                    ("type", .string("object")), ("description", .string(table.what)),
                    ("properties", .object(properties)),
                ] + required + [("additionalProperties", .bool(false))])
        }

        private mutating func schema(of value: FormatValue) -> JSONValue {
            switch value {
            case .text: Self.scalar()
            case .written(let example): Self.scalar([("examples", .strings([example]))])
            case .localized:
                .object([
                    ("anyOf", .array([Self.scalar(), Self.map(.object([("type", Self.scalarTypes)]))]))
                ])
            case .id: Self.scalar([("pattern", .string("^[a-z0-9-]+$"))])
            case .flag: .object([("enum", .array([.bool(true), .bool(false), .string("true"), .string("false")]))])
            case .whole: Self.scalar([("pattern", .string("^[0-9]+$"))])
            case .word(let words): Self.words(words)
            case .list(let item): .object([("anyOf", .array([schema(of: item), list(of: item)]))])
            case .listOnly(let item): list(of: item)
            case .table(let table): reference(to: table)
            case .map(let value): Self.map(schema(of: value))
            case .either(let values): either(values)
            case .any: .object([])
            }
        }

        private mutating func either(_ values: [FormatValue]) -> JSONValue {
            var schemas: [JSONValue] = []
            for value in values { schemas.append(schema(of: value)) }
            return .object([("anyOf", .array(schemas))])
        }

        private mutating func list(of item: FormatValue) -> JSONValue {
            .object([("type", .string("array")), ("items", schema(of: item))])
        }

        private mutating func reference(to table: FormatTable) -> JSONValue {
            let name = table.what.replacing(" ", with: "-")
            if !definitions.contains(where: { $0.0 == name }) {
                // Its place first, so that a table stands before those that it leads to.
                let place = definitions.count
                definitions.append((name, .null))
                definitions[place].1 = schema(of: table)
            }
            return .object([("$ref", .string("#/$defs/\(name)"))])
        }

        private static let scalarTypes = JSONValue.strings(["string", "number", "boolean"])

        private static func scalar(_ more: [(String, JSONValue)] = []) -> JSONValue {
            .object([("type", scalarTypes)] + more)
        }

        /// Words, and for those that YAML may take for a number the number too.
        private static func words(_ words: [String]) -> JSONValue {
            .object([
                ("enum", .array(words.map { .string($0) } + words.compactMap { Int64($0).map { .number($0) } }))
            ])
        }

        private static func map(_ value: JSONValue) -> JSONValue {
            .object([("type", .string("object")), ("additionalProperties", value)])
        }
    }
}
