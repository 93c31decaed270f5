import ICalendar
import Testing
import ZoneInfo

@Suite struct OccurrenceSetTests {
    private static let almaty = "DTSTART;TZID=Asia/Almaty:"

    /// Events as the lines between BEGIN and END; a UID of `a` where they have none.
    private func set(_ events: String..., zone: String = "Asia/Almaty") throws -> OccurrenceSet {
        var text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//test//EN\r\n"
        for event in events {
            let uid = event.contains("UID:") ? "" : "UID:a\r\n"
            text += "BEGIN:VEVENT\r\n\(uid)DTSTAMP:20270101T000000Z\r\n"
            text += event.split(separator: "\n").joined(separator: "\r\n") + "\r\nEND:VEVENT\r\n"
        }
        text += "END:VCALENDAR\r\n"
        var reader = CalendarReader(Array(text.utf8))
        var read: [CalendarEvent] = []
        while let event = reader.next() { read.append(event) }
        try #require(read.count == events.count)
        return OccurrenceSet(read, defaultZone: try ZoneDatabase.system.zone(zone))
    }

    private func instant(_ text: String) throws -> Instant {
        let civil = try #require(
            CivilDateTime(basic: text) ?? CivilDate(basic: text).map { CivilDateTime($0, .midnight) })
        return Instant(utc: civil)
    }

    /// Start and end of all that takes place, by the clock of UTC; whole days as dates.
    private func spans(_ result: OccurrenceSet.Result) -> [String] {
        result.occurrences.map { occurrence in
            let span =
                occurrence.days.map { "\($0.lowerBound)/\($0.upperBound)" }
                ?? "\(occurrence.start.utc)/\(occurrence.end.utc.time)"
            return (occurrence.isCancelled ? "-" : "") + span
        }
    }

    private func find(
        _ set: OccurrenceSet, _ from: String = "20270101", _ to: String = "20280101", limit: Int = 1000
    ) throws -> OccurrenceSet.Result {
        set.occurrences(in: try instant(from)..<instant(to), limit: limit)
    }

    private func ids(_ result: OccurrenceSet.Result) -> [String] { result.diagnostics.map(\.id) }

    // MARK: Clocks

    @Test func `a weekly event keeps its hour when its zone moves`() throws {
        // Almaty was six hours ahead of UTC up to the end of February 2024, and is five since.
        let result = try find(
            set("\(Self.almaty)20240215T190000\nDTEND;TZID=Asia/Almaty:20240215T200000\nRRULE:FREQ=WEEKLY;COUNT=5"),
            "20240101", "20250101")
        #expect(
            spans(result) == [
                "2024-02-15T13:00/14:00", "2024-02-22T13:00/14:00", "2024-02-29T13:00/14:00", "2024-03-07T14:00/15:00",
                "2024-03-14T14:00/15:00",
            ])
        #expect(result.diagnostics.isEmpty)
    }

    @Test func `a start in a gap of the clock has the offset before it, and the later ones their own`() throws {
        let berlin = "DTSTART;TZID=Europe/Berlin:"
        let result = try find(
            set(
                "UID:gap\n\(berlin)20270328T023000\nDURATION:PT30M",
                "UID:twice\n\(berlin)20271031T023000\nDURATION:PT30M",
                "UID:daily\n\(berlin)20270327T023000\nDURATION:PT30M\nRRULE:FREQ=DAILY;UNTIL=20270330T003000Z"))
        #expect(
            spans(result) == [
                "2027-03-27T01:30/02:00", "2027-03-28T01:30/02:00", "2027-03-28T01:30/02:00", "2027-03-29T00:30/01:00",
                "2027-03-30T00:30/01:00", "2027-10-31T00:30/01:00",
            ])
    }

    @Test func `a length by DTEND is exact, and one in days follows the clock`() throws {
        // The clocks of Berlin go forward on 28 March 2027: the day has 23 hours.
        let exact = try find(
            set(
                "DTSTART;TZID=Europe/Berlin:20270320T120000\nDTEND;TZID=Europe/Berlin:20270321T120000\nRRULE:FREQ=WEEKLY;COUNT=2"
            ))
        #expect(spans(exact) == ["2027-03-20T11:00/11:00", "2027-03-27T11:00/11:00"])
        let nominal = try find(
            set("DTSTART;TZID=Europe/Berlin:20270320T120000\nDURATION:P1D\nRRULE:FREQ=WEEKLY;COUNT=2"))
        #expect(spans(nominal) == ["2027-03-20T11:00/11:00", "2027-03-27T11:00/10:00"])
    }

    @Test func `times without a zone and whole days are on the clock that is handed in`() throws {
        let events = ["DTSTART:20270310T180000\nDTEND:20270310T190000", "UID:b\nDTSTART;VALUE=DATE:20270311"]
        let almaty = try find(set(events[0], events[1]))
        #expect(spans(almaty) == ["2027-03-10T13:00/14:00", "2027-03-11/2027-03-12"])
        #expect(try almaty.occurrences[1].start == instant("20270310T190000"))
        let berlin = try find(set(events[0], events[1], zone: "Europe/Berlin"))
        #expect(spans(berlin) == ["2027-03-10T17:00/18:00", "2027-03-11/2027-03-12"])
        #expect(try berlin.occurrences[1].start == instant("20270310T230000"))
    }

    // MARK: UNTIL

    @Test func `UNTIL as a date takes in all of that day, with a warning at the rule`() throws {
        let result = try find(set("\(Self.almaty)20270210T190000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;UNTIL=20270303"))
        #expect(try result.occurrences.map(\.start).last == instant("20270303T140000"))
        #expect(result.occurrences.count == 4)
        let warning = try #require(result.diagnostics.first)
        #expect(warning.id == "ical/until-type" && warning.severity == .warning)
        #expect(warning.position?.line == 9)
    }

    @Test(arguments: [("20270303T140000Z", 4), ("20270303T135959Z", 3), ("20270303T190000", 4), ("20270303T185959", 3)])
    func `UNTIL is included, on whatever clock it is written`(until: String, count: Int) throws {
        let result = try find(set("\(Self.almaty)20270210T190000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;UNTIL=\(until)"))
        #expect(result.occurrences.count == count)
        #expect(ids(result) == (until.hasSuffix("Z") ? [] : ["ical/until-type"]))
    }

    @Test func `UNTIL in UTC ends whole days on the day that the clock shows then`() throws {
        // 19:00Z on 3 March is 00:00 on 4 March in Almaty.
        let result = try find(
            set(
                "DTSTART;VALUE=DATE:20270301\nDTEND;VALUE=DATE:20270302\nRRULE:FREQ=DAILY;UNTIL=20270303T190000Z\n"
                    + "EXDATE;TZID=Asia/Almaty:20270302T000000"))
        #expect(spans(result) == ["2027-03-01/2027-03-02", "2027-03-03/2027-03-04", "2027-03-04/2027-03-05"])
        #expect(ids(result) == ["ical/until-type", "ical/exdate-type"])
    }

    // Almaty is 5 h ahead of UTC in 2027, Berlin 2 h from 28 March on.
    @Test(arguments: [
        ("DTSTART;TZID=Europe/Berlin:20270401T183000", "20270422", "in UTC: UNTIL=20270422T163000Z"),
        ("DTSTART;TZID=Europe/Berlin:20270401T183000", "20270422T235959", "in UTC: UNTIL=20270422T215959Z"),
        ("DTSTART:20270401T073000Z", "20270422", "in UTC: UNTIL=20270422T073000Z"),
        ("DTSTART:20270401T183000", "20270422", "without a zone, as DTSTART is: UNTIL=20270422T183000"),
        ("DTSTART;VALUE=DATE:20270401", "20270422T220000Z", "as a date: UNTIL=20270423"),
        ("DTSTART;VALUE=DATE:20270401", "20270422T090000", "as a date: UNTIL=20270422"),
    ]) func `an UNTIL of the wrong form is told in the right one`(start: String, until: String, fix: String) throws {
        let result = try find(set("\(start)\nRRULE:FREQ=DAILY;UNTIL=\(until)"))
        #expect(result.diagnostics.map(\.fix) == ["write UNTIL \(fix)"])
        // What is advised means the same.
        let right = String(fix.split(separator: "=").last ?? "")
        let advised = try find(set("\(start)\nRRULE:FREQ=DAILY;UNTIL=\(right)"))
        #expect(advised.diagnostics.isEmpty && spans(advised) == spans(result))
    }

    // MARK: Rules

    @Test func `DTSTART is shown where the rule does not give it, and COUNT counts the rule's own`() throws {
        // 10 February 2027 is a Wednesday.
        let result = try find(set("DTSTART:20270210T100000Z\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=2"))
        #expect(spans(result) == ["2027-02-10T10:00/10:00", "2027-02-16T10:00/10:00", "2027-02-23T10:00/10:00"])
        #expect(ids(result) == ["ical/start-beside-rule"])
    }

    @Test func `several rules give each moment once`() throws {
        let result = try find(
            set("DTSTART:20270301T100000Z\nRRULE:FREQ=DAILY;COUNT=3\nRRULE:FREQ=DAILY;INTERVAL=2;COUNT=3"))
        #expect(result.occurrences.map { $0.start.utc.date.day } == [1, 2, 3, 5])
    }

    @Test func `rules without measure are followed in the window alone`() throws {
        let everySecond = try find(
            set("DTSTART:19700101T000000Z\nRRULE:FREQ=SECONDLY"), "20270310", "20270311", limit: 10)
        #expect(everySecond.occurrences.count == 10)
        #expect(try everySecond.occurrences.first?.start == instant("20270310"))
        #expect(everySecond.isTruncated && ids(everySecond) == ["ical/limit"])
        let count = try find(
            set("DTSTART:20000101T060000Z\nDTEND:20000101T070000Z\nRRULE:FREQ=DAILY;COUNT=1000000000"), "20270301",
            "20270401")
        #expect(count.occurrences.count == 31 && !count.isTruncated)
        #expect(count.occurrences.allSatisfy { $0.start.utc.time == CivilTime(6, 0) })
        let bounded = try find(
            set("DTSTART:19700101T090000Z\nRRULE:FREQ=MINUTELY;INTERVAL=7;BYHOUR=9;COUNT=1000000"))
        #expect(bounded.isTruncated && ids(bounded) == ["ical/rule-bound"])
    }

    @Test func `the first of all are kept where there are too many`() throws {
        let result = try find(
            set(
                "UID:late\nDTSTART:20270301T100000Z\nRRULE:FREQ=DAILY",
                "UID:early\nDTSTART:20270201T100000Z\nRRULE:FREQ=DAILY",
                "UID:one\nDTSTART:20270202T120000Z"), limit: 4)
        #expect(result.occurrences.map { $0.start.utc.date.day } == [1, 2, 2, 3])
        #expect(result.isTruncated)
    }

    // MARK: EXDATE and RDATE

    @Test(arguments: [
        "EXDATE;TZID=Asia/Almaty:20270217T190000", "EXDATE:20270217T140000Z",
        "EXDATE;TZID=Europe/Berlin:20270217T150000",
        "EXDATE:20270217T190000",
    ])
    func `an EXDATE in any form leaves out what begins at its instant`(exception: String) throws {
        let result = try find(
            set("\(Self.almaty)20270210T190000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3\n\(exception)"))
        #expect(spans(result) == ["2027-02-10T14:00/15:00", "2027-02-24T14:00/15:00"])
        #expect(result.diagnostics.isEmpty)
    }

    @Test func `an EXDATE as a date leaves out what begins on that day of the series' clock`() throws {
        // 00:30 on the 18th in Almaty is 19:30Z on the 17th.
        let result = try find(
            set("\(Self.almaty)20270211T003000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20270218"))
        #expect(spans(result) == ["2027-02-10T19:30/20:30", "2027-02-24T19:30/20:30"])
        #expect(ids(result) == ["ical/exdate-type"])
        #expect(result.diagnostics.first?.position?.line == 10)
    }

    @Test func `an EXDATE that meets nothing is noted if it lies in the window`() throws {
        let series = "DTSTART:20270210T140000Z\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20270217T150000Z"
        #expect(try ids(find(set(series))) == ["ical/exdate-unmet"])
        #expect(try ids(find(set(series), "20270301", "20270401")).isEmpty)
    }

    @Test func `an RDATE adds a start, also as a period with a length of its own`() throws {
        let result = try find(
            set(
                "DTSTART:20270210T140000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2\nRDATE:20270217T140000Z,20270212T080000Z\n"
                    + "RDATE;VALUE=PERIOD:20270213T080000Z/PT3H,20270214T080000Z/20270214T083000Z"))
        #expect(
            spans(result) == [
                "2027-02-10T14:00/15:00", "2027-02-12T08:00/09:00", "2027-02-13T08:00/11:00", "2027-02-14T08:00/08:30",
                "2027-02-17T14:00/15:00",
            ])
    }

    @Test func `an EXDATE takes away the first occurrence too`() throws {
        let result = try find(set("DTSTART:20270210T140000Z\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE:20270210T140000Z"))
        #expect(spans(result) == ["2027-02-11T14:00/14:00"])
    }

    // MARK: Windows

    @Test func `what reaches into the window is in it, and what has no length if it begins there`() throws {
        let events = try set(
            "UID:block\nDTSTART:20270310T130000Z\nDTEND:20270310T140000Z", "UID:inside\nDTSTART:20270310T133000Z",
            "UID:at start\nDTSTART:20270310T130000Z", "UID:at end\nDTSTART:20270310T140000Z\nDTEND:20270310T140000Z")
        let found = { (from: String, to: String) in
            try self.find(events, from, to).occurrences.map(\.event).sorted()
        }
        #expect(try found("20270310", "20270311") == [0, 1, 2, 3])
        #expect(try found("20270310T130000", "20270310T140000") == [0, 1, 2])
        #expect(try found("20270310T140000", "20270310T150000") == [3])
        #expect(try found("20270310T131500", "20270310T131600") == [0])
        #expect(try found("20270310T140000", "20270310T140000") == [3])
        #expect(try found("20270310T133000", "20270310T133000") == [0, 1])
    }

    @Test func `an occurrence over midnight is found from both days`() throws {
        let events = try set(
            "\(Self.almaty)20270310T230000\nDTEND;TZID=Asia/Almaty:20270311T010000\nRRULE:FREQ=DAILY;COUNT=2")
        // 11 March in Almaty begins at 19:00Z.
        #expect(
            try spans(find(events, "20270310T190000", "20270311T190000")) == [
                "2027-03-10T18:00/20:00", "2027-03-11T18:00/20:00",
            ])
        let long = try set("DTSTART:20270101T000000Z\nDURATION:P40D\nRRULE:FREQ=MONTHLY;COUNT=3")
        #expect(try find(long, "20270205", "20270206").occurrences.count == 2)
    }

    @Test func `whether an event can touch a window is known without walking`() throws {
        let zone = try ZoneDatabase.system.zone("Asia/Almaty")
        let text =
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20270101T000000Z\r\nDTSTART:20270101T100000Z\r\n"
            + "RRULE:FREQ=DAILY;UNTIL=20270201T000000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        var reader = CalendarReader(Array(text.utf8))
        let first = reader.next()
        let event = try #require(first)
        for (from, to, expected) in [
            ("20261001", "20261101", false), ("20270115", "20270116", true), ("20270301", "20270401", false),
        ] {
            let window = try instant(from)..<instant(to)
            #expect(event.canTouch(window, defaultZone: zone) == expected)
        }
    }
}
