import RuleKit

/// What everybody who schedules asks for first, each in a file of at most 25 lines.
@main struct EverydayRules: RuleModule {
    static let rules: [any Rule.Type] = [
        SpeakerTwice.self, RoomClosed.self, Changeover.self, SameSlot.self, OverMidnight.self,
    ]
}
