import Foundation
import Testing

/// The JSON of `keste airtime`.
struct AirtimeDocument: Decodable {
    struct Row: Decodable {
        var contestant: String?
        var channel: String?
        var day: String?
        var seconds: Int
        var planned: Int
        var share: String
        var entitled: Int
        var difference: Int
    }
    var rows: [Row]
    var total_seconds: Int
    var rows_read: Int
    var rows_rejected: Int
}

/// Runs `keste airtime --format json` on a calendar and decodes what it prints.
func airtime(_ calendar: String, _ more: [String] = []) throws -> (document: AirtimeDocument, run: Keste.Result) {
    let run = try Keste.run(["airtime", calendar, "--format", "json"] + more)
    return (try JSONDecoder().decode(AirtimeDocument.self, from: Data(run.output.utf8)), run)
}

@Suite struct AirtimeTests {
    /// The arithmetic stands in the fixture's own comments. Shares are of all 1,720 s on the channel.
    @Test func `time is cut at an exclusion and at a reinstatement`() throws {
        let calendar = Keste.fixtures.appendingPathComponent("airtime-excluded").path
        let (document, run) = try airtime(calendar)
        let rows = document.rows.map {
            "\($0.contestant ?? "") \($0.seconds) \($0.entitled) \($0.difference) \($0.share)"
        }
        // 420/1720 = 24.4186 %, 330/1720 = 19.1860, 370/1720 = 21.5116, 600/1720 = 34.8837
        #expect(
            rows == [
                "ash 420 393 27 24.42", "birch 330 393 -63 19.19", "cedar 370 303 67 21.51", "mayor 600 0 600 34.88",
            ])
        #expect(document.total_seconds == 1720)
        #expect(run.status == 0)
        #expect(run.errors.contains("outside"))
    }

    /// 21 March 23:58:00 and 180 s: 120 s before midnight, 60 s after it.
    @Test func `a row over midnight is cut at the day`() throws {
        let calendar = Keste.fixtures.appendingPathComponent("airtime-excluded").path
        let (document, _) = try airtime(calendar, ["--by", "day,contestant"])
        func seconds(_ day: String, _ contestant: String) -> Int? {
            document.rows.first { $0.day == day && $0.contestant == contestant }?.seconds
        }
        #expect(seconds("2027-03-21", "cedar") == 120)
        #expect(seconds("2027-03-22", "cedar") == 60)
        #expect(seconds("2027-03-22", "mayor") == 600)
    }

    /// The table stands in the comments of the calendar.
    @Test func `the first steps add up to the table in their comments`() throws {
        let (document, _) = try airtime("calendars/first-steps")
        let rows = document.rows.map {
            "\($0.channel ?? "") \($0.contestant ?? "") \($0.seconds) \($0.entitled) \($0.difference)"
        }
        #expect(
            rows.sorted() == [
                "city-radio forest 250 220 30", "city-radio hill 420 420 0", "city-radio lake 420 420 0",
                "city-radio meadow 420 420 0", "city-tv forest 300 270 30", "city-tv hill 540 510 30",
                "city-tv lake 540 510 30", "city-tv meadow 420 510 -90",
            ])
    }

    @Test func `a bad row is named, left out and counted, and the rest is added up`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            keste: 1
            campaign: {id: bad-rows, title: Bad rows, zone: Asia/Almaty}
            contests: [{id: council, title: Council}]
            contestants:
              - {id: ash, kind: party, name: Ash, contests: [council]}
              - {id: birch, kind: party, name: Birch, contests: [council]}
            channels: [{id: tv, kind: tv, name: TV}]
            airtime: [{log: log.csv}]
            """, to: "calendar.yaml")
        try folder.write(
            """
            channel,contestant,start,duration
            tv,ash,2027-03-02T10:00:00,100
            tv,assh,2027-03-02T10:00:00,100
            tv,birch,2027-02-30T10:00:00,100
            tv,birch,2027-03-02T11:00:00,12x
            tv,birch,2027-03-02T12:00:00,100
            """, to: "log.csv")
        let (document, run) = try airtime(folder.url.path)
        #expect(document.rows_read == 2)
        #expect(document.rows_rejected == 3)
        #expect(document.total_seconds == 200)
        #expect(run.status == 1)
        for line in [3, 4, 5] { #expect(run.errors.contains("log.csv:\(line):")) }
        #expect(run.errors.contains("ash"))
    }
}
