import CSandbox
import Glibc

// `@unchecked Sendable`: it is filled before anyone has it and never changed after.

/// A filter of system calls, made once and used for every process of its kind.
final class CallFilter: @unchecked Sendable {
    let pointer: UnsafePointer<csandbox_filter>

    static let forModules = Result { () throws(HostProblem) in try CallFilter(forCompiler: false) }
    static let forCompilers = Result { () throws(HostProblem) in try CallFilter(forCompiler: true) }

    private init(forCompiler: Bool) throws(HostProblem) {
        let filter = UnsafeMutablePointer<csandbox_filter>.allocate(capacity: 1)
        filter.initialize(to: csandbox_filter())
        let failure = csandbox_make_filter(forCompiler ? 1 : 0, filter)
        guard failure == 0 else {
            filter.deallocate()
            throw HostProblem("no filter of system calls could be made: \(String(cString: strerror(failure)))")
        }
        pointer = UnsafePointer(filter)
    }

    deinit {
        free(pointer.pointee.instructions)
        pointer.deallocate()
    }
}
