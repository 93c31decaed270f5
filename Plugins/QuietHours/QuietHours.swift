import RuleKit

@main struct QuietHours: RuleModule {
    static let rules: [any Rule.Type] = [NoRallyAfterTen.self]
}

/// Rallies end by 22:00, or the hour that the calendar sets, on the clock of the place where they happen.
struct NoRallyAfterTen: Rule {
    static let info = RuleInfo(id: "no-rally-after-ten", summary: "Rallies end by 22:00 on the clock of the place")

    struct Options: RuleOptions {
        /// The time of the day by which a rally has ended.
        var latest = CivilTime(22, 0)
    }
    var options = Options()

    struct Late: FindingMessage {
        let event: EventView, end: MessageText, zone: Zone, over: Seconds, latest: CivilTime
        static let text = MessageTexts<Late>(
            en: "\(\.event) ends on \(\.end) (\(\.zone)), \(\.over) after \(\.latest)",
            ru: "«\(\.event)» заканчивается на \(\.over) позже, чем в \(\.latest): \(\.end) (\(\.zone))",
            kk: "«\(\.event)» \(\.latest) уақытынан \(\.over) кеш аяқталады: \(\.end) (\(\.zone))")
        static let fix: MessageTexts<Late>? = MessageTexts(
            en: "end it by \(\.latest)", ru: "закончите не позже \(\.latest)", kk: "\(\.latest) дейін аяқтаңыз")
    }

    struct FirstOfSeveral: FindingMessage {
        let times: Int
        static let text = MessageTexts<FirstOfSeveral>(
            en: "it runs too long \(\.times, one: "time", many: "times"); this is the first",
            ru: "так \(\.times, one: "раз", few: "раза", many: "раз"); это первый",
            kk: "осылай \(\.times, one: "рет", many: "рет"); бұл біріншісі")
    }

    func check(_ campaign: CampaignView, _ report: Report) {
        for event in campaign.events where event.kind == .rally && !event.isAllDay {
            // A rally that repeats is one finding, about the first time that it runs too long.
            let late = event.occurrences.filter { $0.takesPlace && !$0.isAllDay && $0.end > limit(of: $0) }
            guard let first = late.first else { continue }
            report.finding(
                Late(
                    event: event, end: .moment(first.end, in: first.zone), zone: first.zone,
                    over: Seconds(first.end - limit(of: first)), latest: options.latest),
                events: [event], notes: late.count > 1 ? [Note(FirstOfSeveral(times: late.count), at: event)] : [],
                edits: Edit.ending(first, at: limit(of: first)))
        }
    }

    /// When a rally must have ended: by the latest hour of the day on which it begins, also if it runs over midnight.
    private func limit(of rally: OccurrenceView) -> Instant {
        rally.zone.instant(of: CivilDateTime(rally.civilStart.date, options.latest))
    }

    static let examples: [Example] = [
        .passes(
            "a rally that ends at 22:00 sharp",
            yaml: "events: [{id: square, kind: rally, title: Square, start: 2023-03-01T20:00, end: 2023-03-01T22:00}]"),
        .finds(
            "a rally that runs over midnight",
            yaml: "events: [{id: square, kind: rally, title: Square, start: 2023-03-01T21:00, duration: 4h}]",
            events: ["square"], message: "3 h after 22:00"),
    ]
}
