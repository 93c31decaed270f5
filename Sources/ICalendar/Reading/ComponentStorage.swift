/// The lines of one component in one piece of memory, and where each begins. It never changes once made.
///
/// Offsets are 32 bits wide: `ReadingLimits` keeps a component far below that.
final class ComponentStorage: Sendable {
    /// The content lines, unfolded, each but the last followed by a line feed.
    let text: [UInt8]
    let lines: [Line]
    /// Where in `text` a line was folded, rising.
    let folds: [UInt32]
    /// The physical line on which the component begins.
    let firstLine: Int

    /// One content line.
    struct Line: Sendable {
        /// Where it begins in the text.
        var start: UInt32
        /// Where its value begins; equal to `start` for a line that could not be taken apart.
        var value: UInt32
        /// On which physical line it begins, counted from the component's own.
        var line: UInt32
        var nameLength: UInt16
        var known: KnownName

        var isReadable: Bool { value != start }
    }

    init(text: [UInt8], lines: [Line], folds: [UInt32], firstLine: Int) {
        self.text = text
        self.lines = lines
        self.folds = folds
        self.firstLine = firstLine
    }

    static let empty = ComponentStorage(text: [], lines: [], folds: [], firstLine: 1)

    /// The octets of a line in `text`.
    func range(of index: Int) -> Range<Int> {
        let start = Int(lines[index].start)
        let end = index + 1 < lines.count ? Int(lines[index + 1].start) - 1 : text.count
        return start..<max(start, end)
    }

    func nameRange(of index: Int) -> Range<Int> {
        let start = Int(lines[index].start)
        return start..<start + Int(lines[index].nameLength)
    }

    func valueRange(of index: Int) -> Range<Int> {
        let end = range(of: index).upperBound
        return min(Int(lines[index].value), end)..<end
    }

    /// The place in the file of an octet of a line.
    func position(of offset: Int, in index: Int) -> TextPosition {
        let line = lines[index]
        return TextPosition(
            of: offset, lineStart: Int(line.start), firstLine: firstLine + Int(line.line), text: text, folds: folds)
    }

    /// The text of some octets. What is not UTF-8 becomes U+FFFD; control characters, which no line may hold, are left
    /// out.
    func string(_ range: Range<Int>) -> String { String(contentLine: text[range]) }
}

extension TextPosition {
    /// The place of an octet of unfolded text, found by counting from the last fold before it.
    init(
        of offset: Int, lineStart: Int, firstLine: Int, text: some RandomAccessCollection<UInt8>,
        folds: some RandomAccessCollection<UInt32>
    ) {
        var line = firstLine
        var from = lineStart
        // The space or tab of a continuation takes the first column.
        var column = 1
        // A fold at the very start of a line can only be that of the line itself.
        let first = folds.firstPlace { Int($0) >= lineStart }
        let after = folds.firstPlace { Int($0) > offset }
        if first < after {
            line += after - first
            from = Int(folds[folds.index(folds.startIndex, offsetBy: after - 1)])
            column = 2
        }
        let start = text.index(text.startIndex, offsetBy: from)
        let end = text.index(text.startIndex, offsetBy: max(from, offset))
        for octet in text[start..<end] where octet & 0xC0 != 0x80 { column += 1 }
        self.init(line: line, column: column)
    }
}

extension RandomAccessCollection {
    /// How many elements come before the first of which something holds, where it holds of all after that one too.
    fileprivate func firstPlace(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[index(startIndex, offsetBy: middle)]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension String {
    /// Decodes octets of a content line: what is not UTF-8 becomes U+FFFD, control characters are left out.
    init(contentLine octets: ArraySlice<UInt8>) {
        if octets.contains(where: \.isForbiddenControl) {
            self.init(decoding: octets.filter { !$0.isForbiddenControl }, as: UTF8.self)
        } else {
            self.init(decoding: octets, as: UTF8.self)
        }
    }
}

extension UInt8 {
    /// Control characters that a content line may not hold (RFC 5545, section 3.1): all but the tab.
    var isForbiddenControl: Bool { (self < 0x20 && self != 9) || self == 0x7F }
}
