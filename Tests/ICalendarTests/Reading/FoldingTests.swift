import ICalendar
import Testing

/// Physical form: folds, line ends, encodings.
@Suite struct FoldingTests {
    @Test func `a fold inside a letter is undone before anything is decoded`() throws {
        // A two-octet letter, its second octet on the next line.
        var file = octets([
            "BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "DTSTART:20270310T130000Z", "DTEND:20270310T140000Z",
        ])
        let letter = Array("ы".utf8)
        file += Array("SUMMARY:Қ".utf8) + [letter[0], 13, 10, 0x20, letter[1]] + octets(["зыл алаң"])
        file += octets(["END:VEVENT", "END:VCALENDAR"])
        let read = CalendarFile.read(file)
        #expect(read.events.map(\.summary) == ["Қызыл алаң"])
        #expect(try read.events.map(\.start) == [utc("2027-03-10T13:00:00Z")])
        #expect(read.diagnostics.isEmpty)
        #expect(read.isWhole)
    }

    @Test func `folds with a tab, in a name, in a parameter, in an escape are undone, and one blank only is removed`()
        throws
    {
        let read = CalendarFile.read(
            event([
                "DTST\r\n\tART:20270311T140000Z", "SUMMARY:Round\\\r\n , two",
                "DESCRIPTION:First\\\r\n nsecond \r\n  line", "LOC\r\n ATION;LANGUAGE=e\r\n n:Studio 5",
            ]))
        let event = try #require(read.events.first)
        #expect(try event.start == utc("2027-03-11T14:00:00Z"))
        #expect(event.summary == "Round, two")
        #expect(event.component.property("DESCRIPTION")?.text == "First\nsecond  line")
        #expect(event.component.property("LOCATION")?.text == "Studio 5")
        #expect(event.component.property("LOCATION")?.parameter("LANGUAGE") == "en")
        #expect(read.diagnostics.isEmpty)
    }

    @Test(arguments: ["\r\n", "\n", "\r"])
    func `lines end with CR LF, LF or CR`(lineEnd: String) throws {
        let lines = [
            "BEGIN:VCALENDAR", "X-WR-CALNAME:Дала", "BEGIN:VEVENT", "UID:1", "DTSTART:20270310T130000Z",
            "SUMMARY:a", " b", "DURATION:nonsense", "END:VEVENT", "END:VCALENDAR",
        ]
        let read = CalendarFile.read(octets(lines, lineEnd: lineEnd))
        #expect(read.events.map(\.summary) == ["ab"])
        #expect(read.name == "Дала")
        #expect(said(of: read) == ["8:10 error ical/duration"])
        #expect(read.isWhole)
    }

    @Test func `a byte order mark is passed over, also where two files were joined`() {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let one = event(["DTSTART;VALUE=DATE:20270321"])
        let read = CalendarFile.read(mark + one + mark + one)
        #expect(read.events.count == 2)
        #expect(read.diagnostics.isEmpty)
    }

    @Test(arguments: [true, false], [true, false])
    func `UTF-16 is read, whichever octet comes first, with or without a mark`(isBigEndian: Bool, hasMark: Bool) throws
    {
        let text = String(decoding: event(["DTSTART:20270310T130000Z", "SUMMARY:Дебат 🎤 кеш"]), as: UTF8.self)
        let units = (hasMark ? [0xFEFF] : []) + Array(text.utf16)
        let file = units.flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isBigEndian ? [high, low] : [low, high]
        }
        let read = CalendarFile.read(file)
        #expect(read.events.map(\.summary) == ["Дебат 🎤 кеш"])
        #expect(read.isWhole)
        #expect(said(of: read) == ["warning ical/encoding"])
    }

    @Test func `places count scalars of the physical line, the blank of a fold included`() throws {
        // Line 6 begins at column 1; its value follows `SUMMARY;LANGUAGE=kk:`, 20 characters, at 21.
        let read = CalendarFile.read(
            event([
                "SUMMARY;LANGUAGE=kk:Әәә", " ббб", "DTSTART;VALUE=DATE:20270310",
                "EXDATE;VALUE=DATE:20270311,", " 20270231", "LOCATION:x",
            ]))
        let event = try #require(read.events.first)
        let summary = try #require(event.component.property("SUMMARY"))
        #expect(summary.position == TextPosition(line: 6, column: 1))
        #expect(summary.valuePosition == TextPosition(line: 6, column: 21))
        // Three letters of two octets each, then the fold: the fourth stands in the second column of line 7.
        #expect(summary.position(inValue: 4) == TextPosition(line: 6, column: 23))
        #expect(summary.position(inValue: 6) == TextPosition(line: 7, column: 2))
        #expect(event.component.property("LOCATION")?.position == TextPosition(line: 11))
        #expect(said(of: read) == ["10:2 error ical/date"])
    }
}
