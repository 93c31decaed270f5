/// The text of a file of imported events.
struct ImportedFile {
    let source: String
    let venues: [EntryTable]
    let people: [EntryTable]
    let events: [(ForeignEvent, ImportMark)]

    var lines: [String] {
        var lines = [
            "\(Self.head(source)) It is yours to change: another import rewrites only the keys that",
            "# have changed in \(source) since, and finds its events by their uid. The comments above them are its memory.",
        ]
        lines += Self.list("venues", venues)
        lines += Self.list("people", people)
        guard !events.isEmpty else { return lines + [""] }
        lines.append("events:")
        for (event, mark) in events { lines += Self.lines(of: event, mark) }
        return lines + [""]
    }

    /// How the first line begins.
    static func head(_ source: String) -> String { "# Imported from \(source) by keste import." }

    /// An event with the comment above it.
    static func lines(of event: ForeignEvent, _ mark: ImportMark) -> [String] {
        mark.lines(indent: 2) + entry(event.table)
    }

    static func list(_ key: String, _ tables: [EntryTable]) -> [String] {
        tables.isEmpty ? [] : ["\(key):"] + tables.map { "  - \(YamlText.flow(.table($0), isInside: false))" }
    }

    private static func entry(_ table: EntryTable) -> [String] {
        var lines = table.pairs.flatMap { YamlText.lines($0.key, $0.value, indent: 4) }
        if let first = lines.first { lines[0] = "  - " + first.dropFirst(4) }
        return lines
    }
}
