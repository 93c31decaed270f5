import Glibc

/// A folder of feeds that is written as a whole: until every file is complete, nothing in it changes.
struct FeedFolder {
    let path: String

    /// Why the folder could not be written.
    struct Problem: Error, CustomStringConvertible {
        let description: String

        init(_ what: String, _ path: String, because code: Int32) {
            description = "\(what) \(path): \(String(cString: strerror(code)))"
        }

        init(_ description: String) {
            self.description = description
        }
    }

    /// A file with its whole content.
    struct File {
        var name: String
        var bytes: [UInt8]
    }

    /// Writes each file beside its place, and then moves all of them there.
    ///
    /// What was begun is taken away again if a file cannot be written, folders that were made for it included.
    func write(_ files: [File]) throws(Problem) {
        var made: [String] = []
        var begun: [String] = []
        do throws(Problem) {
            made = try makeFolder()
            for file in files {
                let target = self.path(of: file.name)
                if Self.kind(of: target) == S_IFDIR {
                    throw Problem("cannot write \(target): there is a folder of that name")
                }
                let temporary = self.path(of: ".\(file.name).\(getpid())")
                begun.append(temporary)
                try write(file.bytes, to: temporary, for: target)
            }
            for (file, temporary) in zip(files, begun) {
                let target = self.path(of: file.name)
                guard rename(temporary, target) == 0 else { throw Problem("cannot write", target, because: errno) }
            }
        } catch {
            for temporary in begun { unlink(temporary) }
            for folder in made.reversed() { rmdir(folder) }
            throw error
        }
    }

    /// The path of a file in the folder.
    func path(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

    /// The names of files in the folder that end in some text and hold another, in order; what cannot be read is none.
    func files(ending suffix: String, holding text: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name.hasSuffix(suffix), !name.hasPrefix("."), Self.kind(of: self.path(of: name)) == S_IFREG else {
                continue
            }
            if Self.beginning(of: self.path(of: name)).contains(text) { names.append(name) }
        }
        return names.sorted()
    }

    /// The first octets of a file, enough to see what it is.
    private static func beginning(of file: String) -> String {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        return String(
            decoding: [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
            }, as: UTF8.self)
    }

    /// What sort of thing stands at a path (S_IFMT), where a link leads; nil for nothing.
    private static func kind(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    /// Makes the folder and those above it that are missing; the ones it made, the outermost first.
    private func makeFolder() throws(Problem) -> [String] {
        var made: [String] = []
        var current = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            current += current.isEmpty || current.hasSuffix("/") ? String(part) : "/\(part)"
            if mkdir(current, 0o777) == 0 {
                made.append(current)
            } else if errno != EEXIST {
                let code = errno
                for folder in made.reversed() { rmdir(folder) }
                throw Problem("cannot make the folder", current, because: code)
            } else if let kind = Self.kind(of: current), kind != S_IFDIR {
                for folder in made.reversed() { rmdir(folder) }
                throw Problem("cannot make the folder \(current): there is a file of that name")
            }
        }
        return made
    }

    private func write(_ bytes: [UInt8], to file: String, for target: String) throws(Problem) {
        // What an earlier run that was killed has left; never written through, as it could be somebody's link.
        unlink(file)
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Problem("cannot write", target, because: errno) }
        var done = 0
        var failure: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            while done < buffer.count, failure == 0 {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
                let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if written > 0 { done += written } else if errno != EINTR { failure = written < 0 ? errno : EIO }
            }
        }
        // A file that is named before it is on the disk may be empty after a power cut.
        if failure == 0, fsync(descriptor) != 0, errno != EINVAL { failure = errno }
        if close(descriptor) != 0, failure == 0 { failure = errno }
        guard failure == 0 else { throw Problem("cannot write", target, because: failure) }
    }
}
