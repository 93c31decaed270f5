import CampaignModel

/// The ids of one kind of thing, and which element of the campaign's list each of them means.
struct IDTable<Target> {
    /// What they are the ids of: `venue`.
    let what: String
    private(set) var indices: [String: Int] = [:]
    private var places: [String: YamlPlace] = [:]

    init(_ what: String) {
        self.what = what
    }

    /// Takes the ids of a list's entries; the index of an entry is its place in the list.
    ///
    /// - Parameter offset: how many entries the list has before these.
    mutating func register(_ nodes: [YamlNode], after offset: Int = 0, in reading: Reading) {
        indices.reserveCapacity(offset + nodes.count)
        for (index, node) in zip(offset..., nodes) {
            guard let id = node["id"], let text = id.text else { continue }
            guard let earlier = places[text] else {
                indices[text] = index
                places[text] = id.place
                continue
            }
            let isSameFile = earlier.file == id.place.file
            let location =
                isSameFile ? "on line \(earlier.line)" : "in \(reading.path(earlier)) on line \(earlier.line)"
            reading.report(
                .error, .duplicateID, at: id.place, "there is a \(what) with the id “\(text)” already, \(location)",
                fix: "give one of the two another id", notes: [(earlier, "“\(text)” is given here first")])
        }
    }

    /// The entry with an id, without saying anything if there is none.
    func find(_ id: String) -> Ref<Target>? { indices[id].map { Ref($0) } }

    /// The entry that a node names; reported if there is none.
    func ref(_ node: YamlNode, _ key: String, in table: TableReader) -> Ref<Target>? {
        guard let id = table.scalar(node, key) else { return nil }
        if let index = indices[id] { return Ref(index) }
        let parts = id.split { $0 == "," || $0 == ";" || $0 == " " }.map(String.init)
        if parts.count > 1, parts.allSatisfy({ indices[$0] != nil }) {
            table.reading.error(
                .unknownID, at: node.place, "“\(id)” is one text, and not several ids",
                fix: "write a list: \(key): [\(parts.joined(separator: ", "))]")
            return nil
        }
        guard !table.reading.isIncomplete else { return nil }
        let right = table.reading.maySearch(indices.count) ? Nearest.match(id, among: indices.keys) : nil
        let question = right.map { "; did you mean “\($0)”?" } ?? ""
        table.reading.error(
            .unknownID, at: node.place, "there is no \(what) with the id “\(id)”\(question)", fix: fix(right))
        return nil
    }

    private func fix(_ right: String?) -> String {
        if let right { return "write \(right), or give this id to another \(what)" }
        if indices.isEmpty { return "the calendar has no \(what) so far: add one with this id" }
        let some = indices.keys.sorted().prefix(8).joined(separator: ", ")
        return "name one that there is: \(some)\(indices.count > 8 ? ", …" : "")"
    }
}

extension TableReader {
    func ref<Target>(_ key: String, in ids: IDTable<Target>) -> Ref<Target>? {
        node(key).flatMap { ids.ref($0, key, in: self) }
    }

    /// References to each entry of a list; one that is named twice is reported.
    func refs<Target>(_ key: String, in ids: IDTable<Target>) -> [Ref<Target>] {
        var found: [Ref<Target>] = []
        for node in list(key) {
            guard let ref = ids.ref(node, key, in: self) else { continue }
            if found.contains(ref) {
                reading.error(
                    .keys, at: node.place, "“\(node.text ?? "")” stands twice in “\(key)”", fix: "delete one of the two"
                )
            } else {
                found.append(ref)
            }
        }
        return found
    }
}
