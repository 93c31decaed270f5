import CampaignFiles
import CampaignModel
import Testing
import ZoneInfo

/// When imported events take place: the instants that the entries have which an import writes.
@Suite struct ImportedTimesTests {
    private static let root = """
        keste: 1
        campaign: {id: t, title: T, zone: Asia/Almaty}

        """

    /// What is there after an import, in UTC, and what was said.
    private func take(_ lines: String, into root: String = root) throws -> (shown: [String], plan: ImportPlan) {
        var files = ["calendar.yaml": root, "x.ics": IncludedFileTests.file(lines)]
        let plan = CalendarImporter(files: MemoryFileSystem(files)).plan(["x.ics"], into: "", ImportOptions())
        for write in plan.writes { files[write.path] = String(decoding: write.bytes, as: UTF8.self) }
        let again = CalendarImporter(files: MemoryFileSystem(files)).plan(["x.ics"], into: "", ImportOptions())
        #expect(again.count(.new) == 0 && again.count(.changed) == 0, "\(again.items.map(\.reason))")
        #expect(again.writes.isEmpty)
        let loaded = CalendarLoader(files: MemoryFileSystem(files)).load("")
        let campaign = try #require(loaded.campaign, "\(loaded.diagnostics.map(\.message))")
        let shown = campaign.occurrences.map {
            "\(Zone.utc.civil(at: $0.span.start))/\(Zone.utc.civil(at: $0.span.end)) "
                + "\(campaign.events[$0.event].kind) \(campaign.events[$0.event].title.text(in: nil))"
        }
        return (shown, plan)
    }

    private static func event(_ lines: String) -> String { IncludedFileTests.event(lines) }

    private static func zone(_ name: String, _ offset: String) -> String {
        "BEGIN:VTIMEZONE\nTZID:\(name)\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:\(offset)\n"
            + "TZOFFSETTO:\(offset)\nEND:STANDARD\nEND:VTIMEZONE\n"
    }

    @Test func `a whole day is that of the campaign's clock`() throws {
        // Almaty is at +05:00 in 2027, so 20 March is from 19:00Z to 19:00Z there.
        let (shown, _) = try take(
            Self.event("UID:a\nDTSTART;VALUE=DATE:20270320\nDTEND;VALUE=DATE:20270321\nSUMMARY:Silence"))
        #expect(shown == ["2027-03-19T19:00/2027-03-20T19:00 other Silence"])
    }

