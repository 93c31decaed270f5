import CampaignFiles
import CampaignModel
import Testing

/// Broadcast logs: good rows are kept, each bad one is named and counted.
struct LogTests {
    static let calendar = """
        keste: 1
        campaign: {id: test, title: Test, zone: Europe/Berlin}
        contests: [{id: lists, title: Lists}, {id: mayor, title: Mayor}]
        contestants:
          - {id: lake, kind: party, name: Lake, contests: [lists]}
          - {id: hill, kind: candidate, name: Hill, contests: [lists, mayor]}
          - {id: chair, kind: official, name: Chair}
        channels: [{id: city-tv, kind: tv, name: City TV}]
        events: [{id: debate, kind: debate, title: Debate, start: 2027-05-03T20:00, duration: 1h}]

        """

    static func load(_ log: String, airtime: String = "{log: log.csv, mode: aired}") -> LoadedCalendar {
        CalendarLoader(
            files: MemoryFileSystem(["x/calendar.yaml": calendar + "airtime: [\(airtime)]\n", "x/log.csv": log])
        ).load("x")
    }

    /// 20:31:05 in Berlin in May is 18:31:05Z.
    @Test func `values are read as the format has them`() throws {
        let log =
            "\u{FEFF}duration,tone,programme,channel,start,contestant,contest,act,kind\r\n"
            + "90,positive,debate,city-tv,2027-05-03T20:31:05,lake,,coverage,current-affairs\r\n"
            + "01:30,,\"A \"\"long\"\", talk\nat night\",city-tv,2027-05-03T18:31:05Z,hill,mayor,,\r\n"
            + "\r\n"
            + "1:00:00,-1,,city-tv,2027-05-03T20:31:05+02:00,chair,,,free"
        let loaded = Self.load(log)
        #expect(loaded.diagnostics == [])
        #expect(loaded.logDiagnostics == [])
        let records = try #require(loaded.campaign?.logs.first).records
        #expect(records.map(\.seconds) == [90, 90, 3600])
        #expect(records.map { "\($0.start)" } == Array(repeating: "2027-05-03T18:31:05Z", count: 3))
        #expect(records.map(\.contest) == [0, 1, -1])
        #expect(records.map(\.event) == [0, -1, -1])
        #expect(records.map(\.tone) == [1, 0, -1])
        #expect(records.map(\.kind) == [.currentAffairs, .other, .free])
        #expect(records.map(\.act) == [.coverage, .speech, .speech])
        #expect(records.map(\.line) == [2, 3, 6])
    }

    static let bad: [(row: String, column: Int, id: String, says: String)] = [
        ("city-tv,lak,2027-05-03T20:00,60", 9, "log/unknown-id", "did you mean “lake”?"),
        ("city-tb,lake,2027-05-03T20:00,60", 1, "log/unknown-id", "did you mean “city-tv”?"),
        ("city-tv,lake,2027-05-32T20:00,60", 14, "log/time", "is not a date"),
        ("city-tv,lake,2027-05-03,60", 14, "log/time", "no time of the day"),
        ("city-tv,lake,2027-03-28T02:30,60", 14, "log/time", "does not exist"),
        ("city-tv,lake,2027-10-31T02:30,60", 14, "log/time", "comes twice"),
        ("city-tv,lake,2027-05-03T20:00,-60", 31, "log/duration", "“-60”"),
        ("city-tv,lake,2027-05-03T20:00,-1", 31, "log/duration", "not a duration"),
        ("city-tv,lake,2027-05-03T20:00,604801", 31, "log/duration", "longer than a week"),
        ("city-tv,lake,2027-05-03T20:00,1:75", 31, "log/duration", "is not a duration"),
        ("city-tv,lake,2027-05-03T20:00,1m", 31, "log/duration", "is not a duration"),
        ("city-tv,lake,2027-05-03T20:00", 1, "log/fields", "3 fields"),
        ("city-tv,lake,2027-05-03T20:00,60,", 1, "log/fields", "5 fields"),
        ("city-tv,,2027-05-03T20:00,60", 9, "log/row", "no contestant"),
        ("city-tv,\"lake\"x,2027-05-03T20:00,60", 15, "log/fields", "behind a closing quote"),
        ("city-tv,\"lake,2027-05-03T20:00,60", 9, "log/fields", "never closes"),
        (",,,", 2, "log/row", "no contestant"),
    ]

