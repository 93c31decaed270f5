import CampaignModel
import RuleKit
import Testing
import ZoneInfo

@Suite struct OptionTests {
    enum Word: String, Codable, CaseIterable { case aired, planned }

    struct Nested: Codable, Sendable, Equatable {
        var minutes = 5
        var label = "x"
    }

    struct Options: RuleOptions, Equatable {
        var text = "t"
        var flag = false
        var whole = 3
        var part = 0.5
        var latest = CivilTime(22, 0)
        var day: CivilDate?
        var minimumGap = Seconds.minutes(30)
        var word = Word.aired
        var maybe: Word?
        var list = [1, 2]
        var nested = Nested()
    }

    private func decode(_ key: String, _ value: RuleSettings.Value) -> OptionDecoder.Result<Options> {
        OptionDecoder.decode(Options.self, from: [.init(key: key, value: value)])
    }

    @Test func `without settings the initial values hold`() {
        let result = OptionDecoder.decode(Options.self, from: [])
        #expect(result.errors.isEmpty)
        #expect(result.options == Options())
        #expect(
            Set(result.defaults.map(\.key)) == [
                "text", "flag", "whole", "part", "latest", "day", "minimum-gap", "word", "maybe", "list", "nested",
            ])
        #expect(result.defaults.first { $0.key == "minimum-gap" }?.value == .scalar("30m"))
    }

    @Test func `every kind of value is read`() {
        #expect(decode("text", .scalar("22:00")).options.text == "22:00")
        #expect(decode("flag", .scalar("on")).options.flag)
        #expect(decode("whole", .scalar("-7")).options.whole == -7)
        #expect(decode("part", .scalar("1.25")).options.part == 1.25)
        #expect(decode("latest", .scalar("24:00")).options.latest == .endOfDay)
        #expect(decode("day", .scalar("2023-03-19")).options.day == CivilDate(year: 2023, month: 3, day: 19))
        #expect(decode("minimum-gap", .scalar("1h30m")).options.minimumGap.count == 5400)
        #expect(decode("word", .scalar("planned")).options.word == .planned)
        #expect(decode("maybe", .scalar("planned")).options.maybe == .planned)
        #expect(decode("list", .list([.scalar("9")])).options.list == [9])
        // What a nested table does not say holds as before.
        let nested = decode("nested", .table([.init(key: "minutes", value: .scalar("8"))])).options.nested
        #expect(nested == Nested(minutes: 8, label: "x"))
    }

    @Test(arguments: [
        ("flag", "maybe", "neither `true` nor `false`"), ("whole", "3.5", "not a whole number"),
        ("part", "half", "not a number"), ("latest", "25:00", "not a time of the day"),
        ("latest", "22", "not a time of the day"), ("day", "2023-02-30", "not a date"),
        ("minimum-gap", "12:30", "not a length of time"), ("word", "planed", "not one of `aired`, `planned`"),
        ("maybe", "x", "not one of `aired`, `planned`"), ("list", "1", "a list is expected"),
        ("nested", "1", "a table is expected"),
    ])
    func `a wrong value says what is expected, at its place`(key: String, text: String, message: String) {
        let result = decode(key, .scalar(text))
        #expect(result.errors.count == 1)
        #expect(result.errors.first?.path == [key])
        #expect(result.errors.first?.message.contains(message) == true, "\(result.errors)")
        #expect(result.options == Options())
    }

    @Test func `the nearest key and the nearest word are offered`() {
        #expect(decode("latests", .scalar("21:00")).errors.map(\.nearest) == ["latest"])
        #expect(decode("word", .scalar("planed")).errors.map(\.nearest) == ["planned"])
        let nested = decode("nested", .table([.init(key: "minuts", value: .scalar("8"))]))
        #expect(nested.errors.map(\.path) == [["nested", "minuts"]])
        #expect(nested.errors.map(\.nearest) == ["minutes"])
    }

    @Test func `everything that is wrong is told at once`() {
        let result = OptionDecoder.decode(
            Options.self,
            from: [
                .init(key: "flag", value: .scalar("x")),
                .init(key: "list", value: .list([.scalar("1"), .scalar("z")])),
                .init(key: "nothing", value: .scalar("x")),
            ])
        #expect(result.errors.map(\.path) == [["flag"], ["list", "[1]"], ["nothing"]])
    }

    @Test func `a rule without options refuses all`() {
        let result = OptionDecoder.decode(NoOptions.self, from: [.init(key: "of", value: .scalar("aired"))])
        #expect(result.errors.map(\.path) == [["of"]])
        #expect(OptionDecoder.decode(NoOptions.self, from: []).errors.isEmpty)
    }

    @Test(
        arguments: [
            ("30m", 1800), ("1h30m", 5400), ("45s", 45), ("750s", 750), ("9m30s", 570), ("1:30:00", 5400), ("0s", 0),
        ] as [(String, Int64)])
    func `a length of time reads as the calendar writes it`(text: String, seconds: Int64) {
        #expect(Seconds(text: text)?.count == seconds)
    }

    @Test(arguments: ["", "30", "m", "12:30", "1m1h", "1m1m", "-5m", "1.5h", "1:60:00", "9999999999999h", "5 m"])
    func `what is no length of time is refused`(text: String) {
        #expect(Seconds(text: text) == nil)
    }
}
