import ICalendar
import Testing

/// Names, parameters and values of a line.
@Suite struct ContentLineTests {
    private func property(_ line: String) throws -> CalendarProperty {
        let read = CalendarFile.read(event(["DTSTART:20270310T130000Z", line]))
        let component = try #require(read.events.first?.component)
        return try #require(component.properties.last)
    }

    @Test func `colons, semicolons and commas in quotation marks part nothing`() throws {
        let attendee = try property(
            #"ATTENDEE;MEMBER="mailto:tv@case.example","mailto:radio@case.example";CN="Host; desk: 2, floor 3":mailto:h@case.example"#
        )
        #expect(attendee.value == "mailto:h@case.example")
        #expect(
            attendee.parameters == [
                .init(name: "MEMBER", values: ["mailto:tv@case.example", "mailto:radio@case.example"]),
                .init(name: "CN", values: ["Host; desk: 2, floor 3"]),
            ])
        let location = try property(#"LOCATION;ALTREP="http://case.example/a;b:c":Studio: 9"#)
        #expect(location.text == "Studio: 9")
        #expect(location.parameter("ALTREP") == "http://case.example/a;b:c")
    }

    @Test(arguments: [
        ("say ^'hi^'", #"say "hi""#), ("a^^b", "a^b"), ("two^nlines", "two\nlines"), ("odd ^x", "odd ^x"),
        ("^^n", "^n"), ("end^", "end^"), (#""quoted ^'x^'""#, #"quoted "x""#), ("", ""),
    ])
    func `carets in a parameter are read as RFC 6868 has them`(written: String, meant: String) throws {
        #expect(try property("ATTENDEE;CN=\(written):mailto:a@case.example").parameter("CN") == meant)
    }

    @Test func `names are found in any case, and are given in capitals`() throws {
        let line = try property("x-Case;Lang=kk:Value")
        #expect(line.name == "X-CASE")
        #expect(line.isNamed("X-CASE"))
        #expect(line.parameter("LANG") == "kk")
        #expect(line.line == "x-Case;Lang=kk:Value")
    }

    @Test(arguments: [
        (#"a\nb\Nc"#, "a\nb\nc"), (#"a\, b\; c\\d"#, #"a, b; c\d"#), (#"C:\\new\\n"#, #"C:\new\n"#),
        (#"a\: \"b\""#, #"a: "b""#), (#"odd \x"#, #"odd \x"#), (#"end\"#, #"end\"#), ("", ""),
    ])
    func `escapes of a text are undone`(written: String, meant: String) throws {
        #expect(try property("COMMENT:\(written)").text == meant)
    }

    @Test func `a list is parted at the commas that are not escaped`() throws {
        #expect(try property(#"CATEGORIES:Rally,One\, two,\\,Last"#).texts == ["Rally", "One, two", #"\"#, "Last"])
        #expect(try property(#"GEO:43.25;76.95"#).fields == ["43.25", "76.95"])
        #expect(try property("CATEGORIES:").texts == [""])
    }

    @Test(arguments: [
        // What is wrong, and the column at which it is.
        ("no colon in it", "9:3 error ical/line"),
        (":no name", "9:1 error ical/line"),
        ("(X):1", "9:1 error ical/line"),
        (#"X;A="open:1"#, "9:5 error ical/line"),
        (#"X;A="said "yes" to it":1"#, "9:12 error ical/line"),
        ("X;A=b", "9:6 error ical/line"),
    ])
    func `a line that cannot be taken apart is named and left out, and its event stays`(line: String, place: String)
        throws
    {
        let read = CalendarFile.read(
            event(["DTSTART:20270310T130000Z", "SUMMARY:good", "LOCATION:x", line, "COMMENT:after"]))
        let event = try #require(read.events.first)
        #expect(event.summary == "good")
        #expect(event.component.property("COMMENT")?.text == "after")
        #expect(said(of: read) == [place])
        // It stays as it is, for whoever writes the event again.
        #expect(event.component.properties.filter { !$0.isReadable }.map(\.line) == [line])
    }

    @Test(arguments: [
        ("X;A:1", "9:3 warning ical/line"), (#"X;A=b"c":1"#, "9:6 warning ical/line"),
    ])
    func `a line that is only odd is used, with a warning`(line: String, place: String) throws {
        let read = CalendarFile.read(event(["DTSTART:20270310T130000Z", "SUMMARY:s", "LOCATION:x", line]))
        #expect(read.events.first?.component.property("X")?.value == "1")
        #expect(said(of: read) == [place])
    }

    @Test func `a property made in code reads as one of a file`() throws {
        let made = CalendarProperty(
            name: "ATTENDEE",
            parameters: [.init(name: "CN", values: ["a \"b\"; c^\nd"]), .init(name: "X", values: ["1", "2"])],
            value: "mailto:x", position: TextPosition(line: 4))
        #expect(made.line == #"ATTENDEE;CN="a ^'b^'; c^^^nd";X=1,2:mailto:x"#)
        #expect(made.parameter("CN") == "a \"b\"; c^\nd")
        let component = CalendarComponent(name: "VEVENT", position: TextPosition(line: 2), properties: [made, made])
        #expect(component.properties.map(\.value) == ["mailto:x", "mailto:x"])
        #expect(component.properties.map(\.position.line) == [4, 4])
        #expect(Array(component.properties) == [made, made])
    }
}
