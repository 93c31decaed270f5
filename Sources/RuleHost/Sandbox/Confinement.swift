import CSandbox
import Glibc

/// What a process is kept from, from before its first instruction on.
///
/// Landlock keeps it from files, seccomp from all else, and each alone leaves holes. Where the kernel lacks one, the other
/// still holds.
struct Confinement {
    /// What may be done with a file, or with all that is in a folder.
    struct Grant: Equatable {
        var path: String
        var access: Access
    }

    struct Access: OptionSet {
        let rawValue: UInt32

        static let read = Access(rawValue: UInt32(CSANDBOX_READ))
        static let list = Access(rawValue: UInt32(CSANDBOX_LIST))
        static let run = Access(rawValue: UInt32(CSANDBOX_RUN))
        static let write = Access(rawValue: UInt32(CSANDBOX_WRITE))
    }

    enum Kind {
        /// Runs one program and nothing else; its unusual calls come to the host.
        case module
        /// Runs other programs, and knows no network.
        case compiler
    }

    let kind: Kind
    /// All that there is for it.
    let grants: [Grant]
    /// Whether the program opens files of its own accord, as one does that loads libraries.
    let opensFiles: Bool

    /// A rule module may run its own program, and read the libraries that it is linked with.
    static func module(_ program: String, runtime: [String]) -> Confinement {
        guard ProgramFile(program).isDynamic else {
            return Confinement(kind: .module, grants: [], opensFiles: false)
        }
        return Confinement(kind: .module, grants: RuntimeLibraries.grants(runtime), opensFiles: true)
    }

    /// The compiler may read its toolchain, the system's headers and libraries and what it is to compile, and write where
    /// it is told to.
    ///
    /// - Parameter callsOthers: Whether it is swiftc itself, which does not start where it cannot look at itself in /proc.
    ///   Other processes' secrets stand there as well, and these Landlock keeps.
    static func compiler(
        _ toolchain: Toolchain, callsOthers: Bool, reads: [String], writes: [String]
    ) -> Confinement {
        let everything: Access = [.read, .list, .run]
        var grants =
            (withoutPlugins(toolchain.root) + ["/usr/bin", "/bin", "/lib", "/lib64", "/usr/lib", "/usr/lib64"])
            .map { Grant(path: $0, access: everything) }
        grants.append(Grant(path: toolchain.compiler, access: [.read, .run]))
        // It looks through the folders for maps of modules.
        grants.append(Grant(path: toolchain.root, access: .list))
        grants += ["/usr/include", "/etc/ld.so.cache", "/etc/alternatives", "/sys/devices/system/cpu"]
            .map { Grant(path: $0, access: [.read, .list]) }
        if callsOthers { grants.append(Grant(path: "/proc", access: [.read, .list])) }
        grants.append(Grant(path: "/dev/null", access: [.read, .write]))
        grants += reads.map { Grant(path: $0, access: [.read, .list]) }
        grants += writes.map { Grant(path: $0, access: [.read, .list, .write]) }
        return Confinement(kind: .compiler, grants: grants, opensFiles: true)
    }

    /// All of a toolchain but what it could load into itself: plugins and the macros that come with it.
    private static func withoutPlugins(_ root: String) -> [String] {
        func inside(_ folder: String, but left: String) -> [String] {
            (Disk.names(in: folder) ?? []).filter { $0 != left }.map { Disk.join(folder, $0) }
        }
        let lib = Disk.join(root, "lib")
        let swift = Disk.join(lib, "swift")
        let host = Disk.join(swift, "host")
        guard Disk.isFolder(host) else { return [root] }
        // The compiler is linked with these, which are not plugins.
        return inside(root, but: "lib") + inside(lib, but: "swift") + inside(swift, but: "host")
            + [Disk.join(host, "compiler")]
    }

    /// Gives what the start of a process needs; it is there only while `body` runs.
    ///
    /// - Parameter listens: Whether calls that the filter does not settle shall come to the host.
    func withParts<Outcome>(
        program: String, listens: Bool, _ body: (UnsafePointer<csandbox_confinement>) -> Outcome
    ) throws(HostProblem) -> Outcome {
        let support = SandboxSupport.ofThisSystem
        var parts = csandbox_confinement(
            ruleset: -1, filter: nil, program: -1, opens_files: opensFiles ? 1 : 0,
            listens: kind == .module && listens ? 1 : 0, capabilities: kind == .module ? 0 : Self.overFiles)
        defer { for descriptor in [parts.ruleset, parts.program] where descriptor >= 0 { close(descriptor) } }
        if kind == .module {
            parts.program = csandbox_open_path(program)
            guard parts.program >= 0 else {
                throw HostProblem("\(program) cannot be started: \(String(cString: strerror(errno)))")
            }
        }
        if support.hasLandlock { parts.ruleset = try ruleset(program: parts.program) }
        let filter =
            support.hasSeccomp ? try (kind == .module ? CallFilter.forModules : CallFilter.forCompilers).get() : nil
        defer { withExtendedLifetime(filter) {} }
        parts.filter = filter?.pointer
        return body(&parts)
    }

    /// CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: root compiles what stands in another user's folder.
    private static let overFiles: UInt64 = 0b110

    private func ruleset(program: Int32) throws(HostProblem) -> Int32 {
        let paths = grants.map { strdup($0.path) }
        defer { paths.forEach { free($0) } }
        var list = zip(paths, grants).map { path, grant in
            csandbox_grant(path: path, descriptor: -1, access: grant.access.rawValue)
        }
        // The kernel reads what it runs.
        let itself: Access = [.read, .run]
        if program >= 0 { list.append(csandbox_grant(path: nil, descriptor: program, access: itself.rawValue)) }
        let ruleset = csandbox_ruleset(list, Int32(list.count))
        guard ruleset >= 0 else {
            throw HostProblem("Landlock could not be set up: \(String(cString: strerror(-ruleset)))")
        }
        return ruleset
    }
}
