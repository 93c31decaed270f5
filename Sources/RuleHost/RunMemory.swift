/// What modules said of a campaign, kept from one run to the next: what neither they nor the campaign have changed since
/// need not be run again.
package final class RunMemory {
    private struct Entry {
        var snapshot: String
        var files: String
        var result: RuleHost.ModuleResult
    }

    private var entries: [String: Entry] = [:]
    /// The modules that the last run ran, by name.
    package private(set) var ran: [String] = []
    /// The modules whose findings of an earlier run stand.
    package private(set) var kept: [String] = []

    package init() {}

    /// What tells one snapshot from another.
    static func fingerprint(of snapshot: SnapshotWriter) -> String {
        var hash = ContentHash()
        _ = snapshot.sections().write { bytes, _ in
            hash.combine(Array(bytes))
            return true
        }
        return hash.digits
    }

    private static func fingerprint(of module: ModuleSource) -> String? {
        var hash = ContentHash()
        for file in module.files {
            guard let bytes = Disk.read(file) else { return nil }
            hash.combine(Array(file.utf8))
            hash.combine(bytes)
        }
        return hash.digits
    }

    /// Begins a run: tells for each module whether its result stands, and keeps what the others come to.
    ///
    /// - Parameter run: Runs some of the modules, in order.
    func results(
        of modules: [ModuleSource], snapshot: String, run: ([ModuleSource]) -> [RuleHost.ModuleResult]
    ) -> [RuleHost.ModuleResult] {
        // Taken before the run: what is saved while it goes on is a change.
        let files = modules.map(Self.fingerprint)
        let isKept = zip(modules, files).map { module, files in
            guard let entry = entries[module.folder] else { return false }
            return entry.snapshot == snapshot && entry.files == files
        }
        let touched = zip(modules, isKept).filter { !$0.1 }.map(\.0)
        var fresh = run(touched)[...]
        ran = touched.map(\.name)
        kept = zip(modules, isKept).filter(\.1).map(\.0.name)
        return zip(zip(modules, files), isKept).compactMap { pair, isKept in
            let (module, files) = pair
            if isKept { return entries[module.folder]?.result }
            guard let result = fresh.popFirst() else { return nil }
            entries[module.folder] = nil
            // What crashed or took too long may fare better another time.
            if let files, result.report.status == .ok || result.report.status == .failedToBuild {
                entries[module.folder] = Entry(snapshot: snapshot, files: files, result: result)
            }
            return result
        }
    }
}
