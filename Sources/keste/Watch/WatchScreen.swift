import Glibc
import Reports
import Synchronization

/// Clears from a terminal what a check has printed, before the next one prints; what stood above stays.
enum WatchScreen {
    /// The rows that were printed since the last clearing; nil where nobody asks.
    private static let rows = Mutex<Int?>(nil)

    /// Begins to count, if a terminal shows both what is printed and what is said beside it.
    static func begin() {
        guard isatty(STDOUT_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return }
        rows.withLock { $0 = 0 }
    }

    /// Counts the rows of a text that ends its last line.
    static func count(_ text: String) {
        rows.withLock { rows in
            guard let before = rows else { return }
            let columns = size.columns
            rows = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().reduce(before) {
                sum, line in
                let width = DisplayWidth.of(line.replacing(#/\u{1B}\[[0-9;]*m/#, with: ""))
                return sum + max(1, (width + columns - 1) / columns)
            }
        }
    }

    /// Clears what was counted, as far as it is still on the screen.
    static func clear() {
        let printed = rows.withLock { rows in
            let printed = rows ?? 0
            if rows != nil { rows = 0 }
            return printed
        }
        let reach = min(printed, size.rows - 1)
        guard reach > 0 else { return }
        let sequence = Array("\u{1B}[\(reach)A\r\u{1B}[J".utf8)
        _ = write(STDOUT_FILENO, sequence, sequence.count)
    }

    private static var size: (rows: Int, columns: Int) {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return (24, 80)
        }
        return (Int(size.ws_row), Int(size.ws_col))
    }
}
