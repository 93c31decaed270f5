/// A 128-bit fingerprint of bytes, in two independent halves, at memory speed.
///
/// It tells contents apart that differ by accident. It is no protection against someone who makes contents collide on
/// purpose: what is run is compared byte by byte (`ModuleCache`), or lies in folders that only the user can write.
struct ContentHash: Hashable {
    private var a: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var b: UInt64 = 0xD1B5_4A32_D192_ED03
    private var length: UInt64 = 0

    /// Adds bytes and where they end, so that the same bytes cut otherwise hash otherwise.
    mutating func combine(_ bytes: UnsafeRawBufferPointer) {
        var offset = 0
        while offset + 8 <= bytes.count {
            mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        var tail: UInt64 = 0
        while offset < bytes.count {
            tail = tail << 8 | UInt64(bytes[offset])
            offset += 1
        }
        mix(tail)
        mix(UInt64(bytes.count))
        length &+= UInt64(bytes.count)
    }

    mutating func combine(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { combine($0) }
    }

    private mutating func mix(_ word: UInt64) {
        let (high, low) = (a ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        a = high ^ low &+ 0x2D35_8DCC_AA6C_78A5
        b = (b ^ word) &* 0x9FB2_1C65_1E98_DF25
        b ^= b >> 29
    }

    /// The fingerprint as 32 hexadecimal digits.
    var digits: String {
        var last = self
        last.mix(length)
        return Self.hexadecimal(last.a) + Self.hexadecimal(last.b)
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
