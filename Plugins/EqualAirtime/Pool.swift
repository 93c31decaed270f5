import RuleKit

/// Among whom, on which channels and in which windows airtime is shared: an entitlement, or a contest without one.
struct Pool {
    let contest: ContestView?
    let members: [EqualShares.Member]
    let channels: Set<ChannelView>
    let isPerChannel: Bool
    let window: EntitlementView.Window
    let tolerance: Tolerance

    /// What an entitlement of the calendar says.
    init(_ entitlement: EntitlementView, in campaign: CampaignView) {
        contest = entitlement.contest
        members =
            if let contest = entitlement.contest {
                Self.members(of: contest, in: campaign)
            } else {
                entitlement.contestants.filter { $0.kind != .official }.map {
                    EqualShares.Member(
                        contestant: $0.index, contests: $0.contests.map(\.index), status: $0.history)
                }
            }
        channels = Set(entitlement.channels ?? campaign.channels)
        isPerChannel = entitlement.isPerChannel
        window = entitlement.window
        tolerance = entitlement.tolerance
    }

    /// Equal among those registered for a contest, on channels for which no entitlement of it holds.
    private init(_ contest: ContestView, channels: Set<ChannelView>, in campaign: CampaignView) {
        self.contest = contest
        members = Self.members(of: contest, in: campaign)
        self.channels = channels
        isPerChannel = true
        window = .campaign
        tolerance = .standard
    }

    /// All pools of a campaign: its entitlements, and what is left by contest and channel.
    static func all(in campaign: CampaignView) -> [Pool] {
        let entitled = campaign.entitlements.filter(\.isUsable).map { Pool($0, in: campaign) }
        let rest: [Pool] = campaign.contests.compactMap { contest in
            let standing = campaign.contestants.filter { $0.contests.contains(contest) && $0.kind != .official }
            let taken = entitled.filter { pool in
                pool.contest == contest
                    || (pool.contest == nil
                        && standing.allSatisfy { one in pool.members.contains { $0.contestant == one.index } })
            }
            let free = Set(campaign.channels).subtracting(taken.flatMap(\.channels))
            return free.isEmpty ? nil : Pool(contest, channels: free, in: campaign)
        }
        return entitled + rest
    }

    private static func members(of contest: ContestView, in campaign: CampaignView) -> [EqualShares.Member] {
        campaign.contestants.filter { $0.kind != .official && $0.contests.contains(contest) }.map {
            EqualShares.Member(contestant: $0.index, contests: [contest.index], status: $0.history)
        }
    }
}

extension Pool {
    /// A window on one channel.
    struct Cell: Hashable, Comparable {
        /// -1 for all channels together.
        var channel: Int32
        /// Counted from the first; of days and weeks their first day since 1970.
        var window: Int

        static func < (left: Cell, right: Cell) -> Bool {
            (left.channel, left.window) < (right.channel, right.window)
        }
    }

    /// What was given in each window on each channel that carried something.
    func shares(of airtime: AirtimeView, in campaign: CampaignView) -> [Cell: EqualShares] {
        let clocks = campaign.channels.map { Clock(zone: $0.zone, period: campaign.period(on: $0), window: window) }
        // Dense tables: a national log has millions of rows, and each of them comes through here.
        let isStanding = campaign.contestants.map { one in members.contains { $0.contestant == one.index } }
        let isCarrying = campaign.channels.map(channels.contains)
        var cells: [Cell: EqualShares] = [:]
        var whole = [EqualShares?](repeating: nil, count: clocks.count)
        var last = [(cell: Cell, window: TimeSpan)?](repeating: nil, count: clocks.count)
        for record in airtime.rows {
            let (contestant, channel) = (Int(record.contestant), Int(record.channel))
            guard contest == nil || record.contest == contest?.index, isStanding.indices.contains(contestant),
                isStanding[contestant], isCarrying.indices.contains(channel), isCarrying[channel]
            else { continue }
            if case .campaign = window {
                if whole[channel] == nil { whole[channel] = emptyShares(in: clocks[channel].period) }
                whole[channel]?.add(record)
                continue
            }
            // Rows come more or less in order of time, so that the window is nearly always the last one's.
            let span = TimeSpan(
                start: record.start, end: record.isTotal ? record.end : record.start + record.seconds)
            if let known = last[channel], known.window.contains(span) {
                cells[known.cell]?.add(record)
                continue
            }
            let windows = clocks[channel].windows(meeting: record)
            for (number, span) in windows {
                cells[Cell(channel: record.channel, window: number), default: emptyShares(in: span)].add(record)
            }
            // Spans of the calendar's own may overlap, so that a row can lie in several.
            if case .spans = window { continue }
            last[channel] = windows.last.map { (Cell(channel: record.channel, window: $0.number), $0.span) }
        }
        for (channel, shares) in whole.enumerated() {
            if let shares { cells[Cell(channel: Int32(truncatingIfNeeded: channel), window: 0)] = shares }
        }
        return cells
    }
}

extension Pool {
    private func emptyShares(in span: TimeSpan) -> EqualShares {
        EqualShares(members: members, contest: contest?.index, window: span)
    }
}

/// The windows of a pool on the clock of one channel, within the campaign's period.
struct Clock {
    let zone: Zone
    let period: TimeSpan
    let window: EntitlementView.Window

    /// The windows that a record has a moment in, in order.
    func windows(meeting record: AirtimeRecord) -> [(number: Int, span: TimeSpan)] {
        let end = record.isTotal ? record.end : record.start + record.seconds
        guard let span = period.intersection(TimeSpan(start: record.start, end: end)), !span.isEmpty else { return [] }
        switch window {
        case .campaign: return [(0, period)]
        case .day: return days(meeting: span, length: 1, from: zone.civil(at: span.start).date)
        case .week:
            let day = zone.civil(at: span.start).date
            return days(meeting: span, length: 7, from: day.adding(days: 1 - day.weekday.rawValue))
        case .spans(let spans):
            return spans.enumerated().compactMap { number, civil in
                guard let window = civil.on(zone).intersection(period), window.overlaps(span) else { return nil }
                return (number, window)
            }
        }
    }

    private func days(meeting span: TimeSpan, length: Int, from first: CivilDate) -> [(number: Int, span: TimeSpan)] {
        var found: [(Int, TimeSpan)] = []
        var day = first
        while true {
            let next = day.adding(days: length)
            let start = zone.instant(of: CivilDateTime(day, .midnight))
            let window = TimeSpan(start: start, end: zone.instant(of: CivilDateTime(next, .midnight)))
            guard window.start < span.end, next > day else { return found }
            if let inside = window.intersection(period) { found.append((day.daysSince1970, inside)) }
            day = next
        }
    }
}
