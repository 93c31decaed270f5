import CSandbox
import Glibc

/// A snapshot in memory that no one can change any more: modules map it, and cannot write to it for one another.
struct SnapshotFile: ~Copyable {
    private let descriptor: Int32
    /// In bytes.
    let size: Int

    init(_ writer: SnapshotWriter) throws(HostProblem) {
        let sections = writer.sections()
        descriptor = csandbox_memory_file("keste-snapshot")
        size = sections.fileLength
        guard descriptor >= 0 else { throw Self.problem() }
        let file = descriptor
        let isWritten = ftruncate(file, off_t(size)) == 0 && sections.write { Self.write($0, at: $1, to: file) }
        guard isWritten, csandbox_seal(descriptor) == 0 else {
            close(descriptor)
            throw Self.problem()
        }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, at offset: Int, to file: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
            let count = pwrite(file, rest.baseAddress, rest.count, off_t(offset + written))
            if count > 0 {
                written += count
            } else if count == 0 || errno != EINTR {
                return false
            }
        }
        return true
    }

    deinit { close(descriptor) }

    /// A descriptor of its own, for reading only, that the caller closes.
    func open() throws(HostProblem) -> Int32 {
        let own = csandbox_reopen_read_only(descriptor)
        guard own >= 0 else { throw Self.problem() }
        return own
    }

    private static func problem() -> HostProblem {
        HostProblem("the calendar's snapshot cannot be kept in memory: \(String(cString: strerror(errno)))")
    }
}
