import CampaignModel
import ICalendar
import ZoneInfo

/// Collects what the events of the sources change in the files of a calendar.
struct ImportDrafting {
    let campaign: Campaign
    let reading: Reading
    let gathering: CalendarGathering
    let loader: CalendarLoader
    let calendar: String
    let existing: ExistingEvents
    private var names: KnownNames
    private var edits: [Int32: TextEdit] = [:]
    private var additions:
        [(source: String, venues: [EntryTable], people: [EntryTable], events: [(ForeignEvent, ImportMark)])] =
            []
    /// The keys that a source of this import has had.
    private var seen: Set<String> = []

    init(
        campaign: Campaign, reading: Reading, gathering: CalendarGathering, loader: CalendarLoader, calendar: String
    ) {
        self.campaign = campaign
        self.reading = reading
        self.gathering = gathering
        self.loader = loader
        self.calendar = calendar
        existing = ExistingEvents(gathering.lists["events"] ?? [], campaign: campaign.id, in: reading)
        names = KnownNames(gathering.lists)
    }

    // MARK: One source

    mutating func take(_ file: CalendarFile, from path: String, _ options: ForeignOptions, into plan: inout ImportPlan)
    {
        var translator = CalendarTranslator(
            file, options, names: names, campaignZone: campaign.zone, languages: campaign.languages,
            database: reading.database)
        var foreign = translator.translate()
        names = translator.names
        let source = YamlSource(
            path: path, bytes: (try? reading.files.bytes(of: path, limit: CalendarImporter.sizeLimit)) ?? [])
        plan.diagnostics += foreign.diagnostics.map { Diagnostic($0, in: source) }
        let sequences = Dictionary(file.events.map { ($0.uid, $0.sequence) }) { max($0, $1) }
        let name = Self.name(of: path)

        var ids: [String: String] = [:]
        for event in foreign.events where event.replaced == nil {
            ids[event.uid] = existing.find(event)?.id ?? event.id
        }
        for index in foreign.events.indices where foreign.events[index].replaced != nil {
            let event = foreign.events[index]
            foreign.events[index].table.set(
                "replaces",
                .table(["event": .text(ids[event.uid] ?? ""), "date": .text(event.replaced ?? "")]))
        }
        var new: [(ForeignEvent, ImportMark)] = []
        var keys: Set<String> = []
        for event in foreign.events {
            keys.insert(event.key)
            let mark = ImportMark(event, of: name, sequence: sequences[event.uid] ?? 0)
            var item = ImportPlan.Item(
                action: .new, id: event.id, uid: event.uid, title: Self.title(event.table), file: path,
                line: event.position.line)
            if !seen.insert(event.key).inserted {
                item.action = .skipped
                item.reason = "another file of this import has it too"
            } else if let entry = existing.find(event) {
                item.id = entry.id
                update(entry, to: event, mark, &item)
            } else {
                new.append((event, mark))
            }
            plan.items.append(item)
        }
        for (event, reason) in foreign.skipped {
            keys.insert(event.uid)
            plan.items.append(
                ImportPlan.Item(
                    action: .skipped, id: existing.byKey[event.uid]?.id ?? Slug.make(event.summary, or: event.uid),
                    uid: event.uid,
                    title: event.summary, file: path, line: event.position.line, reason: reason))
        }
        reportGone(from: name, path, keys, into: &plan)
        let used = Self.references(in: new.map(\.0.table) + changedTables)
        let venues = foreign.venues.map(\.table).filter { used.contains($0.text("id") ?? "") }
        let people = foreign.people.map(\.table).filter { used.contains($0.text("id") ?? "") }
        changedTables = []
        plan.venues += venues.count
        plan.people += people.count
        if !new.isEmpty || !venues.isEmpty || !people.isEmpty {
            additions.append((path, venues, people, new))
        }
    }

    /// The events whose entries are rewritten, for what they refer to.
    private var changedTables: [EntryTable] = []

    /// The name of a file as a comment can hold it: on one line, whatever the name is made of.
    static func name(of path: String) -> String {
        let name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
        let separators: [Unicode.GeneralCategory] = [.control, .lineSeparator, .paragraphSeparator]
        return String(
            String.UnicodeScalarView(
                CalendarTranslator.plain(name).unicodeScalars.filter {
                    !separators.contains($0.properties.generalCategory) && $0 != "\u{FEFF}"
                }))
    }

    private static func title(_ table: EntryTable) -> String {
        switch table["title"] {
        case .text(let text)?: text
        case .table(let texts)?: texts.pairs.first.flatMap { texts.text($0.key) } ?? ""
        default: ""
        }
    }

