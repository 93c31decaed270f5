import Glibc
import Peers
import Workloads

/// `ours read|stream FILE.ics`, `ours write|feed FILE.tsv`: what Keste takes for what `peer` does, printed likewise.
@main
struct Ours {
    static func main() {
        do { try run() } catch {
            print(error)
            exit(1)
        }
    }

    private static func run() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else {
            print("ours read|stream|write|feed FILE")
            exit(2)
        }
        let path = arguments[2]
        let table = ["write", "feed"].contains(arguments[1]) ? try EventTable(path: path) : nil
        let campaign = arguments[1] == "feed" ? table?.campaign() : nil
        peer_settle()
        let begun = Time.now
        // What was read, and what was written from, is kept until the end, and goes with the process, as in libical's
        // program: to give back the rows would be counted as writing them.
        var kept: CalendarWork?
        let result: WorkResult
        switch (arguments[1], table, campaign) {
        case (_, _, let campaign?): result = try campaign.feed()
        case (_, let table?, _): result = table.contentLines()
        case ("stream", _, _): result = try CalendarReading.stream(path)
        default:
            kept = try CalendarReading.whole(path)
            result = kept?.result ?? WorkResult()
        }
        let ended = Time.now
        print(result.count, result.checksum, ended.cpu - begun.cpu, ended.wall - begun.wall)
        withExtendedLifetime((kept, table, campaign)) { exit(result.count > 0 ? 0 : 1) }
    }

    /// Seconds of this process's CPU, and of a clock on the wall.
    private struct Time {
        var cpu: Double
        var wall: Double

        static var now: Time { Time(cpu: seconds(CLOCK_PROCESS_CPUTIME_ID), wall: seconds(CLOCK_MONOTONIC)) }

        private static func seconds(_ clock: clockid_t) -> Double {
            var now = timespec()
            clock_gettime(clock, &now)
            return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
        }
    }
}
