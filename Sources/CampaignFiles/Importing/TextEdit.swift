/// Changes to the lines of a file: everything else in it stays octet by octet.
struct TextEdit {
    private let source: YamlSource
    private let lineEnd: String
    /// What stands in place of some lines, by the first of them; an empty range puts lines before it.
    private var changes: [(lines: Range<Int>, text: [String])] = []

    init(_ source: YamlSource) {
        self.source = source
        let isWindows = source.bytes.firstIndex(of: 10).map { $0 > 0 && source.bytes[$0 - 1] == 13 } ?? false
        lineEnd = isWindows ? "\r\n" : "\n"
    }

    var isEmpty: Bool { changes.isEmpty }

    var countOfLines: Int {
        // A line end at the end of the file begins no line.
        source.bytes.last == 10 ? source.lineStarts.count - 1 : source.lineStarts.count
    }

    /// - Parameter lines: counted from 1, the last not included.
    mutating func replace(_ lines: Range<Int>, with text: [String]) { changes.append((lines, text)) }

    var bytes: [UInt8] {
        var result: [UInt8] = []
        var next = 1
        let sorted = changes.enumerated().sorted {
            ($0.element.lines.lowerBound, $0.offset) < ($1.element.lines.lowerBound, $1.offset)
        }
        for change in sorted.map(\.element) {
            copy(next..<change.lines.lowerBound, to: &result)
            if !result.isEmpty, result.last != 10, !change.text.isEmpty { result += Array(lineEnd.utf8) }
            for line in change.text { result += Array((line + lineEnd).utf8) }
            next = max(next, change.lines.upperBound)
        }
        copy(next..<(countOfLines + 1), to: &result)
        return result
    }

    private func copy(_ lines: Range<Int>, to result: inout [UInt8]) {
        guard !lines.isEmpty, lines.lowerBound <= source.lineStarts.count else { return }
        let start = source.lineStarts[lines.lowerBound - 1]
        let end =
            lines.upperBound - 1 < source.lineStarts.count
            ? source.lineStarts[lines.upperBound - 1] : source.bytes.count
        result += source.bytes[start..<end]
    }
}

extension YamlSource {
    /// How far a line is indented; nil for one that is empty or a comment.
    func indent(ofLine line: Int) -> Int? {
        guard let bytes = lineBytes(line), let first = bytes.first(where: { $0 != 0x20 }), first != UInt8(ascii: "#")
        else {
            return nil
        }
        return bytes.prefix { $0 == 0x20 }.count
    }

    /// The line after the last that belongs to a key in block style.
    func endOfKey(line: Int, column: Int, isList: Bool) -> Int {
        var end = line + 1
        var number = line + 1
        while number <= lineStarts.count {
            if let indent = indent(ofLine: number) {
                let isItem = isList && indent == column - 1 && self.line(number)?.trimmed.hasPrefix("-") == true
                guard indent > column - 1 || isItem else { break }
                end = number + 1
            }
            number += 1
        }
        return end
    }
}
