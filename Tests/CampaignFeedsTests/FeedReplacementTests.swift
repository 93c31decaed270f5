import CampaignFeeds
import CampaignFiles
import CampaignModel
import Testing
import ZoneInfo

/// `also:`, `replaces:` and `free:` of a calendar, as its feeds have them.
@Suite struct FeedReplacementTests {
    private func load(_ events: String) throws -> Campaign {
        let files: MemoryFileSystem = [
            "calendar.yaml": """
            keste: 1
            campaign: {id: kz-2023, title: Election, zone: Asia/Almaty}
            events:
            \(events)
            feeds: [{id: all}]
            """
        ]
        let loaded = CalendarLoader(files: files).load("")
        #expect(loaded.diagnostics.map(\.message) == [])
        return try #require(loaded.campaign)
    }

    private func starts(_ campaign: Campaign, _ event: Int) -> [String] {
        campaign.occurrences.filter { $0.event == Ref(event) }.map { "\(campaign.zone.civil(at: $0.span.start))" }
    }

    @Test func `a start beside the rule is an occurrence, and an RDATE on its clock`() throws {
        let campaign = try load(
            """
              - {id: a, kind: other, title: A, start: 2027-02-10T19:00, duration: 1h,
                 repeat: {every: week, count: 2, also: [2027-02-12, 2027-02-14T10:00]}}
            """)
        #expect(
            starts(campaign, 0) == ["2027-02-10T19:00", "2027-02-12T19:00", "2027-02-14T10:00", "2027-02-17T19:00"])
        let event = try #require(components("a", in: try lines(campaign.feeds[0], of: campaign)).first)
        #expect(event.contains("RRULE:FREQ=WEEKLY;COUNT=2"))
        #expect(event.contains("RDATE;TZID=Asia/Almaty:20270212T190000"))
        #expect(event.contains("RDATE;TZID=Asia/Almaty:20270214T100000"))
    }

    @Test func `starts alone need no rule`() throws {
        let campaign = try load(
            """
              - {id: a, kind: other, title: A, date: 2027-02-10, repeat: {also: [2027-02-12, 2027-03-01]}}
              - {id: b, kind: other, title: B, start: 2027-02-10T10:00, duration: 1h, repeat: {also: [2027-02-12]}}
            """)
        #expect(starts(campaign, 0) == ["2027-02-10T00:00", "2027-02-12T00:00", "2027-03-01T00:00"])
        let written = try lines(campaign.feeds[0], of: campaign)
        #expect(components("a", in: written).first?.contains("RDATE;VALUE=DATE:20270301") == true)
        #expect(components("b", in: written).first?.contains("RDATE;TZID=Asia/Almaty:20270212T100000") == true)
    }

    @Test func `a series may begin beside its rule`() throws {
        // 9 February 2027 is a Tuesday.
        let campaign = try load(
            """
              - {id: a, kind: other, title: A, start: 2027-02-09T19:00, duration: 1h,
                 repeat: {every: week, days: [wed], count: 2, also: [2027-02-09]}}
            """)
        #expect(starts(campaign, 0) == ["2027-02-09T19:00", "2027-02-10T19:00", "2027-02-17T19:00"])
    }

    private static let series = """
          - {id: a, kind: other, title: A, start: 2027-02-10T19:00, duration: 1h, repeat: {every: week, count: 3}}
          - {id: moved, kind: rally, title: Moved, start: 2027-02-18T14:00, duration: 2h,
             replaces: {event: a, date: 2027-02-17}
        """

    @Test func `an event takes the place of an occurrence, under its UID`() throws {
        let campaign = try load("\(Self.series)}")
        #expect(starts(campaign, 0) == ["2027-02-10T19:00", "2027-02-24T19:00"])
        #expect(starts(campaign, 1) == ["2027-02-18T14:00"])
        let written = components("a", in: try lines(campaign.feeds[0], of: campaign))
        try #require(written.count == 2)
        #expect(written[0].contains("RRULE:FREQ=WEEKLY;COUNT=3"))
        #expect(!written[0].contains { $0.hasPrefix("EXDATE") })
        #expect(written[1].contains("RECURRENCE-ID;TZID=Asia/Almaty:20270217T190000"))
        #expect(written[1].contains("SUMMARY:Moved"))
    }

    @Test func `what takes an occurrence's place in secret leaves a gap in public`() throws {
        let campaign = try load("\(Self.series), audience: staff}")
        let written = components("a", in: try lines(campaign.feeds[0], of: campaign))
        try #require(written.count == 1)
        #expect(written[0].contains("EXDATE;TZID=Asia/Almaty:20270217T190000"))
    }

    @Test func `without its series it is an event of its own, which tells nothing of the series`() throws {
        let campaign = try load("\(Self.series)}")
        let written = try lines(feed { $0.filter.kinds = [.rally] }, of: campaign)
        #expect(components("moved", in: written).count == 1)
        #expect(!written.contains { $0.hasPrefix("RECURRENCE-ID") || $0.hasPrefix("UID:a@") })
        // What the public sees in place of what staff alone know.
        let secret = try load(Self.series.replacing("kind: other", with: "audience: staff, kind: other") + "}")
        let seen = try lines(secret.feeds[0], of: secret)
        #expect(components("moved", in: seen).count == 1)
        #expect(!seen.contains { $0.hasPrefix("RECURRENCE-ID") || $0.hasPrefix("UID:a@") })
    }

    @Test(arguments: [
        ("{event: b, date: 2027-02-17}", "“b” does not repeat, so none of it can be replaced"),
        ("{event: a, date: 2027-02-18}", "no occurrence begins on 2027-02-18; the nearest begins on 2027-02-17"),
        ("{event: a}", "replaces has no “date”"),
        ("{event: c, date: 2027-02-17}", "“c” would take its own place"),
    ]) func `what cannot be replaced is said`(value: String, message: String) {
        let files: MemoryFileSystem = [
            "calendar.yaml": """
            keste: 1
            campaign: {id: kz-2023, title: Election, zone: Asia/Almaty}
            events:
              - {id: a, kind: other, title: A, start: 2027-02-10T19:00, duration: 1h, repeat: {every: week, count: 3}}
              - {id: b, kind: other, title: B, start: 2027-02-10T19:00, duration: 1h}
              - {id: c, kind: other, title: C, start: 2027-02-10T19:00, duration: 1h, replaces: \(value)}
            """
        ]
        #expect(CalendarLoader(files: files).load("").diagnostics.map(\.message) == [message])
    }

    @Test func `whether time is taken is said as the calendar has it`() throws {
        let campaign = try load(
            """
              - {id: a, kind: other, title: A, start: 2027-02-10T19:00, duration: 1h, free: true}
              - {id: b, kind: other, title: B, date: 2027-02-10, free: false}
            """)
        let written = try lines(campaign.feeds[0], of: campaign)
        #expect(components("a", in: written).first?.contains("TRANSP:TRANSPARENT") == true)
        #expect(components("b", in: written).first?.contains("TRANSP:OPAQUE") == true)
    }
}
