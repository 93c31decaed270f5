import RuleKit

extension Share {
    /// Two parties on one channel; what differs is their time.
    private static func calendar(_ more: String = "") -> String {
        """
        contests: [{id: lists, title: Lists}]
        contestants:
          - {id: a, kind: party, name: A, contests: [lists]}
          - {id: b, kind: party, name: B, contests: [lists]}
        channels: [{id: tv, kind: tv, name: TV}]
        airtime: [{log: log.csv, mode: aired}]
        \(more)
        """
    }

    private static func log(_ rows: String...) -> [String: String] {
        ["log.csv": (["channel,contestant,start,duration"] + rows).joined(separator: "\n") + "\n"]
    }

    static let examples: [Example] = [
        .passes(
            "51 % and 49 %, which is a point from half",
            yaml: calendar(), files: log("tv,a,2023-03-01T12:00:00,51", "tv,b,2023-03-01T13:00:00,49")),
        .finds(
            "two thirds and one third, each half a minute from its due",
            yaml: calendar(
                "entitlements: [{id: even, among: lists, per: channel, window: campaign, tolerance: 29s}]"),
            files: log("tv,a,2023-03-01T12:00:00,120", "tv,b,2023-03-01T13:00:00,60"),
            all: [
                .finding(contestants: ["a"], channels: ["tv"], message: "A has 2 min 0 s on TV, 30 s over its share"),
                .finding(contestants: ["b"], channels: ["tv"], message: "B has 1 min 0 s on TV, 30 s under its share"),
            ]),
        .passes(
            "what was given after the other was excluded is nobody else's",
            yaml: """
                contests: [{id: lists, title: Lists}]
                contestants:
                  - {id: a, kind: party, name: A, contests: [lists]}
                  - {id: b, kind: party, name: B, contests: [lists], status: [{excluded: 2023-03-02}]}
                channels: [{id: tv, kind: tv, name: TV}]
                airtime: [{log: log.csv, mode: aired}]
                """,
            files: log(
                "tv,a,2023-03-01T12:00:00,60", "tv,b,2023-03-01T13:00:00,60", "tv,a,2023-03-03T12:00:00,300")),
    ]
}
