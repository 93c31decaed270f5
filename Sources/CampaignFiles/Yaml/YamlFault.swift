import CYaml

/// Where and why a file stops being YAML, in words for people.
struct YamlFault {
    let line: Int
    let column: Int
    let message: String
    let fix: String

    init(_ parser: yaml_parser_t, in source: YamlSource) {
        let problem = parser.problem.map { String(cString: $0) } ?? "it cannot be read"
        // What was never closed, or is a key without a colon, is named where it begins, not where that was noticed.
        let isEarlier =
            parser.context != nil
            && (problem.contains("end of stream") || problem.contains("could not find expected ':'"))
        if parser.error == YAML_READER_ERROR || parser.error == YAML_MEMORY_ERROR {
            (line, column) = source.place(ofByte: Int(parser.problem_offset))
        } else {
            let mark = isEarlier ? parser.context_mark : parser.problem_mark
            line = Int(mark.line) + 1
            column = Int(mark.column) + 1
        }
        let context = parser.context.map { " \(String(cString: $0))" } ?? ""
        let begin = Int(parser.context_mark.line) + 1
        let since = context.isEmpty || begin >= line ? "" : " that began on line \(begin)"
        message = "this is not YAML: \(problem)\(context)\(since)"
        fix = Self.fix(for: problem, line: source.line(line) ?? "")
    }

    private static func fix(for problem: String, line: String) -> String {
        let indentation = line.prefix { $0 == " " || $0 == "\t" }
        if indentation.contains("\t") || (problem.contains("cannot start any token") && line.contains("\t")) {
            return "indent with blanks; a tab may not stand there"
        }
        if problem.contains("mapping values are not allowed") {
            return quoted(line).map { "quote a text that contains `: `: \($0)" }
                ?? "begin the line in the same column as those around it, and quote a text that contains `: `"
        }
        if problem.contains("',' or '}'") || problem.contains("',' or ']'") {
            return "a comma or a closing bracket is missing; quote a text with a comma, `: ` or ` #` in it"
        }
        if problem.contains("node content") {
            return "a value is missing, or there is a comma or a bracket too many"
        }
        if problem.contains("could not find expected ':'") {
            return spaced(line).map { "a blank must stand behind the colon: \($0)" }
                ?? "write `key: value`, with a blank after the colon"
        }
        if problem.contains("cannot start any token") {
            return "quote a text that begins with @, % or `"
        }
        if problem.contains("end of stream") || problem.contains("end of the stream") {
            return "a closing quote or bracket is missing"
        }
        if problem.contains("block end") || problem.contains("expected key") || problem.contains("block entry") {
            return
                "items of one list or table begin in the same column: check the indentation, and quotes inside a text"
        }
        return "compare the line with those around it: indentation, quotes, brackets"
    }

    /// `title: Debate: the parties` with the text behind the first colon in quotes.
    private static func quoted(_ line: String) -> String? {
        let parts = line.drop { $0 == " " || $0 == "-" }.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[1].contains(": "), !line.contains("\""), !line.contains("{"), !line.contains("#")
        else { return nil }
        return "\(parts[0]): \"\(parts[1].drop { $0 == " " })\""
    }

    /// `start:08:00` as `start: 08:00`; also of the wide colon of Chinese keyboards.
    private static func spaced(_ line: String) -> String? {
        let text = line.drop { $0 == " " || $0 == "-" }
        let key = text.prefix { $0.isASCII && ($0.isLetter || $0 == "-") }
        let rest = text.dropFirst(key.count)
        guard !key.isEmpty, let colon = rest.first, colon == ":" || colon == "：", rest.count > 1 else { return nil }
        return "\(key): \(rest.dropFirst())"
    }
}
