import RuleKit

/// Airtime goes to those who stand in the contest at the time.
struct NotRegistered: Rule {
    static let info = RuleInfo(
        id: "not-registered", summary: "Airtime goes to those who are registered in the contest at the time",
        reference: "Kazakhstan: Constitutional Law on Elections, art. 27")

    struct Options: RuleOptions {
        /// Which airtime: what was aired where a log says so, else what is planned, unless it is said.
        var of: AirtimeChoice?
    }
    var options = Options()

    /// What one contestant had on one channel without being registered.
    private struct Given {
        var seconds: Int64 = 0
        var rows = 0
        /// The first row, and the first instant of it at which it was not registered.
        var first: (row: Int, record: AirtimeRecord, at: Instant)?
    }

    /// A contestant in a contest, by their indices.
    private struct Stand: Hashable {
        let contestant: Int32
        let contest: Int32
    }

    func check(_ campaign: CampaignView, _ report: Report) {
        let airtime = campaign.airtime(options.of)
        let (contestants, channels) = (Array(campaign.contestants), Array(campaign.channels))
        let histories = contestants.map(\.history)
        let isOfficial = contestants.map { $0.kind == .official }
        let periods = channels.map(campaign.period(on:))
        var given: [[Given]] = Array(
            repeating: Array(repeating: Given(), count: channels.count), count: contestants.count)
        // Worked out once for each contestant and contest, since a log can have millions of rows.
        var absences: [Stand: [TimeSpan]] = [:]
        for (row, record) in airtime.rows.enumerated() {
            let (contestant, channel) = (Int(record.contestant), Int(record.channel))
            guard contestants.indices.contains(contestant), channels.indices.contains(channel),
                !isOfficial[contestant], !histories[contestant].entries.isEmpty
            else { continue }
            let key = Stand(contestant: record.contestant, contest: record.contest)
            if absences[key] == nil { absences[key] = Self.absences(histories[contestant], contest: record.contest) }
            guard let away = absences[key], !away.isEmpty else { continue }
            guard let outside = Self.outside(record, away, periods[channel]) else { continue }
            given[contestant][channel].seconds += outside.seconds
            given[contestant][channel].rows += 1
            if given[contestant][channel].first.map({ record.start < $0.record.start }) ?? true {
                given[contestant][channel].first = (row, record, outside.from)
            }
        }
        for (contestant, byChannel) in zip(contestants, given) {
            for (channel, given) in zip(channels, byChannel) {
                guard let first = given.first else { continue }
                let contest = first.record.contest < 0 ? nil : first.record.contest
                let status = contestant.history.status(at: first.at, contest: contest)
                let source = airtime.log(ofRow: first.row).map { "\($0), " } ?? "calendar, "
                report.finding(
                    "\(contestant.name) has \(Wording.airtime(given.seconds)) on \(channel.name) at a time when it was not"
                        + " registered: \(Wording.count(given.rows, "row")), the first on"
                        + " \(Wording.moment(first.at, in: channel.zone)) (\(source)line \(first.record.line)), when it was"
                        + " \(status)",
                    contestants: [contestant], channels: [channel],
                    fix: "correct the rows, or the `status:` of \(contestant.id)")
            }
        }
    }

    /// How much of a record was given while the contestant did not take part, and from when on.
    ///
    /// Of a published total nobody can say when it was given: it counts where the contestant took part at no time of it.
    private static func outside(
        _ record: AirtimeRecord, _ absences: [TimeSpan], _ period: TimeSpan
    ) -> (seconds: Int64, from: Instant)? {
        let whole = TimeSpan(start: record.start, end: record.isTotal ? record.end : record.start + record.seconds)
        guard let span = period.intersection(whole), !record.isTotal || span == whole else { return nil }
        let parts = absences.lazy.compactMap { $0.intersection(span) }
        guard let first = parts.first else { return nil }
        let seconds = parts.reduce(0) { $0 + $1.seconds }
        guard record.isTotal else { return seconds > 0 ? (seconds, first.start) : nil }
        return seconds == span.seconds && record.seconds > 0 ? (record.seconds, first.start) : nil
    }

    /// When one does not take part in a contest, in order of time.
    private static func absences(_ history: StatusHistory, contest: Int32) -> [TimeSpan] {
        let contest = contest < 0 ? nil : contest
        // From long before to long after any campaign.
        let edges =
            [Instant(seconds: -1 << 60)] + history.changes(in: contest) + [Instant(seconds: 1 << 60)]
        return zip(edges, edges.dropFirst()).filter { $0.0 < $0.1 && !history.takesPart(at: $0.0, in: contest) }
            .map { TimeSpan(start: $0.0, end: $0.1) }
    }

    private static let calendar = """
        contests: [{id: lists, title: Lists}]
        contestants:
          - {id: a, kind: party, name: A, contests: [lists], status: [{excluded: 2023-03-02T12:00}, \
        {reinstated: 2023-03-04}]}
        channels: [{id: tv, kind: tv, name: TV}]
        airtime: [{log: log.csv, mode: aired}]
        """

    static let examples: [Example] = [
        .passes(
            "before it was excluded, and after a court put it back",
            yaml: calendar,
            files: [
                "log.csv":
                    "channel,contestant,start,duration\ntv,a,2023-03-02T11:59:00,60\ntv,a,2023-03-04T00:00:00,60\n"
            ]),
        .finds(
            "forty seconds of a minute fall after the decision",
            yaml: calendar, files: ["log.csv": "channel,contestant,start,duration\ntv,a,2023-03-02T11:59:40,60\n"],
            contestants: ["a"], channels: ["tv"], message: "A has 40 s on TV"),
    ]
}
