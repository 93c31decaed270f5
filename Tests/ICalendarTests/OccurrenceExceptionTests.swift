import ICalendar
import Testing
import ZoneInfo

/// Components that replace occurrences of others, and components that say they are the same.
@Suite struct OccurrenceExceptionTests {
    /// What takes place in 2027: title, start in UTC and length in minutes; a minus before what is cancelled.
    private func find(
        _ events: [String], _ from: String = "20270101", _ to: String = "20280101", zone: String = "Asia/Almaty"
    ) throws -> (shown: [String], ids: [String], result: OccurrenceSet.Result) {
        var text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//test//EN\r\n"
        for event in events {
            text += "BEGIN:VEVENT\r\nUID:a\r\n" + (event.contains("DTSTAMP") ? "" : "DTSTAMP:20270101T000000Z\r\n")
            text += event.split(separator: "\n").joined(separator: "\r\n") + "\r\nEND:VEVENT\r\n"
        }
        text += "END:VCALENDAR\r\n"
        var reader = CalendarReader(Array(text.utf8))
        var read: [CalendarEvent] = []
        while let event = reader.next() { read.append(event) }
        try #require(read.count == events.count)
        let zone = try ZoneDatabase.system.zone(zone)
        let dates = try [from, to].map { try #require(CivilDate(basic: $0)) }
        let window = Instant(utc: CivilDateTime(dates[0], .midnight))..<Instant(utc: CivilDateTime(dates[1], .midnight))
        let result = OccurrenceSet(read, defaultZone: zone).occurrences(in: window)
        let shown = result.occurrences.map { occurrence in
            let minutes = (occurrence.end - occurrence.start) / 60
            let start = occurrence.days.map { "\($0.lowerBound)" } ?? "\(occurrence.start.utc)"
            return "\(occurrence.isCancelled ? "-" : "")\(read[occurrence.event].summary) \(start) \(minutes)"
        }
        return (shown, result.diagnostics.map(\.id), result)
    }

    private let weekly =
        "SUMMARY:w\nDTSTART;TZID=Asia/Almaty:20270210T190000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4"

    @Test(arguments: ["RECURRENCE-ID;TZID=Asia/Almaty:20270217T190000", "RECURRENCE-ID:20270217T140000Z"])
    func `a moved occurrence is at its new place and no more at its old`(id: String) throws {
        let found = try find([
            weekly, "SUMMARY:moved\n\(id)\nDTSTART;TZID=Asia/Almaty:20270218T140000\nDURATION:PT30M",
        ])
        #expect(
            found.shown == [
                "w 2027-02-10T14:00 60", "moved 2027-02-18T09:00 30", "w 2027-02-24T14:00 60", "w 2027-03-03T14:00 60",
            ])
        #expect(found.ids.isEmpty)
        #expect(found.result.occurrences.map { $0.original != nil } == [false, true, false, false])
    }

    @Test func `one that is moved into the window is found, and one that is moved out of it is not`() throws {
        let moved = "SUMMARY:moved\nRECURRENCE-ID:20270217T140000Z\nDTSTART:20270501T140000Z"
        #expect(try find([weekly, moved], "20270501", "20270502").shown == ["moved 2027-05-01T14:00 0"])
        #expect(try find([weekly, moved], "20270501", "20270502").ids.isEmpty)
        #expect(try find([weekly, moved], "20270217", "20270218").shown.isEmpty)
    }

    @Test func `a cancelled occurrence is shown as such, and so are all of a cancelled series`() throws {
        let one = try find([
            weekly,
            "SUMMARY:c\nRECURRENCE-ID:20270217T140000Z\nDTSTART:20270217T140000Z\nDURATION:PT1H\nSTATUS:CANCELLED",
        ])
        #expect(one.shown[1] == "-c 2027-02-17T14:00 60")
        #expect(one.shown.count == 4)
        let all = try find([weekly + "\nSTATUS:CANCELLED"])
        #expect(all.result.occurrences.allSatisfy { $0.isCancelled })
        #expect(all.shown.count == 4)
    }

    @Test func `an exception that meets nothing, or whose series is missing, is shown by itself and noted`() throws {
        let beside = "SUMMARY:b\nRECURRENCE-ID:20270218T140000Z\nDTSTART:20270219T140000Z"
        let found = try find([weekly, beside])
        #expect(found.shown.count == 5 && found.shown.contains("b 2027-02-19T14:00 0"))
        #expect(found.ids == ["ical/no-occurrence"])
        // UID, DTSTAMP and SUMMARY stand before its RECURRENCE-ID, which is the 16th line.
        #expect(found.result.diagnostics.first?.position?.line == 16)
        let alone = try find([beside])
        #expect(alone.shown == ["b 2027-02-19T14:00 0"])
        #expect(alone.ids == ["ical/no-series"])
    }

