import Fuzzing
import Glibc
import Synchronization

/// Runs its share of the inputs; a crash or a hang ends it, and the supervisor sees at which.
struct FuzzWorker {
    private let worker: Int
    private let options: Options

    /// Ends a worker whose input takes too long.
    static let tooLong: Int32 = 3

    init(_ worker: Int, _ options: Options) {
        self.worker = worker
        self.options = options
    }

    /// When the input that is being run was begun, in seconds; 0 between inputs.
    private static let begun = Atomic<Int>(0)
    private static let allowed = Atomic<Int>(10)
    private static let supervisor = Atomic<pid_t>(0)

    func run() -> Int32 {
        guard let marks = FuzzFiles.marks(options.output, worker: worker) else { return 2 }
        Self.allowed.store(options.seconds, ordering: .relaxed)
        var thread = pthread_t()
        Self.supervisor.store(getppid(), ordering: .relaxed)
        pthread_create(&thread, nil, { _ in Self.watch() }, nil)
        var number = options.first
        while number < options.inputs {
            marks[0] = number
            Self.begun.store(Self.now, ordering: .relaxed)
            var mutator = FuzzMutator(seed: options.seed, input: number)
            let input = mutator.input()
            do throws(FuzzFault) {
                try FuzzTarget.run(input)
            } catch {
                let path = FuzzFiles.save(input, seed: options.seed, number: number, in: options.output)
                print("input \(number): \(error); saved as \(path)")
                return 1
            }
            Self.begun.store(0, ordering: .relaxed)
            marks[1] += 1
            number += UInt64(options.jobs)
        }
        return 0
    }

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec
    }

    /// A second thread: an input that hangs never comes back to be asked. A worker whose supervisor was stopped has
    /// nobody to tell what it finds, and would write over the marks of the next run.
    private static func watch() -> UnsafeMutableRawPointer? {
        while true {
            usleep(200_000)
            if getppid() != supervisor.load(ordering: .relaxed) { _exit(1) }
            let start = begun.load(ordering: .relaxed)
            if start > 0, now - start > allowed.load(ordering: .relaxed) { _exit(tooLong) }
        }
    }
}
