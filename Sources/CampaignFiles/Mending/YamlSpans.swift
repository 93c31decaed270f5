import CYaml

/// Where the values of a file begin and end, in octets: nodes know only where they begin.
struct YamlSpans {
    struct Span {
        var octets: Range<Int>
        /// Whether it is a text below its key, after `|` or `>`.
        var isBlockText = false
    }

    private struct Position: Hashable {
        var line: Int
        var column: Int
    }

    private let source: YamlSource
    private var spans: [Position: Span] = [:]

    /// Follows the parser through a file that was read before, and so has no fault.
    init(_ source: YamlSource) {
        self.source = source
        source.bytes.withUnsafeBufferPointer { buffer in
            var parser = yaml_parser_t()
            guard yaml_parser_initialize(&parser) == 1 else { return }
            defer { yaml_parser_delete(&parser) }
            // The parser reads the buffer only until the end of this closure.
            let mark = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            yaml_parser_set_input_string(&parser, buffer.baseAddress.map { $0 + mark }, buffer.count - mark)
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            follow(&parser)
        }
    }

    /// The span of what begins at a place; nil where nothing does.
    subscript(place: YamlPlace) -> Span? { spans[Position(line: Int(place.line), column: Int(place.column))] }

    private mutating func follow(_ parser: inout yaml_parser_t) {
        var open: [yaml_mark_t] = []
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else { return }
            defer { yaml_event_delete(&event) }
            switch event.type {
            case YAML_STREAM_END_EVENT: return
            case YAML_SCALAR_EVENT:
                let style = event.data.scalar.style
                add(
                    event.start_mark, event.end_mark,
                    isBlockText: style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
            case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT: open.append(event.start_mark)
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
                if let start = open.popLast() { add(start, event.end_mark, isBlockText: false) }
            default: break
            }
        }
    }

    private mutating func add(_ start: yaml_mark_t, _ end: yaml_mark_t, isBlockText: Bool) {
        let from = octet(start)
        let position = Position(line: Int(start.line) + 1, column: Int(start.column) + 1)
        // A table in block style begins where its first key does, which is the one that is asked for.
        guard spans[position] == nil else { return }
        spans[position] = Span(octets: from..<max(from, octet(end)), isBlockText: isBlockText)
    }

    private func octet(_ mark: yaml_mark_t) -> Int {
        source.octet(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }
}

extension YamlSource {
    /// Where a place stands in the octets of the file.
    func octet(line: Int, column: Int) -> Int {
        guard line >= 1, line <= lineStarts.count else { return bytes.count }
        return lineStarts[line - 1] + prefixLength(ofLine: line, columns: column - 1)
    }
}
