import CampaignFeeds
import CampaignModel
import FeedFixtures
import Testing
import ZoneInfo

/// A weekly rally on 1, 8 and 15 March 2023 at 16:00 in Almaty, of which single occurrences differ.
@Suite struct LedgerRepeatTests {
    private func series(
        _ title: String = "Weekly", moved: [String: String] = [:], rule: String? = "FREQ=WEEKLY;COUNT=3",
        except: [String] = []
    ) throws -> Campaign {
        try campaign([]) { fixture in
            try fixture.add(
                "w", .rally, title: LocalizedText(title), CampaignFixture.timed("20230301T160000", 3600)
            ) { event in
                guard let rule else { return }
                event.recurrence = Recurrence(
                    rule: rule, except: try except.map(CampaignFixture.moment),
                    changes: try moved.map { original, start in
                        Recurrence.Change(
                            original: try CampaignFixture.moment(original),
                            timing: try CampaignFixture.timed(start, 3600), place: CampaignFixture.place)
                    })
            }
        }
    }

    /// The SEQUENCE of the series, then of what differs from it.
    private func sequences(_ publishing: Publishing) throws -> [Int?] {
        try publishing.components("w").map(\.sequence)
    }

    @Test func `an occurrence that moves gets a version of its own, and its series none`() throws {
        let publishing = try Publishing()
        try publishing.publish(series(), at: 0)
        let master = try publishing.component("w")
        try publishing.publish(series(moved: ["20230308T160000": "20230309T170000"]), at: 60)
        let parts = try publishing.components("w")
        #expect(parts.first == master)
        // Until then the occurrence was said by the series, whose SEQUENCE is 0.
        #expect(parts.map(\.sequence) == [0, 1])
        let publication = try publishing.publish(series(moved: ["20230308T160000": "20230309T180000"]), at: 120)
        #expect(try sequences(publishing) == [0, 2])
        #expect(publication.feeds.first?.changes.first?.occurrence == "2023-03-08 16:00 (Asia/Almaty)")
        #expect(publication.feeds.first?.changes.first?.details.start == "2023-03-09 18:00 (Asia/Almaty)")
    }

    @Test func `what differs from the first publication on begins with 0`() throws {
        let publishing = try Publishing()
        try publishing.publish(series(moved: ["20230308T160000": "20230309T170000"]), at: 0)
        #expect(try sequences(publishing) == [0, 0])
    }

    @Test func `an occurrence that follows its series again is not cancelled, and the series tells it`() throws {
        let publishing = try Publishing()
        try publishing.publish(series(moved: ["20230308T160000": "20230309T170000"]), at: 0)
        try publishing.publish(series(moved: ["20230308T160000": "20230309T180000"]), at: 60)
        let publication = try publishing.publish(series(), at: 120)
        let parts = try publishing.components("w")
        #expect(parts.count == 1)
        #expect(parts.first?.contains("STATUS:CONFIRMED") == true)
        // Above the 1 that the occurrence had.
        #expect(parts.first?.sequence == 2)
        #expect(publication.feeds.first?.changes.map(\.kind) == [.followsAgain, .changed])
        #expect(try publishing.publish(series(), at: 180).isUnchanged)
        // And when it moves once more, it is above both.
        try publishing.publish(series(moved: ["20230308T160000": "20230309T170000"]), at: 240)
        #expect(try sequences(publishing) == [2, 3])
    }

    @Test func `a series that goes is cancelled with all that differed from it`() throws {
        let publishing = try Publishing()
        try publishing.publish(series(moved: ["20230308T160000": "20230309T170000"]), at: 0)
        try publishing.publish(campaign([]), at: 60)
        let parts = try publishing.components("w")
        #expect(parts.count == 2)
        #expect(parts.allSatisfy { $0.contains("STATUS:CANCELLED") && $0.sequence == 1 })
        #expect(parts.first?.contains("RRULE:FREQ=WEEKLY;COUNT=3") == true)
        #expect(parts.last?.contains("RECURRENCE-ID;TZID=Asia/Almaty:20230308T160000") == true)
        #expect(parts.last?.contains("DTSTART;TZID=Asia/Almaty:20230309T170000") == true)
        try publishing.publish(series(), at: 120)
        #expect(try sequences(publishing) == [2])
    }

    @Test func `one that repeats no more is changed, not another`() throws {
        let publishing = try Publishing()
        try publishing.publish(series(moved: ["20230308T160000": "20230309T170000"]), at: 0)
        try publishing.publish(series(rule: nil), at: 60)
        let parts = try publishing.components("w")
        #expect(parts.count == 1)
        #expect(parts.first?.sequence == 1)
        #expect(parts.first?.contains { $0.hasPrefix("RRULE") } == false)
        try publishing.publish(series(), at: 120)
        #expect(try sequences(publishing) == [2])
    }

    @Test func `an occurrence that is left out is told by its series alone`() throws {
        let publishing = try Publishing()
        try publishing.publish(series(), at: 0)
        try publishing.publish(series(except: ["20230308T160000"]), at: 60)
        let parts = try publishing.components("w")
        #expect(parts.count == 1)
        #expect(parts.first?.sequence == 1)
        #expect(parts.first?.contains("EXDATE;TZID=Asia/Almaty:20230308T160000") == true)
    }
}
