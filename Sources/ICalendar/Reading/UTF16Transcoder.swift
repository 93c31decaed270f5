/// Turns UTF-16 into UTF-8, piece by piece.
struct UTF16Transcoder {
    private let isBigEndian: Bool
    /// The first octet of a unit whose second is in the next piece.
    private var half: UInt8?
    /// The first unit of a pair whose second has not come yet.
    private var high: UInt16?
    private var isAtStart = true

    /// Nil unless a file that begins so is UTF-16: by its byte order mark, or by a zero in every other octet.
    init?(startOf piece: UnsafeRawBufferPointer) {
        guard piece.count >= 2 else { return nil }
        switch (piece[0], piece[1]) {
        case (0xFE, 0xFF): isBigEndian = true
        case (0xFF, 0xFE): isBigEndian = false
        case (0, 1...0x7F) where piece.count >= 4 && piece[2] == 0 && piece[3] != 0: isBigEndian = true
        case (1...0x7F, 0) where piece.count >= 4 && piece[2] != 0 && piece[3] == 0: isBigEndian = false
        default: return nil
        }
    }

    mutating func append(_ piece: UnsafeRawBufferPointer, to octets: inout [UInt8]) {
        for octet in piece {
            guard let first = half else {
                half = octet
                continue
            }
            half = nil
            let unit = isBigEndian ? UInt16(first) << 8 | UInt16(octet) : UInt16(octet) << 8 | UInt16(first)
            append(unit, to: &octets)
        }
    }

    private mutating func append(_ unit: UInt16, to octets: inout [UInt8]) {
        defer { isAtStart = false }
        if isAtStart, unit == 0xFEFF { return }
        if let first = high {
            high = nil
            if (0xDC00...0xDFFF).contains(unit) {
                let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
                append(Unicode.Scalar(value), to: &octets)
                return
            }
            append(nil, to: &octets)
        }
        if (0xD800...0xDBFF).contains(unit) { high = unit } else { append(Unicode.Scalar(unit), to: &octets) }
    }

    /// Writes a scalar; half of a pair without the other becomes an octet that is no UTF-8, so that it is reported.
    private func append(_ scalar: Unicode.Scalar?, to octets: inout [UInt8]) {
        if let scalar { octets += UTF8.encode(scalar).map(Array.init) ?? [] } else { octets.append(0xFF) }
    }

    /// Writes what still waits for its other half.
    mutating func finish(into octets: inout [UInt8]) {
        if high != nil || half != nil { octets.append(0xFF) }
        (high, half) = (nil, nil)
    }
}
