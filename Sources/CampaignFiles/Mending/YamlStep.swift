/// One step down in a file: to the value of a key, or to an element of a list.
enum YamlStep: Hashable {
    case key(String)
    case element(Int)

    /// A step as rules write it: `start`, `[0]`.
    init(_ text: String) {
        if text.hasPrefix("["), text.hasSuffix("]"), let index = Int(text.dropFirst().dropLast()), index >= 0 {
            self = .element(index)
        } else {
            self = .key(text)
        }
    }
}

extension YamlNode {
    /// What stands at the end of some steps; nil where nothing does.
    func node(at steps: some Collection<YamlStep>) -> YamlNode? {
        guard let step = steps.first else { return self }
        switch (step, content) {
        case (.key(let key), .table): return self[key]?.node(at: steps.dropFirst())
        case (.element(let index), .list(let items)):
            return items.indices.contains(index) ? items[index].node(at: steps.dropFirst()) : nil
        default: return nil
        }
    }

    /// Puts a text at the end of some steps; a key that is not there is added.
    mutating func set(_ text: String, at steps: some Collection<YamlStep>) {
        guard let step = steps.first else {
            content = .scalar(text, isPlain: false)
            return
        }
        switch (step, content) {
        case (.key(let key), .table(var pairs)):
            if let index = pairs.firstIndex(where: { $0.key == key }) {
                pairs[index].value.set(text, at: steps.dropFirst())
            } else {
                pairs.append(
                    YamlPair(
                        key: key, place: place, value: YamlNode(content: .scalar(text, isPlain: false), place: place)))
            }
            content = .table(pairs)
        case (.element(let index), .list(var items)) where items.indices.contains(index):
            items[index].set(text, at: steps.dropFirst())
            content = .list(items)
        default: break
        }
    }

    /// Whether it says the same as another, wherever that stands and however it is written.
    func says(theSameAs other: YamlNode) -> Bool {
        switch (content, other.content) {
        case (.scalar(let left, _), .scalar(let right, _)): left == right && isEmpty == other.isEmpty
        case (.list(let left), .list(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.says(theSameAs: $1) }
        case (.table(let left), .table(let right)):
            left.count == right.count
                && zip(left, right).allSatisfy { $0.key == $1.key && $0.value.says(theSameAs: $1.value) }
        default: false
        }
    }

    /// Where each table below stands, by the place that entries of the calendar are known by.
    func tables() -> [YamlPlace: [YamlStep]] {
        var found: [YamlPlace: [YamlStep]] = [:]
        collect(into: &found, [])
        return found
    }

    private func collect(into found: inout [YamlPlace: [YamlStep]], _ steps: [YamlStep]) {
        switch content {
        case .table(let pairs):
            found[Self.place(of: pairs) ?? place] = steps
            for pair in pairs { pair.value.collect(into: &found, steps + [.key(pair.key)]) }
        case .list(let items):
            for (index, item) in items.enumerated() { item.collect(into: &found, steps + [.element(index)]) }
        case .scalar, .broken: break
        }
    }

    /// The place by which a table is known: that of its id, else that of its first key.
    static func place(of pairs: [YamlPair]) -> YamlPlace? {
        pairs.first { $0.key == "id" }?.place ?? pairs.first?.place
    }
}
