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

    /// The shares that were printed in 2017, one of them of a candidate with no second at all.
    @Test func `the published shares of TF1 come out as printed`() throws {
        let folder = Keste.fixtures.appendingPathComponent("published-totals")
        let printed = try String(contentsOf: folder.appendingPathComponent("shares.txt"), encoding: .utf8)
        let (document, run) = try airtime(folder.path)
        let shares = document.rows.map { "\($0.contestant ?? "") \($0.share)\n" }
        #expect(shares.joined() == printed)
        #expect(document.total_seconds == 10_077)
        #expect((document.rows_read, document.rows_rejected, run.status) == (17, 0, 0))
    }

    /// The arithmetic stands in the fixture.
    @Test func `totals count where they can, and the rest is said`() throws {
        let calendar = Keste.fixtures.appendingPathComponent("airtime-totals").path
        let (document, run) = try airtime(calendar)
        let rows = document.rows.map {
            "\($0.contestant ?? "") \($0.channel ?? "") \($0.seconds) \($0.planned) \($0.share) \($0.entitled) "
                + "\($0.difference)"
        }
        #expect(
            rows == [
                "ash tv 390 500 41.05 272 118", "ash ber 12 0 100.00 4 8", "birch tv 220 0 23.16 207 13",
                "birch ber 0 0 0.00 4 -4", "cedar tv 280 0 29.47 332 -52", "cedar ber 0 0 0.00 4 -4",
                "dill tv 60 0 6.32 30 30", "dill ber 0 0 0.00 0 0",
            ])
        #expect((document.total_seconds, document.rows_read) == (962, 12))
        #expect(run.errors.contains("2 rows"))
        #expect(run.errors.contains("1 min 0 s counted, not shared"))
    }

    /// The plan alone: 500 s of ash, of which each of three was due a third.
    @Test func `the plan is looked at where it is asked for`() throws {
        let calendar = Keste.fixtures.appendingPathComponent("airtime-totals").path
        let (document, _) = try airtime(calendar, ["--of", "planned", "--by", "contestant"])
        #expect(document.rows.map(\.seconds) == [500, 0, 0, 0])
        #expect(document.rows.map(\.entitled) == [167, 167, 167, 0])
    }

    /// The arithmetic stands in the fixture: what events foresee, by channel and by day.
    @Test func `planned time comes from each, lists, stages and broadcasts`() throws {
        let calendar = Keste.fixtures.appendingPathComponent("planned").path
        let rows = try airtime(calendar).document.rows.map {
            "\($0.contestant ?? "") \($0.channel ?? "") \($0.seconds) \($0.entitled)"
        }
        #expect(
            rows == [
                "ash tv 1140 920", "ash ber 600 560", "birch tv 1140 920", "birch ber 540 560", "cedar tv 930 1310",
                "cedar ber 540 560", "dill tv 390 390", "dill ber 0 0", "mayor tv 120 0",
            ])
        let days = try airtime(calendar, ["--by", "day,contestant"]).document.rows
            .filter { ["2027-03-06", "2027-03-07"].contains($0.day) && ["ash", "birch"].contains($0.contestant) }
            .map { "\($0.day ?? "") \($0.contestant ?? "") \($0.seconds)" }
        #expect(
            days == ["2027-03-06 ash 300", "2027-03-06 birch 0", "2027-03-07 ash 240", "2027-03-07 birch 540"])
    }

    /// Check and airtime say the same of each contestant, channel and window.
    @Test(arguments: ["airtime-excluded", "airtime-totals", "planned", "debates", "tolerances"])
    func `the last sentence agrees with what check finds`(fixture: String) throws {
        let calendar = Keste.fixtures.appendingPathComponent(fixture).path
        let run = try Keste.run(["airtime", calendar, "--format", "json", "--fail-on-unfair"])
        let document = try JSONDecoder().decode(Verdict.self, from: Data(run.output.utf8))
        let found = try check(calendar, ["--only", "equal-airtime/share"]).document.findings
        #expect(document.unfair.map(\.contestant).sorted() == found.flatMap(\.contestants).sorted())
        #expect(document.fair == found.isEmpty)
        #expect(run.status == 1)
    }

    private struct Verdict: Decodable {
        struct Deviation: Decodable {
            var contestant: String
        }
        var fair: Bool
        var unfair: [Deviation]
    }

    /// Each is 10 s off by 4 % of 250 at most; 31 s are more than 30. What others say of other channels is not asked for.
    @Test func `one entitlement is judged alone where it is named`() throws {
        let calendar = Keste.fixtures.appendingPathComponent("tolerances").path
        let fair = try Keste.run(["airtime", calendar, "--entitlement", "e-percent", "--fail-on-unfair"])
        #expect(fair.status == 0)
        let unfair = try Keste.run(["airtime", calendar, "--entitlement", "e-seconds", "--fail-on-unfair"])
        #expect(unfair.status == 1)
        #expect(unfair.output.contains("31 s over the 4 min 10 s due"))
    }
}
