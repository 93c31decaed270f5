/// Reads a compiled zone file (TZif, RFC 9636).
struct TZifReader {
    private let bytes: [UInt8]
    private var position = 0

    /// The zone that the bytes of a TZif file describe; every length in the file is checked before it is used.
    static func read(_ bytes: [UInt8], identifier: String) throws(ZoneError) -> Zone {
        var reader = TZifReader(bytes: bytes)
        let first = try reader.header()
        guard first.version >= 2 else {
            return try reader.body(first, timeSize: 4, footer: false, identifier: identifier)
        }
        // The first block repeats the second with 32-bit times for old readers.
        try reader.skip(first.size(timeSize: 4))
        let second = try reader.header()
        return try reader.body(second, timeSize: 8, footer: true, identifier: identifier)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private struct Header {
        var version = 0
        var utIndicators = 0
        var standardIndicators = 0
        var leapSeconds = 0
        var times = 0
        var types = 0
        var characters = 0

        func size(timeSize: Int) -> Int {
            times * (timeSize + 1) + types * 6 + characters + leapSeconds * (timeSize + 4) + standardIndicators
                + utIndicators
        }
    }

    private mutating func header() throws(ZoneError) -> Header {
        guard try Array(take(4)) == Array("TZif".utf8) else { throw ZoneError(.damaged, "it does not begin with TZif") }
        let version = try take(1).first ?? 0
        _ = try take(15)
        var header = Header()
        header.version = version == 0 ? 1 : Int(version) - 48
        header.utIndicators = try Int(integer(4))
        header.standardIndicators = try Int(integer(4))
        header.leapSeconds = try Int(integer(4))
        header.times = try Int(integer(4))
        header.types = try Int(integer(4))
        header.characters = try Int(integer(4))
        guard header.types > 0,
            [header.times, header.types, header.characters].allSatisfy({ (0...100_000).contains($0) })
        else { throw ZoneError(.damaged, "its header has impossible counts") }
        return header
    }

    private mutating func body(
        _ header: Header, timeSize: Int, footer hasFooter: Bool, identifier: String
    ) throws(ZoneError) -> Zone {
        var times: [Int64] = []
        for _ in 0..<header.times { times.append(try integer(timeSize)) }
        let indices = try Array(take(header.times))
        var raw: [(offset: Int64, daylight: UInt8, name: UInt8)] = []
        for _ in 0..<header.types {
            let offset = try integer(4)
            let pair = try Array(take(2))
            raw.append((offset, pair[0], pair[1]))
        }
        let characters = try Array(take(header.characters))
        try skip(header.leapSeconds * (timeSize + 4) + header.standardIndicators + header.utIndicators)

        let kinds = raw.map { type in
            ZonePeriod(
                offset: UTCOffset(seconds: Int32(truncatingIfNeeded: type.offset)),
                isDaylightSaving: type.daylight != 0,
                abbreviation: String(decoding: characters.dropFirst(Int(type.name)).prefix { $0 != 0 }, as: UTF8.self))
        }
        guard indices.allSatisfy({ Int($0) < kinds.count }), zip(times, times.dropFirst()).allSatisfy({ $0 < $1 })
        else {
            throw ZoneError(.damaged, "its changes are out of order or name no type")
        }
        return Zone(
            identifier: identifier, initial: kinds[0], changes: times, periods: indices.map { kinds[Int($0)] },
            rule: hasFooter ? try footer() : nil)
    }

    private mutating func footer() throws(ZoneError) -> PosixRule? {
        _ = try take(1)
        let text = bytes[position...].prefix { $0 != 10 }
        guard !text.isEmpty else { return nil }
        let rule = String(decoding: text, as: UTF8.self)
        guard let parsed = PosixRule(rule[...]) else { throw ZoneError(.damaged, "its rule \(rule) cannot be read") }
        return parsed
    }

    private mutating func take(_ count: Int) throws(ZoneError) -> ArraySlice<UInt8> {
        guard count >= 0, bytes.count - position >= count else { throw ZoneError(.damaged, "it ends too early") }
        defer { position += count }
        return bytes[position..<position + count]
    }

    private mutating func skip(_ count: Int) throws(ZoneError) {
        _ = try take(count)
    }

    /// A signed big-endian integer of 4 or 8 octets.
    private mutating func integer(_ size: Int) throws(ZoneError) -> Int64 {
        let value = try take(size).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return size == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
    }
}
