/// Takes the rows of a CSV file (RFC 4180) out of its bytes, piece by piece.
///
/// Rows end with LF, CRLF or CR. A quote that never closes costs its own line only, not all that follows.
struct CSVReader {
    /// A row that is longer than this has a quote that was never closed, or is no row at all.
    private static let longest = 64 << 10

    private static let doubled = "double a quote inside of a quoted text"

    /// One row: the bytes of its fields one after the other, and where each ends.
    struct Row {
        var values: [UInt8] = []
        var fields: [Field] = []
        /// The row as it stands in the file, without its end.
        var raw: [UInt8] = []
        /// Counted from 1; the line on which the row begins.
        var line = 1
        /// What is wrong with its quotes.
        var fault: (message: String, column: Int, fix: String)?

        struct Field {
            var range: Range<Int>
            /// Counted from 1, in Unicode scalars; from the row's first line on.
            var column: Int
        }

        var isBlank: Bool { raw.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

        /// The text of a field without blanks around it; nil if it is not UTF-8.
        func text(_ index: Int) -> String? {
            guard fields.indices.contains(index) else { return "" }
            var bytes = values[fields[index].range]
            while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
            while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
            return String(validating: bytes, as: UTF8.self)
        }
    }

    private enum State {
        case start, plain, quoted, closed
        /// Behind so many bytes without a line end that no row is meant: nothing is kept until one comes.
        case skipping
    }

    private let separator: UInt8
    private var row = Row()
    private var state = State.start
    private var fieldStart = 0
    private var fieldColumn = 1
    private var column = 1
    /// How many lines ended inside of the row's quotes.
    private var extraLines = 0
    private var isAfterCR = false
    private var quoteColumn = 1
    private var hasBegun = false

    init(separator: UInt8) {
        self.separator = separator
    }

    /// Takes the next bytes of the file and hands out the rows that end in them.
    ///
    /// - Parameter plain: is offered each line that lies whole in the bytes and has no quote and no lone carriage return;
    ///   says whether it took it. Those that it does not take go to `take`.
    mutating func read(
        _ piece: borrowing [UInt8], plain: (Span<UInt8>, Int) -> Bool = { _, _ in false }, _ take: (Row) -> Void
    ) {
        let bytes = piece.span
        var index = 0
        while index < bytes.count {
            // The first line may begin with a byte order mark, and names the columns.
            if isAtRowStart, row.line > 1, let end = Self.endOfPlainLine(bytes, from: index) {
                let isCRLF = end > index && bytes[end - 1] == 0x0D
                if plain(bytes.extracting(index..<(isCRLF ? end - 1 : end)), row.line) {
                    row.line += 1
                    index = end + 1
                    continue
                }
                while index <= end {
                    read(bytes[index], take)
                    index += 1
                }
            } else {
                read(bytes[index], take)
                index += 1
            }
        }
    }

    private var isAtRowStart: Bool { state == .start && !isAfterCR && row.raw.isEmpty && row.fields.isEmpty }

    /// Where the line feed stands that ends a line without quotes and without a carriage return but before it.
    private static func endOfPlainLine(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case 0x0A: return index
            case UInt8(ascii: "\""): return nil
            case 0x0D where index + 1 >= bytes.count || bytes[index + 1] != 0x0A: return nil
            default: index += 1
            }
        }
        return nil
    }

    /// Hands out the last row, if the file does not end with a line end.
    mutating func finish(_ take: (Row) -> Void) {
        while state == .quoted { giveUpOnQuote(take) }
        if !row.raw.isEmpty || !row.fields.isEmpty { endRow(take) }
    }

    private mutating func read(_ byte: UInt8, _ take: (Row) -> Void) {
        if isAfterCR {
            isAfterCR = false
            if byte == 0x0A {
                if state == .quoted {
                    row.values.append(byte)
                    row.raw.append(byte)
                }
                return
            }
        }
        if state == .quoted {
            readQuoted(byte, take)
            return
        }
        if state == .skipping, byte != 0x0A, byte != 0x0D { return }
        switch byte {
        case 0x0A: endRow(take)
        case 0x0D:
            isAfterCR = true
            endRow(take)
        case separator:
            row.raw.append(byte)
            endField()
            column += 1
            fieldColumn = column
        case UInt8(ascii: "\"") where state == .start:
            row.raw.append(byte)
            state = .quoted
            quoteColumn = column
            column += 1
        case UInt8(ascii: "\"") where state == .closed:
            row.raw.append(byte)
            // Two quotes inside of a quoted text are one.
            row.values.append(byte)
            state = .quoted
            column += 1
        default:
            row.raw.append(byte)
            if state == .closed, byte != 0x20, row.fault == nil {
                row.fault = ("text stands behind a closing quote", column, Self.doubled)
            }
            if state == .start { state = .plain }
            if state != .closed || byte != 0x20 { row.values.append(byte) }
            if byte & 0xC0 != 0x80 { column += 1 }
            dropByteOrderMark()
            if row.raw.count > Self.longest {
                row.fault =
                    row.fault ?? (
                        "the row is longer than \(Self.longest >> 10) KiB, which none is", 1,
                        "see whether the file is what it should be, and whether its lines end"
                    )
                state = .skipping
            }
        }
    }

    private mutating func readQuoted(_ byte: UInt8, _ take: (Row) -> Void) {
        row.raw.append(byte)
        if byte == UInt8(ascii: "\"") {
            state = .closed
        } else {
            row.values.append(byte)
        }
        if byte == 0x0A || byte == 0x0D {
            if byte == 0x0D { isAfterCR = true }
            extraLines += 1
        }
        if byte & 0xC0 != 0x80 { column += 1 }
        if row.raw.count > Self.longest { giveUpOnQuote(take) }
    }

    private mutating func dropByteOrderMark() {
        guard !hasBegun, row.raw.count == 3 else { return }
        hasBegun = true
        guard row.line == 1, row.raw == [0xEF, 0xBB, 0xBF] else { return }
        row.raw.removeAll()
        row.values.removeAll()
        state = .start
        column = 1
        fieldColumn = 1
    }

    private mutating func endField() {
        row.fields.append(Row.Field(range: fieldStart..<row.values.count, column: fieldColumn))
        fieldStart = row.values.count
        state = .start
    }

    private mutating func endRow(_ take: (Row) -> Void) {
        endField()
        take(row)
        let next = row.line + 1 + extraLines
        row.values.removeAll(keepingCapacity: true)
        row.fields.removeAll(keepingCapacity: true)
        row.raw.removeAll(keepingCapacity: true)
        row.fault = nil
        row.line = next
        fieldStart = 0
        column = 1
        fieldColumn = 1
        extraLines = 0
    }

    /// Hands out the line with the quote as a bad row, and reads what follows it anew.
    private mutating func giveUpOnQuote(_ take: (Row) -> Void) {
        let raw = row.raw
        guard let end = raw.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
            // The line itself goes on; what is left of it is no row of its own.
            row.fault = ("a quote opens here and never closes", quoteColumn, Self.doubled)
            state = .skipping
            return
        }
        var bad = Row()
        bad.raw = Array(raw[..<end])
        bad.line = row.line
        bad.fault = ("a quote opens here and never closes", quoteColumn, Self.doubled)
        take(bad)
        let line = row.line + 1
        row = Row()
        row.line = line
        state = .start
        (fieldStart, column, fieldColumn, extraLines) = (0, 1, 1, 0)
        isAfterCR = false
        var rest = raw[end...]
        if rest.first == 0x0D { rest.removeFirst() }
        if rest.first == 0x0A { rest.removeFirst() }
        for byte in rest { read(byte, take) }
    }
}
