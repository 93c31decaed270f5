import Glibc
import Reports
import Synchronization

/// A line on standard error that says what takes so long, while a person watches it on a terminal.
///
/// It shows after a moment, is gone before anything else is written, and never stands in a file or a pipe.
enum ProgressLine {
    private struct State {
        /// What is being done; nil while nothing is to be shown.
        var text: String?
        var started: Int64 = 0
        var isShown = false
        var hasThread = false
    }

    private static let state = Mutex(State())
    /// Milliseconds after which a person begins to wonder.
    private static let patience: Int64 = 700

    /// Says from now on that something is being done.
    static func show(_ text: String) {
        guard isatty(STDERR_FILENO) == 1, !isDumb else { return }
        state.withLock { state in
            if state.text == nil { state.started = now() }
            state.text = VisibleText.of(text)
            guard !state.hasThread else { return }
            var thread = pthread_t()
            // It ends with the process: there is one, and it has nothing to give back.
            state.hasThread =
                pthread_create(
                    &thread, nil,
                    { _ in
                        ProgressLine.tick()
                        return nil
                    }, nil) == 0
            if state.hasThread { pthread_detach(thread) }
        }
    }

    /// Takes the line away, for good.
    static func end() {
        state.withLock { state in
            erase(&state)
            state.text = nil
        }
    }

    /// Does something that writes to the terminal, with the line out of its way.
    static func aside<Value>(_ body: () -> Value) -> Value {
        // The writing is a few system calls, and nothing in it comes back here.
        state.withLock { state in
            erase(&state)
            return body()
        }
    }

    private static func tick() {
        while true {
            usleep(200_000)
            state.withLock { state in
                guard let text = state.text else { return }
                let waited = now() - state.started
                guard waited >= patience else { return }
                let line = DisplayWidth.cut("\(text) (\(waited / 1000) s)", to: columns - 1)
                write("\r\u{1B}[K\(line)")
                state.isShown = true
            }
        }
    }

    private static func erase(_ state: inout State) {
        guard state.isShown else { return }
        write("\r\u{1B}[K")
        state.isShown = false
    }

    private static func write(_ text: String) {
        var text = text
        _ = text.withUTF8 { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    private static var columns: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 10 else { return 80 }
        return Int(size.ws_col)
    }

    /// Whether the terminal can take a line back.
    private static var isDumb: Bool { getenv("TERM").map { String(cString: $0) == "dumb" } ?? false }

    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
