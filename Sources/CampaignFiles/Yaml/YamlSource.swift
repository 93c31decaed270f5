import CampaignModel

/// The text of a file that is read, with the places of its lines.
struct YamlSource {
    let path: String
    let bytes: [UInt8]
    /// Where each line begins, as an index of `bytes`.
    let lineStarts: [Int]
    /// The lines on which a ` #` is followed directly by text: perhaps not meant as a comment.
    let suspects: Set<Int>

    init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var starts = [0]
        var suspects: Set<Int> = []
        bytes.withUnsafeBufferPointer { buffer in
            for index in buffer.indices {
                if buffer[index] == UInt8(ascii: "\n") {
                    starts.append(index + 1)
                } else if buffer[index] == UInt8(ascii: "#"), index > 0, index + 1 < buffer.count,
                    Self.isBlank(buffer[index - 1]), buffer[index + 1] > 0x20, buffer[index + 1] != UInt8(ascii: "#")
                {
                    suspects.insert(starts.count)
                }
            }
        }
        lineStarts = starts
        self.suspects = suspects
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// The bytes of a line, counted from 1, without its end.
    func lineBytes(_ line: Int) -> ArraySlice<UInt8>? {
        guard line >= 1, line <= lineStarts.count else { return nil }
        let start = lineStarts[line - 1]
        var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        var slice = bytes[start..<max(start, end)]
        if line == 1, slice.starts(with: [0xEF, 0xBB, 0xBF]) { slice = slice.dropFirst(3) }
        return slice
    }

    /// A line as text, counted from 1.
    func line(_ line: Int) -> String? {
        lineBytes(line).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What stands on a line from a column on, columns counted from 1 in Unicode scalars.
    func rest(ofLine line: Int, from column: Int) -> String {
        guard let text = self.line(line) else { return "" }
        return String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(column - 1)))
    }

    /// The line and column of a byte.
    func place(ofByte index: Int) -> (line: Int, column: Int) {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= index { low = middle } else { high = middle }
        }
        let before = bytes[lineStarts[low]..<min(index, bytes.count)]
        // Octets that go on a character do not count as one.
        var column = before.count { $0 & 0xC0 != 0x80 } + 1
        if low == 0, before.starts(with: [0xEF, 0xBB, 0xBF]) { column -= 1 }
        return (low + 1, column)
    }
}
