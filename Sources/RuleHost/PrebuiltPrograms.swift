/// The programs that `swift build` made of our own modules, as long as they are those of the sources beside them.
///
/// They come from the same build as this program and its kit. What is newer than a program by its time may still have
/// the same contents: a fresh checkout over a kept build folder gives every file a new time, and `swift build` then
/// builds nothing. So what a program was made of is written down beside it while the times leave no doubt. Where Keste is
/// installed, that record came with the program, and it alone counts: the times are those of the installation.
struct PrebuiltPrograms {
    /// The folder in which `swift build` leaves the programs.
    let folder: String

    /// The program of a module of ours; nil if it must be compiled.
    func program(of module: ModuleSource) -> String? {
        let program = Disk.join(folder, module.name)
        guard module.isOurs, Disk.isExecutable(program), let built = Disk.facts(program)?.modified else { return nil }
        let record = "\(program).sources"
        func isOfItsRecord() -> Bool {
            Disk.read(record).map { $0 == Self.contents(of: module, program: program) } ?? false
        }
        if isInstalled { return isOfItsRecord() ? program : nil }
        guard isKitOlder(than: built) else { return nil }
        // A folder changes when a file in it is added, removed or renamed.
        let parts = module.files + module.files.map(Disk.folder) + [module.folder]
        if parts.allSatisfy({ Self.isOlder($0, than: built) }) {
            let isRecorded = Disk.facts(record).map { $0.modified >= built } ?? false
            if !isRecorded, Disk.isOwn(folder), let contents = Self.contents(of: module, program: program) {
                _ = Disk.write(contents, to: record)
            }
            return program
        }
        return isOfItsRecord() ? program : nil
    }

    /// Whether there is nothing of a build here but what came of it.
    private var isInstalled: Bool {
        Kit.rooms.allSatisfy { !Disk.isFolder(Disk.join(folder, "\($0).build")) }
    }

    /// Not the archive: it is put together beside the programs, from the same objects, and may come a moment later.
    private func isKitOlder(than built: Int64) -> Bool {
        Kit.rooms.allSatisfy { room in
            let objects = Disk.join(folder, "\(room).build")
            let names = (Disk.names(in: objects) ?? []).filter { $0.hasSuffix(".o") }
            return !names.isEmpty && names.allSatisfy { Self.isOlder(Disk.join(objects, $0), than: built) }
        }
    }

    private static func isOlder(_ path: String, than built: Int64) -> Bool {
        Disk.facts(path).map { $0.modified <= built } ?? false
    }

    /// A fingerprint of a program and of all that it was made of; nil if that cannot be read.
    private static func contents(of module: ModuleSource, program: String) -> [UInt8]? {
        var hash = ContentHash()
        for file in [program] + module.files {
            guard let bytes = Disk.read(file) else { return nil }
            if file != program { hash.combine(Array(file.dropFirst(module.folder.count).utf8)) }
            hash.combine(bytes)
        }
        return Array("\(hash.digits)\n".utf8)
    }
}
