public import CampaignModel

extension EntitlementView {
    /// Among whom, on which channels and in which windows it shares airtime: `SharedAirtime` adds up by it.
    public var pool: AirtimePool {
        let listed = contestants.filter { $0.kind != .official }.map {
            EqualShares.Member(contestant: $0.index, contests: $0.contests.map(\.index), status: $0.history)
        }
        return AirtimePool(
            contest: contest?.index, members: contest?.members ?? listed,
            channels: channels.map { Set($0.map(\.index)) }, isPerChannel: isPerChannel, window: window,
            tolerance: tolerance)
    }
}

extension ContestView {
    /// Those who stand in it and may be owed airtime, in the order of the ballot: no officials.
    public var members: [EqualShares.Member] {
        CampaignView(snapshot).contestants.filter { $0.kind != .official && $0.contests.contains(self) }.map {
            EqualShares.Member(contestant: $0.index, contests: [index], status: $0.history)
        }
    }
}

extension CampaignView {
    /// By what airtime is shared: the entitlements that can be used, then what they leave of each contest.
    public var airtimePools: [AirtimePool] {
        let entitled = entitlements.filter(\.isUsable).map(\.pool)
        let rest = contests.flatMap { contest in
            AirtimePool.rest(
                of: contest.index, members: contest.members, channelCount: channels.count, besides: entitled)
        }
        return entitled + rest
    }

    /// What was given or foreseen, added up by pool, channel and window: `shared(aired, by: airtimePools)`.
    public func shared(_ airtime: AirtimeView, by pools: [AirtimePool]) -> SharedAirtime {
        let clocks = channels.map { AirtimeClock(zone: $0.zone, period: period) }
        var shared = SharedAirtime(pools: pools, clocks: clocks)
        for record in airtime.rows { shared.add(record) }
        return shared
    }
}
