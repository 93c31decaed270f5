@testable import ICalendar
import Testing

/// What holds for every file.
@Suite struct ReadingPropertyTests {
    /// A file with all that a reader can trip over.
    private static let file: [UInt8] =
        octets([
            "\u{FEFF}BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-CALNAME:Дала\\, ж", " ол", "BEGIN:VTIMEZONE",
            "TZID:Asia/Almaty",
            "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0500", "TZOFFSETTO:+0500", "END:STANDARD",
            "END:VTIMEZONE", "BEGIN:VEVENT", "UID:1", "DTSTART;TZID=\"Asia/Almaty\":20270310T180000", "SUMMARY:Кез",
            " десу",
            "\tдва", "BEGIN:VALARM", "TRIGGER:-PT5M", "END:VALARM", "BAD LINE", "END:VEVENT", "",
        ])
        + octets(["BEGIN:VEVENT", "UID:2", "DTSTART:20270230T100000Z", "END:VEVENT"], lineEnd: "\n")
        + octets(
            ["BEGIN:VEVENT", "UID:3", "DTSTART;VALUE=DATE:20270310", "DTEND;VALUE=DATE:20270310", "END:VEVENT"],
            lineEnd: "\r")
        + octets(["END:VCALENDAR"])

    @Test func `a file is read alike wherever it is split into pieces`() {
        let whole = summary(of: CalendarFile.read(Self.file))
        #expect(whole.count > 15)
        // Pieces of each size, so that a piece ends at each place.
        for size in 4...Self.file.count {
            let pieces = CalendarFile(CalendarReader(CalendarInput(Self.file, pieceSize: size)))
            #expect(summary(of: pieces) == whole, "in pieces of \(size)")
        }
    }

    @Test func `UTF-16 is read alike wherever it is split into pieces`() {
        let text = String(decoding: event(["DTSTART:20270310T130000Z", "SUMMARY:Дебат 🎤 кеш"]), as: UTF8.self)
        let file = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let whole = summary(of: CalendarFile.read(file))
        for size in 4...file.count {
            let pieces = CalendarFile(CalendarReader(CalendarInput(file, pieceSize: size)))
            #expect(summary(of: pieces) == whole, "in pieces of \(size)")
        }
    }

    @Test func `a file cut at any octet is read without a crash, and says that it is cut`() {
        // What follows the last octet of END:VCALENDAR is only its line end.
        let last = Self.file.count - 2
        for count in 0..<last {
            let read = CalendarFile.read(Array(Self.file[..<count]))
            #expect(!read.isWhole, "cut after \(count)")
            #expect(read.diagnostics.contains { $0.severity == .error }, "cut after \(count)")
        }
        for count in last...Self.file.count { #expect(CalendarFile.read(Array(Self.file[..<count])).isWhole) }
    }

    @Test func `the order of an event's lines changes nothing of what it means`() throws {
        let lines = [
            "DTSTART;TZID=Asia/Almaty:20270310T180000", "DTEND;TZID=Asia/Almaty:20270310T190000", "SUMMARY:s",
            "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;TZID=Asia/Almaty:20270311T180000", "SEQUENCE:2", "STATUS:TENTATIVE",
        ]
        let meaning = { (lines: [String]) throws -> String in
            let read = CalendarFile.read(event(lines))
            let event = try #require(read.events.first)
            #expect(read.diagnostics.isEmpty)
            guard case .zoned(let start, let zone) = event.start, case .zoned(let end, _)? = event.end,
                case .zoned(let exception, _)? = event.exceptions.first
            else { return "no zone" }
            return
                "\(event.uid) \(start) \(zone.tzid) \(end) \(event.rules) \(exception) \(event.sequence) \(event.status)"
        }
        let first = try meaning(lines)
        #expect(first.contains("Asia/Almaty"))
        for shift in 1..<lines.count { #expect(try meaning(Array(lines[shift...] + lines[..<shift])) == first) }
        #expect(try meaning(lines.reversed()) == first)
    }

    @Test func `a file is read alike event by event and as a whole`() throws {
        var reader = CalendarReader(Self.file)
        var uids: [String] = []
        while let event = reader.next() {
            uids.append(event.uid)
            // What the calendar says of itself is known before its first event.
            let name = reader.header?.property("X-WR-CALNAME")?.text
            #expect(name == "Дала, жол")
        }
        #expect(uids == ["1", "3"])
        let (isWhole, diagnostics) = (reader.isWhole, reader.diagnostics)
        #expect(isWhole)
        #expect(diagnostics == CalendarFile.read(Self.file).diagnostics)
    }
}
