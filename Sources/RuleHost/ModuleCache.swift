import Glibc

/// Built rule modules, kept from one run to the next.
///
/// An entry is a folder that appears whole, by a rename, and does not change: several runs at once need no lock, and
/// at worst build the same module twice. What an entry was built from stands in it to the last byte and is compared, so
/// that a module is never run in place of another.
struct ModuleCache {
    /// The cache's folder.
    let folder: String
    /// Why it is not the usual folder, if it is not.
    let note: String?

    /// The folder asked for, else `KESTE_CACHE`, `XDG_CACHE_HOME/keste`, `~/.cache/keste`, else one for temporary files.
    init(folder wanted: String? = nil) throws(HostProblem) {
        let usual =
            wanted ?? Disk.environment("KESTE_CACHE")
            ?? Disk.environment("XDG_CACHE_HOME").flatMap { $0.hasPrefix("/") ? Disk.join($0, "keste") : nil }
            ?? Disk.environment("HOME").map { Disk.join($0, ".cache/keste") }
        if let usual, Self.isUsable(usual) {
            folder = usual
            note = nil
            return
        }
        let temporary = Disk.join(Disk.environment("TMPDIR") ?? "/tmp", "keste-\(geteuid())")
        let reason = usual.map { "the cache folder \($0) cannot be written" } ?? "HOME is not set"
        guard Self.isUsable(temporary) else {
            throw HostProblem(
                "\(reason), and \(temporary) cannot be written or is not your own",
                fix: "name a folder that can be in the variable KESTE_CACHE")
        }
        folder = temporary
        note = "\(reason); built rule modules are kept in \(temporary) instead (KESTE_CACHE names another folder)"
    }

    /// Whether it can be written, and belongs to no one else: what lies in it is run.
    private static func isUsable(_ folder: String) -> Bool {
        guard Disk.makeFolder(folder), access(folder, R_OK | W_OK | X_OK) == 0 else { return false }
        return Disk.facts(folder)?.owner == geteuid()
    }

    /// The compiler's own cache of C modules; a cold one costs a second.
    var compilerModules: String { Disk.join(folder, "clang") }

    private var entries: String { Disk.join(folder, "modules") }

    private func entry(_ id: String, _ manifest: [UInt8]) -> String {
        var hash = ContentHash()
        hash.combine(manifest)
        return Disk.join(entries, "\(id)-\(hash.digits)")
    }

    /// The program built from just this, if there is one and it is whole.
    func program(_ id: String, from manifest: [UInt8]) -> String? {
        let entry = entry(id, manifest)
        let program = Disk.join(entry, "module")
        guard Disk.read(Disk.join(entry, "manifest")) == manifest, let seal = Disk.read(Disk.join(entry, "seal")),
            let bytes = Disk.read(program), seal == Self.seal(bytes), Disk.isExecutable(program)
        else { return nil }
        // The time of last use, by which old entries are told.
        utimes(entry, nil)
        return program
    }

    private static func seal(_ program: [UInt8]) -> [UInt8] {
        var hash = ContentHash()
        hash.combine(program)
        return Array(hash.digits.utf8)
    }

    /// An empty folder of its own to build in.
    func buildFolder() throws(HostProblem) -> String {
        let building = Disk.join(folder, "building")
        guard Disk.makeFolder(building) else { throw HostProblem("the folder \(building) cannot be made") }
        guard let folder = Disk.makeTemporaryFolder(in: building) else {
            throw HostProblem("no folder can be made in \(building)")
        }
        return folder
    }

    /// Keeps what was built as `module` in a build folder, and says where it is now.
    func keep(_ id: String, from manifest: [UInt8], builtIn build: String) throws(HostProblem) -> String {
        let entry = entry(id, manifest)
        guard Disk.makeFolder(entries), let bytes = Disk.read(Disk.join(build, "module")),
            Disk.write(manifest, to: Disk.join(build, "manifest")),
            Disk.write(Self.seal(bytes), to: Disk.join(build, "seal"))
        else { throw HostProblem("the built module cannot be kept in \(entries)") }
        if rename(build, entry) != 0 {
            // Another run was first, or what is there is damaged.
            if let program = program(id, from: manifest) {
                Disk.removeFolder(build)
                return program
            }
            Disk.removeFolder(entry)
            guard rename(build, entry) == 0 || program(id, from: manifest) != nil else {
                throw HostProblem("the built module cannot be kept as \(entry)")
            }
        }
        prune(id)
        return Disk.join(entry, "module")
    }

    /// Removes all but the newest few builds of a module, and what broken-off builds left.
    ///
    /// Those of the last hour stay: another run may be about to start one.
    private func prune(_ id: String) {
        let now = Int64(time(nil)) * 1_000_000_000
        let hour: Int64 = 3_600_000_000_000
        func age(_ path: String) -> Int64 { Disk.facts(path).map { now - $0.modified } ?? 0 }
        let builds = (Disk.names(in: entries) ?? [])
            .filter { $0.hasPrefix("\(id)-") && $0.utf8.count == id.utf8.count + 33 }
            .map { Disk.join(entries, $0) }
            .sorted { age($0) < age($1) }
        for build in builds.dropFirst(4) where age(build) > hour { Disk.removeFolder(build) }
        let building = Disk.join(folder, "building")
        for left in Disk.names(in: building) ?? [] where age(Disk.join(building, left)) > 24 * hour {
            Disk.removeFolder(Disk.join(building, left))
        }
    }
}
