import Glibc

/// What the host needs of the file system, without Foundation: its errors are the system's own numbers.
enum Disk {
    /// What can be asked of a file without opening it.
    struct Facts: Equatable {
        var size: Int
        /// Nanoseconds since 1970.
        var modified: Int64
        var inode: UInt64
        var owner: UInt32
        var isFolder: Bool
        var isFile: Bool
    }

    /// What is known of a file or folder, links followed; nil if there is none.
    static func facts(_ path: String) -> Facts? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Facts(
            size: Int(status.st_size),
            modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec),
            inode: UInt64(status.st_ino), owner: status.st_uid,
            isFolder: status.st_mode & S_IFMT == S_IFDIR, isFile: status.st_mode & S_IFMT == S_IFREG)
    }

    static func isFolder(_ path: String) -> Bool { facts(path)?.isFolder ?? false }
    /// Whether it is a folder and not a link to one.
    static func isUnlinkedFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
    static func isFile(_ path: String) -> Bool { facts(path)?.isFile ?? false }
    static func isOwn(_ path: String) -> Bool { facts(path)?.owner == geteuid() }
    static func isExecutable(_ path: String) -> Bool { isFile(path) && access(path, X_OK) == 0 }

    /// The names in a folder, hidden ones left out, in order; nil if it cannot be read.
    static func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// The bytes of a file; nil if it cannot be read.
    static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        var filled = 0
        var failed = false
        // One byte more than the file has, so that its end is seen at once.
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size) + 1) { buffer, count in
            while filled < buffer.count {
                let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { failed = true }
                if got <= 0 { break }
                filled += got
            }
            count = filled
        }
        return failed ? nil : bytes
    }

    /// Writes a new file, or all of an old one anew; false if that fails.
    static func write(_ bytes: [UInt8], to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return false }
        let written = bytes.withUnsafeBytes { write($0, to: descriptor) }
        return close(descriptor) == 0 && written
    }

    /// Writes all bytes to a descriptor; false if that fails.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let done = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if done < 0 && errno == EINTR { continue }
            if done <= 0 { return false }
            rest = rest.dropFirst(done)
        }
        return true
    }

    /// Makes a folder and those it stands in, for this user alone unless said; false if that fails.
    static func makeFolder(_ path: String, mode: mode_t = 0o700) -> Bool {
        if isFolder(path) { return true }
        let parent = folder(of: path)
        guard parent == path || isFolder(parent) || makeFolder(parent, mode: mode) else { return false }
        return mkdir(path, mode) == 0 || (errno == EEXIST && isFolder(path))
    }

    /// Makes an empty folder with a name of its own; nil if that fails.
    static func makeTemporaryFolder(in folder: String) -> String? {
        var template = Array(join(folder, "XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Removes a file, if there is one.
    static func remove(_ path: String) { unlink(path) }

    /// Removes a folder and the files and folders in it; links are removed, not followed.
    static func removeFolder(_ path: String) {
        guard let stream = opendir(path) else { return }
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name != ".", name != ".." else { continue }
            var status = stat()
            let inner = join(path, name)
            if lstat(inner, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                removeFolder(inner)
            } else {
                unlink(inner)
            }
        }
        closedir(stream)
        rmdir(path)
    }

    /// The path with links and `..` resolved; nil if it does not exist.
    static func resolve(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    static func join(_ folder: String, _ name: String) -> String {
        if name.hasPrefix("/") || folder.isEmpty || folder == "." { return name }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// The folder that a path stands in: `.` for a bare name.
    static func folder(of path: String) -> String {
        let trimmed = trim(path)
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    /// The last part of a path.
    static func name(of path: String) -> String {
        let trimmed = trim(path)
        guard let slash = trimmed.lastIndex(of: "/"), trimmed != "/" else { return trimmed }
        return String(trimmed[trimmed.index(after: slash)...])
    }

    private static func trim(_ path: String) -> String {
        var path = path[...]
        while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
        return String(path)
    }

    /// What the environment says, if it says anything.
    static func environment(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}
