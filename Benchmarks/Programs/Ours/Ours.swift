import Glibc
import Workloads

/// `ours read|stream FILE.ics`, `ours write FILE.tsv`: what Keste takes for what `peer` does, printed likewise.
@main
struct Ours {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else {
            print("ours read|stream|write FILE")
            exit(2)
        }
        let table = arguments[1] == "write" ? try EventTable(path: arguments[2]) : nil
        let cpu = seconds(CLOCK_PROCESS_CPUTIME_ID)
        let wall = seconds(CLOCK_MONOTONIC)
        let result: WorkResult
        switch table {
        case let table?: result = table.contentLines()
        case nil: exit(2)
        }
        print(
            result.count, result.checksum, seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu, seconds(CLOCK_MONOTONIC) - wall)
        // As libical's program does: what was read goes with the process.
        exit(result.count > 0 ? 0 : 1)
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var now = timespec()
        clock_gettime(clock, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}
