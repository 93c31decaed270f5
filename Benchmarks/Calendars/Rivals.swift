import Glibc
import Peers
import Workloads

/// What both took for one piece of work, and what came out.
struct Rivals {
    var theirs: peer_result
    var ours: (result: WorkResult, seconds: Double)

    /// Whether both found the same.
    var agree: Bool { count && theirs.checksum == ours.result.checksum }
    /// Whether both did the same number of things. libical folds lines elsewhere, so the octets differ.
    var count: Bool { theirs.count == ours.result.count }

    var disagreement: String {
        "libical has \(theirs.count), sum \(theirs.checksum), we \(ours.result.count), sum \(ours.result.checksum)"
    }
}

/// The events of a run, as each of the two wants them.
final class Table {
    let rows: OpaquePointer
    let table: EventTable

    /// Read at the first use: listing the benchmarks needs none.
    static func shared() throws -> Table {
        if let known = last { return known }
        let made = try Table()
        last = made
        return made
    }

    // Benchmarks run one after the other, in one thread.
    nonisolated(unsafe) private static var last: Table?

    private init() throws {
        guard let path = getenv("KESTE_BENCH_EVENTS").map({ String(cString: $0) }), let rows = peer_rows_load(path)
        else { throw MissingEvents() }
        self.rows = rows
        table = try EventTable(path: path)
    }

    /// The result of a piece of work and the CPU time of this process that it took.
    func measured(_ work: (EventTable) throws -> WorkResult) rethrows -> (result: WorkResult, seconds: Double) {
        peer_settle()
        let begun = peer_cpu()
        let result = try work(table)
        return (result, peer_cpu() - begun)
    }
}

/// Nobody said where the events are.
struct MissingEvents: Error, CustomStringConvertible {
    let description = "set KESTE_BENCH_EVENTS to a table of generate_events.py, or run `make bench`"
}
