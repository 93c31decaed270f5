import CYaml
import CampaignModel

/// Reads one YAML file into nodes, from the parser's events; what is wrong goes to the reading.
struct YamlReader {
    /// How deep tables and lists may lie in each other; the format needs seven.
    static let depth = 64

    private let reading: Reading
    private let file: Int32
    private let source: YamlSource
    private var stack: [Frame] = []
    private var root: YamlNode?

    /// A table or list that has begun and not ended.
    private struct Frame {
        var isTable: Bool
        var isFlow: Bool
        var place: YamlPlace
        var items: [YamlNode] = []
        var pairs: [YamlPair] = []
        var key: (text: String, place: YamlPlace, isDropped: Bool)?
        /// Where each key stands, once there are many.
        var index: [String: Int] = [:]
    }

    /// What a file holds, and whether it could be read to its end.
    struct Result {
        var root: YamlNode?
        var isWhole: Bool
    }

    init(_ reading: Reading, file: Int32) {
        self.reading = reading
        self.file = file
        source = reading.sources[Int(file)]
    }

    static func read(file: Int32, for reading: Reading) -> Result {
        var reader = YamlReader(reading, file: file)
        return reader.read()
    }

    private mutating func read() -> Result {
        if let fault = source.encodingFault {
            let place = source.place(ofByte: fault.index)
            reading.error(fault.complaint, at: self.place(place.line, place.column))
            return Result(root: nil, isWhole: false)
        }
        let isWhole = source.bytes.withUnsafeBufferPointer { buffer in
            var parser = yaml_parser_t()
            guard yaml_parser_initialize(&parser) == 1 else { return false }
            defer { yaml_parser_delete(&parser) }
            // The parser reads the buffer only until the end of this closure.
            let mark = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            yaml_parser_set_input_string(&parser, buffer.baseAddress.map { $0 + mark }, buffer.count - mark)
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            return readEvents(&parser)
        }
        // What had begun when the file broke off is closed, so that its first parts can still be looked at.
        while !stack.isEmpty { end() }
        return Result(root: root, isWhole: isWhole)
    }

    private func place(_ line: Int, _ column: Int) -> YamlPlace {
        YamlPlace(file: file, line: Int32(truncatingIfNeeded: line), column: Int32(truncatingIfNeeded: column))
    }

    private func place(_ mark: yaml_mark_t) -> YamlPlace { place(Int(mark.line) + 1, Int(mark.column) + 1) }

