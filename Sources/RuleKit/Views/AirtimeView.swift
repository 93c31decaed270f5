public import CampaignModel
import ZoneInfo

// `@unchecked Sendable`: the columns stand in the snapshot, which is never changed or unmapped.

/// Airtime of one mode, in columns. Rows of one log are in the log's order.
@frozen
public struct AirtimeView: @unchecked Sendable {
    @usableFromInline let snapshot: Snapshot
    @usableFromInline let columns: Columns
    /// The number of rows before the first of this view, in the snapshot.
    @usableFromInline let first: Int
    /// How many rows there are.
    public let count: Int

    @frozen
    @usableFromInline
    struct Columns {
        @usableFromInline let contestants: UnsafePointer<Int32>
        @usableFromInline let channels: UnsafePointer<Int32>
        @usableFromInline let contests: UnsafePointer<Int32>
        @usableFromInline let persons: UnsafePointer<Int32>
        @usableFromInline let events: UnsafePointer<Int32>
        @usableFromInline let lines: UnsafePointer<Int32>
        @usableFromInline let starts: UnsafePointer<Int64>
        @usableFromInline let ends: UnsafePointer<Int64>
        @usableFromInline let seconds: UnsafePointer<Int64>
        @usableFromInline let kinds: UnsafePointer<UInt8>
        @usableFromInline let acts: UnsafePointer<UInt8>
        @usableFromInline let tones: UnsafePointer<Int8>
        @usableFromInline let totals: UnsafePointer<UInt8>
    }

    init(_ snapshot: Snapshot, rows: Range<Int>) {
        self.snapshot = snapshot
        first = rows.lowerBound
        count = rows.count
        columns = Columns(
            contestants: snapshot.column(.airtimeContestants, of: Int32.self) + first,
            channels: snapshot.column(.airtimeChannels, of: Int32.self) + first,
            contests: snapshot.column(.airtimeContests, of: Int32.self) + first,
            persons: snapshot.column(.airtimePersons, of: Int32.self) + first,
            events: snapshot.column(.airtimeEvents, of: Int32.self) + first,
            lines: snapshot.column(.airtimeLines, of: Int32.self) + first,
            starts: snapshot.column(.airtimeStarts, of: Int64.self) + first,
            ends: snapshot.column(.airtimeEnds, of: Int64.self) + first,
            seconds: snapshot.column(.airtimeSeconds, of: Int64.self) + first,
            kinds: snapshot.column(.airtimeKinds, of: UInt8.self) + first,
            acts: snapshot.column(.airtimeActs, of: UInt8.self) + first,
            tones: snapshot.column(.airtimeTones, of: Int8.self) + first,
            totals: snapshot.column(.airtimeTotals, of: UInt8.self) + first)
    }

    /// All rows.
    @inlinable public var rows: Rows { Rows(view: self) }

    /// The rows as records.
    @frozen
    public struct Rows: RandomAccessCollection, Sendable {
        @usableFromInline let view: AirtimeView

        @inlinable
        init(view: AirtimeView) {
            self.view = view
        }

        /// 0.
        @inlinable public var startIndex: Int { 0 }
        /// The number of rows.
        @inlinable public var endIndex: Int { view.count }

        /// The record at a position.
        ///
        /// - Precondition: `position` is in `0..<count`.
        @inlinable
        public subscript(position: Int) -> AirtimeRecord {
            precondition(position >= 0 && position < view.count, "there is no row \(position) among \(view.count)")
            return view.columns.record(at: position)
        }
    }

    /// The path of the log that a row of this view (from 0) is from; nil where an event of the calendar foresees it.
    public func log(ofRow row: Int) -> String? {
        let position = Int64(first + row)
        for log in 0..<Int32(truncatingIfNeeded: snapshot.count(.logs)) {
            let start = snapshot.long(log, LogField.firstRowLow, .firstRowHigh)
            let end = start + snapshot.long(log, LogField.countLow, .countHigh)
            if (start..<max(start, end)).contains(position) { return snapshot.text(snapshot[log, LogField.path]) }
        }
        return nil
    }
}

extension AirtimeKind {
    /// The kind with a code; a code that there is not means other airtime. Spelled out, since it runs for every row.
    @inlinable
    init(airtimeCode: UInt8) {
        switch airtimeCode {
        case 0: self = .free
        case 1: self = .paid
        case 2: self = .debate
        case 3: self = .news
        case 4: self = .currentAffairs
        default: self = .other
        }
    }
}
