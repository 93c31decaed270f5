import CampaignFiles
import CampaignModel
import Testing

/// Rows that are read straight from their bytes say the same as rows that are looked at closely: those with quotes.
struct PlainRowsTests {
    static let calendar = """
        keste: 1
        campaign: {id: test, title: Test, zone: Europe/Berlin}
        regions: [{id: far, name: Far, zone: Asia/Almaty}]
        contests: [{id: lists, title: Lists}, {id: mayor, title: Mayor}]
        contestants:
          - {id: lake, kind: party, name: Lake, contests: [lists]}
          - {id: hill, kind: candidate, name: Hill, contests: [mayor, lists]}
          - {id: chair, kind: official, name: Chair}
        people: [{id: ann, name: Ann}]
        channels: [{id: city-tv, kind: tv, name: City TV}, {id: far-fm, kind: radio, name: Far FM, region: far}]
        events: [{id: debate, kind: debate, title: Debate, start: 2027-05-03T20:00, duration: 1h}]
        airtime: [{log: log.csv}]

        """

    static let header = "channel,contestant,start,duration,kind,act,tone,contest,person,programme\n"

    /// Good rows, bad rows, and rows that are good in an unusual way.
    static let rows = [
        "city-tv,lake,2027-05-03T20:31:05,90,free,speech,1,lists,ann,debate",
        "far-fm,lake,2027-05-03T20:31,01:30,current-affairs,coverage,negative,,Анна,Новости",
        "far-fm,chair,2027-05-03T00:00:00,1:00:00,,,,,,",
        "city-tv,hill,2027-05-03T20:31:05,90,,,,,,",
        "city-tv,hill,2027-05-03T20:31:05,90,,,,lists,,",
        "city-tv,lake,2027-05-03T24:00,86400,,,,,,",
        "city-tv,lake,2027-05-03T20:31:05Z,86401,,,,,,",
        "city-tv,lake,2027-05-03T20:31:05+09:00,604800,,,,,,",
        "city-tv,lake,2027-03-28T01:59:59,90,,,,,,",
        "city-tv,lake,2027-03-28T02:30:00,90,,,,,,",
        "city-tv,lake,2027-03-28T03:00:00,90,,,,,,",
        "city-tv,lake,2027-10-31T02:30:00,90,,,,,,",
        "city-tv,lake,2027-10-31T23:59:59,90,,,,,,",
        "far-fm,lake,2024-02-29T23:30:00,90,,,,,,",
        "far-fm,lake,2024-03-01T00:30:00,90,,,,,,",
        " city-tv , lake ,2027-05-03T20:31:05, 90 ,,,, lists , ann , debate ",
        "city-tv,lake,2027-02-29T20:31:05,90,,,,,,",
        "city-tv,lake,2027-05-03T20:60:05,90,,,,,,",
        "city-tv,lake,2027-05-03T20:31:60,90,,,,,,",
        "city-tv,lake,2027-05-03 20:31:05,90,,,,,,",
        "city-tv,lake,0000-05-03T20:31:05,90,,,,,,",
        "city-tv,lake,2027-05-03T20:31:05,0,,,,,,",
        "city-tv,lake,2027-05-03T20:31:05,00:90,,,,,,",
        "city-tv,lake,2027-05-03T20:31:05,1:2:3,,,,,,",
        "city-tv,lake,2027-05-03T20:31:05,100:00,,,,,,",
        "city-tv,lake,2027-05-03T20:31:05,:30,,,,,,",
        "city-tv,lake,2027-05-03T20:31:05,1::30,,,,,,",
        "city-tv,lake,2027-05-03T20:31:05,00000090,,,,,,",
        "city-tv,lake,2027-05-03T20:31:05,90,Free,,,,,",
        "city-tv,lake,2027-05-03T20:31:05,90,,speach,,,,",
        "city-tv,lake,2027-05-03T20:31:05,90,,,+1,,,",
        "city-tv,lake,2027-05-03T20:31:05,90,,,2,,,",
        "city-tv,lake,2027-05-03T20:31:05,90,,,,mayor,,",
        "city-tv,lake,2027-05-03T20:31:05,90,,,,nowhere,,",
        "city,lake,2027-05-03T20:31:05,90,,,,,,",
        "city-tv,,2027-05-03T20:31:05,90,,,,,,",
        "city-tv,lake,2027-05-03T20:31:05,90,,,,,",
        "city-tv,lake,2027-05-03T20:31:05,90,,,,,,,",
    ]

    static func load(_ log: String) -> LoadedCalendar {
        CalendarLoader(files: MemoryFileSystem(["x/calendar.yaml": calendar, "x/log.csv": log])).load("x")
    }

    @Test(arguments: rows, [true, false])
    func `a row says the same with quotes or blanks around its fields`(row: String, isQuoted: Bool) throws {
        let spaced = row.replacing(",", with: " , ")
        let quoted = row.split(separator: ",", omittingEmptySubsequences: false).map { "\"\($0)\"" }
        let plain = Self.load(Self.header + row + "\n")
        let close = Self.load(Self.header + (isQuoted ? quoted.joined(separator: ",") : spaced) + "\n")
        let records = try #require(plain.campaign?.logs.first?.records)
        #expect(records == close.campaign?.logs.first?.records)
        #expect(plain.campaign?.logs.map(\.rejected) == close.campaign?.logs.map(\.rejected))
        #expect(plain.logDiagnostics.map(\.message) == close.logDiagnostics.map(\.message))
        #expect(records.isEmpty == plain.logDiagnostics.contains { $0.severity == .error })
    }

    /// In Berlin 20:31:05 in May is 18:31:05Z; in Almaty, at +05 since 2024, 20:31 is 15:31Z.
    @Test func `the first rows are what they say`() throws {
        let records = try #require(Self.load(Self.header + Self.rows[...1].joined(separator: "\r\n") + "\r\n").campaign)
            .logs[0].records
        #expect(records.map { "\($0.start) \($0.seconds)" } == ["2027-05-03T18:31:05Z 90", "2027-05-03T15:31:00Z 90"])
        #expect(records.map(\.channel) == [0, 1])
        #expect(records.map(\.person) == [0, -1])
        #expect(records.map(\.event) == [0, -1])
        #expect(records.map(\.kind) == [.free, .currentAffairs])
        #expect(records.map(\.act) == [.speech, .coverage])
        #expect(records.map(\.tone) == [1, -1])
        #expect(records.map(\.line) == [2, 3])
    }

    @Test func `lines are counted through plain rows, blank lines, quotes and line ends of all kinds`() throws {
        let row = "city-tv,lake,2027-05-03T20:31:05,90,,,,,,"
        let log =
            Self.header + row + "\n\n" + row + "\r\n\r\n" + row + "\"two\nlines\"\n" + row + "\r" + row + "\n"
            + "city-tv,lake,2027-05-03T20:31:05,90,,,,,\"two\nlines\",\n" + row
        let loaded = Self.load(log)
        #expect(loaded.campaign?.logs.first?.records.map(\.line) == [2, 4, 6, 8, 9, 10, 12])
        #expect(loaded.logDiagnostics == [])
    }
}
