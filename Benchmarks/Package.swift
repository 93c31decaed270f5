// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// Our speed beside that of libical, which most free calendar apps stand on.
let package = Package(
    name: "Benchmarks",
    dependencies: [
        // Without its traits, which count allocations by packages that would have to be fetched too.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
        .package(name: "keste", path: ".."),
    ],
    targets: [
        // What libical takes, in C, and the same as a program.
        .target(name: "Peers", path: "Peers", linkerSettings: [.linkedLibrary("ical")]),
        .executableTarget(name: "peer", dependencies: ["Peers"], path: "Programs/Peer"),
        // What we take, as a program.
        .executableTarget(
            name: "ours", dependencies: ["Peers", .product(name: "Workloads", package: "keste")], path: "Programs/Ours",
            swiftSettings: house),
        // Runs one of them and says what it took.
        .executableTarget(name: "measure", path: "Programs/Measure"),
        // Both in one process, in turn.
        .executableTarget(
            name: "Calendars",
            dependencies: [
                "Peers", .product(name: "Workloads", package: "keste"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Calendars", swiftSettings: house,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ],
    swiftLanguageModes: [.v6]
)
