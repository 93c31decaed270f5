/// Calendars as the large programs write them.
extension FuzzSeeds {
    static let exchange = """
        BEGIN:VCALENDAR
        METHOD:PUBLISH
        PRODID:Fuzz Exchange
        VERSION:2.0
        BEGIN:VTIMEZONE
        TZID:W. Europe Standard Time
        BEGIN:STANDARD
        DTSTART:16010101T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010101T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
        END:DAYLIGHT
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:040000008200E00074C5B7101A82E008
        SUMMARY;LANGUAGE=en-US:Meeting
        DTSTART;TZID=W. Europe Standard Time:20270310T130000
        DTEND;TZID=W. Europe Standard Time:20270310T133000
        CLASS:PUBLIC
        PRIORITY:5
        DTSTAMP:20270101T000000Z
        TRANSP:OPAQUE
        STATUS:CONFIRMED
        SEQUENCE:0
        X-MICROSOFT-CDO-BUSYSTATUS:BUSY
        X-ALT-DESC;FMTTYPE=text/html:<html><body>text</body></html>
        END:VEVENT
        END:VCALENDAR

        """

    static let google = """
        BEGIN:VCALENDAR
        PRODID:-//Fuzz//Like Google//EN
        VERSION:2.0
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        X-WR-CALNAME:Campaign
        X-WR-TIMEZONE:Asia/Almaty
        BEGIN:VEVENT
        DTSTART:20270310T180000
        DTEND:20270310T190000
        DTSTAMP:20270101T000000Z
        UID:abc@google.example
        CREATED:20270101T000000Z
        DESCRIPTION:A long text that is folded by the writer because no line may ha
         ve more than seventy-five octets\\, which this one has.
        LAST-MODIFIED:20270101T000000Z
        RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20270401;BYDAY=WE
        EXDATE;VALUE=DATE:20270317
        SEQUENCE:1
        STATUS:TENTATIVE
        SUMMARY:Floating
        TRANSP:OPAQUE
        END:VEVENT
        END:VCALENDAR

        """

    static let apple = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Fuzz//Like Apple//EN
        CALSCALE:GREGORIAN
        BEGIN:VEVENT
        UID:1B2C-3D4E
        DTSTAMP:20270101T000000Z
        DTSTART;TZID=Asia/Almaty:20270310T180000
        DTEND;TZID=Asia/Almaty:20270310T190000
        SUMMARY:With a place
        X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-APPLE-RADIUS=70;X-TITLE="Hall: 1, 2":geo:43.2,76.9
        BEGIN:VALARM
        X-WR-ALARMUID:9-9
        UID:9-9
        TRIGGER;VALUE=DATE-TIME:19760401T005545Z
        ACTION:NONE
        END:VALARM
        END:VEVENT
        END:VCALENDAR

        """
}
