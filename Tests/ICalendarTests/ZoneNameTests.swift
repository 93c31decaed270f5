import ICalendar
import Testing
import ZoneInfo

@Suite struct ZoneNameTests {
    private func identifier(_ tzid: String) -> String? {
        var table = ZoneTable()
        guard case .system(let zone) = table.zone(tzid) else { return nil }
        #expect(zone.tzid == tzid)
        #expect(!zone.isDefinedByFile)
        return zone.zone.identifier
    }

    @Test(arguments: [
        ("Europe/Berlin", "Europe/Berlin"), ("america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"),
        ("ASIA/ALMATY", "Asia/Almaty"), ("America/New York", "America/New_York"), ("US/Eastern", "US/Eastern"),
        ("Asia/Calcutta", "Asia/Calcutta"), ("EST5EDT", "EST5EDT"), ("Etc/GMT-5", "Etc/GMT-5"), ("UTC", "UTC"),
        ("utc", "UTC"), ("GMT", "GMT"), ("Z", "UTC"), (" Europe/Berlin ", "Europe/Berlin"),
        ("\"Europe/Berlin\"", "Europe/Berlin"),
    ])
    func `a name of the database means its zone, also in other letters or in quotation marks`(
        tzid: String, zone: String
    ) {
        #expect(identifier(tzid) == zone)
    }

