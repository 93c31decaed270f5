import ZoneInfo

/// Numbers by short texts, looked up by bytes as they stand in a file, without making a text of them.
struct ByteTable {
    /// The entries' texts, one after the other.
    private var bytes: [UInt8] = []
    private var entries: [(range: Range<Int>, value: Int32)] = []
    /// Indices of `entries`, -1 where a slot is free; a power of two, at most half full.
    private var slots: [Int32]

    /// Of two equal texts the first counts.
    init(_ texts: some Collection<(String, Int)>) {
        var size = 16
        while size < texts.count * 2 { size *= 2 }
        slots = Array(repeating: -1, count: size)
        for (text, value) in texts {
            let utf8 = Array(text.utf8)
            let slot = slot(of: utf8.span)
            guard slots[slot] < 0 else { continue }
            slots[slot] = Int32(entries.count)
            entries.append((bytes.count..<bytes.count + utf8.count, Int32(value)))
            bytes += utf8
        }
    }

    init(_ texts: [String]) {
        self.init(Array(zip(texts, texts.indices)))
    }

    subscript(text: Span<UInt8>) -> Int32? {
        let entry = slots[slot(of: text)]
        return entry < 0 ? nil : entries[Int(entry)].value
    }

    /// The slot that holds a text, or where it would go.
    private func slot(of text: Span<UInt8>) -> Int {
        var hash = StableHash()
        hash.combine(text)
        var slot = Int(truncatingIfNeeded: hash.value ^ (hash.value >> 32)) & (slots.count - 1)
        while slots[slot] >= 0, !matches(entries[Int(slots[slot])].range, text) {
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private func matches(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
        guard range.count == text.count else { return false }
        for index in text.indices where bytes[range.lowerBound + index] != text[index] { return false }
        return true
    }
}