    private static func references(in tables: [EntryTable]) -> Set<String> {
        var ids: Set<String> = []
        for table in tables {
            if let venue = table.text("venue") { ids.insert(venue) }
            if case .list(let items)? = table["people"] {
                for case .text(let id) in items { ids.insert(id) }
            }
        }
        return ids
    }

    /// What was imported from this file, and is not in it any more.
    private func reportGone(from name: String, _ path: String, _ keys: Set<String>, into plan: inout ImportPlan) {
        for (key, entry) in existing.byKey.sorted(by: { $0.key < $1.key }) {
            guard let mark = entry.mark, mark.file == name, !keys.contains(key) else { continue }
            plan.items.append(
                ImportPlan.Item(
                    action: .skipped, id: entry.id, uid: key, title: entry.node["title"]?.text ?? entry.id, file: path,
                    line: 0, reason: "no longer in the file; it stays in the calendar until it is deleted there"))
        }
    }

    // MARK: An event that is there already

    private mutating func update(
        _ entry: ExistingEvents.Entry, to event: ForeignEvent, _ mark: ImportMark, _ item: inout ImportPlan.Item
    ) {
        guard let old = entry.mark, let markLines = entry.markLines else {
            item.action = .skipped
            item.reason = "in the calendar already, written by hand"
            return
        }
        let isOlder =
            (mark.sequence, mark.changed?.seconds ?? .min) < (old.sequence, old.changed?.seconds ?? .min)
            && mark.changed != nil
        let keys = Set(mark.digests.map(\.key)).union(old.digests.map(\.key))
            .filter { mark.digest(of: $0) != old.digest(of: $0) && $0 != "uid" }
        guard !keys.isEmpty else {
            item.action = .unchanged
            return
        }
        guard !isOlder else {
            item.action = .skipped
            item.reason = "older than what was imported before"
            return
        }
        guard !entry.node.isFlow, case .table(let pairs) = entry.node.content else {
            item.action = .skipped
            item.reason =
                "changed (\(keys.sorted().joined(separator: ", "))), but its entry is written with { }: change it by hand"
            return
        }
        item.action = .changed
        var said: [String] = []
        let file = entry.node.place.file
        let source = reading.sources[Int(file)]
        var edit = edits[file] ?? TextEdit(source)
        let column = Int(pairs.first?.place.column ?? 1)
        var end = Int(entry.node.place.line)
        for pair in pairs {
            let isList = if case .list = pair.value.content { true } else { false }
            end = max(end, source.endOfKey(line: Int(pair.place.line), column: column, isList: isList))
        }
        for key in CalendarTranslator.order where keys.contains(key) {
            let pair = pairs.first { $0.key == key }
            let current = pair.flatMap { EntryValue($0.value) }
            let value = event.table[key]
            item.keys.append(key)
            if current == value { continue }
            let wasEdited = current.map(ImportMark.digest) != old.digest(of: key)
            said.append(
                wasEdited
                    ? "\(key) (yours was \(current.map { YamlText.flow($0, isInside: false) } ?? "left out"))" : key)
            let lines = value.map { YamlText.lines(key, $0, indent: column - 1) } ?? []
            guard let pair else {
                edit.replace(end..<end, with: lines)
                continue
            }
            let isList = if case .list = pair.value.content { true } else { false }
            let line = Int(pair.place.line)
            let last = source.endOfKey(line: line, column: column, isList: isList)
            edit.replace(line..<last, with: Self.keepingComment(of: source, line, last, lines, column: column))
        }
        edit.replace(
            markLines.lowerBound..<markLines.upperBound + 1, with: mark.lines(indent: Self.indent(source, markLines)))
        edits[file] = edit
        changedTables.append(event.table)
        item.reason = said.isEmpty ? "as it is in the calendar already" : said.joined(separator: ", ")
    }

    private static func indent(_ source: YamlSource, _ lines: ClosedRange<Int>) -> Int {
        source.lineBytes(lines.lowerBound).map { $0.prefix { $0 == 0x20 }.count } ?? 0
    }

    /// The new lines of a key, with the comment that stood behind its value and the dash before its entry.
    private static func keepingComment(
        of source: YamlSource, _ line: Int, _ end: Int, _ lines: [String], column: Int
    ) -> [String] {
        guard var first = lines.first, let old = source.line(line) else { return lines }
        let before = String(String.UnicodeScalarView(old.unicodeScalars.prefix(column - 1)))
        first = before + first.drop { $0 == " " }
        var quote: Character?
        var last: Character = " "
        for index in old.indices {
            let character = old[index]
            if let open = quote {
                if character == open, last != "\\" || open == "'" { quote = nil }
            } else if character == "\"" || character == "'", " [{,:".contains(last) {
                quote = character
            } else if character == "#", last == " " {
                first += " " + old[index...].trimmed
                break
            }
            last = character
        }
        return [first] + lines.dropFirst()
    }

