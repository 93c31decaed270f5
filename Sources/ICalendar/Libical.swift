import CLibical
import Synchronization

/// The calls into libical. No pointer of its own leaves this room, and none outlives a call.
enum Libical {
    /// libical sets up tables of its own at the first use without a lock (its pull request 1029), so calls take turns.
    private static let turn = Mutex(())

    /// Runs `body` while no other call into libical is under way.
    static func exclusively<Result: Sendable>(_ body: () -> Result) -> Result {
        turn.withLock { _ in
            // A fault in what is read must never end the process; the setting is global and cheap.
            icalerror_set_errors_are_fatal(0)
            return body()
        }
    }
}
