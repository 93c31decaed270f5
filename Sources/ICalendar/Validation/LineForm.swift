import Glibc

/// Looks at the physical lines of a file: how they end, how long they are, where they are folded (RFC 5545, section 3.1).
///
/// Counts lines as the reader does: CR LF, LF and CR each end one.
struct LineForm {
    var ledger = ValidationLedger()
    private(set) var size = 0
    private var line = 0
    private var length = 0
    /// The first octets of the line, to look at and to count characters in.
    private var head: [UInt8] = []
    private var endedWithCR = false
    private var lineFeeds = OddEnds()
    private var returns = OddEnds()

    /// Lines that end in something else than CR LF.
    private struct OddEnds {
        var first = 0
        var count = 0

        mutating func note(_ line: Int) {
            if count == 0 { first = line }
            count += 1
        }
    }

    /// Octets of a line without its end, at most.
    private static let longest = 75

    mutating func take(_ piece: UnsafeRawBufferPointer) {
        size += piece.count
        var cursor = 0
        if endedWithCR, piece.count > 0 {
            endedWithCR = false
            if piece[0] == 10 { cursor = 1 } else { returns.note(line + 1) }
            finishLine()
        }
        var (nextLF, nextCR) = (-1, -1)
        while cursor < piece.count {
            if nextLF < cursor { nextLF = Self.find(10, in: piece, from: cursor) }
            if nextCR < cursor { nextCR = Self.find(13, in: piece, from: cursor) }
            let end = min(nextLF, nextCR)
            append(UnsafeRawBufferPointer(rebasing: piece[cursor..<end]))
            guard end < piece.count else { return }
            cursor = end + 1
            if end == nextLF {
                lineFeeds.note(line + 1)
            } else if cursor == piece.count {
                endedWithCR = true
                return
            } else if piece[cursor] == 10 {
                cursor += 1
            } else {
                returns.note(line + 1)
            }
            finishLine()
        }
    }

    private static func find(_ octet: Int32, in piece: UnsafeRawBufferPointer, from start: Int) -> Int {
        guard let base = piece.baseAddress, let found = memchr(base + start, octet, piece.count - start) else {
            return piece.count
        }
        return UnsafeRawPointer(found) - base
    }

    private mutating func append(_ octets: UnsafeRawBufferPointer) {
        length += octets.count
        let room = Self.longest + 5 - head.count
        if room > 0 { head.append(contentsOf: octets.prefix(room)) }
    }

    private mutating func finishLine() {
        line += 1
        if line == 1 { checkMark() }
        if length > Self.longest { addTooLong() }
        if head.count > 1, head[0] == 0x20 || head[0] == 9, head[1] & 0xC0 == 0x80 {
            ledger.add(
                .warning, "ical/fold-in-character", at: TextPosition(line: line, column: 2),
                "the fold before this line cuts a character in two; readers that decode line by line show broken letters",
                fix: "fold between characters", "RFC 5545, 3.1")
        }
        length = 0
        head.removeAll(keepingCapacity: true)
    }

    private mutating func checkMark() {
        guard head.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
        length -= 3
        ledger.add(
            .warning, "ical/byte-order-mark", at: TextPosition(line: 1),
            "the file begins with a byte order mark, for which some readers refuse it",
            fix: "save it as UTF-8 without a byte order mark (BOM)", "RFC 5545, 3.1.4")
    }

    private mutating func addTooLong() {
        // The first character that does not lie within the octets allowed.
        let isCut = head.count > Self.longest && head[Self.longest] & 0xC0 == 0x80
        let column = head.prefix(Self.longest).count { $0 & 0xC0 != 0x80 } + (isCut ? 0 : 1)
        ledger.add(
            .warning, "ical/line-length", at: TextPosition(line: line, column: column),
            "the line has \(length) octets, and should have \(Self.longest) at most",
            fix: "fold it: break the line and begin the next with a space", "RFC 5545, 3.1")
    }

    mutating func finish() {
        if endedWithCR {
            returns.note(line + 1)
            finishLine()
        } else if length > 0 {
            finishLine()
            ledger.add(
                .note, "ical/line-end", at: TextPosition(line: line), "the last line has no end",
                fix: "end it with CR LF", "RFC 5545, 3.1")
        }
        for (ends, name) in [(lineFeeds, "LF"), (returns, "CR")] where ends.count > 0 {
            let lines = ends.count == 1 ? "one line ends" : "\(ends.count) lines end"
            ledger.add(
                .warning, "ical/line-end", at: TextPosition(line: ends.first),
                "\(lines) in \(name) alone, and should end in CR LF",
                fix: "save the file with CR LF (“DOS”, “Windows”) line ends",
                "RFC 5545, 3.1")
        }
    }
}
