import Fuzzing
import Glibc

/// Starts the workers, and starts one anew behind the input that ended it.
struct FuzzSupervisor {
    private let options: Options

    init(_ options: Options) { self.options = options }

    /// More would be the same few faults again and again.
    private static let mostFailures = 20

    /// Whether all inputs were run without a failure.
    func run() -> Bool {
        var workers: [pid_t: Int] = [:]
        var failures = 0
        let start = now
        for worker in 0..<options.jobs {
            FuzzFiles.marks(options.output, worker: worker).map { $0[1] = 0 }
            begin(worker, at: UInt64(worker), &workers)
        }
        while !workers.isEmpty {
            var status: Int32 = 0
            let process = waitpid(-1, &status, 0)
            if process < 0, errno == EINTR { continue }
            guard let worker = workers.removeValue(forKey: process) else { break }
            guard status != 0 else { continue }
            failures += 1
            let number = FuzzFiles.marks(options.output, worker: worker)?[0] ?? 0
            report(number, status)
            if failures < Self.mostFailures { begin(worker, at: number + UInt64(options.jobs), &workers) }
        }
        let done = (0..<options.jobs).reduce(0) { $0 + (FuzzFiles.marks(options.output, worker: $1)?[1] ?? 0) }
        let seconds = max(1, now - start)
        print(
            "\(done) inputs of seed \(options.seed) in \(seconds) s, \(done / UInt64(seconds)) a second: "
                + (failures == 0 ? "nothing found" : "\(failures) failed, see \(options.output)"))
        return failures == 0
    }

    private var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec
    }

    private func report(_ number: UInt64, _ status: Int32) {
        var mutator = FuzzMutator(seed: options.seed, input: number)
        let path = FuzzFiles.save(mutator.input(), seed: options.seed, number: number, in: options.output)
        let signal = status & 0x7F
        let code = (status >> 8) & 0xFF
        let what =
            signal != 0
            ? "ended by signal \(signal)"
            : code == FuzzWorker.tooLong ? "took longer than \(options.seconds) s" : "ended with status \(code)"
        print("input \(number) of seed \(options.seed) \(what); saved as \(path)")
        print("  again: make fuzz SEED=\(options.seed) ONLY=\(number)")
    }

    private func begin(_ worker: Int, at first: UInt64, _ workers: inout [pid_t: Int]) {
        let arguments = [
            "fuzz", "--worker", "\(worker)", "--first", "\(first)", "--seed", "\(options.seed)", "--inputs",
            "\(options.inputs)", "--jobs", "\(options.jobs)", "--seconds", "\(options.seconds)", "--output",
            options.output,
        ]
        var pointers = arguments.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        var process = pid_t()
        guard posix_spawn(&process, "/proc/self/exe", nil, nil, &pointers, environ) == 0 else {
            print("a worker could not be started: \(String(cString: strerror(errno)))")
            return
        }
        workers[process] = worker
    }
}
