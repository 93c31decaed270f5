import CampaignModel

extension CalendarDecoder {
    private static let logKeys = CalendarFormat.log.keys
    private static let unreadable = [
        ".gz", ".zst", ".xz", ".bz2", ".zip", ".xlsx", ".xls", ".ods", ".parquet", ".arrow",
    ]

    /// Reads the logs that `airtime:` names. Their rows are read only where the calendar itself has no error.
    func decodeLogs() {
        var sources: [LogSource] = []
        for node in gathering.lists["airtime"] ?? [] {
            for source in decodeLog(node) {
                if sources.contains(where: { $0.path == source.path && $0.mode == source.mode }) {
                    reading.error(
                        .keys, at: node["log"]?.place ?? node.place,
                        "\(source.path) is named twice, so that its rows would count twice",
                        fix: "delete one of the two")
                }
                sources.append(source)
            }
        }
        guard !reading.hasErrors else { return }
        for source in sources {
            var reader = LogReader(source, campaign: campaign, reading: reading)
            campaign.logs.append(reader.read())
        }
    }

    private func decodeLog(_ node: YamlNode) -> [LogSource] {
        let example = "{log: broadcast.csv, mode: aired}"
        guard let table = TableReader(node, "a log", keys: Self.logKeys, example: example, in: reading) else {
            return []
        }
        table.require("log", fix: "name the file: log: broadcast.csv")
        var source = LogSource(
            path: "", mode: table.word("mode", AirtimeMode.self) ?? .aired, place: Self.place(table.place))
        source.channel = table.ref("channel", in: channels)
        source.separator = table.value("separator", Self.separator) ?? UInt8(ascii: ",")
        source.columns = decodeColumns(table)
        source.provenance = provenance(table, keys: Self.logKeys)
        checkStated(table)
        guard let file = table.node("log"), let name = table.scalar(file, "log") else { return [] }
        return paths(of: name, at: file.place).map { path in
            var one = source
            one.path = path
            return one
        }
    }

    private static func separator(_ text: String) throws(Complaint) -> UInt8 {
        if text == "tab" || text == "\\t" { return 0x09 }
        guard let byte = text.utf8.first, text.utf8.count == 1, byte < 0x80, byte != UInt8(ascii: "\"") else {
            throw Complaint(.text, "“\(text)” is not a separator", fix: "write one sign in quotes: \";\", or tab")
        }
        return byte
    }

    private func decodeColumns(_ table: TableReader) -> [LogSource.Column: [String]] {
        guard let node = table.node("columns") else { return [:] }
        let keys = CalendarFormat.columns.keys
        guard
            let columns = TableReader(
                node, "columns", keys: keys, example: "{start: [Date, Time], duration: Seconds}", in: reading)
        else { return [:] }
        var found: [LogSource.Column: [String]] = [:]
        for column in LogSource.Column.allCases {
            let names = columns.texts(column.rawValue)
            if !names.isEmpty { found[column] = names }
        }
        return found
    }

    private func checkStated(_ table: TableReader) {
        guard let node = table.node("stated") else { return }
        _ = table.warnNotUsedYet(["stated"])
        guard case .table(let pairs) = node.content else {
            reading.error(.shape, at: node.place, "“stated” must be a table", fix: "write stated: {total: \"2:47:57\"}")
            return
        }
        let names = ["total"] + contestants.indices.keys.sorted() + channels.indices.keys.sorted()
        for pair in pairs {
            if !names.contains(pair.key), !reading.isIncomplete {
                reading.error(
                    .unknownKey, at: pair.place,
                    "“\(pair.key)” is neither total nor a contestant or channel\(Nearest.question(pair.key, among: names))",
                    fix: "write stated: {total: \"2:47:57\"}")
            }
            _ = table.value(pair.value, pair.key) { (text) throws(Complaint) in
                if let seconds = Int64(text), seconds >= 0 { return seconds }
                return try DurationValue.exact(text)
            }
        }
    }

    // MARK: Files

    /// The files that a name or a pattern with `*` means, sorted; those that cannot be read yet are said.
    private func paths(of name: String, at place: YamlPlace) -> [String] {
        guard name.contains("*") || name.contains("?") else {
            return reading.checkedPath(name, gathering: gathering, at: place).map { readable([$0], at: place) } ?? []
        }
        guard reading.insidePath(name, gathering: gathering, at: place) != nil else { return [] }
        var found = [""]
        for part in name.split(separator: "/").map(String.init) where part != "." {
            found = found.flatMap { start -> [String] in
                guard part.contains("*") || part.contains("?") else {
                    return [start.isEmpty ? part : "\(start)/\(part)"]
                }
                let folder = gathering.path(of: start)
                return reading.files.names(in: folder.isEmpty ? "." : folder)
                    .filter { Glob.matches($0, part) && !$0.hasPrefix(".") }
                    .map { start.isEmpty ? $0 : "\(start)/\($0)" }
            }
        }
        found = found.filter { reading.files.kind(of: gathering.path(of: $0)) == .file }.sorted()
        if found.isEmpty {
            reading.error(
                .file, at: place, "no file matches “\(name)”",
                fix: "names are taken from the calendar's folder on; capital letters count")
        }
        return readable(found.compactMap { reading.checkedPath($0, gathering: gathering, at: place) }, at: place)
    }

    private func readable(_ paths: [String], at place: YamlPlace) -> [String] {
        paths.filter { path in
            guard let ending = Self.unreadable.first(where: { path.hasSuffix($0) }) else { return true }
            reading.warn(
                .notUsedYet, at: place, "\(path) is not read yet: logs that end in \(ending) come with a later version",
                fix: "unpack or save it as plain .csv")
            return false
        }
    }
}

/// Patterns for file names: `*` stands for any text, `?` for one character.
enum Glob {
    static func matches(_ name: String, _ pattern: String) -> Bool {
        let name = Array(name)
        let pattern = Array(pattern)
        var (n, p) = (0, 0)
        var star: (pattern: Int, name: Int)?
        while n < name.count {
            if p < pattern.count, pattern[p] == "*" {
                star = (p, n)
                p += 1
            } else if p < pattern.count, pattern[p] == "?" || pattern[p] == name[n] {
                n += 1
                p += 1
            } else if let last = star {
                // The last `*` takes one character more.
                star = (last.pattern, last.name + 1)
                p = last.pattern + 1
                n = last.name + 1
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == "*" }
    }
}
