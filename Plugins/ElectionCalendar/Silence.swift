import RuleKit

/// No rally, debate or broadcast falls into the silence, on the clock of the place.
struct Silence: Rule {
    static let info = RuleInfo(
        id: "silence", summary: "No rally, debate or broadcast falls into the silence before polling day",
        reference: "Kazakhstan: Constitutional Law on Elections, art. 27")

    func check(_ campaign: CampaignView, _ report: Report) {
        guard let silence = campaign.silence else { return }
        self.report(.silence, in: campaign, to: report) { occurrence in
            let span = silence.on(occurrence.zone)
            let common = span.intersection(occurrence.span) ?? occurrence.span
            let amount = occurrence.isAllDay ? "falls" : "has \(Wording.duration(common.seconds)) that fall"
            return (
                "\(amount) into the silence from \(Wording.moment(silence.start)) to \(Wording.moment(silence.end))",
                occurrence.start < span.start
                    ? "end it by \(silence.start)" : "move it so that it ends by \(silence.start)"
            )
        }
    }

    static let examples: [Example] = [
        .passes(
            "a rally that ends as the silence begins",
            yaml: """
                campaign: {id: e, title: E, zone: Asia/Almaty, silence: 2023-03-18/2023-03-19}
                events: [{id: last, kind: rally, title: Last, start: 2023-03-17T22:00, end: 2023-03-17T24:00}]
                """),
        .finds(
            "a broadcast half an hour into the silence",
            yaml: """
                campaign: {id: e, title: E, zone: Asia/Almaty, silence: 2023-03-18/2023-03-19}
                events: [{id: late, kind: broadcast, title: Late, start: 2023-03-17T23:30, duration: 1h}]
                """, events: ["late"], message: "has 30 min that fall into the silence"),
        .finds(
            "in the silence in Oral, where it is an hour earlier",
            yaml: """
                campaign: {id: e, title: E, zone: Asia/Almaty, silence: 2023-03-18/2023-03-19}
                regions: [{id: oral, name: Oral, zone: Asia/Oral}]
                events:
                  - {id: oral, kind: rally, title: Oral, start: 2023-03-18T23:30, duration: 20m, region: oral}
                  - {id: almaty, kind: other, title: Almaty, start: 2023-03-18T23:30, duration: 20m}
                """, events: ["oral"]),
    ]
}
