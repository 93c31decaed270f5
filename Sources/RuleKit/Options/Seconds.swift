/// A length of time as the calendar writes it: `30m`, `1h30m`, `45s`, `1:30:00`.
public struct Seconds: Hashable, Sendable, Comparable {
    /// The length in seconds.
    public var count: Int64

    /// So many seconds.
    public init(_ count: Int64) {
        self.count = count
    }

    /// So many minutes.
    public static func minutes(_ count: Int64) -> Seconds { Seconds(count * 60) }
    /// So many hours.
    public static func hours(_ count: Int64) -> Seconds { Seconds(count * 3600) }

    /// Whether `left` is shorter.
    public static func < (left: Seconds, right: Seconds) -> Bool { left.count < right.count }

    /// A length from its text; nil if it is not one. `12:30` is none: it could be hours or minutes.
    public init?(text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 3 {
            let numbers = parts.compactMap { Self.number(Array($0.utf8)) }
            guard numbers.count == 3, numbers[1] < 60, numbers[2] < 60, numbers[0] < 1_000_000 else { return nil }
            count = numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
            return
        }
        var total: Int64 = 0
        var digits: [UInt8] = []
        var units: [(letter: UInt8, seconds: Int64)] = [
            (UInt8(ascii: "h"), 3600), (UInt8(ascii: "m"), 60), (UInt8(ascii: "s"), 1),
        ]
        guard !text.isEmpty else { return nil }
        for byte in text.utf8 {
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                digits.append(byte)
                continue
            }
            // Each unit once, the greater first.
            guard let place = units.firstIndex(where: { $0.letter == byte }), let number = Self.number(digits)
            else { return nil }
            total += number * units[place].seconds
            units.removeFirst(place + 1)
            digits = []
        }
        guard digits.isEmpty else { return nil }
        count = total
    }

    private static func number(_ digits: [UInt8]) -> Int64? {
        guard (1...9).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }
}

extension Seconds: CustomStringConvertible {
    /// As the calendar writes it: `1h30m`, `0s`.
    public var description: String {
        guard count > 0 else { return "\(count)s" }
        let parts = [(count / 3600, "h"), (count / 60 % 60, "m"), (count % 60, "s")]
        return parts.filter { $0.0 != 0 }.map { "\($0.0)\($0.1)" }.joined()
    }
}

extension Seconds: Codable {
    /// Reads the text that the calendar has.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Seconds(text: text) else {
            throw OptionFault("“\(text)” is not a length of time: write it like `30m`, `1h30m` or `45s`")
        }
        self = value
    }

    /// Writes the text that the calendar would have.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
