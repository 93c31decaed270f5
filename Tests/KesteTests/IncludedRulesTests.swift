import Foundation
import Testing

/// What rules and airtime make of events that an included iCalendar file brings.
@Suite struct IncludedRulesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(_ events: [String], _ campaign: String, more: String = "", include: String = "x.ics") throws {
        let text = events.map { "BEGIN:VEVENT\nDTSTAMP:20270101T000000Z\n\($0)\nEND:VEVENT\n" }.joined()
        try folder.write(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//A studio//EN\n\(text)END:VCALENDAR\n"
                .replacing("\n", with: "\r\n"), to: "x.ics")
        try folder.write(
            "keste: 1\ncampaign: {id: t, title: T, \(campaign)}\ninclude: [\(include)]\n\(more)", to: "calendar.yaml")
    }

    private func json(_ arguments: [String]) throws -> [String: Any] {
        let run = try Keste.run(arguments + ["--format", "json"], in: folder.url)
        return try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any], "\(run.errors)")
    }

    /// The pairs of events that clash.
    private func clashes() throws -> [[String]] {
        let findings = try #require(try json(["check", "."])["findings"] as? [[String: Any]])
        return findings.map { ($0["events"] as? [String] ?? []).sorted() }
    }

    private static let rules = "rules: {modules: [SchedulingConflicts]}\nvenues: [{id: hall, name: Hall}]\n"

    private static func own(_ id: String, _ start: String, _ end: String) -> String {
        "  - {id: \(id), kind: other, title: \(id), start: \"\(start)\", end: \"\(end)\", venue: hall}\n"
    }

    @Test func `a series keeps its hour on the clock, and so do its clashes`() throws {
        // 17:00 in Oral is 12:00 UTC, in Qostanay 11:00 up to February 2024 and 12:00 from March on.
        try write(
            [
                "UID:w\nSUMMARY:Weekly\nLOCATION:Hall\nDTSTART;TZID=Asia/Qostanay:20240222T170000\nDURATION:PT1H\n"
                    + "RRULE:FREQ=WEEKLY;COUNT=3"
            ], "zone: Asia/Qostanay",
            more: Self.rules + "events:\n" + Self.own("before", "2024-02-22T11:30Z", "2024-02-22T12:00Z")
                + Self.own("before-free", "2024-02-22T12:00Z", "2024-02-22T13:00Z")
                + Self.own("after", "2024-03-07T12:30Z", "2024-03-07T13:00Z")
                + Self.own("after-free", "2024-03-07T11:00Z", "2024-03-07T12:00Z"))
        #expect(try clashes() == [["before", "weekly"], ["after", "weekly"]])
    }

    @Test(arguments: [("Asia/Almaty", true), ("Europe/Berlin", false)])
    func `a time without a zone is on the campaign's clock`(zone: String, isClash: Bool) throws {
        // 9:00 on 5 April is 4:00 UTC in Almaty and 7:00 UTC in Berlin.
        try write(
            ["UID:f\nSUMMARY:Floating\nLOCATION:Hall\nDTSTART:20270405T090000\nDURATION:PT1H"], "zone: \(zone)",
            more: Self.rules + "events:\n" + Self.own("early", "2027-04-05T04:30Z", "2027-04-05T05:00Z"))
        #expect(try clashes() == (isClash ? [["early", "floating"]] : []))
    }

    @Test func `what has no length takes no time, wherever in another it lies`() throws {
        let at = { (uid: String, time: String) in "UID:\(uid)\nSUMMARY:\(uid)\nLOCATION:Hall\nDTSTART:20270405T\(time)Z"
        }
        try write(
            [at("start", "060000"), at("middle", "062000"), at("end", "070000")], "zone: Asia/Almaty",
            more: Self.rules + "events:\n" + Self.own("hour", "2027-04-05T06:00Z", "2027-04-05T07:00Z"))
        #expect(try clashes().isEmpty)
    }

    // MARK: Airtime

    private static let contest = """
        contests: [{id: c, title: C}]
        channels: [{id: tv, kind: tv, name: TV}]
        contestants: [{id: river, kind: party, name: River, contests: [c]}, {id: steppe, kind: party, name: Steppe, contests: [c]}]

        """

    private func slot(_ uid: String, _ lines: String, _ party: String) -> String {
        "UID:\(uid)\nSUMMARY:\(uid)\nLOCATION:TV\nCATEGORIES:\(party)\n\(lines)"
    }

    private func seconds(_ arguments: [String] = []) throws -> [Int] {
        let rows = try #require(try json(["airtime", "."] + arguments)["rows"] as? [[String: Any]])
        return rows.compactMap { $0["seconds"] as? Int }
    }

    @Test func `airtime counts moved slots once, cancelled ones not at all, and is cut at the window`() throws {
        // River: 4 April 20 min, 11 April moved by a day, 18 April cancelled: 40 min. Steppe: 25 min, and of the half
        // hour from 23:45 on 19 April the 15 min of that day, the last of the window: 40 min.
        let zone = "TZID=Asia/Almaty"
        try write(
            [
                slot("a", "DTSTART;\(zone):20270404T200000\nDURATION:PT20M\nRRULE:FREQ=WEEKLY;COUNT=3", "River"),
                slot(
                    "a", "RECURRENCE-ID;\(zone):20270411T200000\nDTSTART;\(zone):20270412T210000\nDURATION:PT20M",
                    "River"),
                slot(
                    "a",
                    "RECURRENCE-ID;\(zone):20270418T200000\nDTSTART;\(zone):20270418T200000\nDURATION:PT20M\n"
                        + "STATUS:CANCELLED", "River"),
                slot("b", "DTSTART;\(zone):20270406T200000\nDURATION:PT25M", "Steppe"),
                slot("c", "DTSTART;\(zone):20270419T234500\nDURATION:PT30M", "Steppe"),
            ], "zone: Asia/Almaty, period: 2027-04-01/2027-05-01",
            more: Self.contest
                + "entitlements: [{id: e, among: c, per: all, window: [2027-04-01T00:00/2027-04-20T00:00], tolerance: 0s}]\n"
                + "rules: {modules: [EqualAirtime]}\n", include: "{file: x.ics, kind: broadcast}")
        // All that is planned, with the quarter of an hour after the window.
        #expect(try seconds() == [2400, 3300])
        let document = try json(["airtime", "."])
        #expect(document["fair"] as? Bool == true)
        #expect(document["shared_seconds"] as? Int == 4800)
        #expect(try clashes().isEmpty)
    }

    @Test func `a slot over midnight belongs to two days`() throws {
        // 23:40 to 00:25 in Almaty.
        try write(
            [slot("n", "DTSTART:20270410T184000Z\nDTEND:20270410T192500Z", "Steppe")],
            "zone: Asia/Almaty, period: 2027-04-01/2027-05-01", more: Self.contest,
            include: "{file: x.ics, kind: broadcast}")
        #expect(try seconds(["--by", "day"]) == [1200, 1500])
    }
}
