/// RuleKit as it was built: what a rule module is compiled and linked against.
package struct Kit: Sendable {
    /// The folder with the compiled interfaces.
    package let modules: String
    /// The archive with the code.
    package let archive: String
    /// Changes with each byte of the interfaces and the code.
    let fingerprint: String
    /// The interface that says which compiler wrote it.
    private let interface: [UInt8]

    /// RuleKit and every room that its public interface shows: a compiler that misses one names it without a place.
    static let rooms = ["RuleKit", "CampaignModel", "ZoneInfo"]
    private static let remedy = "run “swift build -c release” in Keste's folder, or install Keste anew"

    /// The kit in a build folder (`.build/release`), or in the `lib/keste` of an installed prefix.
    ///
    /// Its fingerprint is remembered in `memory` as long as its files stay the same: the archive has 10 MB.
    package init(in folder: String, remembering memory: String? = nil) throws(HostProblem) {
        let modules = Disk.join(folder, "Modules")
        let archive = Disk.join(folder, "libRuleKit.a")
        let files = Self.rooms.map { Disk.join(modules, "\($0).swiftmodule") } + [archive]
        var key = "\(Disk.resolve(folder) ?? folder)"
        for file in files {
            guard let facts = Disk.facts(file), facts.isFile, facts.size > 0 else { throw Self.missing(file) }
            key += " \(facts.size) \(facts.modified) \(facts.inode)"
        }
        guard let interface = Disk.read(files[0]) else { throw Self.missing(files[0]) }
        let note = memory.map { memory in
            var hash = ContentHash()
            hash.combine(Array(folder.utf8))
            return Disk.join(memory, "kit-\(hash.digits)")
        }
        if let lines = note.flatMap(Disk.read)?.split(separator: 10, omittingEmptySubsequences: false),
            lines.count == 2, lines[0].elementsEqual(key.utf8), lines[1].count == 32
        {
            fingerprint = String(decoding: lines[1], as: UTF8.self)
        } else {
            var hash = ContentHash()
            for file in files {
                guard let bytes = Disk.read(file) else { throw Self.missing(file) }
                hash.combine(bytes)
            }
            fingerprint = hash.digits
            if let note { _ = Disk.write(Array("\(key)\n\(fingerprint)".utf8), to: note) }
        }
        self.modules = modules
        self.archive = archive
        self.interface = interface
    }

    private static func missing(_ file: String) -> HostProblem {
        HostProblem("\(file), which rule modules are built with, is missing", fix: remedy)
    }

    /// The folder of the kit that belongs to this program, found from where the program itself lies.
    package static func folder(beside program: String) -> String {
        let folder = Disk.folder(of: program)
        let installed = Disk.join(Disk.folder(of: folder), "lib/keste")
        let isInstalled = !Disk.isFolder(Disk.join(folder, "Modules")) && Disk.isFolder(installed)
        return isInstalled ? installed : folder
    }

    /// Says so if another compiler built the kit: it would read the interfaces without a word, and misunderstand them.
    func check(against version: String) throws(HostProblem) {
        guard let line = version.split(separator: "\n").first.map(String.init) else { return }
        guard Self.position(of: Array(line.utf8), in: interface) == nil else { return }
        let builder = writer.map { "by \($0)" } ?? "by another Swift compiler"
        throw HostProblem(
            "RuleKit was built \(builder), and the compiler that would build rule modules is \(line)",
            fix: "put the compiler that built it first in PATH, or build Keste anew with this one, as it was built or "
                + "installed: “swift build -c release”, or “make install”")
    }

    /// What the interface says of the compiler that wrote it: `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
    private var writer: String? {
        guard let start = Self.position(of: Array("Swift version ".utf8), in: interface) else { return nil }
        let version = interface[start...].prefix { (0x20..<0x7F).contains($0) }
        // The text may go on in bytes that happen to be letters: a version ends with its parenthesis.
        guard let end = version.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        return String(decoding: version[...end], as: UTF8.self)
    }

    private static func position(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
        guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
        // The version stands near the front.
        var start = 0
        while let found = bytes[start...].firstIndex(of: first), found + wanted.count <= bytes.count {
            if bytes[found..<found + wanted.count].elementsEqual(wanted) { return found }
            start = found + 1
        }
        return nil
    }
}
