import CampaignFiles
import CampaignModel
import Testing
import ZoneInfo

/// iCalendar files that a calendar includes, read live.
@Suite struct IncludedFileTests {
    static func calendar(
        _ lines: String, include: String = "[team.ics]", more: String = "", zone: String = "Asia/Almaty"
    ) -> MemoryFileSystem {
        [
            "calendar.yaml": """
            keste: 1
            campaign: {id: t, title: T, zone: \(zone), polling: 2027-03-21T07:00/2027-03-21T20:00}
            include: \(include)
            \(more)
            """,
            "team.ics": file(lines),
        ]
    }

    /// A file of others: its lines between BEGIN and END, with the line ends that the standard asks for.
    static func file(_ lines: String) -> String {
        let head = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//A desk//EN\n"
        return (head + lines + "\nEND:VCALENDAR\n").replacing("\n", with: "\r\n")
    }

    static func event(_ lines: String) -> String {
        "BEGIN:VEVENT\nDTSTAMP:20270101T000000Z\n\(lines)\nEND:VEVENT"
    }

    private func load(_ files: MemoryFileSystem) throws -> (campaign: Campaign, diagnostics: [Diagnostic]) {
        let loaded = CalendarLoader(files: files).load("")
        let campaign = try #require(loaded.campaign, "\(loaded.diagnostics.map(\.message))")
        return (campaign, loaded.diagnostics)
    }

    /// `2027-03-10T13:00/2027-03-10T14:00 Title`, in UTC.
    private func spans(_ campaign: Campaign) -> [String] {
        campaign.occurrences.map {
            let span = "\(Zone.utc.civil(at: $0.span.start))/\(Zone.utc.civil(at: $0.span.end))"
            let status = $0.status == .confirmed ? "" : " \($0.status)"
            return "\(span) \(campaign.events[$0.event].title.text(in: nil))\(status)"
        }
    }

    // MARK: What it is

    @Test func `events are for staff, keep their UID, and stand at their line`() throws {
        let lines = Self.event(
            "UID:a@desk.example\nDTSTART:20270310T130000Z\nDTEND:20270310T140000Z\nSUMMARY:Meeting")
        let (campaign, diagnostics) = try load(Self.calendar(lines))
        #expect(diagnostics == [])
        let event = try #require(campaign.events.first)
        #expect(event.audience == .staff && event.kind == .other)
        #expect(event.uid == "a@desk.example" && event.id == "meeting")
        #expect(campaign.path(of: event.place) == "team.ics" && event.place.line == 4)
        #expect(spans(campaign) == ["2027-03-10T13:00/2027-03-10T14:00 Meeting"])
    }

    @Test func `the include says for whom it is, of what kind, and what its categories mean`() throws {
        let lines =
            Self.event("UID:a\nDTSTART:20270310T130000Z\nDTEND:20270310T140000Z\nSUMMARY:One\nCATEGORIES:Street,x")
            + "\n" + Self.event("UID:b\nDTSTART:20270311T130000Z\nDTEND:20270311T140000Z\nSUMMARY:Two")
            + "\n"
            + Self.event("UID:c\nDTSTART:20270312T130000Z\nDTEND:20270312T140000Z\nSUMMARY:Three\nCATEGORIES:Дебаты")
        let (campaign, _) = try load(
            Self.calendar(
                lines, include: "[{file: team.ics, audience: public, kind: broadcast, kinds: {street: rally}}]"))
        #expect(campaign.events.map(\.kind) == [.rally, .broadcast, .debate])
        #expect(campaign.events.map(\.audience) == [.public, .public, .public])
        #expect(campaign.events[0].tags == ["x"])
    }

    @Test(arguments: ["PRIVATE", "CONFIDENTIAL"])
    func `what is private stays for staff in a public include`(class: String) throws {
        let lines = Self.event("UID:a\nDTSTART:20270310T130000Z\nSUMMARY:One\nCLASS:\(`class`)")
        let (campaign, diagnostics) = try load(Self.calendar(lines, include: "[{file: team.ics, audience: public}]"))
        #expect(campaign.events.map(\.audience) == [.staff])
        #expect(diagnostics.map(\.id) == ["ical/private"])
    }

