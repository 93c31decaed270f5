import CSandbox

/// Where the libraries lie that a dynamic program of Swift is linked with.
enum RuntimeLibraries {
    /// What such a program needs to start: the folders of libraries to read, and the loader to run.
    ///
    /// Nothing is taken from the program itself, which could name any folder.
    ///
    /// - Parameter more: Folders with other copies of Swift's own libraries.
    static func grants(_ more: [String]) -> [Confinement.Grant] {
        var grants = (own + more.filter { !own.contains($0) }).map { Confinement.Grant(path: $0, access: .read) }
        grants.append(Confinement.Grant(path: "/etc/ld.so.cache", access: .read))
        if let loader { grants.append(Confinement.Grant(path: loader, access: [.read, .run])) }
        return grants
    }

    /// Those that this program was started with itself: Swift's, and the system's.
    private static let own: [String] = ["swift_retain", "getpid"].compactMap { symbol in
        var path = [CChar](repeating: 0, count: 4096)
        guard csandbox_library(symbol, &path, Int32(path.count)) == 0 else { return nil }
        return Disk.resolve(String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
            .map(Disk.folder)
    }

    /// The loader of this program, which is that of all programs here.
    private static let loader = ProgramFile("/proc/self/exe").loader
}
