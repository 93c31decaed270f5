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
    package init(in folder: String) throws(HostProblem) {
        let modules = Disk.join(folder, "Modules")
        let archive = Disk.join(folder, "libRuleKit.a")
        var hash = ContentHash()
        var first: [UInt8] = []
        let files = Self.rooms.map { Disk.join(modules, "\($0).swiftmodule") } + [archive]
        for file in files {
            guard let bytes = Disk.read(file), !bytes.isEmpty else {
                throw HostProblem("\(file), which rule modules are built with, is missing", fix: Self.remedy)
            }
            if first.isEmpty { first = bytes }
            hash.combine(bytes)
        }
        self.modules = modules
        self.archive = archive
        interface = first
        fingerprint = hash.digits
    }

    /// The kit that belongs to this program, found from where the program itself lies.
    package static func beside(_ program: String) throws(HostProblem) -> Kit {
        let folder = Disk.folder(of: program)
        let installed = Disk.join(Disk.folder(of: folder), "lib/keste")
        let isInstalled = !Disk.isFolder(Disk.join(folder, "Modules")) && Disk.isFolder(installed)
        return try Kit(in: isInstalled ? installed : folder)
    }

    /// Says so if another compiler built the kit: it would read the interfaces without a word, and misunderstand them.
    func check(against version: String) throws(HostProblem) {
        guard let line = version.split(separator: "\n").first.map(String.init) else { return }
        guard !Self.find(Array(line.utf8), in: interface) else { return }
        throw HostProblem(
            "RuleKit was built by another Swift compiler than the one that would build rule modules, which is \(line)",
            fix: "run “swift build -c release” in Keste's folder with this compiler, or put the other first in PATH")
    }

    private static func find(_ wanted: [UInt8], in bytes: [UInt8]) -> Bool {
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        // The version stands near the front.
        var start = 0
        while let found = bytes[start...].firstIndex(of: first), found + wanted.count <= bytes.count {
            if bytes[found..<found + wanted.count].elementsEqual(wanted) { return true }
            start = found + 1
        }
        return false
    }
}
