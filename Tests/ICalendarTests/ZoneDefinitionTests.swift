import ICalendar
import Testing
import ZoneInfo

@Suite struct ZoneDefinitionTests {
    private func definition(_ name: String, _ first: String, _ last: String) throws -> [String] {
        let zone = try ZoneDatabase.system.zone(name)
        let moments = try [first, last].map { try #require(CivilDateTime(basic: $0)) }
        var writer = ContentLineWriter()
        writer.write(zone, covering: Instant(utc: moments[0])...Instant(utc: moments[1]))
        return String(decoding: writer.bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }

    @Test func `Almaty in March 2024 has the change from +06 to +05 and no other`() throws {
        let lines = try definition("Asia/Almaty", "20240220T120000", "20240305T130000")
        #expect(lines.first == "BEGIN:VTIMEZONE" && lines.last == "END:VTIMEZONE")
        #expect(lines[1] == "TZID:Asia/Almaty")
        // It took effect at 00:00 of 1 March, +06:
        #expect(lines.contains("DTSTART:20240301T000000"))
        #expect(lines.filter { $0.hasPrefix("TZOFFSETTO") } == ["TZOFFSETTO:+0600", "TZOFFSETTO:+0500"])
        #expect(lines.filter { $0.hasPrefix("TZOFFSETFROM") } == ["TZOFFSETFROM:+0600", "TZOFFSETFROM:+0600"])
        #expect(!lines.contains("BEGIN:DAYLIGHT"))
    }

    @Test func `a summer in Berlin also has the winter before it`() throws {
        let lines = try definition("Europe/Berlin", "20270610T120000", "20270710T120000")
        #expect(lines.filter { $0.hasPrefix("BEGIN:") } == ["BEGIN:VTIMEZONE", "BEGIN:STANDARD", "BEGIN:DAYLIGHT"])
        // 25 October 2026, 3:00 summer time, and 28 March 2027, 2:00.
        #expect(lines.filter { $0.hasPrefix("DTSTART") } == ["DTSTART:20261025T030000", "DTSTART:20270328T020000"])
        #expect(lines.filter { $0.hasPrefix("TZNAME") } == ["TZNAME:CET", "TZNAME:CEST"])
    }

    @Test func `a zone without changes begins before the first instant`() throws {
        let lines = try definition("Asia/Kolkata", "20230310T120000", "20230310T120000")
        #expect(lines.filter { $0.hasPrefix("TZOFFSET") } == ["TZOFFSETFROM:+0530", "TZOFFSETTO:+0530"])
        #expect(lines.contains("DTSTART:19700101T000000"))
        let old = try definition("Asia/Kolkata", "19600310T120000", "19600310T120000")
        #expect(old.contains("DTSTART:19600309T120000"))
    }
}
