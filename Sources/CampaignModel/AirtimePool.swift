/// Among whom, on which channels, in which windows and by which tolerance airtime is shared.
///
/// It is an entitlement of the calendar, or what is left of a contest where no entitlement holds.
public struct AirtimePool: Hashable, Sendable {
    /// The index of the contest whose time is shared; nil for all time of the members.
    public let contest: Int32?
    /// Among whom it is shared.
    public let members: [EqualShares.Member]
    /// The indices of the channels that count; nil for all.
    public let channels: Set<Int32>?
    /// Whether each channel is looked at by itself, or all together.
    public let isPerChannel: Bool
    /// Over which time airtime is added up.
    public let window: AirtimeWindow
    /// How far one may be from its share.
    public let tolerance: Tolerance

    /// Airtime shared equally among members.
    public init(
        contest: Int32?, members: [EqualShares.Member], channels: Set<Int32>? = nil, isPerChannel: Bool = true,
        window: AirtimeWindow = .campaign, tolerance: Tolerance = .standard
    ) {
        self.contest = contest
        self.members = members
        self.channels = channels
        self.isPerChannel = isPerChannel
        self.window = window
        self.tolerance = tolerance
    }

    /// Whether time of a contestant for a contest on a channel is shared by this.
    public func covers(contestant: Int32, contest: Int32, channel: Int32) -> Bool {
        (self.contest == nil || self.contest == contest) && (channels?.contains(channel) ?? true)
            && members.contains { $0.contestant == contestant }
    }

    /// What entitlements leave of a contest: equal among those for whom none holds, on each channel.
    ///
    /// - Parameters:
    ///   - contest: the index of the contest.
    ///   - members: those who stand in it.
    ///   - channelCount: how many channels there are.
    ///   - entitled: the pools of the entitlements.
    public static func rest(
        of contest: Int32, members: [EqualShares.Member], channelCount: Int, besides entitled: [AirtimePool]
    ) -> [AirtimePool] {
        var channels: [[EqualShares.Member]: Set<Int32>] = [:]
        var order: [[EqualShares.Member]] = []
        let near = entitled.filter { $0.contest == nil || $0.contest == contest }
        for channel in 0..<Int32(clamping: channelCount) {
            let free = members.filter { member in
                !near.contains { $0.covers(contestant: member.contestant, contest: contest, channel: channel) }
            }
            guard !free.isEmpty else { continue }
            if channels[free] == nil { order.append(free) }
            channels[free, default: []].insert(channel)
        }
        return order.map { AirtimePool(contest: contest, members: $0, channels: channels[$0]) }
    }
}

extension AirtimePool {
    /// What an entitlement of a calendar says.
    init(_ ref: Ref<Entitlement>, in campaign: Campaign) {
        let entitlement = campaign.entitlements[ref]
        let contest: Int32?
        let members: [EqualShares.Member]
        switch entitlement.among {
        case .contest(let ref):
            contest = ref.index
            members = Self.members(of: ref, in: campaign)
        case .contestants(let contestants):
            contest = nil
            members = contestants.filter { campaign.contestants[$0].kind != .official }.map { ref in
                let contestant = campaign.contestants[ref]
                return EqualShares.Member(
                    contestant: ref.index, contests: contestant.contests.map(\.index), status: contestant.status)
            }
        }
        self.init(
            contest: contest, members: members, channels: entitlement.channels.map { Set($0.map(\.index)) },
            isPerChannel: entitlement.perChannel, window: entitlement.window, tolerance: entitlement.tolerance)
    }

    /// Those who stand in a contest.
    static func members(of contest: Ref<Contest>, in campaign: Campaign) -> [EqualShares.Member] {
        campaign.contestants.refs.compactMap { ref in
            let contestant = campaign.contestants[ref]
            guard contestant.kind != .official, contestant.contests.contains(contest) else { return nil }
            return EqualShares.Member(contestant: ref.index, contests: [contest.index], status: contestant.status)
        }
    }
}
