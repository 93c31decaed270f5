import ICalendar
import ZoneInfo

/// The zones that a feed names, each with the range of instants for which a reader looks its offset up.
struct ZoneRanges: Sendable {
    private var ranges: [String: (zone: Zone, range: ClosedRange<Instant>)] = [:]

    mutating func insert(_ zone: Zone, _ range: ClosedRange<Instant>) {
        ranges[zone.identifier, default: (zone, range)].range.widen(to: range)
    }

    mutating func formUnion(_ others: ZoneRanges) {
        for other in others.ranges.values { insert(other.zone, other.range) }
    }

    /// Writes each zone once, in order of name.
    func write(to writer: inout ContentLineWriter) {
        for (_, used) in ranges.sorted(by: { $0.key < $1.key }) { writer.write(used.zone, covering: used.range) }
    }
}

extension ClosedRange {
    fileprivate mutating func widen(to other: ClosedRange) {
        self = Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
    }
}
