import Testing

@testable import ICalendar

/// What stands beside the times of an event and cannot be used: said at its line, and no loss to the event.
@Suite struct UnusableDetailTests {
    private func found(_ lines: [String]) throws -> [String] {
        let file = CalendarFile.read(event(["DTSTART:20270404T080000Z"] + lines))
        let event = try #require(file.events.first, "\(said(of: file))")
        return event.unusable.map { "\($0.position?.line ?? 0) \($0.severity) \($0.id)" }
    }

    // The names are those of CSS Color Module Level 3, which RFC 7986 points to.
    @Test(arguments: [
        ("COLOR:tomato", true), ("COLOR:DarkSlateGrey", true), ("COLOR: teal ", true), ("COLOR:#0B6E4F", false),
        ("COLOR:11", false), ("COLOR:", false), ("color;x-of=app:greenish", false),
    ]) func `a colour has a name of CSS`(line: String, isUsed: Bool) throws {
        #expect(try found([line]) == (isUsed ? [] : ["7 warning ical/colour"]))
    }

    // "Leaflet, page one", as base64(1) of coreutils writes it.
    @Test(arguments: [
        ("ATTACH;ENCODING=BASE64;VALUE=BINARY:TGVhZmxldCwgcGFnZSBvbmU=", true),
        ("ATTACH;VALUE=BINARY;ENCODING=base64;FMTTYPE=text/plain:TGVhZmxldCwgcGFnZSBvbmU=", true),
        ("ATTACH;FMTTYPE=image/png:https://desk.example/leaflet.png", true),
        ("IMAGE;ENCODING=BASE64;VALUE=BINARY:TGVhZmxldA==", true),
        ("ATTACH;ENCODING=BASE64,BASE64;VALUE=BINARY:TGVhZmxldCwgcGFnZSBvbmU=", false),
        ("ATTACH;VALUE=BINARY:TGVhZmxldCwgcGFnZSBvbmU=", false),
        ("ATTACH;ENCODING=8BIT;VALUE=BINARY:TGVhZmxldCwgcGFnZSBvbmU=", false),
        ("ATTACH;ENCODING=BASE64;VALUE=BINARY:TGVhZmxldCwgcGFnZSBvbmU", false),
        ("ATTACH;ENCODING=BASE64;VALUE=BINARY:TGVh=mxl", false),
        ("IMAGE;ENCODING=BASE64;VALUE=BINARY:&&&&", false),
    ]) func `an inline attachment is BASE64, once`(line: String, isUsed: Bool) throws {
        #expect(try found([line]) == (isUsed ? [] : ["7 warning ical/attachment"]))
    }

    // In Berlin the clocks went from 2:00 to 3:00 on 28 March 2027, in Lord Howe from 2:00 to 2:30 on 3 October 2027.
    @Test(arguments: [
        ("Europe/Berlin:20270328T021500", "2027-03-28T03:15"), ("Europe/Berlin:20270328T015959", nil),
        ("Europe/Berlin:20270328T030000", nil), ("Europe/Berlin:20271031T023000", nil),
        ("Australia/Lord_Howe:20271003T021000", "2027-10-03T02:40"), ("Asia/Almaty:20270328T021500", nil),
    ]) func `a start that no clock shows is said, with the time that is taken`(start: String, taken: String?) throws {
        let file = CalendarFile.read(event(["DTSTART;TZID=\(start)", "DURATION:PT20M"]))
        let found = try #require(file.events.first).unusable
        #expect(
            found.map { "\($0.position?.line ?? 0) \($0.severity) \($0.id)" }
                == (taken == nil ? [] : ["6 note ical/skipped-time"]))
        if let taken { #expect(found.first?.message.hasSuffix("\(taken) is taken") == true, "\(found)") }
    }

    @Test(arguments: [
        (["ACTION:DISPLAY", "TRIGGER:-PT20M"], []),
        (["ACTION:DISPLAY", "TRIGGER:-PT20M", "TRIGGER;RELATED=END:PT0S", "TRIGGER:-P2D"], [10]),
        (["ACTION:DISPLAY", "DESCRIPTION:Leave now"], [7]),
        (["ACTION:DISPLAY", "TRIGGER -PT20M"], [7]),
        // What Apple writes where there is no reminder.
        (["ACTION:NONE"], []), (["ACTION:none", "TRIGGER:-P1D", "TRIGGER:-P2D"], []),
    ]) func `a reminder has one moment`(lines: [String], expected: [Int]) throws {
        #expect(
            try found(["BEGIN:VALARM"] + lines + ["END:VALARM"]) == expected.map { "\($0) warning ical/alarm" })
    }
}
