import Glibc

/// Standard output and standard error.
enum Terminal {
    /// Writes what was asked for.
    static func print(_ text: String) { write(text, to: STDOUT_FILENO) }

    /// Writes what is said beside it: diagnostics, notes, complaints.
    static func complain(_ text: String) { write(text, to: STDERR_FILENO) }

    /// Whether colours help: a person's terminal reads it, and has not asked for none (no-color.org).
    static func wantsColour(on descriptor: Int32) -> Bool {
        guard isatty(descriptor) == 1 else { return false }
        if let none = getenv("NO_COLOR"), none.pointee != 0 { return false }
        guard let kind = getenv("TERM") else { return true }
        return String(cString: kind) != "dumb"
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, !rest.isEmpty {
                let written = Glibc.write(descriptor, start, rest.count)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
            }
        }
    }
}
