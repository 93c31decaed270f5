/// Seconds of airtime by contestant, channel or the like: one number for each in the campaign's list, 0 without rows.
///
///     for (party, seconds) in campaign.aired.totals(by: .contestant) where seconds > limit { … }
@frozen
public struct AirtimeTotals<Key: CampaignElement>: RandomAccessCollection, Sendable {
    @usableFromInline let snapshot: Snapshot
    /// The numbers, at the index of each in the campaign's list.
    public let seconds: [Int64]

    @inlinable
    init(_ snapshot: Snapshot, _ seconds: [Int64]) {
        self.snapshot = snapshot
        self.seconds = seconds
    }

    /// The seconds of one.
    @inlinable public subscript(key: Key) -> Int64 { seconds[Int(key.index)] }

    /// 0.
    @inlinable public var startIndex: Int { 0 }
    /// How many numbers there are.
    @inlinable public var endIndex: Int { seconds.count }
    /// One and its seconds, in the calendar's order.
    @inlinable public subscript(position: Int) -> (key: Key, seconds: Int64) {
        (Key(snapshot, Int32(truncatingIfNeeded: position)), seconds[position])
    }

    /// All of them together.
    public var sum: Int64 { seconds.reduce(0, +) }
}

/// Seconds of airtime by two columns: `grid[party, channel]`.
@frozen
public struct AirtimeGrid<Row: CampaignElement, Column: CampaignElement>: Sendable {
    @usableFromInline let snapshot: Snapshot
    @usableFromInline let columnCount: Int
    @usableFromInline let seconds: [Int64]

    @inlinable
    init(_ snapshot: Snapshot, columnCount: Int, _ seconds: [Int64]) {
        self.snapshot = snapshot
        self.columnCount = columnCount
        self.seconds = seconds
    }

    /// The seconds of two together.
    @inlinable public subscript(row: Row, column: Column) -> Int64 {
        precondition(Int(column.index) < columnCount, "there is no such column")
        return seconds[Int(row.index) * columnCount + Int(column.index)]
    }

    /// The seconds of one, by the other: `grid[party]` are its seconds on each channel.
    @inlinable public subscript(row: Row) -> AirtimeTotals<Column> {
        let first = Int(row.index) * columnCount
        return AirtimeTotals(snapshot, Array(seconds[first..<first + columnCount]))
    }
}
