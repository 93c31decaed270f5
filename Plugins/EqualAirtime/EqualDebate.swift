import RuleKit

/// A debate gives those who take part in it equal time to speak.
///
/// What is planned must be equal to the second. What was aired never is: each may be as far from an equal part as
/// `tolerance` says, half a minute unless it is set. An event whose plan is unequal is not held against the log as well.
struct EqualDebate: Rule {
    static let info = RuleInfo(
        id: "debate", summary: "A debate gives its contestants equal time to speak",
        reference: "Kazakhstan: Constitutional Law on Elections, art. 27")

    struct Options: RuleOptions {
        /// How far from an equal part of a debate the time that was aired may be.
        var tolerance = Seconds(30)
    }
    var options = Options()

    func check(_ campaign: CampaignView, _ report: Report) {
        let aired = Dictionary(
            grouping: campaign.aired.rows.lazy.filter { $0.event >= 0 && $0.act == .speech }, by: \.event)
        for event in campaign.events where event.kind == .debate && event.occurrences.contains(where: \.takesPlace) {
            if reportPlan(of: event, report) { continue }
            reportAired(aired[event.index] ?? [], of: event, in: campaign, report)
        }
    }

    /// Whether the plan is unequal.
    private func reportPlan(of event: EventView, _ report: Report) -> Bool {
        guard !event.speaking.isEmpty else { return false }
        var seconds: [ContestantView: Int64] = [:]
        for contestant in event.contestants where contestant.kind != .official { seconds[contestant] = 0 }
        for time in event.speaking where time.contestant.kind != .official {
            seconds[time.contestant, default: 0] += time.seconds
        }
        guard Set(seconds.values).count > 1 else { return false }
        report.finding(
            "\(event.title) plans \(list(seconds)), which is not equal", events: [event],
            contestants: seconds.keys.sorted { $0.index < $1.index },
            fix: "write the same time for all: `speaking: {each: …}`")
        return true
    }

    private func reportAired(
        _ records: [AirtimeRecord], of event: EventView, in campaign: CampaignView, _ report: Report
    ) {
        let occurrences = event.occurrences.filter(\.takesPlace)
        // One debate is one channel's broadcast of one occurrence: the last that had begun, with a minute's grace.
        var broadcasts: [[Int]: [AirtimeRecord]] = [:]
        for record in records {
            let place = occurrences.lastIndex { $0.start <= record.start + 60 } ?? 0
            broadcasts[[place, Int(record.channel)], default: []].append(record)
        }
        for (key, records) in broadcasts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let start = occurrences[key[0]].start
            var seconds: [ContestantView: Int64] = [:]
            for contestant in event.contestants where contestant.kind != .official && takesPart(contestant, at: start) {
                seconds[contestant] = 0
            }
            let listsContestants = !event.contestants.isEmpty
            for record in records {
                let contestant = campaign.contestants[Int(record.contestant)]
                // Who is not on the list, or not registered, is no matter of equal parts.
                guard !listsContestants && contestant.kind != .official || seconds[contestant] != nil else { continue }
                seconds[contestant, default: 0] += record.seconds
            }
            let total = seconds.values.reduce(0, +)
            guard seconds.count > 1, total > 0 else { continue }
            let part = Rational(Int128(total), Int128(seconds.count))
            let off = seconds.filter { (Rational($0.value) - part).magnitude > Rational(options.tolerance.count) }
            guard !off.isEmpty else { continue }
            let channel = campaign.channels[key[1]]
            report.finding(
                "\(event.title) gave \(list(seconds)) on \(channel.name): together \(Wording.airtime(total)), an equal part"
                    + " is \(Wording.airtime(part.roundedHalfUp)), tolerance \(Wording.duration(options.tolerance.count))",
                events: [event], contestants: off.keys.sorted { $0.index < $1.index }, channels: [channel],
                fix: "check the rows of the log whose programme is \(event.id), or give the time back on the air")
        }
    }

    private func takesPart(_ contestant: ContestantView, at instant: Instant) -> Bool {
        contestant.contests.contains { contestant.takesPart(at: instant, in: $0) }
    }

    private func list(_ seconds: [ContestantView: Int64]) -> String {
        Wording.list(
            seconds.sorted { $0.key.index < $1.key.index }.map { "\($0.key.name) \(Wording.airtime($0.value))" })
    }

    private static func calendar(speaking: String) -> String {
        """
        contests: [{id: lists, title: Lists}]
        contestants:
          - {id: a, kind: party, name: A, contests: [lists]}
          - {id: b, kind: party, name: B, contests: [lists]}
        channels: [{id: tv, kind: tv, name: TV}]
        events:
          - {id: duel, kind: debate, title: Duel, start: 2023-03-01T20:00, duration: 30m, channel: tv, \
        contestants: [a, b], speaking: \(speaking)}
        """
    }

    private static func log(_ a: Int, _ b: Int) -> [String: String] {
        [
            "log.csv": """
            channel,contestant,start,duration,programme
            tv,a,2023-03-01T20:00:00,\(a),duel
            tv,b,2023-03-01T20:10:00,\(b),duel

            """
        ]
    }

    static let examples: [Example] = [
        .passes("nine minutes each", yaml: calendar(speaking: "{each: 9m}")),
        .passes(
            "a minute between the two on the air, half a minute from an equal part",
            yaml: calendar(speaking: "{each: 9m}") + "\nairtime: [{log: log.csv, mode: aired}]", files: log(540, 480)),
        .finds(
            "nine minutes and eight",
            yaml: calendar(speaking: "[{contestant: a, duration: 9m}, {contestant: b, duration: 8m}]"),
            events: ["duel"], contestants: ["a", "b"], message: "A 9 min 0 s and B 8 min 0 s"),
        .finds(
            "two minutes between the two on the air",
            yaml: calendar(speaking: "{each: 9m}") + "\nairtime: [{log: log.csv, mode: aired}]", files: log(600, 480),
            events: ["duel"], message: "an equal part is 9 min 0 s"),
    ]
}
