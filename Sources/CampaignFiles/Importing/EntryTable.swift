import ICalendar

/// A value of the calendar's format that was made and not read, before it is written or decoded.
enum EntryValue: Hashable {
    case text(String)
    case list([EntryValue])
    case table(EntryTable)
}

/// The keys and values of an entry of one of the calendar's lists, in the order in which they are written.
struct EntryTable: Hashable {
    struct Pair: Hashable {
        var key: String
        var value: EntryValue
        /// The line of the foreign file that it was made of.
        var position: TextPosition?

        static func == (left: Pair, right: Pair) -> Bool { left.key == right.key && left.value == right.value }

        func hash(into hasher: inout Hasher) {
            hasher.combine(key)
            hasher.combine(value)
        }
    }

    private(set) var pairs: [Pair] = []

    subscript(key: String) -> EntryValue? { pairs.first { $0.key == key }?.value }

    func text(_ key: String) -> String? {
        if case .text(let text)? = self[key] { text } else { nil }
    }

    /// Sets a key; nothing, an empty text and an empty list take it away.
    mutating func set(_ key: String, _ value: EntryValue?, at position: TextPosition? = nil) {
        var value = value
        switch value {
        case .text(let text) where text.isEmpty: value = nil
        case .list(let items) where items.isEmpty: value = nil
        case .table(let table) where table.pairs.isEmpty: value = nil
        default: break
        }
        if let index = pairs.firstIndex(where: { $0.key == key }) {
            if let value {
                pairs[index] = Pair(key: key, value: value, position: position)
            } else {
                pairs.remove(at: index)
            }
        } else if let value {
            pairs.append(Pair(key: key, value: value, position: position))
        }
    }

    mutating func set(_ key: String, _ text: String?, at position: TextPosition? = nil) {
        set(key, text.map(EntryValue.text), at: position)
    }

    mutating func set(_ key: String, texts: [String], at position: TextPosition? = nil) {
        set(key, .list(texts.map(EntryValue.text)), at: position)
    }

    /// With its keys in another order; those that `order` does not name stand last.
    func ordered(by order: [String]) -> EntryTable {
        var sorted = EntryTable()
        let ranks = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
        sorted.pairs = pairs.enumerated()
            .sorted { (ranks[$0.element.key] ?? .max, $0.offset) < (ranks[$1.element.key] ?? .max, $1.offset) }
            .map(\.element)
        return sorted
    }

    /// Only the keys that `keys` names, or all others.
    func keeping(_ keys: Set<String>, others: Bool = false) -> EntryTable {
        var kept = EntryTable()
        kept.pairs = pairs.filter { keys.contains($0.key) != others }
        return kept
    }
}

extension EntryTable: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: (String, EntryValue)...) {
        for (key, value) in elements { set(key, value) }
    }
}

extension EntryTable {
    /// As if it had been read from a file, with each value at the line that it was made of.
    func node(in file: Int32, at position: TextPosition) -> YamlNode {
        Self.node(.table(self), in: file, at: position)
    }

    private static func node(_ value: EntryValue, in file: Int32, at position: TextPosition) -> YamlNode {
        let place = YamlPlace(
            file: file, line: Int32(truncatingIfNeeded: position.line),
            column: Int32(truncatingIfNeeded: position.column))
        switch value {
        case .text(let text): return YamlNode(content: .scalar(text, isPlain: false), place: place)
        case .list(let items):
            return YamlNode(content: .list(items.map { node($0, in: file, at: position) }), place: place)
        case .table(let table):
            let pairs = table.pairs.map { pair in
                let node = node(pair.value, in: file, at: pair.position ?? position)
                return YamlPair(key: pair.key, place: pair.key == "id" ? place : node.place, value: node)
            }
            return YamlNode(content: .table(pairs), place: place)
        }
    }
}

extension EntryValue {
    /// What a file of the calendar has; nil for what could not be read.
    init?(_ node: YamlNode) {
        switch node.content {
        case .scalar(let text, _): self = .text(text)
        case .list(let items): self = .list(items.compactMap { EntryValue($0) })
        case .table(let pairs):
            var table = EntryTable()
            for pair in pairs { table.set(pair.key, EntryValue(pair.value)) }
            self = .table(table)
        case .broken: return nil
        }
    }
}
