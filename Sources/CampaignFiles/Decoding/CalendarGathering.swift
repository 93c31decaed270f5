import CampaignModel

/// The tables of a calendar from all of its YAML files, joined but not yet understood.
struct CalendarGathering {
    static let listKeys = [
        "regions", "contests", "contestants", "people", "channels", "venues", "events", "airtime", "entitlements",
        "feeds",
    ]
    private static let sizeLimit = 64 << 20
    private static let fileLimit = 1000

    private let reading: Reading
    let folder: String
    /// The `campaign:` table.
    var campaign: YamlPair?
    /// Where the calendar begins.
    var place: YamlPlace?
    var lists: [String: [YamlNode]] = [:]
    var rules: [YamlNode] = []
    /// The iCalendar files that it includes.
    var foreign: [IncludedCalendar] = []
    /// Whether `calendar.yaml` was read to its end.
    var isRootWhole = false
    private var seen: [String: YamlPlace] = [:]

    init(_ reading: Reading, folder: String) {
        self.reading = reading
        self.folder = folder
    }

    /// The path of a file of the calendar, as the user would give it.
    func path(of name: String) -> String {
        folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// Reads the calendar's own file and all that it includes.
    mutating func gather(root path: String) {
        let file: Int32
        do {
            file = reading.add(
                YamlSource(path: path, bytes: try reading.files.bytes(of: path, limit: Self.sizeLimit)))
        } catch {
            reading.report(
                .error, .file, path: path, error.sentence(about: path),
                fix: error.code == .missing ? "give the folder that holds calendar.yaml" : nil)
            return
        }
        let result = YamlReader.read(file: file, for: reading)
        isRootWhole = result.isWhole
        reading.isIncomplete = !result.isWhole
        guard let root = result.root else {
            if result.isWhole {
                reading.report(
                    .error, .format, path: path, "the file is empty",
                    fix: "begin with keste: 1 and campaign: {id: …, title: …, zone: …}")
            }
            return
        }
        place = root.place
        guard result.isWhole else {
            // The rest cannot be told; the files that it names so far are looked at all the same.
            if let include = root["include"] { gather(include: include) }
            return
        }
        let keys = CalendarFormat.calendar.keys
        guard let table = TableReader(root, "the calendar", keys: keys, example: "campaign: {…}", in: reading) else {
            isRootWhole = false
            return
        }
        checkFormat(table)
        table.require("campaign", fix: "write campaign: {id: kz-2023, title: …, zone: Asia/Almaty}")
        campaign = table.pair("campaign")
        join(table)
    }

    private func checkFormat(_ table: TableReader) {
        table.require("keste", fix: "write keste: 1 at the top: the version of the format")
        guard let node = table.node("keste"), let text = table.scalar(node, "keste"), text != "1" else { return }
        reading.error(
            .format, at: node.place, "this is format “\(text)”, but only format 1 can be read here",
            fix: "write keste: 1")
    }

    private mutating func join(_ table: TableReader) {
        for pair in table.all where Self.listKeys.contains(pair.key) {
            switch pair.value.content {
            case .list(let items): lists[pair.key, default: []] += items
            case .table:
                reading.error(
                    .shape, at: pair.value.place, "“\(pair.key)” must be a list",
                    fix: "write a - before each entry: \(pair.key): and, below it, - id: …")
            case .scalar where !pair.value.isEmpty:
                reading.error(
                    .shape, at: pair.value.place, "“\(pair.key)” must be a list", fix: "write a - before each entry")
            default: break
            }
        }
        if let rules = table.node("rules") { self.rules.append(rules) }
        if let include = table.node("include") { gather(include: include) }
    }

    // MARK: Includes

    private static let includeKeys = CalendarFormat.include.keys

    private mutating func gather(include: YamlNode) {
        let items: [YamlNode]
        if case .list(let list) = include.content { items = list } else { items = [include] }
        for item in items {
            if case .table = item.content {
                guard
                    let table = TableReader(
                        item, "an include", keys: Self.includeKeys, example: "{file: google.ics}", in: reading)
                else { continue }
                table.require("file", fix: "name the file: {file: google.ics}")
                if let file = table.node("file"), let name = table.scalar(file, "file") {
                    gather(name, at: file.place, table)
                }
            } else if let name = item.text, !name.isEmpty {
                gather(name, at: item.place, nil)
            } else if item.isEmpty {
                reading.error(
                    .empty, at: item.place, "an entry of “include” is empty", fix: "name a file, or delete the entry")
            }
        }
    }

    private mutating func gather(_ name: String, at place: YamlPlace, _ table: TableReader?) {
        guard let path = checked(name, at: place) else { return }
        if name.lowercased().hasSuffix(".ics") {
            foreign += IncludedCalendar(path, named: name, at: place, table, in: reading).map { [$0] } ?? []
            return
        }
        guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
            reading.error(
                .file, at: place, "“\(name)” cannot be included", fix: "include files that end in .yaml or .ics")
            return
        }
        for pair in table?.all ?? [] where pair.key != "file" && Self.includeKeys.contains(pair.key) {
            reading.error(
                .keys, at: pair.place, "“\(pair.key)” goes with .ics files only",
                fix: "delete it, or write the key at the events")
        }
        guard seen.count < Self.fileLimit else {
            reading.error(.file, at: place, "more than \(Self.fileLimit) files are included", fix: "join some of them")
            return
        }
        do {
            let bytes = try reading.files.bytes(of: path, limit: Self.sizeLimit)
            let file = reading.add(YamlSource(path: path, bytes: bytes))
            let result = YamlReader.read(file: file, for: reading)
            if !result.isWhole { reading.isIncomplete = true }
            guard let root = result.root, result.isWhole else { return }
            for pair in rootPairs(root) where pair.key == "keste" || pair.key == "campaign" {
                reading.error(
                    .keys, at: pair.place, "“\(pair.key)” belongs in calendar.yaml only", fix: "delete it from \(name)")
            }
            let keys = CalendarFormat.calendar.keys
            if let table = TableReader(root, "an included file", keys: keys, example: "events: […]", in: reading) {
                join(table)
            }
        } catch {
            reading.isIncomplete = true
            reading.error(.file, at: place, error.sentence(about: path))
        }
    }

    private func rootPairs(_ root: YamlNode) -> [YamlPair] {
        if case .table(let pairs) = root.content { return pairs }
        return []
    }

    /// The path of an included file that may be read, and was not yet.
    private mutating func checked(_ name: String, at place: YamlPlace) -> String? {
        guard let path = reading.checkedPath(name, gathering: self, at: place) else { return nil }
        let plain = name.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
        if let earlier = seen[plain] ?? (path == reading.sources[0].path ? self.place : nil) {
            reading.report(
                .error, .file, at: place,
                path == reading.sources[0].path
                    ? "the calendar includes itself" : "\(name) is included twice, or includes itself",
                fix: "delete one of the two", notes: [(earlier, "it is named or begins here")])
            return nil
        }
        seen[plain] = place
        return path
    }
}
