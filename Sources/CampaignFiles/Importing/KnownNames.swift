import CampaignModel

/// What a calendar has already, by id and by name, so that a foreign text leads to it.
struct KnownNames {
    /// One of the calendar's lists: venues, people, channels, …
    struct Names {
        private(set) var ids: Set<String> = []
        private var byName: [String: String] = [:]
        /// The clock of each, where it has one of its own.
        private(set) var zones: [String: String] = [:]
        /// Where each lies, where it says so.
        private(set) var points: [String: [String]] = [:]
        /// What is noted of each.
        private(set) var notes: [String: String] = [:]

        mutating func add(_ id: String, names: [String], zone: String? = nil, point: [String] = [], note: String? = nil)
        {
            ids.insert(id)
            zones[id] = zone
            notes[id] = note
            if !point.isEmpty { points[id] = point }
            for name in names where !Self.folded(name).isEmpty {
                byName[Self.folded(name)] = byName[Self.folded(name)] ?? id
            }
        }

        /// The id of what has this id or name, in any letter case.
        func id(_ text: String) -> String? {
            let folded = Self.folded(text)
            return ids.contains(folded) ? folded : byName[folded]
        }

        /// An id that is not taken, near to what a text reads like.
        func freeID(near text: String, or other: String) -> String {
            let slug = Slug.make(text, or: other)
            guard ids.contains(slug) else { return slug }
            return (2...).lazy.map { "\(slug)-\($0)" }.first { !ids.contains($0) } ?? slug
        }

        private static func folded(_ text: String) -> String {
            text.lowercased().split { $0.isWhitespace }.joined(separator: " ")
        }
    }

    var venues = Names()
    var people = Names()
    var contestants = Names()
    var channels = Names()
    var regions = Names()
    var events = Names()

    /// - Parameter lists: the calendar's own lists, as its YAML files have them.
    init(_ lists: [String: [YamlNode]]) {
        for node in lists["regions"] ?? [] { Self.add(node, to: &regions, zone: node["zone"]?.text) }
        for node in lists["contestants"] ?? [] { Self.add(node, to: &contestants) }
        for node in lists["people"] ?? [] { Self.add(node, to: &people, and: [node["note"]]) }
        for node in lists["channels"] ?? [] { Self.add(node, to: &channels, zone: zone(of: node)) }
        for node in lists["venues"] ?? [] {
            var point: [String] = []
            if case .list(let items)? = node["geo"]?.content { point = items.compactMap(\.text) }
            Self.add(
                node, to: &venues, zone: zone(of: node), addresses: Self.texts(node["address"]), point: point,
                note: node["note"]?.text)
        }
        for node in lists["events"] ?? [] {
            if let id = node["id"]?.text { events.add(id, names: []) }
        }
    }

    private func zone(of node: YamlNode) -> String? {
        node["zone"]?.text ?? node["region"]?.text.flatMap { regions.zones[$0] }
    }

    private static func add(
        _ node: YamlNode, to names: inout Names, zone: String? = nil, and more: [YamlNode?] = [],
        addresses: [String] = [], point: [String] = [], note: String? = nil
    ) {
        guard let id = node["id"]?.text else { return }
        let own = texts(node["name"])
        // Feeds write a venue with its address behind it.
        let full = own.flatMap { name in addresses.map { "\(name), \($0)" } }
        names.add(id, names: own + full + more.flatMap { texts($0) }, zone: zone, point: point, note: note)
    }

    /// A text, in all its languages.
    private static func texts(_ node: YamlNode?) -> [String] {
        guard let node else { return [] }
        if case .table(let pairs) = node.content { return pairs.compactMap(\.value.text) }
        return node.text.map { [$0] } ?? []
    }
}
