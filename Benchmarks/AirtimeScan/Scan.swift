import RuleKit

/// Asks the kit's queries, and the same of loops over plain arrays as one would write them by hand; prints both times.
struct Scan: Rule {
    static let info = RuleInfo(id: "scan", summary: "Measures queries beside loops over plain arrays", severity: .note)

    func check(_ campaign: CampaignView, _ report: Report) {
        let airtime = campaign.aired
        let arrays = Arrays(airtime, campaign)
        let window = TimeSpan(start: campaign.span.start + 10 * 86_400, end: campaign.span.start + 20 * 86_400)
        compare("by contestant", report, { airtime.totals(by: .contestant).seconds }, { arrays.byContestant() })
        compare(
            "by contestant and channel", report,
            {
                let grid = airtime.totals(by: .contestant, .channel)
                return campaign.contestants.flatMap { grid[$0].seconds }
            }, { arrays.byContestantAndChannel() })
        compare(
            "free time by contestant", report,
            { airtime.totals(by: .contestant) { $0.kind == .free }.seconds }, { arrays.freeByContestant() })
        compare(
            "ten days by contestant", report,
            { airtime.totals(by: .contestant, during: SpanSet(window)).seconds },
            { arrays.byContestant(from: window.start.seconds, to: window.end.seconds) })
        compare(
            "rows, long ones by contestant", report,
            {
                var sums = [Int64](repeating: 0, count: campaign.contestants.count)
                for row in airtime.rows where row.seconds > 30 { sums[Int(row.contestant)] += row.seconds }
                return sums
            }, { arrays.longByContestant() })
    }

    /// Prints the best of several times of each, taken in turn; a finding tells if the two do not agree.
    private func compare(_ what: String, _ report: Report, _ query: () -> [Int64], _ loop: () -> [Int64]) {
        let clock = ContinuousClock()
        var best = (query: Duration.seconds(3600), loop: Duration.seconds(3600))
        for _ in 0..<9 {
            var results: ([Int64], [Int64]) = ([], [])
            best.query = min(best.query, clock.measure { results.0 = query() })
            best.loop = min(best.loop, clock.measure { results.1 = loop() })
            guard results.0 == results.1 else {
                report.finding("\(what): the query and the loop do not agree")
                return
            }
        }
        let microseconds = { (time: Duration) in time.components.attoseconds / 1_000_000_000_000 }
        print("scan: \(what): \(microseconds(best.query)) \(microseconds(best.loop))")
    }
}

/// Airtime as plain arrays.
private struct Arrays {
    var contestants: [Int32] = []
    var channels: [Int32] = []
    var kinds: [UInt8] = []
    var starts: [Int64] = []
    var seconds: [Int64] = []
    let contestantCount: Int
    let channelCount: Int

    init(_ airtime: AirtimeView, _ campaign: CampaignView) {
        contestantCount = campaign.contestants.count
        channelCount = campaign.channels.count
        for row in airtime.rows {
            contestants.append(row.contestant)
            channels.append(row.channel)
            kinds.append(row.kind == .free ? 0 : 1)
            starts.append(row.start.seconds)
            seconds.append(row.seconds)
        }
    }

    @inline(never)
    func byContestant() -> [Int64] {
        var sums = [Int64](repeating: 0, count: contestantCount)
        for row in contestants.indices { sums[Int(contestants[row])] += seconds[row] }
        return sums
    }

    @inline(never)
    func byContestantAndChannel() -> [Int64] {
        var sums = [Int64](repeating: 0, count: contestantCount * channelCount)
        for row in contestants.indices {
            sums[Int(contestants[row]) * channelCount + Int(channels[row])] += seconds[row]
        }
        return sums
    }

    @inline(never)
    func freeByContestant() -> [Int64] {
        var sums = [Int64](repeating: 0, count: contestantCount)
        for row in contestants.indices where kinds[row] == 0 { sums[Int(contestants[row])] += seconds[row] }
        return sums
    }

    @inline(never)
    func longByContestant() -> [Int64] {
        var sums = [Int64](repeating: 0, count: contestantCount)
        for row in contestants.indices where seconds[row] > 30 { sums[Int(contestants[row])] += seconds[row] }
        return sums
    }

    @inline(never)
    func byContestant(from start: Int64, to end: Int64) -> [Int64] {
        var sums = [Int64](repeating: 0, count: contestantCount)
        for row in contestants.indices {
            let common = min(starts[row] + seconds[row], end) - max(starts[row], start)
            if common > 0 { sums[Int(contestants[row])] += common }
        }
        return sums
    }
}