    @Test(arguments: [
        ("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ("/mozilla.org/20050126_1/Europe/Berlin", "Europe/Berlin"),
        ("/citadel.org/20210210_1/Asia/Almaty", "Asia/Almaty"),
        ("/softwarestudio.org/Olson_20011030_5/America/Chicago", "America/Chicago"),
        ("/softwarestudio.org/Tzfile/UTC", "UTC"),
        ("/example.com/2027/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("/America/Indiana/Knox", "America/Indiana/Knox"), ("/Europe/Berlin", "Europe/Berlin"), ("/UTC", "UTC"),
        ("example.com/Europe/Berlin", "Europe/Berlin"), ("/example.com/europe/berlin", "Europe/Berlin"),
        ("tzone://Microsoft/Utc", "UTC"),
    ])
    func `whatever stands before a name of the database, the name counts`(tzid: String, zone: String) {
        #expect(identifier(tzid) == zone)
    }

    /// The right hand from windowsZones.xml, territory 001, with IANA's present spelling.
    @Test(arguments: [
        ("Central Asia Standard Time", "Asia/Bishkek"), ("West Asia Standard Time", "Asia/Tashkent"),
        ("Qyzylorda Standard Time", "Asia/Qyzylorda"), ("N. Central Asia Standard Time", "Asia/Novosibirsk"),
        ("W. Europe Standard Time", "Europe/Berlin"), ("w. europe standard time", "Europe/Berlin"),
        ("India Standard Time", "Asia/Kolkata"), ("FLE Standard Time", "Europe/Kyiv"), ("UTC-02", "Etc/GMT+2"),
        ("UTC+13", "Etc/GMT-13"), ("US Eastern Standard Time", "America/Indiana/Indianapolis"),
        ("Eastern Daylight Time", "America/New_York"), ("Pacific Standard Time (Mexico)", "America/Tijuana"),
        ("Turks And Caicos Standard Time", "America/Grand_Turk"), ("Russia Time Zone 11", "Asia/Kamchatka"),
        ("Mid-Atlantic Standard Time", "Etc/GMT+2"), ("W. Europe", "Europe/Berlin"), ("Eastern", "America/New_York"),
    ])
    func `a Windows name means the zone of the CLDR table`(tzid: String, zone: String) {
        #expect(identifier(tzid) == zone)
    }

    @Test(arguments: [
        ("(UTC+05:00) Astana", "Asia/Qyzylorda"), ("(UTC+06:00) Astana", "Asia/Almaty"),
        ("(GMT+06:00) Astana, Dhaka", "Asia/Almaty"), ("(GMT+06.00) Almaty / Novosibirsk", "Asia/Almaty"),
        ("(UTC+05:00) Ashgabat, Tashkent", "Asia/Tashkent"), ("(UTC+06:00) Bishkek", "Asia/Bishkek"),
        ("(GMT+01.00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin"),
        ("(GMT+01:00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna", "Europe/Berlin"),
        ("(GMT+01.00) Amsterdam\\, Berlin\\, Bern", "Europe/Berlin"),
        ("(GMT+01.00) Sarajevo/Warsaw/Zagreb", "Europe/Warsaw"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT) Greenwich Mean Time - Dublin / Edinburgh / Lisbon / London", "Europe/London"),
        ("(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", "Europe/London"),
        ("(UTC) Coordinated Universal Time", "Etc/UTC"), ("(UTC+00:00) Monrovia, Reykjavik", "Atlantic/Reykjavik"),
        ("(UTC-07:00) La Paz, Mazatlan", "America/Mazatlan"), ("(UTC-04:00) La Paz", "America/La_Paz"),
        ("(UTC+03:00) Moscow, St. Petersburg, Volgograd (RTZ 2)", "Europe/Moscow"),
        ("(UTC+05:00) Ekaterinburg (RTZ 4)", "Asia/Yekaterinburg"),
        ("(UTC-05:00) Indiana (East)", "America/Indiana/Indianapolis"),
        ("(UTC+13:00) Nuku'alofa", "Pacific/Tongatapu"), ("(UTC+09:00) Osaka, Sapporo, Tokyo", "Asia/Tokyo"),
        ("(UTC-02:00) Coordinated Universal Time-02", "Etc/GMT+2"), ("Central Time (US & Canada)", "America/Chicago"),
        ("(UTC+11:00) Solomon Is., New Caledonia", "Pacific/Guadalcanal"),
    ])
    func `a name that Outlook shows means the zone of its first place with that offset`(tzid: String, zone: String) {
        #expect(identifier(tzid) == zone)
    }

    @Test(arguments: [
        ("GMT+0500", 18_000), ("UTC+05:00", 18_000), ("+05:00", 18_000), ("UTC-3", -10_800), ("(GMT +01:00)", 3600),
        ("(GMT+01.00)", 3600), ("(UTC-03:00)", -10_800), ("UTC+05:30", 19_800), ("-0330", -12_600), ("GMT+0", 0),
        ("UTC\u{2212}2", -7200), ("Etc/GMT-5", 18_000),
    ])
    func `an offset alone is a zone without changes`(tzid: String, seconds: Int32) throws {
        var table = ZoneTable()
        let found = table.zone(tzid).zone
        let zone = try #require(found).zone
        #expect([0, 1_800_000_000].map { zone.offset(at: Instant(seconds: $0)).seconds } == [seconds, seconds])
    }

    @Test(arguments: [
        "", " ", "Nowhere", "Europe/Nowhere", "Customized Time Zone", "tzone://Microsoft/Custom", "Office/EST",
        "(UTC+09:00) Berlin", "(UTC+01:00", "+25:00", "UTC+5:99", "/", "//", "/example.com/", "../../etc/passwd",
        "/etc/passwd", "Europe", "Орталық уақыт", "PST", "UTC+05:00:00:00",
    ])
    func `what no one knows leads nowhere, and says so`(tzid: String) {
        var table = ZoneTable()
        let found = table.zone(tzid).zone
        #expect(found == nil)
        let said = table.unknownZone(tzid, at: TextPosition(line: 7, column: 9))
        #expect(said.severity == .error && said.position?.line == 7 && said.message.contains(tzid))
        #expect(said.fix?.contains("TZID=Asia/Almaty") == true)
    }

    @Test func `without a database the message says what to install`() {
        let table = ZoneTable(database: ZoneDatabase(folder: "/nowhere"))
        #expect(table.unknownZone("Asia/Almaty", at: TextPosition(line: 1)).fix?.contains("tzdata") == true)
    }

    /// The names of the table as CLDR has it: each must be in the machine's database.
    @Test func `every Windows name leads to a zone of the database`() throws {
        var table = ZoneTable()
        #expect(WindowsNames.all.count == 142)
        for (name, zone) in WindowsNames.all {
            let lookup = table.zone(name).zone
            let found = try #require(lookup, "\(name)").zone
            let meant = try ZoneDatabase.system.zone(zone)
            // CLDR keeps some former spellings, such as Asia/Calcutta; the clocks must be the same.
            for instant in stride(from: Int64(1_000_000_000), to: 2_000_000_000, by: 5_000_000) {
                #expect(
                    found.offset(at: Instant(seconds: instant)) == meant.offset(at: Instant(seconds: instant)),
                    "\(name)")
            }
        }
    }

    @Test func `one name is one object however often it is asked for`() throws {
        var table = ZoneTable()
        let (first, second) = (table.zone("Europe/Berlin").zone, table.zone("Europe/Berlin").zone)
        #expect(first != nil && first == second)
    }
}
