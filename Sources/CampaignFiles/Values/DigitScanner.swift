/// Walks over the bytes of a short text that has digits in it.
struct DigitScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position == bytes.count }

    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Takes one byte if it is the one that is wanted.
    mutating func take(_ wanted: Character) -> Bool {
        guard let next, let value = wanted.asciiValue, next == value else { return false }
        position += 1
        return true
    }

    /// Takes exactly so many digits.
    mutating func digits(_ count: Int) -> Int? {
        guard position + count <= bytes.count else { return nil }
        let start = position
        guard let number = number(limit: count), position == start + count else {
            position = start
            return nil
        }
        return number
    }

    /// Takes one to `limit` digits; eighteen fit into 64 bits.
    mutating func number(limit: Int = 18) -> Int? {
        let start = position
        var value = 0
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), position - start < min(limit, 18)
        {
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            position += 1
        }
        return position == start ? nil : value
    }

    /// Takes letters, in lower case.
    mutating func letters() -> String {
        var text = ""
        while let byte = next, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) {
            text.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
            position += 1
        }
        return text
    }
}
