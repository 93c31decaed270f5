import ICalendar
import Testing

/// Files that are made to cost too much.
@Suite struct HostileFileTests {
    private let good = ["BEGIN:VEVENT", "UID:good", "DTSTART:20270310T100000Z", "END:VEVENT"]

    @Test(arguments: ["X-DEEP", "VALARM", "VEVENT", "VCALENDAR", "STANDARD"])
    func `components ten thousand deep in each other cost no stack, and what comes after is read`(name: String) {
        let depth = 10_000
        let read = CalendarFile.read(
            calendar(
                ["BEGIN:VEVENT", "UID:deep", "DTSTART:20270310T100000Z"]
                    + Array(repeating: "BEGIN:\(name)", count: depth)
                    + Array(repeating: "END:\(name)", count: depth) + ["END:VEVENT"] + good))
        #expect(read.events.last?.uid == "good")
        #expect(read.events.contains { $0.uid == "deep" })
        #expect(read.diagnostics.contains { $0.severity == .error })
        #expect(read.diagnostics.count <= ReadingLimits().diagnostics + 1)
    }

    @Test func `a description of twenty million octets is kept whole, in one line and folded`() throws {
        let text = String(repeating: "a", count: 20_000_000)
        let folded = stride(from: 0, to: text.utf8.count, by: 74).map { _ in String(repeating: "a", count: 74) }
        for file in [
            calendar(
                ["BEGIN:VEVENT", "UID:1", "DTSTART:20270310T100000Z", "DESCRIPTION:\(text)", "END:VEVENT"] + good),
            calendar(
                [
                    "BEGIN:VEVENT", "UID:1", "DTSTART:20270310T100000Z",
                    "DESCRIPTION:" + folded.joined(separator: "\r\n "), "END:VEVENT",
                ]
                    + good),
        ] {
            let read = CalendarFile.read(file)
            #expect(read.events.map(\.uid) == ["1", "good"])
            // 20,000,000 octets are 270,270 pieces of 74 and a part of one more, which is written whole.
            let length = try #require(read.events.first?.component.property("DESCRIPTION")).value.utf8.count
            #expect(length == 20_000_000 || length == 270_271 * 74)
            #expect(read.diagnostics.isEmpty)
        }
    }

    @Test(arguments: ["a", "\r\n a", "\r\n "])
    func `a line over the limit is left out, with the limit, and the next event is read`(piece: String) throws {
        var limits = ReadingLimits()
        limits.longestLine = 1000
        let read = CalendarFile.read(
            calendar(
                [
                    "BEGIN:VEVENT", "UID:1", "DTSTART:20270310T100000Z",
                    "DESCRIPTION:" + String(repeating: piece, count: 5000), "END:VEVENT",
                ]
                    + good), limits: limits)
        #expect(read.events.map(\.uid) == ["1", "good"])
        #expect(read.events.first?.component.property("DESCRIPTION") == nil)
        #expect(said(of: read) == ["6:1 error ical/limit"])
        #expect(read.diagnostics.first?.message.contains("1000") == true)
        #expect(read.diagnostics.first?.message.hasPrefix("DESCRIPTION") == true)
    }

    @Test func `a hundred thousand properties are read`() {
        let read = CalendarFile.read(
            calendar(
                ["BEGIN:VEVENT", "UID:1", "DTSTART:20270310T100000Z"] + Array(repeating: "COMMENT:x", count: 100_000)
                    + ["END:VEVENT"] + good))
        #expect(read.events.map(\.component.properties.count) == [100_002, 2])
        #expect(read.diagnostics.isEmpty)
    }

    @Test func `lines, components and octets beyond the limits are left out, each said once`() {
        var limits = ReadingLimits()
        limits.linesInComponent = 10
        limits.componentsInComponent = 5
        limits.componentSize = 4000
        let lines = CalendarFile.read(
            event(["DTSTART:20270310T100000Z"] + Array(repeating: "COMMENT:x", count: 20)), limits: limits)
        // UID, DTSTAMP and DTSTART are three of the ten, so line 14 is the eleventh.
        #expect(lines.events.map(\.component.properties.count) == [10])
        #expect(said(of: lines) == ["14:1 error ical/limit"])
        let alarms = CalendarFile.read(
            event(
                ["DTSTART:20270310T100000Z"]
                    + Array(repeating: ["BEGIN:VALARM", "END:VALARM"], count: 20).flatMap(\.self)),
            limits: limits)
        #expect(alarms.events.map(\.component.components.count) == [5])
        #expect(said(of: alarms) == ["17:1 error ical/limit"])
        let large = String(repeating: "x", count: 1500)
        let size = CalendarFile.read(
            event(["DTSTART:20270310T100000Z"] + Array(repeating: "COMMENT:\(large)", count: 5)), limits: limits)
        #expect(size.events.map(\.component.properties.count) == [5])
        #expect(said(of: size) == ["9:1 error ical/limit"])
    }

    @Test func `dates beyond the limit are left out`() {
        var limits = ReadingLimits()
        limits.dates = 3
        let read = CalendarFile.read(
            event(["DTSTART;VALUE=DATE:20270310", "RDATE;VALUE=DATE:20270311,20270312,20270313,20270314,20270315"]),
            limits: limits)
        #expect(read.events.first?.dates.count == 3)
        // After `RDATE;VALUE=DATE:` (17) come three values of eight with their commas: 17 + 27 + 1.
        #expect(said(of: read) == ["7:45 error ical/limit"])
    }

    @Test func `messages beyond the limit are counted, errors among them`() throws {
        var limits = ReadingLimits()
        limits.diagnostics = 5
        let read = CalendarFile.read(
            calendar(
                Array(repeating: ["BEGIN:VEVENT", "UID:1", "DTSTART:x", "END:VEVENT"], count: 20).flatMap(\.self)),
            limits: limits)
        #expect(read.events.isEmpty)
        #expect(read.diagnostics.count == 6)
        let last = try #require(read.diagnostics.last)
        #expect(last.id == "ical/more")
        #expect(last.severity == .error)
        #expect(last.message.contains("15"))
    }

    @Test func `made-up kinds of components without end are counted together`() {
        let read = CalendarFile.read(
            calendar((0..<1000).flatMap { ["BEGIN:X-\($0)", "END:X-\($0)"] } + good))
        #expect(read.counts.count <= 66)
        #expect(read.counts.values.reduce(0, +) == 1001)
        #expect(read.events.map(\.uid) == ["good"])
    }

    @Test func `names of zones beyond the limit are not looked up, and that is said`() {
        var limits = ReadingLimits()
        limits.zones = 2
        let read = CalendarFile.read(
            calendar(
                ["Europe/Berlin", "Asia/Almaty", "Europe/Paris", "Asia/Almaty"].enumerated().flatMap { index, zone in
                    ["BEGIN:VEVENT", "UID:\(index)", "DTSTART;TZID=\(zone):20270310T100000", "END:VEVENT"]
                }), limits: limits)
        let zoned = read.events.map { event in if case .zoned = event.start { true } else { false } }
        #expect(zoned == [true, true, false, true])
        #expect(said(of: read) == ["13:1 error ical/limit"])
    }
}
