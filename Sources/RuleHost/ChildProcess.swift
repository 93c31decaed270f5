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
    /// Bytes of each file that it writes.
    var fileSize: UInt64 = 0
    /// Processes and threads of this user's.
    var processes: UInt64 = 0
    /// Where it starts; nil for this process's own folder.
    var folder: String?
    /// What it is kept from; nil for nothing.
    var confinement: Confinement?
}

/// A process that was started and has yet to be waited for.
struct ChildProcess {
    let pid: pid_t
    /// Becomes readable when the process has ended.
    let ended: Int32
    /// Where the system calls come in that are to be answered; -1 if there are none.
    let listener: Int32

    /// Starts a process in a group of its own that ends with the thread that started it.
    init(_ command: Command) throws(HostProblem) {
        var child = csandbox_child()
        var failure: Int32
        if let confinement = command.confinement {
            func start(listens: Bool) throws(HostProblem) -> Int32 {
                try confinement.withParts(program: command.program, listens: listens) {
                    Self.start(command, confinement: $0, &child)
                }
            }
            failure = try start(listens: true)
            // Whoever runs us may listen already, as some containers do, and there can be only one.
            if failure == EBUSY || failure == EINVAL { failure = try start(listens: false) }
        } else {
            failure = Self.start(command, confinement: nil, &child)
        }
        guard failure == 0 else {
            throw HostProblem("\(command.program) could not be started: \(String(cString: strerror(failure)))")
        }
        pid = child.pid
        ended = child.pidfd
        listener = child.listener
    }

    private static func start(
        _ command: Command, confinement: UnsafePointer<csandbox_confinement>?, _ child: inout csandbox_child
    ) -> Int32 {
        let folder = command.folder.map { strdup($0) } ?? nil
        defer { free(folder) }
        return withCStrings([command.program] + command.arguments) { arguments in
            withCStrings(command.environment) { environment in
                command.descriptors.withUnsafeBufferPointer { descriptors in
                    command.program.withCString { path in
                        var spawn = csandbox_spawn(
                            path: path, arguments: arguments, environment: environment, folder: folder,
                            descriptors: descriptors.baseAddress, descriptor_count: Int32(descriptors.count),
                            cpu_seconds: command.cpuSeconds, address_space: command.addressSpace,
                            open_files: command.openFiles, file_size: command.fileSize, processes: command.processes,
                            confinement: confinement)
                        return csandbox_start(&spawn, &child)
                    }
                }
            }
        }
    }

    /// Kills it and all that it started, as far as they stayed in its group.
    func kill() { csandbox_kill_group(pid) }

    /// Waits for its end, and forgets it.
    func reap() -> Ending {
        let status = csandbox_reap(pid, nil)
        close(ended)
        if listener >= 0 { close(listener) }
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
