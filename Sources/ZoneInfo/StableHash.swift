/// A number made of octets that is the same on every machine and in every run: FNV-1a, 64 bits.
///
/// For what is kept or written and compared later; it protects from nobody. It lives here as all rooms that need it stand
/// on this one.
package struct StableHash: Sendable {
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    /// Adds octets, in their order.
    package mutating func combine(_ octets: Span<UInt8>) {
        var hash = value
        for index in octets.indices { hash = (hash ^ UInt64(octets[index])) &* 0x100_0000_01B3 }
        value = hash
    }
}
