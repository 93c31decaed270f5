import Glibc

/// Standard output and standard error.
enum Terminal {
    /// Writes what was asked for. Where that fails, a script that went by the exit status alone would never know.
    static func print(_ text: String) {
        guard !write(text, to: STDOUT_FILENO) else { return }
        complain("error: the output could not be written: \(String(cString: strerror(errno)))\n")
        exit(ExitStatus.unusable.rawValue)
    }

    /// Writes what is said beside it: diagnostics, notes, complaints.
    static func complain(_ text: String) { _ = write(text, to: STDERR_FILENO) }

    /// Puts /dev/null where standard input, output or error is closed: the next file opened would take its number, and
    /// what is printed would go into that.
    static func fillGaps() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", O_RDWR)
        }
    }

    /// Whether colours help: a person's terminal reads it, and has not asked for none (no-color.org).
    static func wantsColour(on descriptor: Int32) -> Bool {
        guard isatty(descriptor) == 1 else { return false }
        if let none = getenv("NO_COLOR"), none.pointee != 0 { return false }
        guard let kind = getenv("TERM") else { return true }
        return String(cString: kind) != "dumb"
    }

    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        WatchScreen.count(text)
        var text = text
        return ProgressLine.aside { write(&text, to: descriptor) }
    }

    private static func write(_ text: inout String, to descriptor: Int32) -> Bool {
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, !rest.isEmpty {
                let written = Glibc.write(descriptor, start, rest.count)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return false }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
            }
            return true
        }
    }
}
