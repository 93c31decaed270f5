import Benchmark
import Glibc
import Peers
import Workloads

/// Up to when rules are followed: not quite a year.
private let end = "20280101T000000"

/// How often each is measured.
private let rounds = getenv("KESTE_BENCH_ROUNDS").flatMap { Int(String(cString: $0)) } ?? 7

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.ratio, .ours, .theirs], units: [.ratio: .count, .ours: .count, .theirs: .count], warmupIterations: 1,
        maxDuration: .seconds(60), maxIterations: rounds)

    sideBySide("write 100,000 events", comparing: \.count) {
        Rivals(theirs: peer_write($0.rows), ours: $0.measured { $0.contentLines() })
    }

    sideBySide("write 100,000 events as a feed", comparing: \.count) { table in
        let campaign = table.table.campaign()
        return Rivals(theirs: peer_write(table.rows), ours: try table.measured { _ in try campaign.feed() })
    }

    for (name, commonOnly) in [("expand all rules", false), ("expand common rules", true)] {
        sideBySide(name) { table in
            Rivals(
                theirs: peer_expand(table.rows, end, commonOnly ? 1 : 0),
                ours: try table.measured { try $0.starts(before: end, commonOnly: commonOnly) })
        }
    }
}

/// Registers a benchmark that has both do the same work, one after the other, in each of its rounds.
private func sideBySide(
    _ name: String, comparing: KeyPath<Rivals, Bool> = \.agree, _ work: @escaping (Table) throws -> Rivals
) {
    Benchmark(name) { benchmark in
        let table = try Table.shared()
        let rivals = try work(table)
        guard rivals[keyPath: comparing] else { return benchmark.error("\(name): \(rivals.disagreement)") }
        benchmark.measurement(.ratio, Int((rivals.ours.seconds / rivals.theirs.cpu_seconds * 10_000).rounded()))
        benchmark.measurement(.ours, Int(rivals.ours.seconds * 1_000_000))
        benchmark.measurement(.theirs, Int(rivals.theirs.cpu_seconds * 1_000_000))
    }
}

extension BenchmarkMetric {
    /// Our CPU time, in ten-thousandths of theirs, of one round: whatever else the machine does meets both.
    static var ratio: Self { .custom("ratio", polarity: .prefersSmaller, useScalingFactor: false) }
    /// Our CPU time in microseconds.
    static var ours: Self { .custom("ours", polarity: .prefersSmaller, useScalingFactor: false) }
    /// libical's CPU time in microseconds.
    static var theirs: Self { .custom("libical", polarity: .prefersSmaller, useScalingFactor: false) }
}
