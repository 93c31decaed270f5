import Glibc

/// What a system call is good for, in words for a person who wrote or runs a rule.
enum CallWords {
    /// What a process tried, as it follows “it”: “tried to open the file /etc/passwd”.
    static func attempt(_ call: SystemCall) -> String {
        if let path = path(of: call) { return path }
        return general(call) ?? "asked the system for what no rule needs (\(call.name))"
    }

    private static func path(of call: SystemCall) -> String? {
        switch call.name {
        case "open": open(call.text(0), call.arguments[1])
        case "openat": open(call.text(1), call.arguments[2])
        case "openat2": "tried to open \(file(call.text(1)))"
        case "creat", "mknod": "tried to create \(file(call.text(0)))"
        case "mknodat": "tried to create \(file(call.text(1)))"
        case "unlink", "rmdir": "tried to remove \(file(call.text(0)))"
        case "unlinkat": "tried to remove \(file(call.text(1)))"
        case "mkdir": "tried to make the folder \(quoted(call.text(0)))"
        case "mkdirat": "tried to make the folder \(quoted(call.text(1)))"
        case "rename", "link", "symlink": "tried to give \(file(call.text(0))) the name \(quoted(call.text(1)))"
        case "renameat", "renameat2", "linkat":
            "tried to give \(file(call.text(1))) the name \(quoted(call.text(3)))"
        case "symlinkat": "tried to give \(file(call.text(0))) the name \(quoted(call.text(2)))"
        case "truncate", "chmod", "chown", "lchown", "utime", "utimes", "setxattr", "lsetxattr":
            "tried to change \(file(call.text(0)))"
        case "fchmodat", "fchownat", "utimensat": "tried to change \(file(call.text(1)))"
        case "chdir": "tried to go to the folder \(quoted(call.text(0)))"
        case "execve": "tried to run the program \(quoted(call.text(0)))"
        case "execveat": "tried to run the program \(quoted(call.text(1)))"
        default: nil
        }
    }

    private static func open(_ path: String, _ flags: UInt64) -> String {
        "tried to \(opensToWrite(flags) ? "write" : "open") \(file(path))"
    }

    /// Whether the flags of an `open` ask for more than to read a file that there is.
    static func opensToWrite(_ flags: UInt64) -> Bool {
        flags & UInt64(O_ACCMODE) != UInt64(O_RDONLY) || flags & UInt64(O_CREAT) != 0
    }

    private static func file(_ path: String) -> String { path.isEmpty ? "a file" : "the file \(quoted(path))" }

    /// The path, on one line and not longer than a person would read.
    private static func quoted(_ path: String) -> String {
        var text = ""
        for scalar in path.unicodeScalars.prefix(200) {
            let isPlain = scalar.value >= 32 && scalar.value != 127 && !(128..<160).contains(scalar.value)
            text.unicodeScalars.append(isPlain ? scalar : "\u{FFFD}")
        }
        return path.unicodeScalars.count > 200 ? text + "…" : text
    }

    private static func general(_ call: SystemCall) -> String? {
        switch call.name {
        case "socket", "socketpair":
            switch call.arguments[0] {
            case 1: "tried to talk to another program through a socket"
            case 2, 10: "tried to use the network"
            default: "tried to open a socket"
            }
        case "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "sendmmsg", "recvfrom", "recvmsg":
            "tried to use the network (\(call.name))"
        case "fork", "vfork", "clone": "tried to start another process"
        case "kill", "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_send_signal":
            "tried to send a signal to another process (\(call.name))"
        case "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_open", "pidfd_getfd", "kcmp", "process_madvise":
            "tried to get at another process (\(call.name))"
        case "io_uring_setup", "io_uring_enter", "io_uring_register":
            "tried to have the kernel work for it out of sight (\(call.name))"
        case "memfd_create", "memfd_secret", "shmget", "shmat", "msgget", "semget", "mq_open", "mlock", "mlock2",
            "mlockall", "userfaultfd":
            "tried to hold memory beside its own (\(call.name))"
        case "setsid", "setpgid": "tried to leave the group of processes that it is stopped with (\(call.name))"
        case "prlimit64", "setrlimit": "tried to change its limits (\(call.name))"
        case "ftruncate", "pwrite64", "pwritev", "pwritev2", "fallocate", "fchmod", "fchown", "fsetxattr":
            "tried to change what it may only read (\(call.name))"
        case "fcntl", "ioctl": "tried to change what a descriptor is for (\(call.name))"
        case "mount", "umount2", "chroot", "pivot_root", "unshare", "setns", "open_tree", "move_mount", "fsopen":
            "tried to change what it sees of the system (\(call.name))"
        case "setuid", "setgid", "setreuid", "setregid", "setresuid", "setresgid", "setgroups", "capset":
            "tried to become another user (\(call.name))"
        case "getdents", "getdents64": "tried to list a folder"
        default: nil
        }
    }
}
