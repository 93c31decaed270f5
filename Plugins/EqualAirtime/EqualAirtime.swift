import RuleKit

/// Airtime shared equally among those who stood in the contest when it was given.
@main struct EqualAirtime: RuleModule {
    static let rules: [any Rule.Type] = [Share.self, NotRegistered.self, EqualDebate.self]
}

/// Which airtime a rule looks at.
enum AirtimeChoice: String, Codable, CaseIterable {
    /// What was broadcast.
    case aired
    /// What is foreseen.
    case planned
}

extension CampaignView {
    /// The airtime that a rule looks at: what was aired where a log says so, else what is planned, unless it is said.
    func airtime(_ choice: AirtimeChoice?) -> AirtimeView {
        switch choice {
        case .aired: aired
        case .planned: planned
        case nil: hasAiredLog ? aired : planned
        }
    }

    /// The campaign's period on a channel's clock; all time where the calendar does not say.
    func period(on channel: ChannelView) -> TimeSpan {
        // Far enough out to hold every instant, near enough that its length can be counted.
        period?.on(channel.zone)
            ?? TimeSpan(start: Instant(seconds: -1 << 60), end: Instant(seconds: 1 << 60))
    }
}
