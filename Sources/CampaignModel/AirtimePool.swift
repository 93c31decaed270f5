import ZoneInfo

/// Among whom, in which windows and by which tolerance airtime is shared: an entitlement, or a contest without one.
struct AirtimePool {
    let entitlement: Ref<Entitlement>?
    let contest: Int32?
    let members: [EqualShares.Member]
    let channels: [Ref<Channel>]?
    let isPerChannel: Bool
    let window: Entitlement.Window
    let tolerance: Tolerance

    /// Equal among those registered for a contest: what holds where no entitlement does.
    init(contest: Ref<Contest>, in campaign: Campaign) {
        entitlement = nil
        self.contest = contest.index
        members = Self.members(of: contest, in: campaign)
        channels = nil
        isPerChannel = true
        window = .campaign
        tolerance = .standard
    }

    init(_ ref: Ref<Entitlement>, in campaign: Campaign) {
        let entitlement = campaign.entitlements[ref]
        self.entitlement = ref
        switch entitlement.among {
        case .contest(let contest):
            self.contest = contest.index
            members = Self.members(of: contest, in: campaign)
        case .contestants(let contestants):
            contest = nil
            members = contestants.filter { campaign.contestants[$0].kind != .official }.map { ref in
                let contestant = campaign.contestants[ref]
                return EqualShares.Member(
                    contestant: ref.index, contests: contestant.contests.map(\.index), status: contestant.status)
            }
        }
        channels = entitlement.channels
        isPerChannel = entitlement.perChannel
        window = entitlement.window
        tolerance = entitlement.tolerance
    }

    private static func members(of contest: Ref<Contest>, in campaign: Campaign) -> [EqualShares.Member] {
        campaign.contestants.refs.compactMap { ref in
            let contestant = campaign.contestants[ref]
            guard contestant.kind != .official, contestant.contests.contains(contest) else { return nil }
            return EqualShares.Member(
                contestant: ref.index, contests: [contest.index], status: contestant.status)
        }
    }

    /// Whether time of a contestant for a contest on a channel is shared by this.
    func covers(contestant: Int32, contest: Int32, channel: Int32) -> Bool {
        (self.contest == nil || self.contest == contest)
            && (channels?.contains { $0.index == channel } ?? true)
            && members.contains { $0.contestant == contestant }
    }

    /// The window that holds a span whole: its number among the windows, and its time on the channel's clock.
    func window(holding span: TimeSpan, on clock: AirtimeClock) -> (number: Int32, span: TimeSpan)? {
        switch window {
        case .campaign:
            return (0, clock.period ?? .always)
        case .day:
            let day = clock.day(of: span.start)
            return Self.holding(span, clock.span(from: day, days: 1)).map { (Int32(day.daysSince1970), $0) }
        case .week:
            let day = clock.day(of: span.start)
            let monday = day.adding(days: 1 - day.weekday.rawValue)
            return Self.holding(span, clock.span(from: monday, days: 7)).map { (Int32(monday.daysSince1970), $0) }
        case .spans(let spans):
            for (number, civil) in spans.enumerated() {
                if let held = Self.holding(span, civil.on(clock.zone)) { return (Int32(number), held) }
            }
            return nil
        }
    }

    private static func holding(_ span: TimeSpan, _ window: TimeSpan) -> TimeSpan? {
        window.contains(span) ? window : nil
    }

    /// The first day of a window, where that is not the whole campaign.
    func start(ofWindow number: Int32) -> CivilDate? {
        switch window {
        case .campaign: nil
        case .day, .week: CivilDate(daysSince1970: Int(number))
        case .spans(let spans): spans.indices.contains(Int(number)) ? spans[Int(number)].start.date : nil
        }
    }
}
