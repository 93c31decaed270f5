package import CampaignModel
import ZoneInfo

/// The file of a baseline: what a check found, one finding a line, to be read by people and compared by version control.
package enum BaselineFile {
    private static let keys: Set<String> = ["rule", "events", "contestants", "channels", "message", "count"]
    private static let sizeLimit = 64 << 20

    /// What reading a baseline gave.
    package struct Loaded: Sendable {
        /// Nil where something is wrong with it.
        package let baseline: Baseline?
        package let diagnostics: [Diagnostic]
        /// The file itself, which findings about it point into.
        package let file: SourceFile
    }

    /// Reads a baseline.
    ///
    /// - Parameter file: what places in it name as their file.
    package static func read(
        _ path: String, as file: Ref<SourceFile>, files: any CalendarFileSystem = .disk
    ) -> Loaded {
        let reading = Reading(files: files, database: .system)
        let bytes: [UInt8]
        do {
            bytes = try files.bytes(of: path, limit: sizeLimit)
        } catch {
            reading.report(
                .error, .file, path: path, error.sentence(about: path),
                fix: "name the file that --write-baseline wrote, or write it first")
            return Loaded(baseline: nil, diagnostics: reading.diagnostics, file: SourceFile(path: path, text: ""))
        }
        let number = reading.add(YamlSource(path: path, bytes: bytes))
        let result = YamlReader.read(file: number, for: reading)
        let entries = result.isWhole ? self.entries(of: result.root, in: reading, number, as: file) : []
        return Loaded(
            baseline: reading.hasErrors || !result.isWhole ? nil : Baseline(entries: entries),
            diagnostics: reading.diagnostics,
            file: SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self)))
    }

    private static func entries(
        of root: YamlNode?, in reading: Reading, _ number: Int32, as file: Ref<SourceFile>
    ) -> [Baseline.Entry] {
        let start = YamlPlace(file: number, line: 1, column: 1)
        let node = root ?? YamlNode(content: .table([]), place: start)
        guard
            let table = TableReader(
                node, "a baseline", keys: ["baseline", "findings"], example: "baseline: 1", in: reading)
        else { return [] }
        guard table.lacks("baseline") || table.text("baseline") == "1" else {
            reading.error(
                .format, at: table.node("baseline")?.place ?? table.place,
                "this Keste reads baselines of format 1 and no other", fix: "write it anew with --write-baseline")
            return []
        }
        table.require("baseline", fix: "is this a file that --write-baseline wrote? It begins with baseline: 1")
        return table.list("findings").compactMap { entry($0, in: reading, as: file) }
    }

    private static func entry(_ node: YamlNode, in reading: Reading, as file: Ref<SourceFile>) -> Baseline.Entry? {
        guard let table = TableReader(node, "a finding", keys: keys, example: "{rule: …, message: …}", in: reading)
        else { return nil }
        table.require("rule", fix: "name the rule, or delete the entry")
        table.require("message", fix: "write what was found, or delete the entry")
        guard let rule = table.text("rule"), let message = table.text("message") else { return nil }
        let count = table.value("count") { (text) throws(Complaint) in
            guard let count = Int(text), (1...1_000_000).contains(count) else {
                throw Complaint(.number, "“\(text)” is not how often something was found", fix: "write count: 2")
            }
            return count
        }
        return Baseline.Entry(
            key: FindingKey(
                rule: rule, events: table.texts("events"), contestants: table.texts("contestants"),
                channels: table.texts("channels"), message: message),
            count: count ?? 1,
            place: SourcePlace(file: file, line: Int(table.place.line), column: Int(table.place.column)))
    }

    /// A baseline of findings, the same for the same findings in whatever order.
    package static func text(of keys: [FindingKey]) -> String {
        var text = """
            # Findings that were there before and are left out with --baseline.
            # `keste check --write-baseline` writes this list anew: what is mended goes from it, and comes back as news.
            baseline: 1

            """
        let counted = Dictionary(grouping: keys) { $0 }.sorted { $0.key < $1.key }
        guard !counted.isEmpty else { return text + "findings: []\n" }
        text += "findings:\n"
        for (key, all) in counted {
            var entry = EntryTable()
            entry.set("rule", .text(key.rule))
            for (name, ids) in [("events", key.events), ("contestants", key.contestants), ("channels", key.channels)] {
                entry.set(name, .list(ids.map { .text($0) }))
            }
            entry.set("message", .text(key.message))
            if all.count > 1 { entry.set("count", .text("\(all.count)")) }
            text += "  - \(YamlText.flow(.table(entry), isInside: true))\n"
        }
        return text
    }
}
