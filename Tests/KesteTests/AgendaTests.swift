import Foundation
import Testing

/// The JSON of `keste agenda`.
struct AgendaDocument: Decodable {
    struct Event: Decodable {
        var date: String
        var event: String
        var kind: String
        var start: String
        var end: String
        var all_day: Bool
        var zones: [String]
        var status: String
    }
    struct Diagnostic: Decodable {
        var severity: String
        var message: String
    }
    var events: [Event]
    var diagnostics: [Diagnostic]?
}

/// Runs `keste agenda` on the fixture that has an event of every sort.
@Suite struct AgendaTests {
    private static let calendar = Keste.fixtures.appendingPathComponent("agenda").path

    private func text(_ more: [String] = []) throws -> String {
        let run = try Keste.run(["agenda", Self.calendar] + more)
        #expect(run.status == 0)
        // The hostile title is warned of.
        #expect(!run.errors.contains("error:"))
        return run.output
    }

    private func document(_ more: [String]) throws -> (document: AgendaDocument, run: Keste.Result) {
        let run = try Keste.run(["agenda", Self.calendar, "--format", "json"] + more)
        return (try JSONDecoder().decode(AgendaDocument.self, from: Data(run.output.utf8)), run)
    }

    /// As one would copy it from the calendar: the hall is in the west, whose clock is an hour behind.
    @Test func `the agenda says what is when, by day, on the clock of the place`() throws {
        #expect(
            try text() == """
                Thursday 2023-03-02
                  23:30-00:30 (+1)  Night show [broadcast]
                                    TV

                Friday 2023-03-03
                  22:00-24:00       Debate [debate]
                                    TV
                                    Ash, Birch

                Saturday 2023-03-04
                  until 2023-03-05  Fair [other, staff]

                Monday 2023-03-06
                  18:00-19:00       Weekly hour [rally]
                                    on the clock of Asia/Oral
                                    Hall
                                    Ash

                Tuesday 2023-03-07
                  24:00             Lists close [deadline]

                Monday 2023-03-13
                  18:00-19:00       Weekly hour [rally]
                                    on the clock of Asia/Oral
                                    Hall
                                    Ash

                Thursday 2023-03-16
                  10:00-10:30       Evil \\u{1B}[31mred\\u{202E}rtl [rally, CANCELLED]
                                    Birch

                Saturday 2023-03-18
                  all day           Quiet [silence]

                Sunday 2023-03-19
                  07:00-20:00       Voting [polling]
                                    on the clock of Asia/Almaty, Asia/Oral

                """)
    }

    /// 07:00 is 01:00Z on +06 and 02:00Z on +05; 20:00 is 14:00Z and 15:00Z.
    @Test func `on another clock, an event of two zones says which of its times is whose`() throws {
        #expect(
            try text(["--zone", "Etc/UTC", "--kind", "polling"]) == """
                Sunday 2023-03-19
                  01:00-14:00       Voting [polling]
                                    on the clock of Etc/UTC, in Asia/Almaty
                  02:00-15:00       Voting [polling]
                                    on the clock of Etc/UTC, in Asia/Oral

                """)
    }

    @Test(arguments: [
        (["--kind", "debate,broadcast"], ["night", "evening"]),
        (["--kind", "debate", "--kind", "silence"], ["evening", "quiet"]),
        (["--contestant", "birch"], ["evening", "off"]),
        (["--contestant", "birch", "--contestant", "ash", "--kind", "rally"], ["hour", "hour", "off"]),
        // The first day of one that lasts to the next, and the last day of one that began before.
        (["--to", "2023-03-02"], ["night"]),
        (["--from", "2023-03-05", "--to", "2023-03-06"], ["fair", "hour"]),
        (["--from", "2023-03-14", "--to", "2023-03-18"], ["off", "quiet"]),
        (["--from", "2031-01-01"], []),
    ])
    func `it is narrowed by kind, contestant and dates`(options: [String], events: [String]) throws {
        let (document, run) = try document(options)
        #expect(document.events.map(\.event) == events)
        #expect(run.status == 0)
    }

    @Test func `JSON has the instants with the offset of the place, and sends no control character`() throws {
        let (document, run) = try document([])
        let moments = document.events.map { "\($0.event) \($0.start) \($0.end)" }
        #expect(
            moments == [
                "night 2023-03-02T23:30:00+06:00 2023-03-03T00:30:00+06:00",
                "evening 2023-03-03T22:00:00+06:00 2023-03-04T00:00:00+06:00",
                "fair 2023-03-04T00:00:00+06:00 2023-03-06T00:00:00+06:00",
                "hour 2023-03-06T18:00:00+05:00 2023-03-06T19:00:00+05:00",
                "closing 2023-03-08T00:00:00+06:00 2023-03-08T00:00:00+06:00",
                "hour 2023-03-13T18:00:00+05:00 2023-03-13T19:00:00+05:00",
                "off 2023-03-16T10:00:00+06:00 2023-03-16T10:30:00+06:00",
                "quiet 2023-03-18T00:00:00+06:00 2023-03-19T00:00:00+06:00",
                "voting 2023-03-19T07:00:00+06:00 2023-03-19T20:00:00+06:00",
            ])
        #expect(document.events.filter(\.all_day).map(\.event) == ["fair", "quiet"])
        #expect(document.events.last?.zones == ["Asia/Almaty", "Asia/Oral"])
        #expect(document.events.filter { $0.status == "cancelled" }.map(\.event) == ["off"])
        #expect(!run.output.unicodeScalars.contains("\u{202E}"))
        #expect(!run.output.unicodeScalars.contains("\u{1B}"))
    }

    @Test(arguments: [
        (["--contestant", "birsh"], "did you mean 'birch'?"), (["--contestant", "zzzzzzzz"], "it has ash, birch"),
        (["--zone", "Asia/Nowhere"], "Asia/Nowhere"), (["--zone", ""], "no time zone"),
    ])
    func `what the calendar does not have is refused, on stdout as JSON of nothing`(
        options: [String], hint: String
    ) throws {
        let (document, run) = try document(options)
        #expect(run.status == 2)
        #expect(run.errors.contains(hint))
        #expect(document.events.isEmpty)
        #expect(document.diagnostics?.map(\.severity) == ["error"])
    }
}
