import ZoneInfo

/// The octets of one content line before it is folded; its room is used again for the next line.
///
/// Raw memory, because a feed of a nation's events is to be written in the time that its octets take to copy. All that
/// it depends on is in this file: each function has `makeRoom` see to the octets that it is about to write, the value
/// cannot be copied, so that nobody else has the memory, and it gives it back when it goes.
///
/// `@unchecked Sendable` holds because the memory is owned by this value alone.
struct LineBuffer: ~Copyable, @unchecked Sendable {
    private var octets: UnsafeMutablePointer<UInt8>
    private var capacity = 1024
    private(set) var count = 0

    /// Of a long text so many octets are taken at a time, so that little more room is made than it needs.
    private static let piece = 4096

    init() {
        octets = .allocate(capacity: capacity)
    }

    deinit { octets.deallocate() }

    mutating func removeAll() { count = 0 }

    @inline(__always)
    mutating func append(_ octet: UInt8) {
        makeRoom(for: 1)
        octets[count] = octet
        count += 1
    }

    /// As it stands.
    @inline(__always)
    mutating func append(bare text: StaticString) {
        makeRoom(for: text.utf8CodeUnitCount)
        (octets + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        count += text.utf8CodeUnitCount
    }

    /// As it stands.
    mutating func append(bare text: String) {
        text.utf8.span.withUnsafeBufferPointer { source in append(bare: source) }
    }

    private mutating func append(bare source: UnsafeBufferPointer<UInt8>) {
        guard let from = source.baseAddress else { return }
        makeRoom(for: source.count)
        (octets + count).update(from: from, count: source.count)
        count += source.count
    }

    /// The fifteen octets of a moment before 24:00 in a year of four digits.
    mutating func append(_ moment: CivilDateTime) {
        makeRoom(for: 15)
        var cursor = octets + count
        func put(_ number: Int) {
            let number = UInt8(truncatingIfNeeded: number)
            cursor[0] = UInt8(ascii: "0") + number / 10
            cursor[1] = UInt8(ascii: "0") + number % 10
            cursor += 2
        }
        put(moment.date.year / 100)
        put(moment.date.year % 100)
        put(moment.date.month)
        put(moment.date.day)
        cursor[0] = UInt8(ascii: "T")
        cursor += 1
        put(moment.time.hour)
        put(moment.time.minute)
        put(moment.time.second)
        count += 15
    }

    /// With what may not stand in it replaced or left out.
    mutating func append(_ text: String, _ kind: EscapedOctets) {
        text.utf8.span.withUnsafeBufferPointer { source in append(source, kind) }
    }

    private mutating func append(_ source: UnsafeBufferPointer<UInt8>, _ kind: EscapedOctets) {
        guard var from = source.baseAddress else { return }
        let limit = from + source.count
        while from < limit {
            let end = from + min(limit - from, Self.piece)
            // At worst each octet becomes two; a piece may end within a pair, and a word may be written over its end.
            makeRoom(for: 2 * (end - from) + 2 + EscapedOctets.stride)
            var target = octets + count
            kind.copy(&from, to: end, of: limit, into: &target)
            count = target - octets
        }
    }

    /// Adds the line to others, folded where it is longer than `longest`, and ended by CR LF.
    mutating func write(to bytes: inout [UInt8], longest: Int) {
        // A continuation holds at least four octets fewer than the longest line: its space, and a cut letter's.
        let folds = count <= longest ? 0 : count / (longest - 4) + 1
        bytes.append(addingCapacity: count + 3 * folds + 2) { output in
            output.withUnsafeMutableBufferPointer { target, written in
                guard let to = target.baseAddress else { return }
                written = fold(at: longest, into: to)
            }
        }
    }

    /// How many octets were written: at most three for each continuation and two for the end over `count`.
    @inline(__always)
    private func fold(at longest: Int, into to: UnsafeMutablePointer<UInt8>) -> Int {
        var cursor = to
        var position = 0
        var room = longest
        while count - position > room {
            var cut = position + room
            // Back to where a character begins; a String is valid UTF-8, so at most three octets.
            while octets[cut] & 0xC0 == 0x80 { cut -= 1 }
            cursor.update(from: octets + position, count: cut - position)
            cursor += cut - position
            cursor[0] = UInt8(ascii: "\r")
            cursor[1] = UInt8(ascii: "\n")
            cursor[2] = UInt8(ascii: " ")
            cursor += 3
            position = cut
            room = longest - 1
        }
        cursor.update(from: octets + position, count: count - position)
        cursor += count - position
        cursor[0] = UInt8(ascii: "\r")
        cursor[1] = UInt8(ascii: "\n")
        return cursor + 2 - to
    }

    @inline(__always)
    private mutating func makeRoom(for more: Int) {
        if capacity - count < more { grow(by: more) }
    }

    private mutating func grow(by more: Int) {
        let larger = max(2 * capacity, count + more)
        let room = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        room.update(from: octets, count: count)
        octets.deallocate()
        (octets, capacity) = (room, larger)
    }
}
