/// What of a String may not stand in a part of a content line, and what stands for it.
///
/// Line breaks and control characters never stand in any; a tab does.
struct EscapedOctets: Sendable {
    /// A value of type TEXT (RFC 5545, section 3.3.11): `\\`, `\;`, `\,` and `\n`.
    static let text = EscapedOctets(.text, UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","))
    /// A value without escapes: line breaks are left out.
    static let value = EscapedOctets(.value, 0, 0, 0)
    /// A value of a parameter (RFC 6868): `^^`, `^'` and `^n`.
    static let parameter = EscapedOctets(.parameter, UInt8(ascii: "^"), UInt8(ascii: "\""), 0)

    private enum Kind {
        case text, value, parameter
    }

    private let kind: Kind
    /// Each of the octets that are escaped, in all places of a word.
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64

    private init(_ kind: Kind, _ first: UInt8, _ second: UInt8, _ third: UInt8) {
        self.kind = kind
        self.first = UInt64(first) &* Self.ones
        self.second = UInt64(second) &* Self.ones
        self.third = UInt64(third) &* Self.ones
    }

    /// How many octets are looked at together: a word of them.
    static let stride = 8
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The high bit of the first octet of a word that needs a look; zero if none does. Bits above it mean nothing.
    ///
    /// `(x - 1) & ~x` has the high bit of an octet that is zero, and of none below the first that is.
    @inline(__always)
    private func marks(in word: UInt64) -> UInt64 {
        func zeroes(_ word: UInt64) -> UInt64 { (word &- Self.ones) & ~word }
        let escaped = zeroes(word ^ first) | zeroes(word ^ second) | zeroes(word ^ third)
        let controls = (word &- 0x2020_2020_2020_2020) & ~word | zeroes(word ^ 0x7F7F_7F7F_7F7F_7F7F)
        // C2 and E2 begin the line breaks and control characters of Unicode, and much else.
        let leads = zeroes((word & 0xDFDF_DFDF_DFDF_DFDF) ^ 0xC2C2_C2C2_C2C2_C2C2)
        return (escaped | controls | leads) & Self.highs
    }

    /// Copies the octets from `source` up to `end`, or one or two past it where a pair stands there; moves both pointers.
    ///
    /// `end` is no later than `limit`, where the text ends; at `target` there is room for twice the octets that are taken,
    /// and `stride` more.
    @inline(__always)
    func copy(
        _ source: inout UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>, of limit: UnsafePointer<UInt8>,
        into target: inout UnsafeMutablePointer<UInt8>
    ) {
        while true {
            // A word at a time; what is written over the octets that are meant is written again.
            while end - source >= Self.stride {
                let word = UnsafeRawPointer(source).loadUnaligned(as: UInt64.self)
                UnsafeMutableRawPointer(target).storeBytes(of: word, as: UInt64.self)
                let marks = marks(in: word.littleEndian)
                // Apart, so that the next word need not wait for what is found in this one.
                if marks == 0 {
                    source += Self.stride
                    target += Self.stride
                    continue
                }
                let plain = marks.trailingZeroBitCount / 8
                source += plain
                target += plain
                escape(&source, of: limit, into: &target)
            }
            let rest = end - source
            guard rest > 0 else { return }
            let word = Self.word(from: source, count: rest)
            UnsafeMutableRawPointer(target).storeBytes(of: word.littleEndian, as: UInt64.self)
            let marks = marks(in: word) & (1 &<< UInt64(8 * rest) &- 1)
            let plain = marks == 0 ? rest : marks.trailingZeroBitCount / 8
            source += plain
            target += plain
            if marks == 0 { return }
            escape(&source, of: limit, into: &target)
        }
    }

    /// The one to seven octets at an address, the first of them lowest; zeroes follow.
    @inline(__always)
    private static func word(from source: UnsafePointer<UInt8>, count: Int) -> UInt64 {
        if count >= 4 {
            let low = UnsafeRawPointer(source).loadUnaligned(as: UInt32.self).littleEndian
            let high = UnsafeRawPointer(source + count - 4).loadUnaligned(as: UInt32.self).littleEndian
            return UInt64(low) | UInt64(high) &<< UInt64(8 * (count - 4))
        }
        // Of one octet all three are the same, of two the last two.
        let middle = count / 2
        return UInt64(source[0]) | UInt64(source[middle]) &<< UInt64(8 * middle)
            | UInt64(source[count - 1]) &<< UInt64(8 * (count - 1))
    }

    /// Copies what begins at an octet, escaped if it must be: at most two octets for each that is taken.
    @inline(__always)
    private func escape(
        _ source: inout UnsafePointer<UInt8>, of limit: UnsafePointer<UInt8>,
        into target: inout UnsafeMutablePointer<UInt8>
    ) {
        let octet = source[0]
        // What is common goes first: a comma in a text, and a sign like № or — that is no line break of Unicode.
        if kind == .text, octet == UInt8(ascii: ",") || octet == UInt8(ascii: ";") || octet == UInt8(ascii: "\\") {
            target[0] = UInt8(ascii: "\\")
            target[1] = octet
            source += 1
            target += 2
        } else if octet == 0xE2, source + 1 < limit, source[1] != 0x80 {
            target[0] = octet
            source += 1
            target += 1
        } else {
            let (taken, replacement) = replacement(of: octet, before: source + 1, of: limit)
            source += taken
            target[0] = replacement.0
            target[1] = replacement.1
            target += (replacement.0 == 0 ? 0 : 1) + (replacement.1 == 0 ? 0 : 1)
        }
    }

    /// How many octets a character of the others takes, and the one or two that stand for it; zeroes stand for none.
    private func replacement(
        of octet: UInt8, before next: UnsafePointer<UInt8>, of limit: UnsafePointer<UInt8>
    ) -> (Int, (UInt8, UInt8)) {
        switch (kind, octet) {
        case (.parameter, UInt8(ascii: "^")): return (1, (UInt8(ascii: "^"), octet))
        case (.parameter, UInt8(ascii: "\"")): return (1, (UInt8(ascii: "^"), UInt8(ascii: "'")))
        default: break
        }
        switch Separator(octet, before: UnsafeBufferPointer(start: next, count: limit - next)) {
        case .lineBreak(let length):
            switch kind {
            case .text: return (length, (UInt8(ascii: "\\"), UInt8(ascii: "n")))
            case .parameter: return (length, (UInt8(ascii: "^"), UInt8(ascii: "n")))
            case .value: return (length, (0, 0))
            }
        case .control(let length): return (length, (0, 0))
        case nil: return (1, (octet, 0))
        }
    }
}

/// A character that is never written as it stands, of so many octets.
private enum Separator {
    case lineBreak(Int)
    case control(Int)

    /// What an octet begins, if it is a control character or a line break; a tab is neither.
    ///
    /// Some readers take the line breaks of Unicode (U+0085, U+2028, U+2029) for the end of a line.
    init?(_ octet: UInt8, before rest: UnsafeBufferPointer<UInt8>) {
        switch octet {
        case UInt8(ascii: "\t"): return nil
        case UInt8(ascii: "\n"): self = .lineBreak(1)
        // CR LF is one line break.
        case UInt8(ascii: "\r"): self = .lineBreak(rest.first == UInt8(ascii: "\n") ? 2 : 1)
        case 0..<0x20, 0x7F: self = .control(1)
        case 0xC2 where rest.count > 0 && rest[0] < 0xA0: self = rest[0] == 0x85 ? .lineBreak(2) : .control(2)
        case 0xE2 where rest.count > 1 && rest[0] == 0x80 && (0xA8...0xA9).contains(rest[1]): self = .lineBreak(3)
        default: return nil
        }
    }
}