    @Test func `lines that the calendar has no key for are kept, and addresses with them`() throws {
        let lines = Self.event(
            """
            UID:a
            DTSTART:20270310T130000Z
            SUMMARY;LANGUAGE=kk:Кездесу
            PRIORITY:5
            X-PARKING;WHERE="behind: the hall":yes\\, free
            ATTENDEE;CN=Ann Lee:mailto:ann@desk.example
            """)
        let (campaign, _) = try load(Self.calendar(lines))
        let event = campaign.events[0]
        #expect(
            event.ical == [
                "PRIORITY:5", #"X-PARKING;WHERE="behind: the hall":yes\, free"#,
                "ATTENDEE;CN=Ann Lee:mailto:ann@desk.example",
            ])
        #expect(event.title.entries == [.init(language: "kk", text: "Кездесу")])
        #expect(campaign.people.map { $0.name.text(in: nil) } == ["Ann Lee"])
        #expect(event.people == [Ref(0)])
    }

    // MARK: When

    @Test(arguments: [
        ("Asia/Almaty", "2027-03-10T13:00/2027-03-10T14:00 No zone"),
        ("Europe/Berlin", "2027-03-10T17:00/2027-03-10T18:00 No zone"),
    ]) func `times without a zone are read on the campaign's clock, with a notice`(zone: String, span: String) throws {
        let lines = Self.event("UID:a\nDTSTART:20270310T180000\nDTEND:20270310T190000\nSUMMARY:No zone")
        let (campaign, diagnostics) = try load(Self.calendar(lines, zone: zone))
        #expect(spans(campaign) == [span])
        #expect(diagnostics.map(\.id) == ["ical/floating"] && diagnostics.first?.line == 7)
        #expect(diagnostics.first?.message.contains(zone) == true)
    }

    @Test func `the include's own zone wins over the file's, and that over the campaign's`() throws {
        let event = Self.event("UID:a\nDTSTART:20270310T180000\nDTEND:20270310T190000\nSUMMARY:x")
        let lines = "X-WR-TIMEZONE:Asia/Almaty\n" + event
        let (ofFile, _) = try load(Self.calendar(lines, zone: "Europe/Berlin"))
        #expect(spans(ofFile) == ["2027-03-10T13:00/2027-03-10T14:00 x"])
        let (own, _) = try load(Self.calendar(lines, include: "[{file: team.ics, zone: Europe/Berlin}]"))
        #expect(spans(own) == ["2027-03-10T17:00/2027-03-10T18:00 x"])
    }

    @Test func `a moved occurrence is at its new time only, and one that differs in more is an event of its own`()
        throws
    {
        let series = "DTSTART;TZID=Asia/Almaty:20270210T190000\nDTEND;TZID=Asia/Almaty:20270210T200000"
        let moved = "DTSTART;TZID=Asia/Almaty:20270218T140000\nDTEND;TZID=Asia/Almaty:20270218T150000"
        let of = { (title: String) in
            Self.event("UID:f\n\(series)\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:Briefing") + "\n"
                + Self.event("UID:f\nRECURRENCE-ID;TZID=Asia/Almaty:20270217T190000\n\(moved)\nSUMMARY:\(title)")
        }
        // Almaty is five hours ahead of UTC.
        let expected = { (title: String) in
            [
                "2027-02-10T14:00/2027-02-10T15:00 Briefing", "2027-02-18T09:00/2027-02-18T10:00 \(title)",
                "2027-02-24T14:00/2027-02-24T15:00 Briefing",
            ]
        }
        let (same, _) = try load(Self.calendar(of("Briefing")))
        #expect(spans(same) == expected("Briefing"))
        #expect(same.events.count == 1 && same.events[0].recurrence?.changes.count == 1)
        let (other, _) = try load(Self.calendar(of("Briefing in town")))
        #expect(spans(other) == expected("Briefing in town"))
        #expect(other.events.count == 2 && other.events[1].replaces?.event == Ref(0))
    }

    @Test func `a cancelled occurrence is one`() throws {
        let lines =
            Self.event("UID:f\nDTSTART:20270210T140000Z\nDURATION:PT20M\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:TV slot")
            + "\n"
            + Self.event(
                "UID:f\nRECURRENCE-ID:20270217T140000Z\nDTSTART:20270217T140000Z\nDURATION:PT20M\nSTATUS:CANCELLED\nSUMMARY:TV slot"
            )
        let (campaign, _) = try load(Self.calendar(lines))
        #expect(
            spans(campaign) == [
                "2027-02-10T14:00/2027-02-10T14:20 TV slot", "2027-02-17T14:00/2027-02-17T14:20 TV slot cancelled",
                "2027-02-24T14:00/2027-02-24T14:20 TV slot",
            ])
    }

    @Test func `a series keeps its hour over a change of the clocks`() throws {
        // Almaty went from +06:00 to +05:00 on 1 March 2024.
        let lines = Self.event(
            "UID:c\nDTSTART;TZID=Asia/Almaty:20240215T190000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=5\nSUMMARY:Staff")
        let files: MemoryFileSystem = [
            "calendar.yaml": "keste: 1\ncampaign: {id: t, title: T, zone: Asia/Almaty}\ninclude: [team.ics]\n",
            "team.ics": Self.file(lines),
        ]
        #expect(
            spans(try load(files).campaign).map { $0.prefix(16) } == [
                "2024-02-15T13:00", "2024-02-22T13:00", "2024-02-29T13:00", "2024-03-07T14:00", "2024-03-14T14:00",
            ])
    }

    @Test func `foreign dates do not widen the calendar, and what is far from it is left out and counted`() throws {
        let lines =
            Self.event("UID:b\nDTSTART;VALUE=DATE:19700501\nRRULE:FREQ=YEARLY\nSUMMARY:Birthday") + "\n"
            + Self.event("UID:o\nDTSTART:20150310T130000Z\nDTEND:20150310T140000Z\nSUMMARY:Old") + "\n"
            + Self.event("UID:m\nDTSTART:20270101T130000Z\nDTEND:20270101T140000Z\nSUMMARY:Near")
        let (campaign, diagnostics) = try load(Self.calendar(lines))
        // 21 March 2027 in Almaty.
        #expect(campaign.span.start == Instant(seconds: 1_805_569_200) && campaign.span.seconds == 86_400)
        // A year before and after it: the birthdays of 2026 and 2027.
        #expect(
            spans(campaign) == [
                "2026-04-30T19:00/2026-05-01T19:00 Birthday", "2027-01-01T13:00/2027-01-01T14:00 Near",
                "2027-04-30T19:00/2027-05-01T19:00 Birthday",
            ])
        #expect(
            diagnostics.map(\.message) == [
                "1 event of team.ics left out: more than a year before or after the calendar's own dates"
            ])
    }

    // MARK: Who and where

    @Test func `places and people are those of the calendar by any of their names`() throws {
        let lines = Self.event(
            """
            UID:a
            DTSTART:20270310T130000Z
            DTEND:20270310T140000Z
            SUMMARY:x
            LOCATION:town hall\\, Main street 1
            ATTENDEE:mailto:host@desk.example
            CATEGORIES:DEBATE,party:Lake Party,City TV
            """)
        let more = """
            contests: [{id: lists, title: Lists}]
            contestants: [{id: lake, kind: party, name: Lake Party, contests: [lists]}]
            channels: [{id: tv, kind: tv, name: City TV}]
            venues: [{id: hall, name: {en: Town Hall, kk: Ратуша}, address: Main street 1, zone: Asia/Oral}]
            people: [{id: host, name: The host, note: host@desk.example}]
            """
        let (campaign, _) = try load(Self.calendar(lines, more: more))
        let event = campaign.events[0]
        #expect(event.venue == Ref(0) && event.people == [Ref(0)] && event.channels == [Ref(0)])
        #expect(event.kind == .debate && event.contestants == [Ref(0)] && event.tags == [])
        #expect(campaign.venues.count == 1 && campaign.people.count == 1)
        #expect(spans(campaign) == ["2027-03-10T13:00/2027-03-10T14:00 x"])
    }

    @Test func `who declined is not there, and a room is a place`() throws {
        let lines = Self.event(
            """
            UID:a
            DTSTART:20270310T130000Z
            SUMMARY:x
            ATTENDEE;CN=No;PARTSTAT=DECLINED:mailto:no@desk.example
            ATTENDEE;CN=Yes;PARTSTAT=ACCEPTED:mailto:yes@desk.example
            ATTENDEE;CN=Room 5;CUTYPE=ROOM:mailto:room5@desk.example
            """)
        let (campaign, _) = try load(Self.calendar(lines))
        #expect(campaign.people.map { $0.name.text(in: nil) } == ["Yes"])
        #expect(campaign.venues.map { $0.name.text(in: nil) } == ["Room 5"])
        #expect(campaign.events[0].venue == Ref(0))
    }

    // MARK: What is wrong

    @Test func `a file that is missing or none is an error at its entry, and the others are read`() {
        var files: [String: String] = ["team.ics": "<!doctype html><title>Log in</title>"]
        files["calendar.yaml"] = """
            keste: 1
            campaign: {id: t, title: T, zone: Asia/Almaty}
            include: [team.ics, nothing.ics]
            events: [{id: a, kind: other, title: A, date: 2027-02-30}]
            """
        let loaded = CalendarLoader(files: MemoryFileSystem(files)).load("")
        #expect(loaded.campaign == nil)
        #expect(loaded.diagnostics.map(\.line) == [3, 3, 4])
        #expect(loaded.diagnostics.first?.message.contains("team.ics cannot be read as an iCalendar file") == true)
    }

    @Test func `an error in the file is said at its line, and is no error of the calendar`() throws {
        let lines =
            Self.event("UID:a\nDTSTART:20270230T100000Z\nSUMMARY:Bad") + "\n"
            + Self.event("UID:b\nDTSTART:20270310T100000Z\nSUMMARY:Good")
        let (campaign, diagnostics) = try load(Self.calendar(lines))
        #expect(campaign.events.map { $0.title.text(in: nil) } == ["Good"])
        #expect(diagnostics.contains { $0.severity == .error && $0.line == 7 && $0.path == "team.ics" })
    }

    @Test func `what the calendar has itself is not doubled`() throws {
        let lines = Self.event("UID:own@t.keste\nDTSTART:20270310T100000Z\nSUMMARY:Own, as the feed has it")
        let (campaign, diagnostics) = try load(
            Self.calendar(lines, more: "events: [{id: own, kind: other, title: Own, date: 2027-03-10}]"))
        #expect(campaign.events.map(\.id) == ["own"])
        #expect(diagnostics.map(\.id) == ["ical/known-uid"])
    }
}
