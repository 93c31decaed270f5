import Glibc

/// Answers what a rule module asks of the system beyond the harmless.
struct ModuleGuard {
    /// What it asked for that no rule may, in words that follow “it”; nil if it did not.
    private(set) var refused: String?
    private let libraries: [String]
    private let opensFiles: Bool
    private var threads = 0

    /// As many as a machine has cores are no more than this; a program that starts more is up to something.
    static let mostThreads = 256

    init(_ confinement: Confinement) {
        opensFiles = confinement.opensFiles
        libraries = confinement.grants.filter { $0.access.contains(.read) }.map(\.path)
    }

    mutating func answer(_ call: SystemCall) -> SystemCall.Answer {
        switch call.name {
        case "clone" where call.arguments[0] & Self.threadFlags == Self.threadFlags:
            threads += 1
            guard threads > Self.mostThreads else { return .allow }
            return refuse("tried to start more than \(Self.mostThreads) threads")
        case "open": return open(call.text(0), flags: call.arguments[1], call)
        case "openat": return open(call.text(1), flags: call.arguments[2], call)
        default: return refuse(CallWords.attempt(call))
        }
    }

    private mutating func refuse(_ attempt: String) -> SystemCall.Answer {
        refused = attempt
        return .stop
    }

    private mutating func open(_ path: String, flags: UInt64, _ call: SystemCall) -> SystemCall.Answer {
        guard !CallWords.opensToWrite(flags) else { return refuse(CallWords.attempt(call)) }
        if opensFiles, isLibrary(path) { return .allow }
        // The loader looks for libraries in several places, and an answer is no news to it.
        let isSearch = path.contains(".so") || path.contains("/glibc-hwcaps/")
        guard isSearch || Self.asked.contains(path) || Self.askedBelow.contains(where: path.hasPrefix) else {
            return refuse(CallWords.attempt(call))
        }
        return .fail(EACCES)
    }

    /// Whether it lies where libraries do; Landlock has the last word.
    private func isLibrary(_ path: String) -> Bool {
        // Where it is not there, nothing is opened.
        guard let real = Disk.resolve(path) else { return false }
        return libraries.contains { real == $0 || real.hasPrefix("\($0)/") }
    }

    /// CLONE_VM, CLONE_SIGHAND and CLONE_THREAD.
    private static let threadFlags: UInt64 = 0x10900

    /// Libraries ask for these on their own, to learn about the machine, and go on without.
    private static let asked: Set<String> = [
        "/proc/self/maps", "/proc/self/cmdline", "/proc/self/exe", "/proc/self/auxv", "/proc/self/cgroup",
        "/proc/self/mountinfo", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/proc/filesystems",
        "/proc/sys/vm/overcommit_memory", "/etc/localtime", "/etc/timezone", "/dev/urandom", "/dev/random",
    ]
    private static let askedBelow = [
        "/sys/devices/system/cpu", "/sys/devices/system/node", "/sys/fs/cgroup", "/sys/kernel/mm/transparent_hugepage",
        "/usr/share/zoneinfo", "/usr/lib/locale", "/usr/share/locale", "/usr/lib/x86_64-linux-gnu/gconv",
    ]
}
