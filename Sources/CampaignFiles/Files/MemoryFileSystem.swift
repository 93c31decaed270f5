/// A calendar folder that is kept in memory: `["calendar.yaml": "keste: 1 …", "broadcast.csv": "…"]`.
///
/// The folder itself is the empty path, or `.`.
package struct MemoryFileSystem: CalendarFileSystem, ExpressibleByDictionaryLiteral {
    private var files: [String: [UInt8]] = [:]

    package init(_ texts: [String: String]) {
        files = texts.mapValues { Array($0.utf8) }
    }

    package init(bytes: [String: [UInt8]]) {
        files = bytes
    }

    package init(dictionaryLiteral elements: (String, String)...) {
        self.init(Dictionary(elements) { _, last in last })
    }

    private static func plain(_ path: String) -> String {
        path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }

    package func kind(of path: String) -> CalendarFileKind {
        let plain = Self.plain(path)
        if plain.isEmpty || files.keys.contains(where: { $0.hasPrefix(plain + "/") }) { return .folder }
        return files[plain] == nil ? .missing : .file
    }

    package func bytes(of path: String, limit: Int) throws(CalendarFileError) -> [UInt8] {
        guard let bytes = files[Self.plain(path)] else { throw CalendarFileError(.missing) }
        if bytes.count > limit { throw CalendarFileError(.tooLarge, detail: "more than \(limit >> 20) MiB") }
        return bytes
    }

    package func read(_ path: String, piece: (borrowing [UInt8]) -> Void) throws(CalendarFileError) {
        piece(try bytes(of: path, limit: .max))
    }

    package func names(in folder: String) -> [String] {
        let start = Self.plain(folder).isEmpty ? "" : Self.plain(folder) + "/"
        let inside = files.keys.filter { $0.hasPrefix(start) }.map { $0.dropFirst(start.count).prefix { $0 != "/" } }
        return Set(inside.map(String.init)).sorted()
    }

    package func isInside(_ path: String, of folder: String) -> Bool { true }
}
