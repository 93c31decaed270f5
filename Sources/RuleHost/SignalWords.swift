import Glibc

/// What a signal that ended a module means for its author.
enum SignalWords {
    /// The signal's name: `SIGSEGV`.
    static func name(_ signal: Int32) -> String {
        switch signal {
        case SIGILL: "SIGILL"
        case SIGTRAP: "SIGTRAP"
        case SIGABRT: "SIGABRT"
        case SIGSEGV: "SIGSEGV"
        case SIGBUS: "SIGBUS"
        case SIGFPE: "SIGFPE"
        case SIGKILL: "SIGKILL"
        case SIGTERM: "SIGTERM"
        case SIGPIPE: "SIGPIPE"
        case SIGXCPU: "SIGXCPU"
        case SIGSYS: "SIGSYS"
        case SIGXFSZ: "SIGXFSZ"
        default: "signal \(signal)"
        }
    }

    /// What most likely happened, and the signal's name.
    static func cause(_ signal: Int32) -> String {
        let words =
            switch signal {
            case SIGILL, SIGTRAP:
                "Swift stopped it: an index out of range, an overflow, a nil that was unwrapped, or a failed precondition"
            case SIGABRT: "it gave up: a fatal error, or more memory than it may have"
            case SIGSEGV, SIGBUS: "it reached for memory that it does not have, or called itself without end"
            case SIGFPE: "it divided by zero"
            case SIGKILL, SIGTERM: "it was killed from outside, perhaps for want of memory"
            case SIGSYS: "it asked the system for what no rule module may have"
            case SIGXFSZ: "it wrote to a file"
            case SIGPIPE: "it wrote to something that no longer reads"
            default: "it was ended from outside"
            }
        return "\(words) (\(name(signal)))"
    }
}