    @Test(arguments: bad)
    func `a bad row is named, and the good ones are kept`(row: String, column: Int, id: String, says: String) throws {
        let good = "city-tv,lake,2027-05-03T20:00:00,60\n"
        let loaded = Self.load("channel,contestant,start,duration\n\(good)\(row)\n\(good)")
        #expect(loaded.diagnostics == [])
        let found = try #require(loaded.logDiagnostics.first)
        #expect(loaded.logDiagnostics.count == 1)
        #expect([found.line, found.column] == [3, column])
        #expect(found.path == "x/log.csv")
        #expect(found.id == id)
        #expect(found.sourceLine == row)
        #expect(found.message.contains(says), "\(found.message)")
        let log = try #require(loaded.campaign?.logs.first)
        #expect(log.records.count == 2)
        #expect(log.rejected == 1)
    }

    @Test func `columns of another name, a separator and a channel are taken from the calendar`() throws {
        let loaded = Self.load(
            "Datum;Uhr;Wer;Dauer\n2027-05-03;20:00:00;lake;60\n",
            airtime: "{log: \"*.csv\", mode: planned, channel: city-tv, separator: \";\", "
                + "columns: {start: [Datum, Uhr], contestant: Wer, duration: Dauer}}")
        #expect(loaded.diagnostics == [])
        #expect(loaded.logDiagnostics == [])
        #expect(loaded.campaign?.planned.map { "\($0.start) \($0.seconds)" } == ["2027-05-03T18:00:00Z 60"])
    }

    /// Two days in Berlin in May: from 22:00Z the evening before to 22:00Z of the last.
    @Test func `a published total spans whole days`() throws {
        let loaded = Self.load("channel,contestant,from,to,duration\ncity-tv,lake,2027-05-03,2027-05-04,2:00:00\n")
        let record = try #require(loaded.campaign?.logs.first?.records.first)
        #expect(record.isTotal)
        #expect("\(record.start) \(record.end)" == "2027-05-02T22:00:00Z 2027-05-04T22:00:00Z")
        #expect(record.seconds == 7200)
    }

    @Test func `a log without a needed column is a problem of the log`() throws {
        let loaded = Self.load("channel,contestant,begin,duration\ncity-tv,lake,2027-05-03T20:00,60\n")
        #expect(loaded.diagnostics == [])
        #expect(
            loaded.logDiagnostics.map { "\($0.severity) \($0.line ?? 0) \($0.id)" } == ["error 1 log/header"])
        #expect(loaded.campaign?.logs.map(\.rejected) == [1])
    }

    @Test(arguments: ["x", "\"", "x,\"y\","])
    func `a line that does not end costs itself only`(start: String) {
        let row = "city-tv,lake,2027-05-03T20:00:00,60\n"
        let long = start + String(repeating: "x", count: 300_000) + "\n"
        let loaded = Self.load("channel,contestant,start,duration\n" + row + long + row)
        #expect(loaded.campaign?.logs.first?.records.map(\.line) == [2, 4])
        #expect(loaded.logDiagnostics.map(\.line) == [3])
        #expect(loaded.logDiagnostics.map(\.id) == ["log/fields"])
    }

    /// A disk on which one file is there and cannot be opened.
    private struct LockedFileSystem: CalendarFileSystem {
        let files: MemoryFileSystem
        let locked: String

        func kind(of path: String) -> CalendarFileKind { files.kind(of: path) }
        func names(in folder: String) -> [String] { files.names(in: folder) }
        func isInside(_ path: String, of folder: String) -> Bool { files.isInside(path, of: folder) }
        func bytes(of path: String, limit: Int) throws(CalendarFileError) -> [UInt8] {
            if path == locked { throw CalendarFileError(.forbidden) }
            return try files.bytes(of: path, limit: limit)
        }
        func read(_ path: String, piece: (borrowing [UInt8]) -> Void) throws(CalendarFileError) {
            if path == locked { throw CalendarFileError(.forbidden) }
            try files.read(path, piece: piece)
        }
    }

    @Test func `a log that cannot be opened is a mistake of the calendar, as a missing one is`() {
        let files = MemoryFileSystem([
            "x/calendar.yaml": Self.calendar + "airtime: [{log: log.csv}]\n", "x/log.csv": "channel\n",
        ])
        let loaded = CalendarLoader(files: LockedFileSystem(files: files, locked: "x/log.csv")).load("x")
        #expect(loaded.campaign == nil)
        #expect(loaded.diagnostics.map(\.id) == ["calendar/file"])
        #expect(loaded.logDiagnostics == [])
    }

    @Test func `who stands in several contests counts for the first, said once`() throws {
        let row = "city-tv,hill,2027-05-03T20:00:00,60\n"
        let loaded = Self.load("channel,contestant,start,duration\n\(row)\(row)")
        #expect(loaded.logDiagnostics.map(\.id) == ["log/contest"])
        #expect(loaded.campaign?.logs.first?.records.map(\.contest) == [0, 0])
    }
}
