public import CampaignModel

/// Where a rule puts what it finds. Each finding is on its way to the host at once.
public struct Report {
    private let rule: String
    private let send: (WireFinding) -> Void

    /// A report of one rule.
    package init(rule: String, send: @escaping (WireFinding) -> Void) {
        self.rule = rule
        self.send = send
    }

    /// Reports a finding.
    ///
    /// - Parameters:
    ///   - message: what was found, with the arithmetic, for someone who has the calendar in front of them.
    ///   - events: the events that it is about; the first is where the finding points in the calendar.
    ///   - contestants: the contestants that it is about; the first is pointed at where there is no event.
    ///   - channels: the channels that it is about. A finding about nothing in particular points at the campaign.
    ///   - severity: where this one weighs other than the rule's findings do.
    ///   - fix: the smallest change to the calendar that mends it.
    public func finding(
        _ message: String, events: [EventView] = [], contestants: [ContestantView] = [],
        channels: [ChannelView] = [], severity: Severity? = nil, fix: String? = nil
    ) {
        let isAboutCampaign = events.isEmpty && contestants.isEmpty && channels.isEmpty
        send(
            WireFinding(
                rule: rule, severity: severity, message: message, events: events.map(\.index),
                contestants: contestants.map(\.index), channels: channels.map(\.index), fix: fix,
                place: isAboutCampaign ? .campaign : .subject))
    }
}
