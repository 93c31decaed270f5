/// Adds a name to `include:` of a calendar's own file, and changes nothing else in it.
enum IncludeEdit {
    /// The file with the name in it; nil where the place for it cannot be told.
    static func add(_ name: String, to source: YamlSource, root: YamlNode) -> [UInt8]? {
        guard case .table(let pairs) = root.content, !root.isFlow else { return nil }
        let written = YamlText.scalar(name, isInside: true)
        var edit = TextEdit(source)
        guard let pair = pairs.first(where: { $0.key == "include" }), !pair.value.isEmpty else {
            if let pair = pairs.first(where: { $0.key == "include" }) {
                edit.replace(Int(pair.place.line)..<Int(pair.place.line) + 1, with: ["include:", "  - \(written)"])
            } else {
                let end = edit.countOfLines + 1
                edit.replace(end..<end, with: ["include:", "  - \(written)"])
            }
            return edit.bytes
        }
        switch pair.value.content {
        case .list(let items) where pair.value.isFlow: return insert(written, in: source, pair.value, items)
        case .list(let items):
            guard let last = items.last else { return nil }
            let line = Int(last.place.line)
            guard let indent = dash(in: source, line: line) else { return nil }
            let end = source.endOfKey(line: line, column: indent + 1, isList: false)
            edit.replace(end..<end, with: ["\(String(repeating: " ", count: indent))- \(written)"])
            return edit.bytes
        case .scalar, .table:
            // One file alone becomes a list of two.
            let line = Int(pair.place.line)
            let end = source.endOfKey(line: line, column: Int(pair.place.column), isList: false)
            guard let value = EntryValue(pair.value) else { return nil }
            let all = EntryValue.list([value, .text(name)])
            edit.replace(line..<end, with: ["include: \(YamlText.flow(all, isInside: false))"])
            return end == line + 1 ? edit.bytes : nil
        case .broken: return nil
        }
    }

    /// Where the dash of a list's entry stands, if it stands on the line of the entry.
    private static func dash(in source: YamlSource, line: Int) -> Int? {
        guard let indent = source.indent(ofLine: line),
            source.lineBytes(line)?.dropFirst(indent).first == UInt8(ascii: "-")
        else { return nil }
        return indent
    }

    /// Puts a name before the bracket that ends a list.
    private static func insert(_ name: String, in source: YamlSource, _ list: YamlNode, _ items: [YamlNode]) -> [UInt8]?
    {
        let start = source.lineStarts[Int(list.place.line) - 1]
        var at = start + source.prefixLength(ofLine: Int(list.place.line), columns: Int(list.place.column) - 1)
        var depth = 0
        var quote: UInt8?
        var end = at
        while at < source.bytes.count {
            let byte = source.bytes[at]
            if let open = quote {
                if byte == open {
                    quote = nil
                } else if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") {
                    at += 1
                }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "#"), at > 0, source.bytes[at - 1] <= 0x20 {
                while at < source.bytes.count, source.bytes[at] != 10 { at += 1 }
            } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
                depth += 1
            } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 {
                    let comma = items.isEmpty || source.bytes[end - 1] == UInt8(ascii: ",") ? "" : ","
                    let space = items.isEmpty ? "" : " "
                    return source.bytes[..<end] + Array("\(comma)\(space)\(name)".utf8) + source.bytes[end...]
                }
            }
            // Behind what stands last in the list, and so before a comment.
            if at < source.bytes.count, source.bytes[at] > 0x20 { end = at + 1 }
            at += 1
        }
        return nil
    }
}

extension YamlSource {
    /// How many octets the first columns of a line have.
    func prefixLength(ofLine line: Int, columns: Int) -> Int {
        guard let bytes = lineBytes(line) else { return 0 }
        let skipped = bytes.startIndex - lineStarts[line - 1]
        var count = 0
        var columns = columns
        for byte in bytes {
            if byte & 0xC0 != 0x80 {
                if columns == 0 { break }
                columns -= 1
            }
            count += 1
        }
        return skipped + count
    }
}
