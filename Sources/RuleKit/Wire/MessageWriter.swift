import Glibc

/// The module's end of the pipe: gathers messages, and writes them to the last byte.
final class MessageWriter {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private static let size = 1 << 16

    init(descriptor: Int32) {
        self.descriptor = descriptor
        // A host that has gone away must not kill the module by a signal that looks like a crash: `write` tells.
        signal(SIGPIPE, SIG_IGN)
    }

    func send(_ message: ModuleMessage) {
        guard let frame = message.frame else {
            Self.complain("this rule module's examples are too large to send: a module can have 1 MiB of them")
            exit(ModuleRequest.ExitStatus.cannotSend)
        }
        buffer += frame
        if buffer.count >= Self.size { flush() }
    }

    func flush() {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count > 0 {
                written += count
            } else if count < 0, errno == EINTR {
                continue
            } else if count < 0, errno == EAGAIN {
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&wait, 1, -1)
            } else {
                exit(ModuleRequest.ExitStatus.cannotSend)
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// One line for a person, on stderr.
    static func complain(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    }
}