    // MARK: Files

    /// Puts together the files to write, and looks whether the calendar still loads with them.
    mutating func finish(_ plan: inout ImportPlan) {
        var written: [String: [UInt8]] = [:]
        for (file, edit) in edits where !edit.isEmpty { written[reading.sources[Int(file)].path] = edit.bytes }
        for addition in additions { add(addition, to: &written, &plan) }
        guard !written.isEmpty else { return }
        let overlay = OverlayFileSystem(base: reading.files, written: written)
        let loaded = CalendarLoader(files: overlay, zones: reading.database).load(calendar)
        guard loaded.campaign != nil else {
            plan.diagnostics += loaded.diagnostics.filter { $0.severity == .error }
            plan.diagnostics.append(
                Diagnostic(
                    .error, id: DiagnosticID.file.rawValue, path: calendar,
                    message: "with what would be imported the calendar cannot be read, so nothing was changed"))
            plan.sources = []
            return
        }
        plan.writes = written.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Adds to a file that an earlier import of the same source has written, if it still looks as it was written.
    private func append(
        _ addition: (source: String, venues: [EntryTable], people: [EntryTable], events: [(ForeignEvent, ImportMark)]),
        to file: String, of name: String, _ written: inout [String: [UInt8]]
    ) -> Bool {
        let path = gathering.path(of: file)
        guard let index = reading.sources.firstIndex(where: { $0.path == path }) else { return false }
        let source = reading.sources[index]
        let again = Reading(files: reading.files, database: reading.database)
        guard source.line(1)?.hasPrefix(ImportedFile.head(name)) == true,
            case .table(let pairs)? = YamlReader.read(file: again.add(source), for: again).root?.content,
            let last = pairs.last, last.key == "events", !last.value.isFlow, case .list = last.value.content
        else { return false }
        var edit = edits[Int32(index)] ?? TextEdit(source)
        for (key, tables) in [("venues", addition.venues), ("people", addition.people)] where !tables.isEmpty {
            let lines = ImportedFile.list(key, tables)
            if let pair = pairs.first(where: { $0.key == key }) {
                let line = Int(pair.place.line) + 1
                edit.replace(line..<line, with: Array(lines.dropFirst()))
            } else {
                edit.replace(Int(last.place.line)..<Int(last.place.line), with: lines)
            }
        }
        let end = edit.countOfLines + 1
        edit.replace(end..<end, with: addition.events.flatMap { ImportedFile.lines(of: $0, $1) })
        written[path] = edit.bytes
        return true
    }

    private func add(
        _ addition: (source: String, venues: [EntryTable], people: [EntryTable], events: [(ForeignEvent, ImportMark)]),
        to written: inout [String: [UInt8]], _ plan: inout ImportPlan
    ) {
        let name = Self.name(of: addition.source)
        let base = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        let stem = Slug.make(base, or: "import")
        if append(addition, to: "\(stem).yaml", of: name, &written) { return }
        let taken = Set(reading.files.names(in: gathering.folder.isEmpty ? "." : gathering.folder))
        let all = (1...).lazy.map { $0 == 1 ? "\(stem).yaml" : "\(stem)-\($0).yaml" }
        guard
            let file = all.first(where: { !taken.contains($0) && written[gathering.path(of: $0)] == nil }),
            let root = reading.sources.first
        else { return }
        let text = ImportedFile(
            source: name, venues: addition.venues, people: addition.people, events: addition.events)
        written[gathering.path(of: file)] = Array(text.lines.joined(separator: "\n").utf8)
        let current = written[root.path].map { YamlSource(path: root.path, bytes: $0) } ?? root
        let again = Reading(files: reading.files, database: reading.database)
        guard let node = YamlReader.read(file: again.add(current), for: again).root,
            let bytes = IncludeEdit.add(file, to: current, root: node)
        else {
            plan.diagnostics.append(
                Diagnostic(
                    .error, id: DiagnosticID.file.rawValue, path: root.path,
                    message: "\(file) cannot be added to include: without changing how the file is written",
                    fix: "write include: as a list, one file a line, and import again"))
            return
        }
        written[root.path] = bytes
    }
}
