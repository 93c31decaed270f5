public import CampaignModel
public import ZoneInfo

extension AirtimeView {
    /// Seconds by a column: `totals(by: .contestant)[party]`.
    ///
    /// Rows that have none in that column (an official's have no contest) are in no number. Cost: one pass over two
    /// columns.
    @inlinable
    public func totals<Key>(by key: AirtimeKey<Key>) -> AirtimeTotals<Key> {
        let (keys, seconds, count) = (column(key.column), columns.seconds, count)
        return sums(by: key) { sums, length in
            for row in 0..<count {
                // As an unsigned number, -1 for none is past every end.
                let index = UInt(bitPattern: Int(keys[row]))
                if index < length { sums[Int(bitPattern: index)] &+= seconds[row] }
            }
        }
    }

    /// Seconds by a column, of some rows: `totals(by: .contestant) { $0.kind == .free }`.
    ///
    /// Cost: one pass over two columns and those that the closure asks for.
    @inlinable
    public func totals<Key>(
        by key: AirtimeKey<Key>, where isCounted: (AirtimeRecord) -> Bool
    ) -> AirtimeTotals<Key> {
        let (keys, columns, count) = (column(key.column), columns, count)
        return sums(by: key) { sums, length in
            for row in 0..<count where isCounted(columns.record(at: row)) {
                let index = UInt(bitPattern: Int(keys[row]))
                if index < length { sums[Int(bitPattern: index)] &+= columns.seconds[row] }
            }
        }
    }

    /// Seconds by two columns: `totals(by: .contestant, .channel)[party, channel]`. Cost: one pass over three columns.
    @inlinable
    public func totals<Row, Column>(by row: AirtimeKey<Row>, _ column: AirtimeKey<Column>) -> AirtimeGrid<Row, Column> {
        let (rows, columns) = (self.column(row.column), self.column(column.column))
        let (rowCount, columnCount) = (elementCount(of: row.column), elementCount(of: column.column))
        let (seconds, count) = (self.columns.seconds, count)
        var sums = [Int64](repeating: 0, count: rowCount * columnCount)
        sums.withUnsafeMutableBufferPointer { buffer in
            guard let sums = buffer.baseAddress else { return }
            for place in 0..<count {
                let (row, column) = (UInt(bitPattern: Int(rows[place])), UInt(bitPattern: Int(columns[place])))
                guard row < UInt(rowCount), column < UInt(columnCount) else { continue }
                sums[Int(bitPattern: row &* UInt(columnCount) &+ column)] &+= seconds[place]
            }
        }
        return AirtimeGrid(snapshot, columnCount: columnCount, sums)
    }

    /// Seconds by a column that lie in a window or in any set of spans; a row is cut at their edges.
    ///
    /// A published total without times counts only where one span holds it whole. Cost: one pass, and log n of the spans
    /// for each row.
    @inlinable
    public func totals<Key>(by key: AirtimeKey<Key>, during spans: SpanSet) -> AirtimeTotals<Key> {
        let (keys, columns, count) = (column(key.column), columns, count)
        return sums(by: key) { sums, length in
            guard spans.count == 1, let window = spans.first else {
                for row in 0..<count {
                    let index = UInt(bitPattern: Int(keys[row]))
                    if index < length { sums[Int(bitPattern: index)] &+= columns.seconds(ofRow: row, in: spans) }
                }
                return
            }
            // One window is what is asked for most; without a search it goes at the speed of memory.
            let (from, to) = (window.start.seconds, window.end.seconds)
            for row in 0..<count {
                let (start, index) = (columns.starts[row], UInt(bitPattern: Int(keys[row])))
                guard index < length else { continue }
                let common: Int64
                if columns.totals[row] == 1 {
                    common = start >= from && columns.ends[row] <= to ? columns.seconds[row] : 0
                } else {
                    common = max(0, min(start &+ columns.seconds[row], to) &- max(start, from))
                }
                sums[Int(bitPattern: index)] &+= common
            }
        }
    }

