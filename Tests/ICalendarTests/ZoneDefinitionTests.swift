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

    private func parts(_ lines: [String], _ names: String...) -> [String] {
        lines.filter { line in names.contains { line.hasPrefix($0) } }
    }

    @Test func `many years in Berlin take one STANDARD and one DAYLIGHT`() throws {
        let lines = try definition("Europe/Berlin", "20240610T120000", "20300710T120000")
        // The last Sundays of March 2024, the 31st, and of October, the 27th.
        #expect(
            parts(lines, "BEGIN", "DTSTART", "RRULE") == [
                "BEGIN:VTIMEZONE", "BEGIN:DAYLIGHT", "DTSTART:20240331T020000",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "BEGIN:STANDARD", "DTSTART:20241027T030000",
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            ])
    }

    @Test func `rules that were given up have an end`() throws {
        // From 2007 on New York begins on the second Sunday of March and ends on the first of November; before, on the
        // first Sunday of April (7 April 2002) and the last of October (28 October 2001; 29 October 2006 at 06:00Z).
        let lines = try definition("America/New_York", "20020110T120000", "20100710T120000")
        #expect(
            parts(lines, "DTSTART", "RRULE") == [
                "DTSTART:20011028T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20061029T060000Z",
                "DTSTART:20020407T020000", "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z",
                "DTSTART:20070311T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
                "DTSTART:20071104T020000", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
            ])
    }

    /// The Friday before the last Sunday of March: from the 23rd to the 29th; in 2026 the 27th.
    @Test func `a weekday in a week of the month is written with the days of that week`() throws {
        let lines = try definition("Asia/Jerusalem", "20260110T120000", "20290110T120000")
        #expect(lines.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR"))
        #expect(lines.contains("DTSTART:20260327T020000"))
    }

    @Test func `changes without a rule are written one by one`() throws {
        // Morocco's clocks go back for Ramadan, which moves: 2024 from 10 March to 14 April, 2025 from 23 February to 6 April.
        let lines = try definition("Africa/Casablanca", "20240301T000000", "20250501T000000")
        #expect(parts(lines, "RRULE").isEmpty)
        for start in ["20240310T030000", "20240414T020000", "20250223T030000", "20250406T020000"] {
            #expect(lines.contains("DTSTART:\(start)"))
        }
    }

    @Test(arguments: ["Europe/Dublin", "Africa/Casablanca", "Europe/London", "Australia/Lord_Howe", "Antarctica/Troll"])
    func `daylight saving time is the time after the clock is put forward, in Ireland and Morocco too`(
        name: String
    ) throws {
        let lines = try definition(name, "20260110T120000", "20270710T120000")
        let offsets = zip(parts(lines, "BEGIN:S", "BEGIN:D"), zip(parts(lines, "TZOFFSETF"), parts(lines, "TZOFFSETT")))
        // All of these are ahead of UTC or at it, so that the texts are in the order of the offsets.
        for (kind, (from, to)) in offsets {
            let isForward = from.suffix(4) < to.suffix(4)
            #expect((kind == "BEGIN:DAYLIGHT") == isForward, "\(name): \(from) \(to)")
        }
        #expect(lines.contains("BEGIN:DAYLIGHT") && lines.contains("BEGIN:STANDARD"))
    }

    @Test func `a definition is small however many years it covers`() throws {
        for name in ZoneDatabase.system.identifiers where !["Asia/Gaza", "Asia/Hebron"].contains(name) {
            let lines = try definition(name, "20260110T120000", "20290110T120000")
            // Morocco and Western Sahara change twice a year without a rule, Egypt by one that RRULE cannot say; others
            // take two parts.
            let irregular = ["Africa/Casablanca", "Africa/El_Aaiun", "Africa/Cairo", "Egypt"].contains(name)
            #expect(parts(lines, "DTSTART").count <= (irregular ? 8 : 2), "\(name)")
        }
    }

    /// Read by our own reader of definitions, under a name that no database has: also times in a gap, and those that the
    /// clock shows twice.
    @Test func `every zone is read back as it was written, in gaps and overlaps too`() throws {
        let database = ZoneDatabase.system
        let bounds = try ["19980101T000000", "20320101T000000"].map {
            Instant(utc: try #require(CivilDateTime(basic: $0)))
        }
        var looked = 0
        for name in database.identifiers {
            let zone = try database.zone(name)
            var writer = ContentLineWriter()
            writer.write(zone, covering: bounds[0]...bounds[1])
            let text = String(decoding: writer.bytes, as: UTF8.self).replacing("TZID:\(name)", with: "TZID:X-Test")
            var table = ZoneTable(definitions: [try ZoneText.component(text)])
            let found = table.zone("X-Test").zone
            let read = try #require(found).zone
            #expect(table.diagnostics.isEmpty, "\(name): \(table.diagnostics)")
            for change in zone.changes(in: bounds[0]..<bounds[1]) {
                let local = CivilDateTime(
                    secondsAsUTC: change.instant.seconds + Int64(change.before.offset.seconds))
                for shift: Int64 in [-86_400, -3600, -1800, -1, 0, 1800, 3600] {
                    let moment = local.adding(seconds: shift)
                    looked += 1
                    if read.resolve(moment) != zone.resolve(moment) {
                        Issue.record("\(name) \(moment): \(read.resolve(moment)), not \(zone.resolve(moment))")
                    }
                }
            }
        }
        #expect(looked > 50_000)
    }
}
