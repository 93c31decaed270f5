import RuleKit

/// Rallies, debates and broadcasts lie in the campaign's period, on the clock of the place.
struct CampaignPeriod: Rule {
    static let info = RuleInfo(
        id: "period", summary: "Rallies, debates and broadcasts lie in the campaign's period",
        reference: "Kazakhstan: Constitutional Law on Elections, art. 27")

    func check(_ campaign: CampaignView, _ report: Report) {
        guard let period = campaign.period else { return }
        self.report(.period, in: campaign, to: report) { occurrence in
            let allowed = period.on(occurrence.zone)
            if occurrence.start < allowed.start {
                let early =
                    occurrence.isAllDay ? "" : Wording.duration(allowed.start - occurrence.start) + " "
                return (
                    "begins \(early)before the campaign opens on \(Wording.moment(period.start))",
                    "begin it at \(period.start) or later"
                )
            }
            if occurrence.start >= allowed.end {
                return (
                    "comes after the campaign has closed on \(Wording.moment(period.end))",
                    "move it so that it ends by \(period.end)"
                )
            }
            let late = occurrence.isAllDay ? "" : Wording.duration(occurrence.end - allowed.end) + " "
            return (
                "ends \(late)after the campaign closes on \(Wording.moment(period.end))",
                "end it by \(period.end)"
            )
        }
    }

    static let examples: [Example] = [
        .passes(
            "the campaign opens at 18:00 and the first rally begins then",
            yaml: """
                campaign: {id: e, title: E, zone: Asia/Almaty, period: 2023-02-18T18:00/2023-03-18T00:00}
                events: [{id: first, kind: rally, title: First, start: 2023-02-18T18:00, duration: 1h}]
                """),
        .passes(
            "a whole day of which the evening is allowed",
            yaml: """
                campaign: {id: e, title: E, zone: Asia/Almaty, period: 2023-02-18T18:00/2023-03-18T00:00}
                events: [{id: first, kind: rally, title: First, date: 2023-02-18}]
                """),
        .finds(
            "an hour too early",
            yaml: """
                campaign: {id: e, title: E, zone: Asia/Almaty, period: 2023-02-18T18:00/2023-03-18T00:00}
                events: [{id: first, kind: rally, title: First, start: 2023-02-18T17:00, duration: 1h}]
                """, events: ["first"], message: "begins 1 h before the campaign opens"),
    ]
}
