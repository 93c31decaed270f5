import Fuzzing
import Testing

/// A short pass of what `make fuzz` does with a million inputs under the address sanitizer.
@Suite struct FuzzTests {
    @Test func `damaged calendars are read, checked and written without a fault`() throws {
        for number in 0..<2000 {
            var mutator = FuzzMutator(seed: 20_270_321, input: UInt64(number))
            let input = mutator.input()
            do throws(FuzzFault) {
                try FuzzTarget.run(input)
            } catch {
                Issue.record("input \(number): \(error)")
            }
        }
    }

    @Test func `an input depends on seed and number alone, and differs from the others`() {
        var inputs: Set<[UInt8]> = []
        for number in 0..<200 {
            var one = FuzzMutator(seed: 1, input: UInt64(number))
            var other = FuzzMutator(seed: 1, input: UInt64(number))
            let input = one.input()
            #expect(input == other.input())
            inputs.insert(input)
        }
        #expect(inputs.count > 150)
    }
}
