import Testing

@testable import ZoneInfo

@Suite struct StableHashTests {
    /// From the test vectors of the FNV draft (draft-eastlake-fnv, 64 bits, FNV-1a).
    @Test(arguments: [
        ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8 as UInt64),
    ])
    func `it is that of the published vectors`(text: String, expected: UInt64) {
        let octets = Array(text.utf8)
        var whole = StableHash()
        whole.combine(octets.span)
        #expect(whole.value == expected)
        var parts = StableHash()
        for octet in octets {
            let part = [octet]
            parts.combine(part.span)
        }
        #expect(parts.value == expected)
    }
}
