import Glibc

/// The files of this machine.
package struct DiskFileSystem: CalendarFileSystem {
    package init() {}

    package func kind(of path: String) -> CalendarFileKind {
        var status = stat()
        guard stat(path, &status) == 0 else { return errno == EACCES ? .forbidden : .missing }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        default: .other
        }
    }

    package func bytes(of path: String, limit: Int) throws(CalendarFileError) -> [UInt8] {
        var all: [UInt8] = []
        var isTooLarge = false
        try read(path) { piece in
            if all.count + piece.count > limit {
                isTooLarge = true
            } else {
                all.append(contentsOf: copy piece)
            }
            return !isTooLarge
        }
        if isTooLarge { throw CalendarFileError(.tooLarge, detail: "more than \(limit >> 20) MiB") }
        return all
    }

    package func read(_ path: String, piece: (borrowing [UInt8]) -> Void) throws(CalendarFileError) {
        try read(path) { bytes in
            piece(bytes)
            return true
        }
    }

    /// Reads until the end of the file, or until `piece` says that it has enough.
    private func read(_ path: String, while piece: (borrowing [UInt8]) -> Bool) throws(CalendarFileError) {
        switch kind(of: path) {
        case .file: break
        case .missing: throw CalendarFileError(.missing)
        case .forbidden: throw CalendarFileError(.forbidden)
        case .folder, .other: throw CalendarFileError(.notAFile)
        }
        // Not blocking: what was a file a moment ago may be a pipe by now.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw Self.error(errno) }
        defer { close(file) }
        while true {
            var failure: Int32 = 0
            let buffer = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
                let got = Glibc.read(file, buffer.baseAddress, buffer.count)
                if got < 0 { failure = errno }
                count = max(0, got)
            }
            if failure == EINTR { continue }
            if failure != 0 { throw Self.error(failure) }
            if buffer.isEmpty || !piece(buffer) { return }
        }
    }

    private static func error(_ number: Int32) -> CalendarFileError {
        switch number {
        case ENOENT, ENOTDIR: CalendarFileError(.missing)
        case EACCES, EPERM: CalendarFileError(.forbidden)
        case EISDIR: CalendarFileError(.notAFile)
        default: CalendarFileError(.unreadable, detail: String(cString: strerror(number)))
        }
    }

    package func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    package func isInside(_ path: String, of folder: String) -> Bool {
        guard let real = Self.resolved(path), let root = Self.resolved(folder) else { return false }
        return root == "/" || real == root || real.hasPrefix(root + "/")
    }

    private static func resolved(_ path: String) -> String? {
        guard let pointer = realpath(path, nil) else { return nil }
        defer { free(pointer) }
        return String(cString: pointer)
    }
}

extension CalendarFileSystem where Self == DiskFileSystem {
    /// The files of this machine.
    package static var disk: DiskFileSystem { DiskFileSystem() }
}
