import ICalendar
import Testing

/// Which lines need no reader that guesses (RFC 5545, 3.1: `name *(";" param) ":" value`).
@Suite struct PlainLineTests {
    @Test(
        arguments: [
            ("comment:hello: you", "COMMENT", false, "hello: you"), ("X-1;A=\"b:c\";D=e:\tf", "X-1", true, "\tf"),
            ("X-EMPTY:", "X-EMPTY", false, ""), ("Жол", nil, false, ""), ("X_A:b", nil, false, ""),
            (":b", nil, false, ""),
            (";A=b:c", nil, false, ""), ("A;B=\"c:d", nil, false, ""), ("A;B=c\"d:e", nil, false, ""),
            ("A;B=c", nil, false, ""), ("A:b\nC:d", nil, false, ""), ("A:b\u{7F}", nil, false, ""),
            ("", nil, false, ""),
            ("SUMMARY;LANGUAGE=kk:Кездесу", "SUMMARY", true, "Кездесу"),
        ] as [(String, String?, Bool, String)])
    func `a line is taken apart, or is none`(line: String, name: String?, hasParameters: Bool, value: String) {
        let plain = PlainLine(line)
        #expect(plain?.name == name)
        #expect(plain == nil || plain?.hasParameters == hasParameters)
        #expect(plain == nil || plain?.value == value[...])
    }
}
