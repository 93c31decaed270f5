import CampaignModel
import ZoneInfo

/// A YAML file of the calendar, and what a change of a value would write where.
struct MendableFile {
    let source: YamlSource
    let root: YamlNode
    private let spans: YamlSpans
    private let tables: [YamlPlace: [YamlStep]]
    private let lineEnd: String

    /// Other octets in place of some; an empty range puts them between two.
    struct Change {
        var octets: Range<Int>
        var text: String
        /// The value that is set.
        var steps: [YamlStep]
        var value: String
    }

    /// Why a change cannot be made, as a part of a sentence.
    struct Refusal: Error {
        let reason: String

        init(_ reason: String) { self.reason = reason }
    }

    /// Nil where the file cannot be read.
    init?(_ source: YamlSource) {
        let reading = Reading(files: MemoryFileSystem([:]), database: .system)
        let result = YamlReader.read(file: reading.add(source), for: reading)
        guard result.isWhole, let root = result.root else { return nil }
        self.source = source
        self.root = root
        spans = YamlSpans(source)
        tables = root.tables()
        let isWindows = source.bytes.firstIndex(of: 10).map { $0 > 0 && source.bytes[$0 - 1] == 13 } ?? false
        lineEnd = isWindows ? "\r\n" : "\n"
    }

    /// What an edit writes.
    func change(_ edit: Finding.Edit) throws(Refusal) -> Change {
        let place = YamlPlace(file: 0, line: edit.entry.line, column: edit.entry.column)
        guard let entry = tables[place], let last = edit.keys.last else {
            throw Refusal("there is no entry at line \(edit.entry.line)")
        }
        let steps = entry + edit.keys.map { YamlStep($0) }
        let name = edit.keys.joined(separator: " ")
        guard let table = root.node(at: steps.dropLast()) else {
            throw Refusal("the entry has no “\(edit.keys.dropLast().joined(separator: " "))”")
        }
        func change(_ octets: Range<Int>, _ text: String) -> Change {
            Change(octets: octets, text: text, steps: steps, value: edit.value)
        }
        guard let node = root.node(at: steps) else {
            guard case .key = YamlStep(last), case .table(let pairs) = table.content else {
                throw Refusal("there is no “\(name)”")
            }
            let (octets, text) = try added("\(YamlText.scalar(last, isInside: true)): ", edit.value, to: table, pairs)
            return change(octets, text)
        }
        guard case .scalar = node.content else { throw Refusal("“\(name)” is more than one value") }
        guard let span = spans[node.place], !span.isBlockText else {
            throw Refusal("“\(name)” is a text of several lines")
        }
        if node.isEmpty, case .table(let pairs) = table.content,
            let pair = pairs.first(where: { YamlStep($0.key) == steps.last }),
            pair.place == node.place
        {
            throw Refusal("“\(name)” is written without a value")
        }
        return change(span.octets, written(edit.value, inPlaceOf: span.octets, isInside: table.isFlow))
    }

    /// A value in the quotes that the one before had.
    private func written(_ value: String, inPlaceOf octets: Range<Int>, isInside: Bool) -> String {
        switch source.bytes[octets].first {
        case UInt8(ascii: "\""): return YamlText.quoted(value)
        case UInt8(ascii: "'")
        where value.unicodeScalars.allSatisfy({
            $0.value >= 0x20 && $0.value != 0x7F && !$0.properties.isWhitespace || $0 == " "
        }):
            return "'\(value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
        default: return YamlText.scalar(value, isInside: isInside)
        }
    }

    /// Where a new key of a table goes, and how it is written: behind the last that there is.
    private func added(
        _ key: String, _ value: String, to table: YamlNode, _ pairs: [YamlPair]
    ) throws(Refusal) -> (Range<Int>, String) {
        guard let first = pairs.first, let last = pairs.last else {
            guard table.isFlow, let span = spans[table.place] else {
                throw Refusal("the entry is written in no way known")
            }
            let inside = span.octets.lowerBound + 1
            return (inside..<inside, key + YamlText.scalar(value, isInside: true))
        }
        guard let end = spans[last.value.place]?.octets.upperBound, !last.value.isEmpty else {
            throw Refusal("the key “\(last.key)” before it is written without a value")
        }
        if table.isFlow { return (end..<end, ", " + key + YamlText.scalar(value, isInside: true)) }
        var isList = false
        if case .list = last.value.content { isList = !last.value.isFlow }
        let line = max(
            source.endOfKey(line: Int(last.place.line), column: Int(last.place.column), isList: isList),
            source.place(ofByte: max(0, end - 1)).line + 1)
        let margin = String(repeating: " ", count: Int(first.place.column) - 1)
        let text = margin + key + YamlText.scalar(value, isInside: false)
        guard line <= source.lineStarts.count,
            source.lineStarts[line - 1] < source.bytes.count || source.bytes.last == 10
        else { return (source.bytes.count..<source.bytes.count, lineEnd + text) }
        let octet = source.lineStarts[line - 1]
        return (octet..<octet, text + lineEnd)
    }

    /// The file with changes that do not touch each other; nil where it would say anything else than they do.
    func changed(by changes: [Change]) -> [UInt8]? {
        var bytes: [UInt8] = []
        var next = 0
        let sorted = changes.enumerated().sorted {
            ($0.element.octets.lowerBound, $0.offset) < ($1.element.octets.lowerBound, $1.offset)
        }
        for change in sorted.map(\.element) {
            guard change.octets.lowerBound >= next else { return nil }
            bytes += source.bytes[next..<change.octets.lowerBound]
            bytes += Array(change.text.utf8)
            next = change.octets.upperBound
        }
        bytes += source.bytes[next...]
        var wanted = root
        for change in changes { wanted.set(change.value, at: change.steps) }
        guard let now = MendableFile(YamlSource(path: source.path, bytes: bytes)), now.root.says(theSameAs: wanted)
        else {
            return nil
        }
        return bytes
    }
}
