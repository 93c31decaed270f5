import ZoneInfo

/// Airtime added up by pool, channel and window.
///
/// Every pool that covers a record counts it: someone may be owed equal time each day and in the whole campaign too.
/// Cost: a look-up and a binary search for each record and pool that covers it.
public struct SharedAirtime: Sendable {
    /// The pools, in the order given.
    public let pools: [AirtimePool]
    private let clocks: [AirtimeClock]
    private var cells: [Cell: Int] = [:]
    private var parts: [EqualShares] = []
    private var routes: [Route: Int] = [:]
    private var targets: [[Target]] = []

    private struct Cell: Hashable {
        let pool: Int
        let channel: Int32
        let window: Int
    }

    private struct Route: Hashable {
        let contestant: Int32
        let contest: Int32
        let channel: Int32
    }

    /// Where the last record of a route went. Logs are more or less in order of time, so that the next goes there too.
    private struct Target {
        let pool: Int
        var last: (window: TimeSpan, part: Int)?
    }

    /// Nothing counted yet.
    ///
    /// - Parameters:
    ///   - pools: by what airtime is shared.
    ///   - clocks: those of the channels, by their index.
    public init(pools: [AirtimePool], clocks: [AirtimeClock]) {
        self.pools = pools
        self.clocks = clocks
    }

    /// Counts a record in each pool that covers it, cut at the edges of windows and of the campaign's period.
    ///
    /// A published total without times counts only in windows that hold it whole.
    public mutating func add(_ record: AirtimeRecord) {
        guard clocks.indices.contains(Int(record.channel)) else { return }
        let span = TimeSpan(start: record.start, end: record.isTotal ? record.end : record.start + record.seconds)
        let route = route(of: record)
        for index in targets[route].indices {
            let target = targets[route][index]
            if let last = target.last, last.window.contains(span) {
                parts[last.part].add(record)
                continue
            }
            let pool = pools[target.pool]
            let windows = clocks[Int(record.channel)].windows(pool.window, meeting: span)
            for window in windows {
                let part = part(Cell(pool: target.pool, channel: record.channel, window: window.number), window.span)
                parts[part].add(record)
                // Spans of the calendar's own may overlap, so that a record can lie in several.
                if case .spans = pool.window { continue }
                targets[route][index].last = (window.span, part)
            }
        }
    }

    private mutating func route(of record: AirtimeRecord) -> Int {
        let key = Route(contestant: record.contestant, contest: record.contest, channel: record.channel)
        if let known = routes[key] { return known }
        routes[key] = targets.count
        targets.append(
            pools.indices.filter {
                pools[$0].covers(contestant: record.contestant, contest: record.contest, channel: record.channel)
            }.map { Target(pool: $0) })
        return targets.count - 1
    }

    private mutating func part(_ cell: Cell, _ window: TimeSpan) -> Int {
        if let known = cells[cell] { return known }
        cells[cell] = parts.count
        let pool = pools[cell.pool]
        parts.append(EqualShares(members: pool.members, contest: pool.contest, window: window))
        return parts.count - 1
    }
}

extension SharedAirtime {
    /// What is held against the tolerance together: one window of a pool, on one channel or on all.
    public struct Group: Sendable {
        /// The position of the pool in `pools`.
        public let pool: Int
        /// The index of the channel; nil for all together.
        public let channel: Int32?
        /// The number of the window: `AirtimeWindow.firstDay(of:)` says where it begins.
        public let window: Int
        /// The shares on each channel, whose clocks may differ.
        public let parts: [EqualShares]

        /// All that is shared, in seconds.
        public var sharedSeconds: Int64 { parts.reduce(0) { $0 + $1.sharedSeconds } }

        /// What each member had and was owed, in the members' order.
        public var shares: [EqualShares.Share] {
            guard let first = parts.first?.shares else { return [] }
            return parts.dropFirst().reduce(first) { sums, part in zip(sums, part.shares).map { $0 + $1 } }
        }

        /// Those who are further from their share than a tolerance allows.
        public func unfair(by tolerance: Tolerance) -> [EqualShares.Share] {
            let shared = sharedSeconds
            return shares.filter { !$0.isFair(within: tolerance, shared: shared) }
        }
    }

    /// All that was counted, in the order of the pools, the channels and the windows.
    public var groups: [Group] {
        let inOrder = cells.sorted { left, right in
            (left.key.pool, left.key.channel, left.key.window) < (right.key.pool, right.key.channel, right.key.window)
        }
        var parts: [Cell: [EqualShares]] = [:]
        for (cell, part) in inOrder {
            let channel = pools[cell.pool].isPerChannel ? cell.channel : -1
            parts[Cell(pool: cell.pool, channel: channel, window: cell.window), default: []].append(self.parts[part])
        }
        return parts.sorted { left, right in
            (left.key.pool, left.key.channel, left.key.window) < (right.key.pool, right.key.channel, right.key.window)
        }.map { cell, parts in
            Group(
                pool: cell.pool, channel: cell.channel < 0 ? nil : cell.channel, window: cell.window, parts: parts)
        }
    }
}
