import Glibc
import ICalendar
import ZoneInfo

/// Events to write and rules to follow: what the benchmarks ask of our rooms.
///
/// The only public face of this package beside RuleKit, because a benchmark is a package of its own; it promises nothing.
public struct EventTable: Sendable {
    let rows: [EventRow]
    let zone: Zone

    /// The rows of a table that `generate_events.py` wrote.
    public init(path: String) throws {
        zone = try ZoneDatabase.system.zone("Asia/Almaty")
        guard let file = fopen(path, "r") else { throw WorkloadError("cannot read \(path)") }
        defer { fclose(file) }
        var rows: [EventRow] = []
        var line: UnsafeMutablePointer<CChar>?
        var room = 0
        defer { free(line) }
        while case let length = getline(&line, &room, file), length > 0, let start = line {
            let bytes = UnsafeRawBufferPointer(start: start, count: length - 1)
            guard let row = EventRow(Substring(decoding: bytes, as: UTF8.self)) else {
                throw WorkloadError("\(path) is no table of generate_events.py")
            }
            rows.append(row)
        }
        self.rows = rows
    }

    /// How many events there are.
    public var count: Int { rows.count }
}

/// What came out of a piece of work, to be compared with what came out of another's.
public struct WorkResult: Hashable, Sendable {
    /// Nothing yet.
    public init() {}

    init(count: Int, checksum: Int) {
        self.count = count
        self.checksum = checksum
    }

    /// Events, or starts of events.
    public var count = 0
    /// Octets written, or the sum of `day + 31 * month` of all starts.
    public var checksum = 0
}

/// Why a workload cannot be done.
public struct WorkloadError: Error, CustomStringConvertible {
    /// In a sentence.
    public let description: String

    init(_ description: String) { self.description = description }
}
