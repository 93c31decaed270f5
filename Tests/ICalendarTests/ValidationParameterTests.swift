import ICalendar
import Testing

/// Parameters: which stand where, what they hold.
@Suite struct ValidationParameterTests {
    @Test(arguments: [
        ("SUMMARY;TZID=Asia/Almaty:Rally", "8:9 warning ical/parameter-place"),
        ("DTSTAMP-IS:x", "8:1 warning ical/unknown-property"),
        ("SUMARY:Rally", "8:1 warning ical/unknown-property"),
        ("SUMMARY;LANGAUGE=en:Rally", "8:9 warning ical/unknown-parameter"),
        ("SUMMARY;LANGUAGE=en;LANGUAGE=kk:Rally", "8:9 error ical/parameter-repeated"),
        ("SUMMARY;LANGUAGE=e_n:Rally", "8:9 warning ical/parameter-value"),
        ("DTEND;VALUE=TEXT:20270310T140000Z", "8:7 error ical/value-type"),
        ("DTEND;VALUE=DATES:20270311", "8:7 error ical/value-type"),
        ("DESCRIPTION;ENCODING=QUOTED-PRINTABLE:a", "8:13 error ical/parameter-value"),
        ("ATTACH;ENCODING=BASE64:QUJD", "8:8 error ical/attachment"),
        ("ATTACH;VALUE=BINARY:QUJD", "8:8 error ical/attachment"),
        ("ATTENDEE;PARTSTAT=YES:mailto:a@example.org", "8:10 warning ical/parameter-value"),
        ("ATTENDEE;ROLE=BOSS:mailto:a@example.org", "8:10 warning ical/parameter-value"),
        ("ATTENDEE;RSVP=MAYBE:mailto:a@example.org", "8:10 error ical/parameter-value"),
        ("ATTENDEE;SENT-BY=me:mailto:a@example.org", "8:10 warning ical/parameter-value"),
        ("RECURRENCE-ID;RANGE=THISANDPRIOR:20270310T130000Z", "8:15 error ical/parameter-value"),
        ("RECURRENCE-ID;RANGE=THISANDFUTURE:20270310T130000Z", "8:15 note ical/client-range"),
        ("CONFERENCE;VALUE=URI;FEATURE=VDEO:https://example.org", "8:22 warning ical/parameter-value"),
        ("DTEND;TZID=Asia/Almaty:20270310T190000Z", "8:7 warning ical/zone-on-utc"),
        ("DTEND;TZID=Asia/Almaty:20270310T190000", "8:7 warning ical/zone-undefined"),
        ("DTEND;TZID=Neverland:20270310T190000", "8:7 error ical/zone-undefined"),
        ("DTEND;TZID=:20270310T190000", "8:7 error ical/parameter-value"),
    ])
    func `a parameter that says nothing there is found where it begins`(line: String, expected: String) {
        let found = ValidationSample.found(in: ValidationSample.event(line))
        #expect(found.contains(expected))
    }

    @Test(arguments: [
        "SUMMARY;LANGUAGE=kk-Latn;ALTREP=\"https://example.org\":Rally", "SUMMARY;X-OWN=1;X-OWN2=\"a;b\":Rally",
        "ATTENDEE;CN=\"One; two\";ROLE=CHAIR;PARTSTAT=X-LATE;RSVP=false;CUTYPE=ROOM:mailto:a@example.org",
        "ATTENDEE;EMAIL=a@example.org;SCHEDULE-STATUS=\"1.2\";X-NUM-GUESTS=0:mailto:a@example.org",
        "ATTENDEE;MEMBER=\"mailto:b@example.org\",\"mailto:c@example.org\":mailto:a@example.org",
        "DTEND;VALUE=DATE-TIME:20270310T140000Z", "RELATED-TO;RELTYPE=SIBLING:b@example.org",
        "CATEGORIES;LANGUAGE=en:rally", "LOCATION;VALUE=TEXT:Park",
        "IMAGE;VALUE=URI;DISPLAY=BADGE:https://a.example/b.png",
    ])
    func `a parameter in its place is not spoken of`(line: String) {
        let found = ValidationSample.found(in: ValidationSample.event(line))
        #expect(found.filter { $0 != "8:76 warning ical/line-length" } == [])
    }

    @Test func `a whole day has no TZID`() {
        let lines = ValidationSample.event(start: "DTSTART;VALUE=DATE;TZID=Asia/Almaty:20270310")
        #expect(ValidationSample.found(in: lines) == ["7:20 warning ical/zone-on-date"])
    }
}