    @Test func `midnight in UTC names a whole day, also where that is the evening before`() throws {
        // In New York 00:00Z is 19:00 of the day before; 05:00Z is its own midnight.
        let daily = "SUMMARY:d\nDTSTART;VALUE=DATE:20270210\nRRULE:FREQ=DAILY;UNTIL=20270213T000000Z"
        let found = try find(
            [
                daily + "\nEXDATE:20270212T050000Z",
                "SUMMARY:moved\nRECURRENCE-ID:20270211T000000Z\nDTSTART;VALUE=DATE:20270220",
            ], zone: "America/New_York")
        #expect(
            found.shown == ["d 2027-02-10 1440", "d 2027-02-13 1440", "moved 2027-02-20 1440"])
    }

    @Test func `a RECURRENCE-ID as a date means what begins on that day`() throws {
        let found = try find([
            weekly, "SUMMARY:moved\nRECURRENCE-ID;VALUE=DATE:20270217\nDTSTART:20270218T090000Z",
        ])
        #expect(found.shown.count == 4 && found.shown[1] == "moved 2027-02-18T09:00 0")
        #expect(found.ids == ["ical/recurrence-id-type"])
    }

    @Test func `whole days are replaced by their day`() throws {
        let found = try find([
            "SUMMARY:d\nDTSTART;VALUE=DATE:20270301\nRRULE:FREQ=DAILY;COUNT=3",
            "SUMMARY:moved\nRECURRENCE-ID;VALUE=DATE:20270302\nDTSTART;VALUE=DATE:20270310\nDTEND;VALUE=DATE:20270312",
        ])
        #expect(found.shown == ["d 2027-03-01 1440", "d 2027-03-03 1440", "moved 2027-03-10 2880"])
    }

    // MARK: This and all later ones

    @Test func `an exception for all later ones moves them by as much as its own, with its length and title`() throws {
        let found = try find([
            weekly,
            "SUMMARY:later\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Asia/Almaty:20270224T190000\n"
                + "DTSTART;TZID=Asia/Almaty:20270225T203000\nDURATION:PT2H",
        ])
        #expect(
            found.shown == [
                "w 2027-02-10T14:00 60", "w 2027-02-17T14:00 60", "later 2027-02-25T15:30 120",
                "later 2027-03-04T15:30 120",
            ])
        #expect(found.ids.isEmpty)
    }

    @Test func `of several the latest holds, and an exception for one occurrence goes before them`() throws {
        let found = try find([
            "SUMMARY:w\nDTSTART:20270301T100000Z\nRRULE:FREQ=DAILY;COUNT=6",
            "SUMMARY:x\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270302T100000Z\nDTSTART:20270302T110000Z",
            "SUMMARY:y\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270304T100000Z\nDTSTART:20270304T120000Z\nSTATUS:CANCELLED",
            "SUMMARY:one\nRECURRENCE-ID:20270305T100000Z\nDTSTART:20270305T080000Z",
        ])
        #expect(
            found.shown == [
                "w 2027-03-01T10:00 0", "x 2027-03-02T11:00 0", "x 2027-03-03T11:00 0", "-y 2027-03-04T12:00 0",
                "one 2027-03-05T08:00 0", "-y 2027-03-06T12:00 0",
            ])
    }

    @Test func `later ones that are moved by months are found where they are`() throws {
        let events = [
            "SUMMARY:w\nDTSTART:20270101T100000Z\nRRULE:FREQ=DAILY;COUNT=10",
            "SUMMARY:x\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270106T100000Z\nDTSTART:20270606T100000Z",
        ]
        #expect(
            try find(events, "20270607", "20270609").shown == ["x 2027-06-07T10:00 0", "x 2027-06-08T10:00 0"])
        #expect(try find(events, "20270107", "20270109").shown.isEmpty)
    }

    @Test func `later ones stay on the clock of the series where they are moved in UTC`() throws {
        // Berlin's clocks go forward on 28 March 2027: 10:00 is 09:00Z before and 08:00Z after.
        let found = try find([
            "SUMMARY:w\nDTSTART;TZID=Europe/Berlin:20270320T100000\nRRULE:FREQ=WEEKLY;COUNT=3",
            "SUMMARY:x\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270327T090000Z\nDTSTART:20270327T100000Z",
        ])
        #expect(found.shown == ["w 2027-03-20T09:00 0", "x 2027-03-27T10:00 0", "x 2027-04-03T09:00 0"])
    }

    // MARK: One UID

    @Test func `of two components with one UID the newer holds`() throws {
        let bySequence = try find([
            "SUMMARY:newer\nSEQUENCE:2\nDTSTART:20270310T120000Z",
            "SUMMARY:older\nSEQUENCE:1\nDTSTART:20270310T100000Z",
        ])
        #expect(bySequence.shown == ["newer 2027-03-10T12:00 0"])
        #expect(bySequence.ids == ["ical/same-uid"] && bySequence.result.diagnostics[0].severity == .note)
        let byStamp = try find([
            "SUMMARY:early\nDTSTAMP:20270101T000000Z\nDTSTART:20270311T100000Z",
            "SUMMARY:late\nDTSTAMP:20270105T000000Z\nDTSTART:20270311T120000Z",
        ])
        #expect(byStamp.shown == ["late 2027-03-11T12:00 0"])
    }

    @Test func `of two that nothing tells apart both are shown, and both lines are named`() throws {
        let found = try find(["SUMMARY:school\nDTSTART:20270312T100000Z", "SUMMARY:works\nDTSTART:20270313T100000Z"])
        #expect(found.shown == ["school 2027-03-12T10:00 0", "works 2027-03-13T10:00 0"])
        let warning = try #require(found.result.diagnostics.first)
        #expect(warning.severity == .warning && warning.id == "ical/same-uid")
        #expect(warning.message.contains("4 and 10"))
    }

    @Test func `an event that stands twice is shown once`() throws {
        let found = try find(["SUMMARY:s\nDTSTART:20270312T100000Z", "SUMMARY:s\nDTSTART:20270312T100000Z"])
        #expect(found.shown == ["s 2027-03-12T10:00 0"])
    }

    @Test func `of two exceptions for one occurrence the newer holds, however they write its start`() throws {
        let found = try find([
            weekly, "SUMMARY:old\nRECURRENCE-ID:20270217T140000Z\nSEQUENCE:1\nDTSTART:20270218T090000Z",
            "SUMMARY:new\nRECURRENCE-ID;TZID=Asia/Almaty:20270217T190000\nSEQUENCE:2\nDTSTART:20270219T090000Z",
        ])
        #expect(found.shown.contains("new 2027-02-19T09:00 0"))
        #expect(found.shown.count == 4)
    }
}
