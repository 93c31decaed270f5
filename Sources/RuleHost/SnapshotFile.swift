import CSandbox
import Glibc

/// A snapshot in memory that no one can change any more: modules map it, and cannot write to it for one another.
struct SnapshotFile: ~Copyable {
    private let descriptor: Int32
    /// In bytes.
    let size: Int

    init(_ bytes: [UInt8]) throws(HostProblem) {
        descriptor = csandbox_memory_file("keste-snapshot")
        size = bytes.count
        guard descriptor >= 0 else { throw Self.problem() }
        let isWritten = bytes.withUnsafeBytes { Disk.write($0, to: descriptor) }
        guard isWritten, csandbox_seal(descriptor) == 0 else {
            close(descriptor)
            throw Self.problem()
        }
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
