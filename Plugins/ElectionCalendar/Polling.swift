import RuleKit

/// No rally, debate or broadcast takes place once the polls have opened, on the clock of the place.
struct Polling: Rule {
    static let info = RuleInfo(
        id: "polling", summary: "No rally, debate or broadcast takes place once the polls have opened",
        reference: "Kazakhstan: Constitutional Law on Elections, art. 27")

    func check(_ campaign: CampaignView, _ report: Report) {
        self.report(.polling, in: campaign, to: report) { occurrence in
            let opens = campaign.polling(for: occurrence).map { occurrence.zone.civil(at: $0.start) }
            let moment = opens.map { Wording.moment($0) } ?? ""
            let latest = [opens, campaign.silence?.start, campaign.period?.end].compactMap(\.self).min()
            return (
                "goes on after the polls have opened on \(moment)",
                "move it so that it ends by \(latest.map { "\($0)" } ?? moment), or cancel it with `status: cancelled`"
            )
        }
    }

    static let examples: [Example] = [
        .passes(
            "a party for the volunteers on the evening of polling day is no rally",
            yaml: """
                campaign: {id: e, title: E, zone: Asia/Almaty, polling: 2023-03-19T07:00/2023-03-19T20:00}
                events: [{id: thanks, kind: other, title: Thanks, start: 2023-03-19T21:00, duration: 2h}]
                """),
        .finds(
            "a rally at noon on polling day, which is no matter of the period then",
            yaml: """
                campaign:
                  id: e
                  title: E
                  zone: Asia/Almaty
                  period: 2023-02-18T18:00/2023-03-18T00:00
                  polling: 2023-03-19T07:00/2023-03-19T20:00
                events: [{id: noon, kind: rally, title: Noon, start: 2023-03-19T12:00, duration: 1h}]
                """, events: ["noon"], message: "after the polls have opened on Sunday 19 March 2023, 07:00"),
    ]
}
