import Fuzzing
import Glibc

/// `fuzz`: takes damaged calendars through everything, in processes of their own, and keeps those that must not be.
///
/// The n-th input depends on the seed and on n alone, so a failure is two numbers.
@main
struct FuzzRunner {
    private static let help = """
        usage: fuzz [--seed N] [--inputs N] [--jobs N] [--only N] [--seconds N] [--output folder]
          --seed N      another seed gives other inputs (1)
          --inputs N    how many (1000000)
          --jobs N      in how many processes at once (2)
          --only N      that input alone, in this process
          --seconds N   the time that one input may take (10)
          --output F    where inputs that fail are saved (.build-fuzz/failures)

        """

    static func main() {
        var options = Options()
        guard options.read(CommandLine.arguments.dropFirst()) else {
            print(help, terminator: "")
            exit(2)
        }
        if let only = options.only {
            exit(runOne(only, options) ? 0 : 1)
        } else if let worker = options.worker {
            exit(FuzzWorker(worker, options).run())
        } else {
            exit(FuzzSupervisor(options).run() ? 0 : 1)
        }
    }

    private static func runOne(_ number: UInt64, _ options: Options) -> Bool {
        var mutator = FuzzMutator(seed: options.seed, input: number)
        let input = mutator.input()
        FuzzFiles.save(input, seed: options.seed, number: number, in: options.output)
        do throws(FuzzFault) {
            try FuzzTarget.run(input)
            print("input \(number) of seed \(options.seed): nothing to find (\(input.count) octets)")
            return true
        } catch {
            print("input \(number) of seed \(options.seed): \(error)")
            return false
        }
    }
}
