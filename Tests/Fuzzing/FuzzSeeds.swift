/// What the damaged calendars are made of.
package enum FuzzSeeds {
    /// With CR LF at the ends of their lines.
    package static let all: [[UInt8]] = [
        plain, series, zones, exchange, google, apple, alarms, texts, tasks, moved, wild, scheduling,
    ].map { Array($0.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n").utf8) }

    private static let plain = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Fuzz//Plain//EN
        BEGIN:VEVENT
        UID:plain-1@fuzz.example
        DTSTAMP:20270101T000000Z
        DTSTART:20270310T130000Z
        DTEND:20270310T140000Z
        SUMMARY:Rally in the park
        LOCATION:Park\\, stage 2
        GEO:43.2567;76.9286
        PRIORITY:5
        CATEGORIES:rally,open air
        URL:https://example.org/rally
        END:VEVENT
        BEGIN:VEVENT
        UID:plain-2@fuzz.example
        DTSTAMP:20270101T000000Z
        DTSTART;VALUE=DATE:20270320
        DTEND;VALUE=DATE:20270321
        SUMMARY:Day of silence
        TRANSP:TRANSPARENT
        END:VEVENT
        END:VCALENDAR

        """

    private static let series = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Fuzz//Series//EN
        BEGIN:VEVENT
        UID:weekly@fuzz.example
        DTSTAMP:20270101T000000Z
        DTSTART:20270210T140000Z
        DURATION:PT1H
        RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR;UNTIL=20270430T140000Z;WKST=SU
        RDATE:20270211T140000Z,20270213T140000Z
        EXDATE:20270224T140000Z
        SUMMARY:Weekly hour
        END:VEVENT
        BEGIN:VEVENT
        UID:weekly@fuzz.example
        RECURRENCE-ID:20270212T140000Z
        DTSTAMP:20270101T000000Z
        DTSTART:20270212T160000Z
        DURATION:PT2H
        SUMMARY:Weekly hour\\, later
        END:VEVENT
        BEGIN:VEVENT
        UID:monthly@fuzz.example
        DTSTAMP:20270101T000000Z
        DTSTART;VALUE=DATE:20270131
        RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=6
        SUMMARY:Last day of the month
        END:VEVENT
        BEGIN:VEVENT
        UID:periods@fuzz.example
        DTSTAMP:20270101T000000Z
        DTSTART:20270301T090000Z
        RDATE;VALUE=PERIOD:20270302T090000Z/PT30M,20270303T090000Z/20270303T100000Z
        SUMMARY:Of differing length
        END:VEVENT
        END:VCALENDAR

        """

    private static let zones = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Fuzz//Zones//EN
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:DAYLIGHT
        DTSTART:19700329T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        TZNAME:CEST
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19701025T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        TZNAME:CET
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VTIMEZONE
        TZID:Camp time
        BEGIN:STANDARD
        DTSTART:19700101T000000
        RDATE:19800101T000000,19900101T000000
        TZOFFSETFROM:+0500
        TZOFFSETTO:+0530
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:gap@fuzz.example
        DTSTAMP:20270101T000000Z
        DTSTART;TZID=Europe/Berlin:20270327T023000
        DTEND;TZID=Europe/Berlin:20270327T030000
        RRULE:FREQ=DAILY;COUNT=4
        SUMMARY:Over the change
        END:VEVENT
        BEGIN:VEVENT
        UID:camp@fuzz.example
        DTSTAMP:20270101T000000Z
        DTSTART;TZID="Camp time":20270310T180000
        DTEND;TZID=Asia/Almaty:20270310T190000
        SUMMARY:On two clocks
        END:VEVENT
        END:VCALENDAR

        """

    private static let alarms = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Fuzz//Alarms//EN
        BEGIN:VEVENT
        BEGIN:VALARM
        ACTION:DISPLAY
        DESCRIPTION:Soon
        TRIGGER;RELATED=END:-P1DT2H3M4S
        REPEAT:3
        DURATION:PT5M
        END:VALARM
        UID:alarm@fuzz.example
        DTSTAMP:20270101T000000Z
        DTSTART:20270310T130000Z
        BEGIN:VALARM
        ACTION:EMAIL
        SUMMARY:Mail
        DESCRIPTION:Text
        ATTENDEE:mailto:desk@example.org
        TRIGGER:PT0S
        END:VALARM
        BEGIN:VALARM
        ACTION:AUDIO
        ATTACH;VALUE=URI:Basso
        TRIGGER:-PT30M
        END:VALARM
        END:VEVENT
        END:VCALENDAR

        """

    private static let texts = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Fuzz//Texts//EN
        NAME:Үгіт\\, кездесу
        REFRESH-INTERVAL;VALUE=DURATION:PT6H
        COLOR:gold
        X-APPLE-CALENDAR-COLOR:#E6C800
        BEGIN:VEVENT
        UID:texts@fuzz.example
        DTSTAMP:20270101T000000Z
        DTSTART:20270310T130000Z
        SUMMARY;LANGUAGE=kk:Көкшетау\\; Әуезов көшесі\\nекінші қатар \\\\ соңы
        DESCRIPTION;ALTREP="cid:part1@example.org":one\\, two\\nthree
        ORGANIZER;CN="Team ^^n ^'Dala^' ^nline":mailto:team@example.org
        ATTENDEE;CN="Anchor; desk: 2, floor 3";MEMBER="mailto:tv@example.org","mailto:radio@example.org":mailto:a
         @example.org
        ATTACH;ENCODING=BASE64;VALUE=BINARY:cG9zdGVyIHRleHQ=
        COMMENT:🗳 votes
        REQUEST-STATUS:2.0;Success
        END:VEVENT
        END:VCALENDAR

        """

    private static let tasks = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Fuzz//Tasks//EN
        BEGIN:VTODO
        UID:todo@fuzz.example
        DTSTAMP:20270101T000000Z
        DUE:20270310T130000Z
        PERCENT-COMPLETE:50
        STATUS:IN-PROCESS
        SUMMARY:Print posters
        END:VTODO
        BEGIN:VJOURNAL
        UID:journal@fuzz.example
        DTSTAMP:20270101T000000Z
        DTSTART;VALUE=DATE:20270310
        DESCRIPTION:First
        DESCRIPTION:Second
        END:VJOURNAL
        BEGIN:VFREEBUSY
        UID:busy@fuzz.example
        DTSTAMP:20270101T000000Z
        FREEBUSY;FBTYPE=BUSY:20270310T130000Z/PT1H,20270311T130000Z/20270311T140000Z
        END:VFREEBUSY
        BEGIN:X-OWN
        X-A:1
        BEGIN:X-INNER
        X-B:2
        END:X-INNER
        END:X-OWN
        END:VCALENDAR

        """

    private static let moved = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Fuzz//Moved//EN
        BEGIN:VEVENT
        UID:moved@fuzz.example
        RECURRENCE-ID;TZID=Asia/Almaty;RANGE=THISANDFUTURE:20240229T180000
        DTSTAMP:20240101T000000Z
        SEQUENCE:2
        DTSTART;TZID=Asia/Almaty:20240229T200000
        DTEND;TZID=Asia/Almaty:20240229T210000
        SUMMARY:Later from now on
        END:VEVENT
        BEGIN:VEVENT
        UID:moved@fuzz.example
        DTSTAMP:20240101T000000Z
        SEQUENCE:2
        DTSTART;TZID=Asia/Almaty:20240215T180000
        DTEND;TZID=Asia/Almaty:20240215T190000
        RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=8
        EXDATE;TZID=Asia/Almaty:20240222T180000
        SUMMARY:Weekly over the change
        END:VEVENT
        BEGIN:VEVENT
        UID:moved@fuzz.example
        RECURRENCE-ID:20240307T130000Z
        DTSTAMP:20240101T000000Z
        DTSTART;TZID=Asia/Almaty:20240308T180000
        STATUS:CANCELLED
        END:VEVENT
        END:VCALENDAR

        """

    private static let wild = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Fuzz//Wild//EN
        BEGIN:VEVENT
        UID:second@fuzz.example
        DTSTAMP:20270101T000000Z
        DTSTART:20000101T000000Z
        RRULE:FREQ=SECONDLY
        END:VEVENT
        BEGIN:VEVENT
        UID:never@fuzz.example
        DTSTAMP:20270101T000000Z
        DTSTART:20000101T000000Z
        RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31
        END:VEVENT
        BEGIN:VEVENT
        UID:dense@fuzz.example
        DTSTAMP:20270101T000000Z
        DTSTART:20270101T000000Z
        RRULE:FREQ=YEARLY;COUNT=1;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,30;BYS
         ETPOS=-1
        END:VEVENT
        BEGIN:VEVENT
        UID:count@fuzz.example
        DTSTAMP:20270101T000000Z
        DTSTART:19000101T060000Z
        RRULE:FREQ=DAILY;COUNT=1000000000
        END:VEVENT
        END:VCALENDAR

        """

    private static let scheduling = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Fuzz//Two//EN
        METHOD:REQUEST
        BEGIN:VEVENT
        UID:dup@fuzz.example
        DTSTAMP:20270101T000000Z
        DTSTART:20270310T130000Z
        ORGANIZER:mailto:a@example.org
        ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:b@example.org
        SEQUENCE:1
        END:VEVENT
        END:VCALENDAR
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Fuzz//Two//EN
        BEGIN:VEVENT
        UID:dup@fuzz.example
        DTSTAMP:20270102T000000Z
        DTSTART:20270311T130000Z
        SEQUENCE:1
        END:VEVENT
        END:VCALENDAR

        """
}
