import CSandbox
import Glibc

/// What a process is started with.
struct Command {
    /// The program's path; it is not looked up.
    var program: String
    /// Without the program's own name.
    var arguments: [String] = []
    var environment: [String]
    /// The descriptor that becomes 0, 1, 2 … in the child; -1 gives /dev/null. All others are closed.
    var descriptors: [Int32]
    var cpuSeconds: UInt64 = 0
    var addressSpace: UInt64 = 0
    var openFiles: UInt64 = 0
}

/// A process that was started and has yet to be waited for.
struct ChildProcess {
    let pid: pid_t
    /// Becomes readable when the process has ended.
    let ended: Int32

    /// Starts a process in a group of its own that ends with the thread that started it.
    init(_ command: Command) throws(HostProblem) {
        var child = csandbox_child()
        let failure = Self.withCStrings([command.program] + command.arguments) { arguments in
            Self.withCStrings(command.environment) { environment in
                command.descriptors.withUnsafeBufferPointer { descriptors in
                    command.program.withCString { path in
                        var spawn = csandbox_spawn(
                            path: path, arguments: arguments, environment: environment, folder: nil,
                            descriptors: descriptors.baseAddress, descriptor_count: Int32(descriptors.count),
                            cpu_seconds: command.cpuSeconds, address_space: command.addressSpace,
                            open_files: command.openFiles)
                        return csandbox_start(&spawn, &child)
                    }
                }
            }
        }
        guard failure == 0 else {
            throw HostProblem("\(command.program) could not be started: \(String(cString: strerror(failure)))")
        }
        pid = child.pid
        ended = child.pidfd
    }

    /// Kills it and all that it started, as far as they stayed in its group.
    func kill() { csandbox_kill_group(pid) }

    /// Waits for its end, and forgets it.
    func reap() -> Ending {
        let status = csandbox_reap(pid, nil)
        close(ended)
        return status < 0 ? .signal(-status) : .exit(status)
    }

    /// How a process ended.
    enum Ending: Equatable {
        case exit(Int32)
        case signal(Int32)
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>?) -> Result
    ) -> Result {
        var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        return pointers.withUnsafeMutableBufferPointer { body(UnsafePointer($0.baseAddress)) }
    }

    /// This process's own environment, with another folder for temporary files if one is given.
    static func ownEnvironment(temporaryFolder: String? = nil) -> [String] {
        var variables: [String] = []
        var next = environ
        while let variable = next.pointee {
            variables.append(String(cString: variable))
            next += 1
        }
        if let temporaryFolder {
            variables.removeAll { $0.hasPrefix("TMPDIR=") }
            variables.append("TMPDIR=\(temporaryFolder)")
        }
        return variables
    }
}