    @Test func `what has no length is a deadline, or what its category says, at its instant`() throws {
        let (shown, plan) = try take(
            [
                "UID:a\nDTSTART:20270310T133000Z\nSUMMARY:inside",
                "UID:b\nDTSTART:20270310T140000Z\nDTEND:20270310T140000Z\nSUMMARY:at end",
                "UID:c\nDTSTART:20270310T150000Z\nSUMMARY:stage\nCATEGORIES:Rally",
                "UID:d\nDTSTART:20270311T150000Z\nSUMMARY:tour\nCATEGORIES:Rally\nRRULE:FREQ=DAILY;COUNT=2",
                "UID:d\nRECURRENCE-ID:20270312T150000Z\nDTSTART:20270312T160000Z\nSUMMARY:tour\nCATEGORIES:Rally",
            ].map(Self.event).joined(separator: "\n"))
        #expect(
            shown.sorted() == [
                "2027-03-10T13:30/2027-03-10T13:30 deadline inside",
                "2027-03-10T14:00/2027-03-10T14:00 deadline at end",
                "2027-03-10T15:00/2027-03-10T15:00 rally stage", "2027-03-11T15:00/2027-03-11T15:00 rally tour",
                "2027-03-12T16:00/2027-03-12T16:00 rally tour",
            ])
        #expect(plan.diagnostics.map(\.id) == ["ical/no-length", "ical/no-length"])
    }

    @Test func `a zone that only the file has keeps its time by one that has a name`() throws {
        let (shown, plan) = try take(
            Self.zone("Our own zone", "+0530")
                + Self.event(
                    "UID:a\nDTSTART;TZID=Our own zone:20270310T180000\nDTEND;TZID=Our own zone:20270310T190000\nSUMMARY:x"
                ))
        #expect(shown == ["2027-03-10T12:30/2027-03-10T13:30 other x"])
        #expect(plan.diagnostics.map(\.id) == ["ical/own-zone"])
    }

    @Test func `an old definition of a known zone does not win, and both offsets are named`() throws {
        let event = { (uid: String, day: String) in
            Self.event("UID:\(uid)\nDTSTART;TZID=Asia/Almaty:\(day)T180000\nDURATION:PT1H\nSUMMARY:\(uid)")
        }
        let (shown, plan) = try take(
            Self.zone("Asia/Almaty", "+0600") + event("old", "20240220") + "\n" + event("new", "20270310"))
        #expect(
            shown == ["2024-02-20T12:00/2024-02-20T13:00 other old", "2027-03-10T13:00/2027-03-10T14:00 other new"])
        let warnings = plan.diagnostics.filter { $0.severity == .warning }
        #expect(warnings.count == 1)
        #expect(warnings.first?.message.contains("+06:00") == true)
        #expect(warnings.first?.message.contains("+05:00") == true)
    }

    @Test func `what Outlook adds hinders nothing, and is kept`() throws {
        let (shown, plan) = try take(
            Self.zone("Жергілікті уақыт", "+0500")
                + Self.event(
                    """
                    UID:a
                    DTSTART;TZID="Жергілікті уақыт":20270310T180000
                    DTEND;TZID="Жергілікті уақыт":20270310T183000
                    SUMMARY:Жиналыс
                    X-ALT-DESC;FMTTYPE=text/html:<p>plain</p>
                    X-MICROSOFT-CDO-BUSYSTATUS:BUSY
                    """) + "\n"
                + Self.event("UID:b\nDTSTART;VALUE=DATE;TZID=\"Жергілікті уақыт\":20270311\nSUMMARY:day"))
        #expect(
            shown == ["2027-03-10T13:00/2027-03-10T13:30 other Жиналыс", "2027-03-10T19:00/2027-03-11T19:00 other day"])
        let text = try #require(plan.writes.last.map { String(decoding: $0.bytes, as: UTF8.self) })
        #expect(text.contains("X-ALT-DESC;FMTTYPE=text/html:<p>plain</p>"))
        #expect(!plan.hasErrors)
    }

    /// No one rule of the calendar says two at once, so the starts are listed up to some day. That day must not move
    /// because of the list itself.
    @Test(arguments: ["", ", polling: 2027-03-21T07:00/2027-03-21T20:00"])
    func `a series without an end that no rule tells is the same at a second import`(more: String) throws {
        let (shown, plan) = try take(
            Self.event(
                "UID:a\nDTSTART:20270310T133000Z\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYMONTHDAY=10\n"
                    + "RRULE:FREQ=MONTHLY;BYMONTHDAY=20\nSUMMARY:x"),
            into: Self.root.replacing("Asia/Almaty}", with: "Asia/Almaty\(more)}"))
        #expect(plan.diagnostics.contains { $0.id == "ical/repeat" })
        #expect(
            shown.prefix(3) == [
                "2027-03-10T13:30/2027-03-10T14:30 other x", "2027-03-20T13:30/2027-03-20T14:30 other x",
                "2027-04-10T13:30/2027-04-10T14:30 other x",
            ])
    }

    /// The Mondays 1 and 8 March come before the first of the rule, 15 March.
    @Test(arguments: [
        ("FREQ=WEEKLY;COUNT=2", ["01", "08", "15", "22"]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=2", ["01", "08", "15", "29"]),
        ("FREQ=WEEKLY;INTERVAL=2", ["01", "08", "15", "29"]), ("FREQ=WEEKLY", ["01", "08", "15", "22"]),
    ])
    func `dates before the start of a rule are taken with it`(rule: String, days: [String]) throws {
        let (shown, plan) = try take(
            Self.event(
                "UID:a\nRDATE:20270308T133000Z\nRDATE:20270301T133000Z\nRRULE:\(rule)\nDTSTART:20270315T133000Z\n"
                    + "DURATION:PT1H\nSUMMARY:x"),
            into: Self.root.replacing("Asia/Almaty}", with: "Asia/Almaty, polling: 2027-05-21T07:00/2027-05-21T20:00}"))
        #expect(!plan.hasErrors)
        #expect(shown.prefix(4) == ArraySlice(days.map { "2027-03-\($0)T13:30/2027-03-\($0)T14:30 other x" }))
        #expect(shown.count == 4 || !rule.contains("COUNT"))
    }

    /// Hourly for ever, from 12 years after all else that the calendar has.
    @Test func `a long series far from the calendar's time is taken up to a bound that is said`() throws {
        let (shown, plan) = try take(
            Self.event("UID:a\nDTSTART:20400101T000000Z\nDURATION:PT5M\nRRULE:FREQ=HOURLY\nSUMMARY:x"),
            into: Self.root.replacing("Asia/Almaty}", with: "Asia/Almaty, polling: 2027-03-21T07:00/2027-03-21T20:00}"))
        #expect(plan.count(.new) == 1)
        #expect(plan.diagnostics.map(\.id) == ["ical/many-occurrences"])
        #expect(
            shown.prefix(2) == [
                "2040-01-01T00:00/2040-01-01T00:05 other x", "2040-01-01T01:00/2040-01-01T01:05 other x",
            ])
    }
}
