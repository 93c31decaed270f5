import Glibc

extension FeedFolder {
    /// The names of those files in whose place the feed of another calendar stands now.
    package func feedsOfOthers(inPlaceOf files: [File], of campaign: String) -> [String] {
        files.filter { file in
            guard let there = content(of: file.name), there != file.bytes else { return false }
            return FeedText(there).isOfAnotherCalendar(ours: FeedText(file.bytes).ownership(of: campaign))
        }.map(\.name)
    }

    /// Refuses a ledger in the folder that the feeds are fetched from.
    func refuse(ledger: String) throws(LedgerError) {
        let place = Self.resolved(ledger)
        let output = Self.resolved(path)
        guard place.hasPrefix(output == "/" ? "/" : output + "/") else { return }
        throw LedgerError(
            .exposed,
            "the ledger \(ledger) would lie in the folder of the feeds, \(path), where it is published too",
            hint: "name a place for it with --ledger, or another --output")
    }

    /// A path without links, of which the last parts need not be there.
    private static func resolved(_ path: String) -> String {
        var existing = path.hasPrefix("/") ? path : "./\(path)"
        var rest = ""
        while true {
            if let real = realpath(existing, nil) {
                defer { free(real) }
                let base = String(cString: real)
                return base == "/" ? "/\(rest.drop { $0 == "/" })" : base + rest
            }
            while existing.count > 1, existing.hasSuffix("/") { existing.removeLast() }
            guard let slash = existing.lastIndex(of: "/"), slash != existing.startIndex else {
                return existing + rest
            }
            rest = existing[slash...] + rest
            existing = String(existing[..<slash])
        }
    }
}