    private mutating func readEvents(_ parser: inout yaml_parser_t) -> Bool {
        var documents = 0
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else {
                let fault = YamlFault(parser, in: source)
                reading.error(.yaml, at: place(fault.line, fault.column), fault.message, fix: fault.fix)
                return false
            }
            defer { yaml_event_delete(&event) }
            let start = place(event.start_mark)
            switch event.type {
            case YAML_STREAM_END_EVENT: return true
            case YAML_DOCUMENT_START_EVENT:
                documents += 1
                guard documents == 1 else {
                    reading.error(
                        .yaml, at: start, "a second document begins here; a calendar file has one",
                        fix: "delete the line `---`, or put what follows in a file of its own and name it in include:")
                    return true
                }
            case YAML_ALIAS_EVENT:
                reading.error(
                    .yaml, at: start, "this format has no aliases (a `*` before a name)",
                    fix: "write the value out, or put the text in quotes if it begins with *")
                add(YamlNode(content: .broken, place: start))
            case YAML_SCALAR_EVENT:
                check(anchor: event.data.scalar.anchor, tag: event.data.scalar.tag, at: start)
                addScalar(event, at: start)
            case YAML_SEQUENCE_START_EVENT:
                let data = event.data.sequence_start
                check(anchor: data.anchor, tag: data.tag, at: start)
                stack.append(Frame(isTable: false, isFlow: data.style == YAML_FLOW_SEQUENCE_STYLE, place: start))
            case YAML_MAPPING_START_EVENT:
                let data = event.data.mapping_start
                check(anchor: data.anchor, tag: data.tag, at: start)
                stack.append(Frame(isTable: true, isFlow: data.style == YAML_FLOW_MAPPING_STYLE, place: start))
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: end()
            default: break
            }
            if stack.count > Self.depth {
                reading.error(
                    .yaml, at: start, "tables and lists lie in each other more than \(Self.depth) deep here",
                    fix: "close the brackets that are open")
                return false
            }
        }
    }

    private func check(
        anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?, at: YamlPlace
    ) {
        if anchor != nil {
            reading.error(
                .yaml, at: at, "this format has no anchors (an `&` before a name)",
                fix: "delete the anchor, or put the text in quotes if it begins with &")
        }
        if tag != nil {
            reading.error(
                .yaml, at: at, "this format has no tags (a `!` before a value)",
                fix: "delete the tag, or put the text in quotes if it begins with !")
        }
    }

    private mutating func addScalar(_ event: yaml_event_t, at start: YamlPlace) {
        let data = event.data.scalar
        let text = String(decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
        let isPlain = data.style == YAML_PLAIN_SCALAR_STYLE
        if isPlain, !text.isEmpty, source.suspects.contains(Int(event.end_mark.line) + 1) {
            warnOfComment(after: text, endingAt: event.end_mark)
        }
        add(YamlNode(content: .scalar(text, isPlain: isPlain), place: start))
    }

    /// `title: Rally #3`: what follows the ` #` is a comment, and perhaps was not meant as one.
    private func warnOfComment(after text: String, endingAt mark: yaml_mark_t) {
        let rest = source.rest(ofLine: Int(mark.line) + 1, from: Int(mark.column) + 1)
        let comment = rest.drop { $0 == " " || $0 == "\t" }
        guard comment.count < rest.count, comment.first == "#" else { return }
        let place = place(
            Int(mark.line) + 1, Int(mark.column) + 1 + rest.unicodeScalars.count - comment.unicodeScalars.count)
        // In brackets the text would have ended at the next comma, which is in the comment now.
        let isFlow = stack.last?.isFlow ?? false
        let meant = isFlow ? comment.prefix { !",]}".contains($0) } : comment
        reading.warn(
            .slip, at: place, "“\(comment)” is a comment here, and not part of the text “\(text)”",
            fix: "quote the text if it belongs to it: \"\(text) \(meant)\"; else put a blank after the #")
    }

    private mutating func end() {
        guard let frame = stack.popLast() else { return }
        let content = frame.isTable ? YamlNode.Content.table(frame.pairs) : .list(frame.items)
        add(YamlNode(content: content, place: frame.place, isFlow: frame.isFlow))
    }

    /// Puts a finished node where it belongs: into a list, as a key or value of a table, or at the root.
    private mutating func add(_ node: YamlNode) {
        let top = stack.count - 1
        guard top >= 0 else {
            root = node
            return
        }
        guard stack[top].isTable else {
            stack[top].items.append(node)
            return
        }
        guard let key = stack[top].key else {
            stack[top].key = self.key(node, in: top)
            return
        }
        stack[top].key = nil
        guard !key.isDropped else { return }
        var value = node
        // Nothing stands where an empty value would be, so its key is pointed at.
        if value.isEmpty, case .scalar("", isPlain: true) = value.content { value.place = key.place }
        if stack[top].pairs.count >= 16 { stack[top].index[key.text] = stack[top].pairs.count }
        stack[top].pairs.append(YamlPair(key: key.text, place: key.place, value: value))
    }

    private func key(_ node: YamlNode, in frame: Int) -> (text: String, place: YamlPlace, isDropped: Bool) {
        guard case .scalar(let text, _) = node.content, !text.isEmpty else {
            if !node.isBroken {
                reading.error(
                    .yaml, at: node.place, "a key must be a plain word",
                    fix: "write `key: value`; a text that begins with { or [ must stand in quotes")
            }
            return ("", node.place, true)
        }
        let earlier =
            stack[frame].pairs.prefix(16).first { $0.key == text }
            ?? stack[frame].index[text].map { stack[frame].pairs[$0] }
        guard let earlier else { return (text, node.place, false) }
        reading.report(
            .error, .duplicateKey, at: node.place,
            "the key “\(text)” stands twice in one table, on line \(earlier.place.line) and on line \(node.place.line)",
            fix: "keep one of the two", notes: [(earlier.place, "the key “\(text)” stands here first")])
        return (text, node.place, true)
    }
}
