/// What the command line asks for.
struct Options {
    var seed: UInt64 = 1
    var inputs: UInt64 = 1_000_000
    var jobs = 2
    var seconds = 10
    var only: UInt64?
    /// Set for a process that the supervisor starts: which of `jobs` it is.
    var worker: Int?
    /// With which input a worker begins.
    var first: UInt64 = 0
    var output = ".build-fuzz/failures"

    /// False where the command line is wrong.
    mutating func read(_ arguments: ArraySlice<String>) -> Bool {
        var rest = arguments
        while let name = rest.popFirst() {
            guard let value = rest.popFirst() else { return false }
            if name == "--output" {
                output = value
                continue
            }
            guard let number = UInt64(value) else { return false }
            switch name {
            case "--seed": seed = number
            case "--inputs": inputs = number
            case "--jobs": jobs = Int(clamping: max(1, number))
            case "--seconds": seconds = Int(clamping: max(1, number))
            case "--only": only = number
            case "--worker": worker = Int(clamping: number)
            case "--first": first = number
            default: return false
            }
        }
        return jobs <= 64
    }
}
