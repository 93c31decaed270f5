import CampaignModel
import ZoneInfo

extension AirtimeReport {
    /// What follows the table: the sum, what was left out, and the sentence.
    var closing: String {
        ([sum] + notes + [sentence]).map { DisplayWidth.wrap($0) }.joined(separator: "\n")
    }

    private var sum: String {
        let all = "\(Spoken.airtime(table.totalSeconds)) \(table.mode.rawValue) in all"
        let shared =
            table.sharedSeconds == table.totalSeconds
            ? "" : ", \(Spoken.airtime(table.sharedSeconds)) of it shared among those registered"
        guard campaign.logs.contains(where: { $0.mode == table.mode }) else { return "\(all)\(shared)." }
        let unread = table.rowsRejected == 0 ? "" : ", \(table.rowsRejected) not counted because they cannot be read"
        let leftOut = table.rowsLeftOut == 0 ? "" : ", \(table.rowsLeftOut) left out"
        return "\(all)\(shared); \(Spoken.count(table.rowsRead, "row")) of the log counted\(unread)\(leftOut)."
    }

    /// What a reader of the sums must know, a line for each; the same lines go to stderr beside JSON.
    package var notes: [String] {
        table.notes.map(text)
            + table.notRegistered.map { item in
                "\(name(campaign.contestants[item.contestant].name)) had \(Spoken.airtime(item.seconds)) on "
                    + "\(name(campaign.channels[item.channel].name)) while it was not registered: counted, not shared."
            }
    }

    private func text(_ note: AirtimeTable.Note) -> String {
        let place = "\(VisibleText.of(note.path)):\(note.line)"
        let rows = "\(Spoken.count(note.rows, "row")) (\(note.rows == 1 ? place : "the first at \(place)"))"
        let time = Spoken.airtime(note.seconds)
        let lies = note.rows == 1 ? "lies" : "lie"
        switch note.reason {
        case .outsidePeriod:
            return "\(rows) \(lies) outside the campaign's period: \(time) left out."
        case .cutAtPeriod:
            return "\(rows) \(lies) over an edge of the campaign's period: \(time) outside it left out."
        case .totalOverPeriod:
            return "\(rows) of whole days \(lies) over an edge of the campaign's period, and nobody can say how much "
                + "of the time is inside: \(time) left out."
        case .totalOfSeveralDays:
            return "\(rows) \(note.rows == 1 ? "is a total" : "are totals") of several days: \(time) left out of a "
                + "table by day."
        case .totalOverStatus:
            return "\(rows) of whole days \(lies) over a change of the contestant's own status: \(time) counted, not "
                + "shared."
        case .outsideWindows:
            return "\(rows) \(lies) in no window in which time is shared: \(time) counted, not shared."
        }
    }

    /// Whether it is fair, in one sentence; if not, who is how far off, on which channel.
    package var sentence: String {
        if table.totalSeconds == 0 { return "There is no \(table.mode.rawValue) airtime, so nothing to compare." }
        if table.tolerances.isEmpty { return "Nothing is shared among registered contestants, so nothing to compare." }
        let tolerances = table.tolerances.map(\.description).joined(separator: ", or ")
        guard !table.isFair else {
            return "Fair: everyone has what is due within the tolerance (\(tolerances))."
        }
        let listed = table.unfair.prefix(Self.longestList).map(text).joined(separator: "; ")
        let more = table.unfair.count - Self.longestList
        return more > 0
            ? "Not fair: \(listed); and \(more) more, which keste check lists." : "Not fair: \(listed)."
    }

    /// A sentence over pages says nothing to anybody.
    private static let longestList = 20

    private func text(_ item: AirtimeTable.Deviation) -> String {
        let difference = item.differenceInSeconds
        let amount = difference == 0 ? "less than a second" : Spoken.airtime(difference)
        let side = item.difference < .zero ? "under" : "over"
        let channel = item.channel.map { "on \(name(campaign.channels[$0].name))" } ?? "on all channels together"
        let standsInSeveral = campaign.contestants[item.contestant].contests.count > 1
        let contest = item.contest.flatMap { standsInSeveral ? " for \(name(campaign.contests[$0].title))" : nil } ?? ""
        let window = item.windowStart.map { " from \($0)" } ?? ""
        return "\(name(campaign.contestants[item.contestant].name)) has \(Spoken.airtime(item.seconds)) "
            + "\(channel)\(contest)\(window), \(amount) \(side) the "
            + "\(Spoken.airtime(item.entitled.roundedHalfUp)) due (\(points(item)) points; "
            + "tolerance \(item.tolerance))"
    }

    private func points(_ item: AirtimeTable.Deviation) -> String {
        let hundredths = item.pointHundredths
        let sign = hundredths < 0 ? "-" : hundredths > 0 ? "+" : ""
        let rest = hundredths.magnitude % 100
        return "\(sign)\(hundredths.magnitude / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
