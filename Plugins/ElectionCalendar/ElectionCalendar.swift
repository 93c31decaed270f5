import RuleKit

/// The order of an election's days, on the clock of each place.
@main struct ElectionCalendar: RuleModule {
    static let rules: [any Rule.Type] = [
        CampaignPeriod.self, Silence.self, Polling.self, Order.self, SilenceEvents.self, PollingEvents.self,
    ]
}
