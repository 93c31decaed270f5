import CampaignModel
import ICalendar

/// The events that a calendar has already, by what they are found by at another import.
struct ExistingEvents {
    struct Entry {
        let node: YamlNode
        let id: String
        /// What it was when it was imported; nil for one that was written by hand.
        let mark: ImportMark?
        let markLines: ClosedRange<Int>?
    }

    private(set) var byKey: [String: Entry] = [:]

    /// The ids of those that another import has brought.
    var imported: Set<String> { Set(byKey.values.filter { $0.mark != nil }.map(\.id)) }

    init(_ nodes: [YamlNode], campaign: String, in reading: Reading) {
        var uids: [String: String] = [:]
        for node in nodes {
            guard let id = node["id"]?.text else { continue }
            uids[id] = node["uid"]?.text ?? "\(id)@\(campaign).keste"
        }
        for node in nodes {
            guard let id = node["id"]?.text else { continue }
            var key = uids[id] ?? id
            if let replaces = node["replaces"] {
                let series = replaces["event"]?.text ?? ""
                key = "\(uids[series] ?? series) \(replaces["date"]?.text ?? "")"
            }
            let source = reading.sources[Int(node.place.file)]
            let found = ImportMark.read(above: Int(node.place.line), in: source, key: key)
            byKey[key] = Entry(node: node, id: id, mark: found?.mark, markLines: found?.lines)
        }
    }

    /// The entry for an event, also where a feed of ours has told the copies on several clocks apart by their zones.
    func find(_ event: ForeignEvent) -> Entry? {
        if let entry = byKey[event.key] { return entry }
        let parts = event.uid.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, event.replaced == nil, let dot = parts[0].lastIndex(of: ".") else { return nil }
        let entry = byKey["\(parts[0][..<dot])@\(parts[1])"]
        return entry?.node["regions"] == nil ? nil : entry
    }
}
