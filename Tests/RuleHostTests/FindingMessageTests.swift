import CampaignModel
import Foundation
import struct RuleKit.PluralForms
import Testing

@testable import RuleHost

/// Findings whose text the host makes of a rule's own words.
@Suite struct FindingMessageTests {
    private let workshop: Workshop

    init() throws { workshop = try Workshop() }

    private func run(_ check: String) throws -> RuleRun {
        let module = try workshop.module(
            "Words",
            [
                "Words.swift": #"""
                import RuleKit

                @main struct Words: RuleModule { static let rules: [any Rule.Type] = [Words1.self] }

                struct TooLate: FindingMessage {
                    let event: EventView, over: Seconds, day: CivilDate, who: [ContestantView], times: Int
                    var length: Int { 7 }
                    static let text = MessageTexts<TooLate>(
                        en: "\(\.event) is \(\.over) late on \(\.day): \(\.who), \(\.times, one: "time", many: "times"), \(\.length)",
                        ru: "\(\.event): \(\.over), \(\.day), \(\.times, one: "раз", few: "раза", many: "раз")",
                        kk: "\(\.day): \(\.event), \(\.over)")
                    static let fix: MessageTexts<TooLate>? = MessageTexts(en: "cut \(\.over)", ru: "сократите на \(\.over)")
                }

                struct Elsewhere: FindingMessage {
                    let event: EventView
                    static let text = MessageTexts<Elsewhere>(en: "\(\.event) begins here", ru: "здесь начинается \(\.event)")
                }

                struct Words1: Rule {
                    static let info = RuleInfo(id: "words", summary: "Says things")
                    func check(_ campaign: CampaignView, _ report: Report) {
                        let (a, b) = (campaign.events[0], campaign.events[1])
                        let day = CivilDate(daysSince1970: 19_432)
                        let who = Array(campaign.contestants)
                        _ = (a, b, day, who)
                        \(check)
                    }
                }
                """#.replacing(#"\(check)"#, with: check)
            ])
        return try workshop.host().run(
            try Workshop.campaign {
                let texts = [
                    LocalizedText.Entry(language: "en", text: "Rally"), .init(language: "ru", text: "Митинг"),
                ]
                $0.languages = ["ru", "en"]
                $0.events[0].title = LocalizedText(texts) ?? $0.events[0].title
                $0.contestants.append($0.contestants[0])
                $0.contestants[1].name = LocalizedText("D")
            }, calendarFolder: workshop.folder.path, extraModules: [module], timeout: 60)
    }

    @Test func `a text is made in each language of the rule, with names and dates in it`() throws {
        let run = try run(
            "report.finding(TooLate(event: a, over: .minutes(65), day: day, who: who, times: 3), events: [a])")
        let finding = try #require(run.findings.first, "\(run.modules)")
        #expect(finding.messageID == "too-late")
        // Day 19,432 since 1970 is 16 March 2023, a Thursday (date -d @1678924800).
        #expect(finding.message == "Rally is 1 h 5 min late on Thursday 16 March 2023: C and D, 3 times, 7")
        #expect(finding.message(in: "ru") == "Митинг: 1 ч 5 мин, четверг, 16 марта 2023 г., 3 раза")
        // The calendar has no Kazakh title: its first language stands in.
        #expect(finding.message(in: "kk") == "2023 жылғы 16 наурыз, бейсенбі: Митинг, 1 сағ 5 мин")
        #expect(finding.message(in: "fr") == finding.message)
        #expect(finding.fix == "cut 1 h 5 min")
        #expect(finding.fix(in: "ru") == "сократите на 1 ч 5 мин")
        #expect(finding.fix(in: "kk") == "cut 1 h 5 min")
        #expect(finding.values.map(\.name) == ["event", "over", "day", "who", "times", "value1"])
        #expect(finding.values.map(\.text).last == "7")
    }

    @Test func `notes and edits come with their places in the files`() throws {
        let run = try run(
            """
            report.finding(
                "both", events: [a], notes: [Note(Elsewhere(event: a), at: b), Note("plain", at: campaign)],
                edits: [.set("speaking", "each", of: b, to: Seconds.minutes(9)), .set("early", of: a, to: true)]
                    + Edit.ending(a.occurrences[0], at: a.occurrences[0].start + 1800)
                    + Edit.moving(b.occurrences[0], to: b.occurrences[0].start))
            """)
        let finding = try #require(run.findings.first, "\(run.modules)")
        #expect(finding.messageID == nil)
        #expect(finding.notes.map(\.message) == ["Rally begins here", "plain"])
        #expect(finding.notes.first?.message(in: "ru") == "здесь начинается Митинг")
        #expect(finding.notes.map(\.line) == [5, 2])
        #expect(finding.edits.map(\.entry.line) == [5, 4, 4, 5])
        #expect(finding.edits.map(\.keys) == [["speaking", "each"], ["early"], ["duration"], ["start"]])
        // Instant 1,677,086,400 is 22 February 2023, 23:20 in Almaty (date -u -d @1677086400, and six hours).
        #expect(finding.edits.map(\.value) == ["9m", "true", "30m", "2023-02-22T23:20"])
    }

    @Test func `a finding points where its rule says`() throws {
        let run = try run(#"report.finding("there", events: [a], at: campaign.contestants[0])"#)
        // The contestant stands in line 1 of the workshop's calendar, the events in 4 and 5.
        #expect(run.findings.map(\.place.line) == [1])
    }

    @Test(
        arguments: [
            ("TooLate(event: a, over: .minutes(1), day: day, who: who)", "missing argument for parameter 'times'"),
            ("TooLate(event: nil, over: .minutes(1), day: day, who: who, times: 1)", "'nil' is not compatible"),
        ])
    func `a value that is left out does not compile`(message: String, says: String) throws {
        let run = try run("report.finding(\(message), events: [a])")
        #expect(run.modules.map(\.status) == [.failedToBuild])
        #expect(run.modules.first?.output.contains(says) == true, "\(run.modules)")
    }

    @Test func `a place that there is no value for does not compile`() throws {
        let run = try run(
            """
            struct Wrong: FindingMessage { let a: Int; static let text = MessageTexts<Wrong>(en: "\\(\\.b)") }
            """)
        #expect(run.modules.map(\.status) == [.failedToBuild])
        #expect(run.modules.first?.output.contains("has no member 'b'") == true, "\(run.modules)")
    }

    @Test(
        arguments: [
            (1, "раз"), (2, "раза"), (4, "раза"), (5, "раз"), (11, "раз"), (12, "раз"), (21, "раз"), (22, "раза"),
            (112, "раз"), (0, "раз"),
        ] as [(Int64, String)])
    func `a word takes the form that Russian gives it after a number`(number: Int64, form: String) {
        #expect(PluralForms(one: "раз", few: "раза", many: "раз").form(after: number, in: "ru") == form)
    }
}
