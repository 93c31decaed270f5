import ZoneInfo

/// Adds up a campaign's airtime into a table, and works out what each contestant was owed.
///
/// Cost: two or three look-ups in tables for each record, whatever the number of channels and days.
package struct AirtimeTally {
    private let campaign: Campaign
    let by: Set<AirtimeKey>
    private let clocks: [AirtimeClock]
    /// Edges of windows on each channel's clock, rising.
    private let edges: [[Instant]]
    private let cutsAtMidnight: Bool
    /// The entitlements that can be used, in the calendar's order, then what they leave of each contest.
    let pools: [AirtimePool]
    /// Which entitlement a pool is, for those that are one.
    let entitlements: [Ref<Entitlement>]
    /// What is held against tolerances.
    var shared: SharedAirtime

    var table: AirtimeTable
    /// What was given and foreseen, by the table's keys.
    var given: [RowKey: Int64] = [:]
    var foreseen: [RowKey: Int64] = [:]
    /// What is shared, by pool, channel, window and, in a table by day, day.
    var cells: [CellKey: EqualShares] = [:]
    private var poolsOfRecords: [PoolKey: [Int]] = [:]
    private var notes: [NoteKey: Int] = [:]

    struct RowKey: Hashable {
        var contestant: Int32 = -1
        var channel: Int32 = -1
        var day: Int32 = .min
    }

    struct CellKey: Hashable {
        var pool: Int32
        var channel: Int32
        var window: Int32
        var day: Int32
    }

    private struct PoolKey: Hashable {
        var contestant: Int32
        var contest: Int32
        var channel: Int32
    }

    private struct NoteKey: Hashable {
        var reason: AirtimeTable.Note.Reason
        var path: String
    }

    /// The table of a campaign.
    ///
    /// - Parameters:
    ///   - by: the keys of its rows, each once.
    ///   - mode: what its seconds are; nil for what was aired, or what is planned where there is no such log.
    ///   - entitlement: the one to use in place of the first that applies.
    package static func table(
        of campaign: Campaign, by: [AirtimeKey], mode: AirtimeMode? = nil, entitlement: Ref<Entitlement>? = nil
    ) -> AirtimeTable {
        let mode = mode ?? (campaign.hasAiredLog ? .aired : .planned)
        var tally = AirtimeTally(campaign, by: by, mode: mode, entitlement: entitlement)
        tally.addAll()
        return tally.finished(campaign)
    }

    private init(_ campaign: Campaign, by: [AirtimeKey], mode: AirtimeMode, entitlement: Ref<Entitlement>?) {
        self.campaign = campaign
        self.by = Set(by)
        table = AirtimeTable(by: by, mode: mode)
        // One that this version cannot act on is as if it were not there; the calendar was warned of it.
        let named = entitlement.flatMap { campaign.entitlements[$0].isUsable ? $0 : nil }
        entitlements = named.map { [$0] } ?? campaign.entitlements.refs.filter { campaign.entitlements[$0].isUsable }
        let usable = entitlements.map { AirtimePool($0, in: campaign) }
        let rest = campaign.contests.refs.flatMap { contest in
            AirtimePool.rest(
                of: contest.index, members: AirtimePool.members(of: contest, in: campaign),
                channelCount: campaign.channels.count, besides: usable)
        }
        pools = usable + rest
        clocks = campaign.channels.refs.map { AirtimeClock(zone: campaign.zone(of: $0), period: campaign.period) }
        // Who asks for one entitlement is told about that one, as by the rule's option.
        shared = SharedAirtime(pools: named == nil ? pools : usable, clocks: clocks)

        var windows: [CivilSpan] = []
        var cutsAtMidnight = by.contains(.day)
        for pool in usable {
            switch pool.window {
            case .campaign: break
            case .day, .week: cutsAtMidnight = true
            case .spans(let spans): windows += spans
            }
        }
        self.cutsAtMidnight = cutsAtMidnight
        edges = clocks.map { clock in
            Set(windows.map { $0.on(clock.zone) }.flatMap { [$0.start, $0.end] }).sorted()
        }
    }

    private mutating func addAll() {
        for record in campaign.plannedByEvents {
            let event = Int(record.event)
            let place = campaign.events.indices.contains(event) ? campaign.events[event].place : campaign.place
            _ = add(record, as: .planned, path: campaign.path(of: place))
        }
        for log in campaign.logs {
            let counts = log.mode == table.mode
            for record in log.records {
                let isUsed = add(record, as: log.mode, path: log.path)
                guard counts else { continue }
                if isUsed { table.rowsRead += 1 } else { table.rowsLeftOut += 1 }
            }
            if counts { table.rowsRejected += log.rejected }
        }
    }

    /// Counts a record; false if none of it counts.
    private mutating func add(_ record: AirtimeRecord, as mode: AirtimeMode, path: String) -> Bool {
        let channel = Int(record.channel)
        guard clocks.indices.contains(channel), campaign.contestants.indices.contains(Int(record.contestant)) else {
            return false
        }
        let clock = clocks[channel]
        // What is foreseen stands beside what was aired without being judged; what is said of it would be noise.
        let isJudged = mode == table.mode
        func note(_ reason: AirtimeTable.Note.Reason, _ seconds: Int64, _ tally: inout AirtimeTally) {
            if isJudged { tally.note(reason, record, seconds, path: path) }
        }

        let span = TimeSpan(start: record.start, end: record.isTotal ? record.end : record.start + record.seconds)
        guard clock.period.contains(span.start) || clock.period.overlaps(span) else {
            note(.outsidePeriod, record.seconds, &self)
            return false
        }
        if record.isTotal {
            if !clock.period.contains(span) {
                note(.totalOverPeriod, record.seconds, &self)
                return false
            }
            if by.contains(.day), !clock.isOneDay(span) {
                note(.totalOfSeveralDays, record.seconds, &self)
                return false
            }
        }
        if isJudged { shared.add(record) }
        if record.isTotal {
            count(record, on: clock, as: mode, path: path)
            return true
        }
        let inside = clock.period.intersection(span) ?? span
        if inside.seconds < span.seconds { note(.cutAtPeriod, span.seconds - inside.seconds, &self) }
        for part in clock.cut(inside, at: edges[channel], andMidnight: cutsAtMidnight) {
            var cut = record
            cut.start = part.start
            cut.end = part.end
            cut.seconds = part.seconds
            count(cut, on: clock, as: mode, path: path)
        }
        return true
    }

    /// Counts what lies in the period and, unless it is a total, in one window.
    private mutating func count(_ part: AirtimeRecord, on clock: AirtimeClock, as mode: AirtimeMode, path: String) {
        let day = by.contains(.day) ? Int32(clock.day(of: part.start).daysSince1970) : .min
        let key = RowKey(
            contestant: by.contains(.contestant) ? part.contestant : -1,
            channel: by.contains(.channel) ? part.channel : -1, day: day)
        if mode == .planned { foreseen[key, default: 0] += part.seconds }
        guard mode == table.mode else { return }
        given[key, default: 0] += part.seconds

        let covering = poolsCovering(part)
        guard !covering.isEmpty, part.seconds > 0 else { return }
        let span = TimeSpan(start: part.start, end: part.end)
        for pool in covering {
            let window = clock.windows(pools[pool].window, meeting: span).first { $0.span.contains(span) }
            guard let window else { continue }
            let cell = CellKey(pool: Int32(pool), channel: part.channel, window: Int32(window.number), day: day)
            let members = pools[pool].members
            let contest = pools[pool].contest
            let counted = cells[cell, default: EqualShares(members: members, contest: contest, window: window.span)]
                .add(part)
            if counted.straddlesOwnStatus { note(.totalOverStatus, part, part.seconds, path: path) }
            return
        }
        note(.outsideWindows, part, part.seconds, path: path)
    }

    /// The pools that a record may be shared by, the first choice first; none for an official.
    private mutating func poolsCovering(_ record: AirtimeRecord) -> [Int] {
        let key = PoolKey(contestant: record.contestant, contest: record.contest, channel: record.channel)
        if let known = poolsOfRecords[key] { return known }
        let found = pools.indices.filter {
            pools[$0].covers(contestant: record.contestant, contest: record.contest, channel: record.channel)
        }
        poolsOfRecords[key] = found
        return found
    }

    private mutating func note(
        _ reason: AirtimeTable.Note.Reason, _ record: AirtimeRecord, _ seconds: Int64, path: String
    ) {
        let key = NoteKey(reason: reason, path: path)
        if let index = notes[key] {
            table.notes[index].rows += 1
            table.notes[index].seconds += seconds
        } else {
            notes[key] = table.notes.count
            table.notes.append(
                AirtimeTable.Note(
                    reason: reason, path: path, line: Int(record.line), rows: 1, seconds: seconds))
        }
    }
}
