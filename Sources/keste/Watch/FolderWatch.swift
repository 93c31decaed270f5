import Glibc

/// Tells when something changes in folders and in the folders below them, hidden ones left out.
final class FolderWatch {
    /// What changed.
    struct Change: Hashable {
        /// The folder as it was named, joined with the name of what changed in it.
        var path: String
        var isFolder: Bool
    }

    private let descriptor: Int32
    private let folders: [String]
    /// The folder that each watch of the kernel is for.
    private var watched: [Int32: String] = [:]

    /// Nil where the system allows no more watches; errno says why.
    init?(_ folders: [String]) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC))
        self.folders = folders
        guard descriptor >= 0, folders.allSatisfy(watch) else { return nil }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Watches a folder and those below it; false if the system refuses.
    private func watch(_ folder: String) -> Bool {
        let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ONLYDIR
        let watch = inotify_add_watch(descriptor, folder, UInt32(events))
        // A folder that has just gone is none of a change any more.
        guard watch >= 0 else { return errno == ENOENT || errno == ENOTDIR || errno == EACCES }
        watched[watch] = folder
        return Self.folders(in: folder).allSatisfy(self.watch)
    }

    private static func folders(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard !name.hasPrefix(".") else { continue }
            var status = stat()
            // Links are not followed: one that leads upwards would have no end.
            if lstat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFDIR { names.append(name) }
        }
        return names.map { "\(folder)/\($0)" }
    }

    /// Waits for a change, and then until no more has come for a moment: an editor writes a file in several steps.
    func next() -> Set<Change> {
        var changes: Set<Change> = []
        while changes.isEmpty {
            read(into: &changes)
            while waits(milliseconds: 15) { read(into: &changes) }
        }
        // What was made since has to be watched too.
        if changes.contains(where: \.isFolder) { for folder in folders { _ = watch(folder) } }
        return changes
    }

    private func waits(milliseconds: Int32) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, milliseconds) > 0
    }

    private func read(into changes: inout Set<Change>) {
        let head = MemoryLayout<inotify_event>.size
        withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            var offset = 0
            while offset + head <= count {
                let event = UnsafeRawBufferPointer(buffer).loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                let name = String(
                    decoding: buffer[(offset + head)..<(offset + head + Int(event.len))].prefix { $0 != 0 },
                    as: UTF8.self)
                offset += head + Int(event.len)
                if event.mask & UInt32(IN_Q_OVERFLOW) != 0 {
                    // More happened than the kernel kept: all may have changed.
                    changes.formUnion(folders.map { Change(path: $0, isFolder: true) })
                }
                let isFolder = event.mask & UInt32(IN_ISDIR) != 0
                // A new file says so once more when it is written.
                let isEmptyYet = event.mask & UInt32(IN_CREATE) != 0 && !isFolder
                guard let folder = watched[event.wd], !isEmptyYet, !name.hasPrefix("."), !name.hasSuffix("~"),
                    !name.isEmpty
                else { continue }
                changes.insert(Change(path: "\(folder)/\(name)", isFolder: isFolder))
            }
        }
    }
}
