import Glibc

/// A folder of feeds that is written as a whole: until every file is complete, nothing in it changes.
package struct FeedFolder: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// Why the folder could not be written.
    package struct Problem: Error, CustomStringConvertible {
        private let fault: String
        /// The files that had been replaced by then, and could not be put back.
        var replaced: [String] = []

        package var description: String {
            replaced.isEmpty
                ? "\(fault); nothing was changed"
                : "\(fault); new are already: \(replaced.joined(separator: ", "))"
        }

        init(_ what: String, _ path: String, because code: Int32) {
            fault = "\(what) \(path): \(String(cString: strerror(code)))"
        }

        /// A fault in a person's words: what could not be done, and why.
        package init(_ fault: String) {
            self.fault = fault
        }
    }

    /// A file with its whole content.
    package struct File: Sendable {
        package var name: String
        package var bytes: [UInt8]

        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// How far the writing of a folder has come.
    package enum Step: Hashable, Sendable {
        /// A file is complete beside its place.
        case written(String)
        /// A file has taken its place.
        case replaced(String)
    }

    /// Writes each file beside its place, and then moves all of them there.
    ///
    /// What was begun is taken away again if a file cannot be written, folders that were made for it included. A crash
    /// leaves each file as it was or as it is to be.
    ///
    /// - Parameters:
    ///   - observe: is told of each step; what it throws ends the writing as a fault of the disk would.
    ///   - finish: what belongs to the files and is done once they are in place; if it throws, they are put back.
    package func write(
        _ files: [File], observing observe: (Step) throws(Problem) -> Void = { (_) throws(Problem) in },
        then finish: () throws(Problem) -> Void = { () throws(Problem) in }
    ) throws(Problem) {
        var made: [String] = []
        var begun: [String] = []
        do throws(Problem) {
            made = try makeFolder()
            removeLeftovers(of: files.map(\.name))
            for file in files {
                let target = self.path(of: file.name)
                if Self.kind(of: target) == S_IFDIR {
                    throw Problem("cannot write \(target): there is a folder of that name")
                }
                let temporary = self.path(of: ".\(file.name).\(getpid())")
                begun.append(temporary)
                try write(file.bytes, to: temporary, for: target)
                try observe(.written(file.name))
            }
            try replace(zip(files, begun).map { ($0.name, $1) }, observing: observe, then: finish)
        } catch {
            for temporary in begun { unlink(temporary) }
            for folder in made.reversed() { rmdir(folder) }
            throw error
        }
    }

    /// Moves files that are complete to their places; if one cannot be moved, puts back what the others held.
    private func replace(
        _ moves: [(name: String, temporary: String)], observing observe: (Step) throws(Problem) -> Void,
        then finish: () throws(Problem) -> Void
    ) throws(Problem) {
        var done: [(target: String, earlier: String, hadOne: Bool)] = []
        defer { for move in done { unlink(move.earlier) } }
        do throws(Problem) {
            for (name, temporary) in moves {
                let target = path(of: name)
                // A second name keeps the earlier file: its place is never empty.
                let earlier = "\(temporary).earlier"
                unlink(earlier)
                let keeps = link(target, earlier) == 0
                let hadOne = keeps || errno != ENOENT
                guard rename(temporary, target) == 0 else {
                    let problem = Problem("cannot write", target, because: errno)
                    if keeps { unlink(earlier) }
                    throw problem
                }
                done.append((target, earlier, hadOne))
                try observe(.replaced(name))
            }
            if !moves.isEmpty { try sync() }
            try finish()
        } catch {
            var problem = error
            problem.replaced = done.reversed().filter { move in
                (move.hadOne ? rename(move.earlier, move.target) : unlink(move.target)) != 0
            }.map(\.target)
            throw problem
        }
    }

    /// Brings the names of the files to the disk: until then a power cut may take them back.
    private func sync() throws(Problem) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Problem("cannot read the folder", path, because: errno) }
        defer { close(descriptor) }
        // Some file systems have nothing to do for a folder, and say so.
        if fsync(descriptor) != 0, errno != EINVAL { throw Problem("cannot write to", path, because: errno) }
    }

    /// Takes away what runs that were killed have left beside the files.
    func removeLeftovers(of files: [String]) {
        for name in Self.entries(of: path) where name.hasPrefix(".") {
            guard let file = files.first(where: { name.hasPrefix(".\($0).") }) else { continue }
            let rest = name.dropFirst(file.utf8.count + 2)
            let number = rest.hasSuffix(".earlier") ? rest.dropLast(8) : rest
            guard let process = pid_t(number), process != getpid(), kill(process, 0) != 0, errno == ESRCH else {
                continue
            }
            unlink(path(of: name))
        }
    }

    /// The path of a file in the folder.
    package func path(of name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

    /// The names of files in the folder that end in some text and hold another, in order; what cannot be read is none.
    package func files(ending suffix: String, holding text: String) -> [String] {
        Self.entries(of: path).filter { name in
            name.hasSuffix(suffix) && !name.hasPrefix(".") && Self.kind(of: self.path(of: name)) == S_IFREG
                && Self.beginning(of: self.path(of: name)).contains(text)
        }.sorted()
    }

    private static func entries(of path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            names.append(
                withUnsafeBytes(of: entry.pointee.d_name) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                })
        }
        return names
    }

    /// What a file of the folder holds; nil if there is no such file that can be read.
    package func content(of name: String) -> [UInt8]? {
        let descriptor = open(path(of: name), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.largest else {
            return nil
        }
        var bytes: [UInt8] = []
        let size = Int(status.st_size)
        while bytes.count < size {
            let missing = size - bytes.count
            let part = [UInt8](unsafeUninitializedCapacity: missing) { buffer, count in
                count = max(0, read(descriptor, buffer.baseAddress, missing))
            }
            if part.isEmpty { return nil }
            bytes = bytes.isEmpty ? part : bytes + part
        }
        return bytes
    }

    /// No feed of ours is as large as that, in octets.
    private static let largest = 1 << 30

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
