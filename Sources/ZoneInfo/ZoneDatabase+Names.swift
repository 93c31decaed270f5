import Glibc
import Synchronization

extension ZoneDatabase {
    /// All names in the database, sorted: canonical zones and their links.
    ///
    /// Those that its list of zones (`tzdata.zi`) has; where there is no list, those of the files. Cost: one look at
    /// whether the list has changed; one walk through it, or through the folder, where it has or there is none.
    public var identifiers: [String] { index.identifiers }

    /// The database's own spelling of a name in other letters: `Asia/Almaty` for `asia/almaty`.
    package func identifier(spelled text: String) -> String? { index.spellings[text.lowercased()] }

    private var index: ZoneIndex {
        guard let stamp = ZoneIndex.Stamp("\(folder)/tzdata.zi") else {
            return ZoneIndex(names(in: "", depth: 0).sorted())
        }
        if let (known, index) = ZoneIndex.known.withLock({ $0[folder] }), known == stamp { return index }
        let index = ZoneIndex(listed ?? names(in: "", depth: 0).sorted())
        ZoneIndex.known.withLock { $0[folder] = (stamp, index) }
        return index
    }

    private var listed: [String]? {
        list.map { list in
            list.zones.union(list.links.keys).filter { name in
                access("\(folder)/\(name)", R_OK) == 0
                    || list.links[name].map { access("\(folder)/\($0)", R_OK) == 0 } == true
            }.sorted()
        }
    }

    /// The file that a name leads to by the list of zones, where the name has no file of its own.
    ///
    /// Debian 13 and Ubuntu 24.04 leave out the files of former names such as `Asia/Calcutta` unless the package
    /// tzdata-legacy is installed; the list still says what they stand for.
    func contentsOfTarget(of name: String) -> [UInt8]? {
        guard let target = list?.links[name], Self.isName(target) else { return nil }
        return Self.contents(of: "\(folder)/\(target)")
    }

    private var list: (zones: Set<String>, links: [String: String])? {
        guard let bytes = Self.contents(of: "\(folder)/tzdata.zi") else { return nil }
        var zones: Set<String> = []
        var links: [String: String] = [:]
        for line in bytes.split(separator: 10) where line.first == UInt8(ascii: "Z") || line.first == UInt8(ascii: "L")
        {
            let fields = line.split(separator: 32)
            if fields[0].count == 1, fields.count > 1, line.first == UInt8(ascii: "Z") {
                zones.insert(String(decoding: fields[1], as: UTF8.self))
            } else if fields[0].count == 1, fields.count > 2 {
                links[String(decoding: fields[2], as: UTF8.self)] = String(decoding: fields[1], as: UTF8.self)
            }
        }
        // A list without a zone says nothing of the files beside it.
        return zones.isEmpty ? nil : (zones, links)
    }

    /// The names of the zone files in a part of the folder, three parts deep at most.
    private func names(in part: String, depth: Int) -> [String] {
        guard depth < 3, let directory = opendir("\(folder)/\(part)") else { return [] }
        defer { closedir(directory) }
        var found: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            // The whole database again, with leap seconds and without.
            guard Self.isName(name), !["posix", "right"].contains(name) else { continue }
            let whole = part.isEmpty ? name : "\(part)/\(name)"
            if Self.contents(of: "\(folder)/\(whole)")?.starts(with: Array("TZif".utf8)) == true {
                found.append(whole)
            } else {
                found += names(in: whole, depth: depth + 1)
            }
        }
        return found
    }
}