    /// Seconds by a column in a slot of each channel's day: `totals(by: .contestant, slot: "prime")`.
    ///
    /// A channel without a slot of that name has no time in it. Rows are cut at the edges of the slot.
    public func totals<Key>(by key: AirtimeKey<Key>, slot name: String) -> AirtimeTotals<Key> {
        let keys = column(key.column)
        let slots = slotSpans(name)
        var sums = [Int64](repeating: 0, count: elementCount(of: key.column))
        for row in 0..<count {
            let (index, channel) = (Int(keys[row]), Int(columns.channels[row]))
            guard sums.indices.contains(index), slots.indices.contains(channel) else { continue }
            sums[index] &+= columns.seconds(ofRow: row, in: slots[channel])
        }
        return AirtimeTotals(snapshot, sums)
    }

    /// Adds up into plain memory, a number for each in the campaign's list.
    @inlinable
    func sums<Key>(
        by key: AirtimeKey<Key>, _ add: (_ sums: UnsafeMutablePointer<Int64>, _ length: UInt) -> Void
    ) -> AirtimeTotals<Key> {
        var sums = [Int64](repeating: 0, count: elementCount(of: key.column))
        sums.withUnsafeMutableBufferPointer { buffer in
            if let start = buffer.baseAddress { add(start, UInt(buffer.count)) }
        }
        return AirtimeTotals(snapshot, sums)
    }

    /// When each channel has a slot, by the channel's index, over the time of this view's rows.
    private func slotSpans(_ name: String) -> [SpanSet] {
        let campaign = CampaignView(snapshot)
        // A row with a slip in its year must not make a slot of each day until then.
        let bounds = campaign.span.extended(before: 366 * 86_400, after: 366 * 86_400)
        let first = (0..<count).lazy.map { columns.starts[$0] }.min() ?? 0
        let last = (0..<count).lazy.map { columns.ends[$0] }.max() ?? 0
        let rows = TimeSpan(start: Instant(seconds: first), end: Instant(seconds: last))
        guard let span = bounds.intersection(rows) else { return campaign.channels.map { _ in .empty } }
        return campaign.channels.map { $0.time(of: name, during: span) }
    }

    @inlinable
    func column(_ column: AirtimeColumn) -> UnsafePointer<Int32> {
        switch column {
        case .contestant: columns.contestants
        case .channel: columns.channels
        case .contest: columns.contests
        case .person: columns.persons
        case .event: columns.events
        }
    }

    @usableFromInline
    func elementCount(of column: AirtimeColumn) -> Int {
        switch column {
        case .contestant: snapshot.count(.contestants)
        case .channel: snapshot.count(.channels)
        case .contest: snapshot.count(.contests)
        case .person: snapshot.count(.people)
        case .event: snapshot.count(.events)
        }
    }
}

extension AirtimeView.Columns {
    /// How much of a row lies in some spans.
    @inlinable
    func seconds(ofRow row: Int, in spans: SpanSet) -> Int64 {
        let start = Instant(seconds: starts[row])
        guard totals[row] == 1 else {
            return spans.seconds(of: TimeSpan(start: start, end: start + seconds[row]))
        }
        let whole = TimeSpan(start: start, end: Instant(seconds: ends[row]))
        return spans.contains(whole) ? seconds[row] : 0
    }

    /// The record of a row that there is.
    @inlinable
    func record(at row: Int) -> AirtimeRecord {
        AirtimeRecord(
            contestant: contestants[row], channel: channels[row], contest: contests[row], person: persons[row],
            event: events[row], start: Instant(seconds: starts[row]), end: Instant(seconds: ends[row]),
            seconds: seconds[row], kind: AirtimeKind(airtimeCode: kinds[row]),
            act: acts[row] == 1 ? .coverage : .speech, tone: tones[row], isTotal: totals[row] == 1, line: lines[row])
    }
}
