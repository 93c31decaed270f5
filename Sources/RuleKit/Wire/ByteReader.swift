/// Reads what `ByteWriter` writes from bytes that nothing is known about: no count and no text reaches past their end.
package struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    package var remaining: Int { bytes.endIndex - position }

    package mutating func read<Number: FixedWidthInteger>(_: Number.Type = Number.self) throws(WireError) -> Number {
        let size = Number.bitWidth / 8
        guard remaining >= size else { throw WireError(.malformed, "a message that ends too early") }
        var number = Number.zero
        for index in (position..<position + size).reversed() {
            number = number << 8 | Number(truncatingIfNeeded: bytes[index])
        }
        position += size
        return number
    }

    /// A count of things that take at least `size` bytes each.
    package mutating func readCount(ofSize size: Int) throws(WireError) -> Int {
        let count = Int(try read(UInt32.self))
        guard count <= remaining / max(1, size) else {
            throw WireError(.malformed, "a message that counts more than it holds")
        }
        return count
    }

    /// The bytes of a text; what is not UTF-8 is repaired.
    package mutating func readRawText() throws(WireError) -> String {
        let count = try readCount(ofSize: 1)
        defer { position += count }
        return String(decoding: bytes[position..<position + count], as: UTF8.self)
    }

    /// A text that is safe to print: see `String.printable(keepingLines:)`.
    package mutating func readText(keepingLines: Bool = false) throws(WireError) -> String {
        try readRawText().printable(keepingLines: keepingLines)
    }

    package mutating func readOptional<Value>(
        _ value: (inout ByteReader) throws(WireError) -> Value
    ) throws(WireError) -> Value? {
        switch try read(UInt8.self) {
        case 0: nil
        case 1: try value(&self)
        default: throw WireError(.malformed, "a message with a mark that is neither there nor not there")
        }
    }

    package mutating func readList<Element>(
        ofSize size: Int, _ element: (inout ByteReader) throws(WireError) -> Element
    ) throws(WireError) -> [Element] {
        let count = try readCount(ofSize: size)
        var list: [Element] = []
        list.reserveCapacity(count)
        for _ in 0..<count { list.append(try element(&self)) }
        return list
    }

    package mutating func readIndices() throws(WireError) -> [Int32] {
        try readList(ofSize: 4) { reader throws(WireError) in try reader.read(Int32.self) }
    }
}

extension String {
    /// The text without what could move a terminal's cursor, hide a part of a line or turn its direction round.
    ///
    /// A tab or a break of line becomes a space unless lines are kept; other control characters, and the marks that turn
    /// the direction of writing, become U+FFFD.
    package func printable(keepingLines: Bool = false) -> String {
        func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
        guard unicodeScalars.contains(where: isHarmful) else { return self }
        var kept = UnicodeScalarView()
        for scalar in unicodeScalars {
            if !isHarmful(scalar) {
                kept.append(scalar)
            } else if scalar == "\n" || scalar == "\t" || scalar == "\r" {
                kept.append(keepingLines ? scalar : " ")
            } else {
                kept.append("\u{FFFD}")
            }
        }
        return String(kept)
    }
}
