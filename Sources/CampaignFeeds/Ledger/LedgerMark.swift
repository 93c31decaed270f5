/// How many publishings a ledger has seen, by which a publisher knows whether another has ended since.
///
/// One who reads the calendar, and then waits for another who has read it later, would put back what that one has said.
package struct LedgerMark: Hashable, Sendable {
    let publishings: Int64

    init(publishings: Int64) { self.publishings = publishings }

    /// The mark to take before the calendar is read; that of an empty ledger where there is none.
    ///
    /// - Parameters:
    ///   - path: the ledger's file.
    ///   - patience: how many seconds to wait for one who is writing.
    package init(of path: String, patience: Int = 30) throws(LedgerError) {
        self = try FeedLedger(reading: path, patience: patience)?.mark() ?? LedgerMark(publishings: 0)
    }
}
