import RuleKit

/// A channel carries one event at a time.
struct ChannelConflicts: Rule {
    static let info = RuleInfo(id: "channel", summary: "No channel carries two events at once")

    func check(_ campaign: CampaignView, _ report: Report) {
        self.report(campaign, to: report, resources: { Array($0.channels) }) { clash in
            let names = Wording.list(clash.resources.map(\.name))
            clash.report(
                "\(names) would carry at once", to: report, channels: clash.resources)
        }
    }

    static let examples: [Example] = [
        .passes(
            "two channels at one time",
            yaml: """
                channels: [{id: tv, kind: tv, name: TV}, {id: radio, kind: radio, name: Radio}]
                events:
                  - {id: one, kind: broadcast, title: One, start: 2023-03-01T20:00, duration: 30m, channel: tv}
                  - {id: two, kind: broadcast, title: Two, start: 2023-03-01T20:00, duration: 30m, channel: radio}
                """),
        .finds(
            "a broadcast in the last minute of a debate",
            yaml: """
                channels: [{id: tv, kind: tv, name: TV}]
                events:
                  - {id: debate, kind: debate, title: Debate, start: 2023-03-01T20:00, duration: 1h, channel: tv}
                  - {id: spot, kind: broadcast, title: Spot, start: 2023-03-01T20:59, duration: 5m, channel: tv}
                """, events: ["debate", "spot"], channels: ["tv"], message: "overlap by 1 min"),
    ]
}
