import RuleKit

/// One venue, one channel, one contestant or one person wanted twice at one time.
@main struct SchedulingConflicts: RuleModule {
    static let rules: [any Rule.Type] = [
        VenueConflicts.self, ChannelConflicts.self, ContestantConflicts.self, PersonConflicts.self,
    ]
}
