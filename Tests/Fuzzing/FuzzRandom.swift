/// Random numbers that are the same for the same seed, on every machine (SplitMix64).
package struct FuzzRandom: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// Numbers of their own for the n-th input of a run, so that each can be made again alone.
    package init(seed: UInt64, input: UInt64) {
        var mixed = FuzzRandom(seed: seed &+ input &* 0x9E37_79B9_7F4A_7C15)
        state = mixed.next()
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// A number below a bound, which is above 0.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    mutating func isOneIn(_ count: Int) -> Bool { below(count) == 0 }
}
