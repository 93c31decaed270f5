import Testing
import ZoneInfo

@Suite struct ZoneTests {
    private func civil(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int) throws -> CivilDateTime {
        CivilDateTime(try #require(CivilDate(year: year, month: month, day: day)), CivilTime(hour, minute))
    }

    /// RFC 5545, section 3.3.5: in a gap the offset before it counts (EST), of two equal times the first (EDT).
    @Test func `a time in a gap or an overlap is read as RFC 5545 says`() throws {
        let zone = try ZoneDatabase.system.zone("America/New_York")
        #expect(zone.instant(of: try civil(2007, 3, 11, 2, 30)).description == "2007-03-11T07:30:00Z")
        #expect(zone.instant(of: try civil(2007, 11, 4, 1, 30)).description == "2007-11-04T05:30:00Z")
        let gap = zone.resolve(try civil(2007, 3, 11, 2, 30))
        let overlap = zone.resolve(try civil(2007, 11, 4, 1, 30))
        #expect(
            gap
                == .skipped(
                    withOffsetBefore: Instant(seconds: 1_173_598_200), withOffsetAfter: Instant(seconds: 1_173_594_600))
        )
        #expect(overlap == .repeated(first: Instant(seconds: 1_194_154_200), second: Instant(seconds: 1_194_157_800)))
    }

    /// Kazakhstan went over to one time on 1 March 2024; until then Almaty was at +06, and Oral at +05 before and after.
    @Test func `Almaty is an hour earlier since March 2024, and Oral is not`() throws {
        let almaty = try ZoneDatabase.system.zone("Asia/Almaty")
        let oral = try ZoneDatabase.system.zone("Asia/Oral")
        #expect(almaty.instant(of: try civil(2023, 3, 19, 20, 0)).description == "2023-03-19T14:00:00Z")
        #expect(oral.instant(of: try civil(2023, 3, 19, 20, 0)).description == "2023-03-19T15:00:00Z")
        #expect(almaty.instant(of: try civil(2024, 3, 2, 20, 0)).description == "2024-03-02T15:00:00Z")
        #expect(almaty.instant(of: try civil(2024, 2, 28, 20, 0)).description == "2024-02-28T14:00:00Z")
    }

    /// The footer's rule: summer time in Berlin ends on the last Sunday of October at 03:00, 31 October in 2055.
    @Test func `the rule holds after the last change that the file records`() throws {
        let zone = try ZoneDatabase.system.zone("Europe/Berlin")
        #expect(zone.instant(of: try civil(2055, 10, 30, 12, 0)).description == "2055-10-30T10:00:00Z")
        #expect(zone.instant(of: try civil(2055, 10, 31, 12, 0)).description == "2055-10-31T11:00:00Z")
    }

    @Test(arguments: [
        "", "../etc/passwd", "/etc/passwd", "Asia/../Asia/Almaty", "Asia/Almaty ", "Asia/Nowhere", "Asia",
    ])
    func `what is not the name of a zone is an error`(name: String) {
        #expect(throws: ZoneError.self) { try ZoneDatabase.system.zone(name) }
    }

    @Test func `a machine without the database is told how to mend it`() throws {
        let error = try #require(throws: ZoneError.self) { try ZoneDatabase(folder: "/nowhere").zone("Asia/Almaty") }
        #expect(error.code == .noDatabase)
        #expect(error.description.contains("tzdata"))
    }
}
