import CampaignFeeds
import CampaignModel
import FeedFixtures
import ICalendar
import Testing
import ZoneInfo

/// What must never come out of a feed.
@Suite struct FeedSafetyTests {
    @Test func `a public feed says nothing of a staff event, nor what only staff should know`() throws {
        var fixture = try CampaignFixture()
        fixture.campaign.people = [Person(id: "p", name: LocalizedText("Zhuldyz"), place: CampaignFixture.place)]
        try fixture.add("open-day", .rally, CampaignFixture.timed("20230301T100000", 60)) {
            $0.provenance = Provenance(sources: ["tulpar.example"], note: "budget 12 mln")
            $0.people = [Ref(0)]
            $0.requested = Instant(seconds: 1_676_862_720)
            $0.ical = [
                "ATTENDEE:mailto:zhuldyz@case.example", "COMMENT:budget", "X-PARKING:behind the hall",
                "X-HOST:mailto:zhuldyz@case.example", "X-DESK:Zhuldyz <z@case.example>",
            ]
        }
        try fixture.add(
            "dinner", .other, title: LocalizedText("Donor dinner"), CampaignFixture.timed("20230302T100000", 60)
        ) {
            $0.audience = .staff
            $0.tags = ["open"]
        }
        for filtered in [feed(), feed { $0.filter.tags = ["open"] }, feed { $0.filter.kinds = EventKind.allCases }] {
            let text = try lines(filtered, of: fixture.campaign).joined(separator: "\n")
            for secret in ["inner", "12 mln", "huldyz", "tulpar", "budget", "ATTENDEE", "20230302"] {
                #expect(!text.contains(secret), "\(secret)")
            }
        }
        #expect(try lines(feed(), of: fixture.campaign).contains("X-PARKING:behind the hall"))
        let staff = try lines(feed(.staff), of: fixture.campaign)
        #expect(staff.contains("SUMMARY:Donor dinner") && staff.contains("COMMENT:budget"))
        #expect(staff.contains("X-HOST:mailto:zhuldyz@case.example"))
    }

    @Test func `changing a staff event changes no octet of a public feed`() throws {
        var octets: [[UInt8]] = []
        for day in ["20230302", "20230303"] {
            var fixture = try CampaignFixture()
            try fixture.add("open-day", .rally, CampaignFixture.timed("20230301T100000", 60))
            try fixture.add("dinner", .other, CampaignFixture.timed("\(day)T100000", 60)) { $0.audience = .staff }
            octets.append(try FeedWriter(feed(), of: fixture.campaign).bytes())
        }
        #expect(octets[0] == octets[1])
    }

    @Test(arguments: [
        "Rally\r\nATTENDEE:mailto:x@case.example", "Rally\rBEGIN:VALARM", "H\nEND:VEVENT\nBEGIN:VEVENT\nUID:forged",
    ])
    func `a line break in a text begins no line`(text: String) throws {
        var fixture = try CampaignFixture()
        fixture.campaign.venues = [Venue(id: "v", name: LocalizedText(text), place: CampaignFixture.place)]
        try fixture.add("a", .rally, title: LocalizedText(text), CampaignFixture.timed("20230301T100000", 60)) {
            $0.venue = Ref(0)
            $0.tags = [text]
            $0.description = LocalizedText(text)
        }
        let found = try lines(feed(), of: fixture.campaign)
        #expect(found.filter { $0 == "BEGIN:VEVENT" }.count == 1)
        #expect(found.filter { $0.hasPrefix("UID:") } == ["UID:a@kz-2023.keste"])
        #expect(!found.contains { $0.hasPrefix("ATTENDEE") || $0 == "BEGIN:VALARM" })
    }

    @Test(arguments: ["url", "uid", "stream"])
    func `a line break in an address or UID is refused, with the key`(key: String) throws {
        var fixture = try CampaignFixture()
        try fixture.add("a", .rally, CampaignFixture.timed("20230301T100000", 60)) {
            let forged = "one\r\nSTATUS:CANCELLED"
            switch key {
            case "url": $0.url = forged
            case "uid": $0.uid = forged
            default: $0.stream = forged
            }
        }
        let error = #expect(throws: FeedError.self) { try FeedWriter(feed(), of: fixture.campaign).bytes() }
        #expect(error?.code == .controlCharacter)
        #expect(error?.description.contains("`\(key):`") == true)
    }

    @Test(arguments: ["no content line", "X-A", "X-A;B=\"c:d", "X-A:b\r\nATTENDEE:c", ":b", "Ә:b"])
    func `a kept line that is none is refused`(line: String) throws {
        var fixture = try CampaignFixture()
        try fixture.add("a", .rally, CampaignFixture.timed("20230301T100000", 60)) { $0.ical = [line] }
        let error = #expect(throws: FeedError.self) { try FeedWriter(feed(.staff), of: fixture.campaign).bytes() }
        #expect(error?.code == .contentLine)
    }

    @Test func `a kept line replaces nothing that the calendar says`() throws {
        var fixture = try CampaignFixture()
        try fixture.add("a", .rally, CampaignFixture.timed("20230301T100000", 60)) {
            $0.ical = ["summary:forged", "END:VEVENT", "STATUS;X=1:CANCELLED", "X-KEEP;A=\"b:c\":d", "PRIORITY:1"]
        }
        let found = try lines(feed(.staff), of: fixture.campaign)
        #expect(found.filter { $0.uppercased().hasPrefix("SUMMARY") } == ["SUMMARY:a"])
        #expect(found.contains("X-KEEP;A=\"b:c\":d") && found.contains("PRIORITY:1"))
        #expect(!found.contains("STATUS;X=1:CANCELLED"))
        #expect(found.filter { $0 == "END:VEVENT" }.count == 1)
    }

    @Test func `a kept line that a feed leaves out is said, with the feeds that do`() throws {
        var fixture = try CampaignFixture()
        fixture.campaign.feeds = [feed(), feed(.staff) { $0.id = "staff" }]
        try fixture.add("a", .rally, CampaignFixture.timed("20230301T100000", 60)) {
            $0.ical = ["ATTENDEE:mailto:x@case.example", "SUMMARY:forged", "X-KEEP:1"]
        }
        let found = try LeftOutLine.all(in: fixture.campaign)
        #expect(found.map(\.line) == ["ATTENDEE:mailto:x@case.example", "SUMMARY:forged"])
        #expect(found.map(\.feeds) == [["all"], ["all", "staff"]])
        #expect(found.map(\.stands) == [true, false])
        #expect(found.map(\.isWrittenByUs) == [false, true])
    }

    @Test func `two events with one UID are refused`() throws {
        var fixture = try CampaignFixture()
        for id in ["a", "b"] {
            try fixture.add(id, .rally, CampaignFixture.timed("20230301T100000", 60)) { $0.uid = "same" }
        }
        let error = #expect(throws: FeedError.self) { try FeedWriter(feed(), of: fixture.campaign).bytes() }
        #expect(error?.code == .repeatedUID)
    }
}
