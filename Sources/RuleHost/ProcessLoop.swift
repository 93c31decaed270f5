import CSandbox
import Glibc

/// Runs processes side by side in one thread, reads what they write, and ends those that are past their deadline.
///
/// One thread, because a child is set to end with the thread that started it.
final class ProcessLoop {
    /// Why a process was stopped before it ended of its own accord.
    enum Stop: Equatable {
        case deadline
        /// A receiver said so.
        case receiver
    }

    /// What became of a process.
    struct Outcome {
        var ending: ChildProcess.Ending
        var stopped: Stop?
        var milliseconds: Int
    }

    /// Takes bytes; false stops the process that wrote them.
    typealias Receiver = (UnsafeRawBufferPointer) -> Bool

    /// A process to be started, with its pipes.
    struct Job {
        var command: Command
        /// Milliseconds.
        var timeout: Int
        /// For a descriptor of the child, who gets what it writes there; one receiver may have several.
        var pipes: [(descriptors: [Int], receiver: Receiver)]
        /// Answers what a confined process asks of the system.
        var guardian: ((SystemCall) -> SystemCall.Answer)?
        /// Called once, after all was read.
        var end: (Result<Outcome, HostProblem>) -> Void
    }

    private struct Running {
        var job: Job
        var child: ChildProcess
        var ends: [(descriptor: Int32, receiver: Receiver)]
        var started: Int64
        var deadline: Int64
        var stopped: Stop?
        /// Whether system calls may still come in.
        var listens = true
    }

    private let atOnce: Int
    private var waiting: [Job] = []
    private var running: [Running] = []
    /// Each pass reads at most this much of one pipe, so that one that floods does not keep the others waiting.
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)

    /// - Parameter atOnce: how many processes may run at one time.
    init(atOnce: Int) { self.atOnce = max(1, atOnce) }

    deinit { buffer.deallocate() }

    /// Milliseconds on a clock that is never set.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Adds a process; it starts when there is room for it. May be called from a job's `end`.
    func add(_ job: Job) { waiting.append(job) }

    /// Goes on until all processes have ended, those added on the way too.
    func run() {
        while true {
            while running.count < atOnce, !waiting.isEmpty { start(waiting.removeFirst()) }
            if running.isEmpty {
                if waiting.isEmpty { return }
                continue
            }
            step()
        }
    }

    private func start(_ job: Job) {
        var command = job.command
        var ends: [(descriptor: Int32, receiver: Receiver)] = []
        var childEnds: [Int32] = []
        defer { childEnds.forEach { close($0) } }
        for pipe in job.pipes {
            var pair: [Int32] = [-1, -1]
            let failure = csandbox_pipe(&pair)
            guard failure == 0, csandbox_set_nonblocking(pair[0]) == 0 else {
                ends.forEach { close($0.descriptor) }
                job.end(.failure(HostProblem("no pipe could be made: \(String(cString: strerror(failure)))")))
                return
            }
            ends.append((pair[0], pipe.receiver))
            childEnds.append(pair[1])
            for descriptor in pipe.descriptors {
                while command.descriptors.count <= descriptor { command.descriptors.append(-1) }
                command.descriptors[descriptor] = pair[1]
            }
        }
        do {
            let started = Self.now()
            running.append(
                Running(
                    job: job, child: try ChildProcess(command), ends: ends, started: started,
                    deadline: started + Int64(job.timeout)))
        } catch {
            ends.forEach { close($0.descriptor) }
            job.end(.failure(error))
        }
    }

    private func step() {
        var polls: [pollfd] = []
        for process in running {
            polls.append(pollfd(fd: process.child.ended, events: Int16(POLLIN), revents: 0))
            // A negative descriptor is passed over.
            polls.append(pollfd(fd: process.listens ? process.child.listener : -1, events: Int16(POLLIN), revents: 0))
            for end in process.ends { polls.append(pollfd(fd: end.descriptor, events: Int16(POLLIN), revents: 0)) }
        }
        let nearest = running.map(\.deadline).min() ?? 0
        let wait = Int32(clamping: max(0, nearest - Self.now()))
        guard poll(&polls, nfds_t(polls.count), wait) >= 0 || errno == EINTR else { return }

        var next = 0
        var ended: [Int] = []
        let now = Self.now()
        for index in running.indices {
            let hasEnded = polls[next].revents != 0
            let calls = polls[next + 1].revents
            next += 2
            let readable = running[index].ends.indices.filter { polls[next + $0].revents != 0 }
            next += running[index].ends.count
            if hasEnded {
                ended.append(index)
                continue
            }
            for end in readable.reversed() { read(index, end) }
            if calls & Int16(POLLIN) != 0 {
                answer(index)
            } else if calls != 0 {
                running[index].listens = false
            }
            if running[index].stopped == nil, now >= running[index].deadline { stop(index, .deadline) }
        }
        // From the last to the first, so that indices hold; what a job's end adds starts in the next round.
        let finished = ended.reversed().map { running.remove(at: $0) }
        for process in finished.reversed() { finish(process) }
    }

    /// Reads once; closes the end at the end of file, which is not the end of the process.
    private func read(_ index: Int, _ end: Int) {
        let descriptor = running[index].ends[end].descriptor
        let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        if got > 0 {
            guard running[index].stopped == nil else { return }
            let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer).prefix(got))
            if !running[index].ends[end].receiver(bytes) { stop(index, .receiver) }
        } else if got == 0 || (errno != EAGAIN && errno != EINTR) {
            close(descriptor)
            running[index].ends.remove(at: end)
        }
    }

    /// Answers one system call.
    private func answer(_ index: Int) {
        let listener = running[index].child.listener
        var call = csandbox_call()
        guard csandbox_next_call(listener, &call) == 0, running[index].stopped == nil else { return }
        switch running[index].job.guardian?(SystemCall(call)) ?? .fail(EPERM) {
        case .allow: csandbox_answer(listener, call.id, 0)
        case .fail(let error): csandbox_answer(listener, call.id, error)
        case .stop:
            // What it said before counts.
            for end in running[index].ends.indices.reversed() { read(index, end) }
            if running[index].stopped == nil { stop(index, .receiver) }
        }
    }

    private func stop(_ index: Int, _ reason: Stop) {
        running[index].stopped = reason
        // The end of a killed process is waited for without a deadline: SIGKILL is not refused.
        running[index].deadline = .max
        running[index].child.kill()
    }

    /// Reads what the process left in its pipes, and waits for it.
    ///
    /// Its group is killed first: a process of its own that it left behind may hold the pipes open, and is not waited for.
    private func finish(_ process: Running) {
        process.child.kill()
        for end in process.ends {
            // A pipe holds 1 MiB at most; more comes only from a process that left the group.
            var left = 1 << 20
            while process.stopped == nil, left > 0 {
                let got = Glibc.read(end.descriptor, buffer.baseAddress, buffer.count)
                if got < 0 && errno == EINTR { continue }
                if got <= 0 { break }
                left -= got
                let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer).prefix(got))
                if !end.receiver(bytes) { break }
            }
            close(end.descriptor)
        }
        let ending = process.child.reap()
        process.job.end(
            .success(
                Outcome(
                    ending: ending, stopped: process.stopped, milliseconds: Int(Self.now() - process.started))))
    }
}
