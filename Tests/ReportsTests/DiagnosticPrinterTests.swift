import CampaignModel
import Reports
import Testing

@Suite struct DiagnosticPrinterTests {
    @Test func `a diagnostic shows its place, the line, a caret, and how to mend it`() {
        let diagnostic = Diagnostic(
            .error, id: "calendar/date", path: "c/calendar.yaml", line: 14, column: 9,
            message: "2023-02-30 is not a date", sourceLine: "  date: 2023-02-30", fix: "write 2023-02-28",
            notes: [Diagnostic.Note(path: "c/more.yaml", line: 2, column: 1, message: "it is named here")])
        #expect(
            DiagnosticPrinter().text(diagnostic) == """
                c/calendar.yaml:14:9: error: 2023-02-30 is not a date [calendar/date]
                      date: 2023-02-30
                            ^
                  fix: write 2023-02-28
                c/more.yaml:2:1: note: it is named here

                """)
    }

    @Test func `the caret keeps tabs and counts the columns of wide letters`() {
        let diagnostic = Diagnostic(
            .warning, id: "x/y", path: "a", line: 1, column: 4, message: "m", sourceLine: "\t漢e\u{301}z")
        // Tab, a letter of two columns, e: three scalars before the accent, which is the fourth.
        #expect(DiagnosticPrinter().text(diagnostic) == "a:1:4: warning: m [x/y]\n    \t漢e\u{301}z\n    \t   ^\n")
    }

    @Test func `control characters of a file are shown and never sent to the terminal`() {
        let diagnostic = Diagnostic(
            .error, id: "x/y", path: "a\u{1B}[31m", line: 1, column: 1, message: "b\u{7}\u{202E}",
            sourceLine: "c\u{1B}]0;t\u{7}")
        let text = DiagnosticPrinter().text(diagnostic)
        #expect(
            text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)) })
        #expect(text.contains("a\\u{1B}[31m:1:1: error: b\\u{7}\\u{202E} [x/y]"))
    }

    @Test func `of a very long line only what stands around the column is shown`() {
        let line = String(repeating: "a", count: 500) + "HERE" + String(repeating: "b", count: 500)
        let diagnostic = Diagnostic(.note, id: "x/y", path: "a", line: 1, column: 501, message: "m", sourceLine: line)
        let lines = DiagnosticPrinter().text(diagnostic).split(separator: "\n").map(Array.init)
        #expect(lines[1].count < 140)
        #expect(lines[2].firstIndex(of: "^") == lines[1].firstIndex(of: "H"))
    }
}
