// swift-tools-version: 6.2
import PackageDescription

/// What every target is compiled with: explicit `any`, imports that are internal unless said, no leaked members.
let house: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// A room of the house: a library target under `Sources/`.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: house)
}

/// A rule module of ours: an executable that stands on the public RuleKit alone, as a user's does.
func ruleModule(_ name: String) -> Target {
    .executableTarget(name: name, dependencies: ["RuleKit"], path: "Plugins/\(name)", swiftSettings: house)
}

/// The tests of a room.
func tests(
    of name: String, named tests: String? = nil, _ more: [Target.Dependency] = [], fixtures: Bool = false
) -> Target {
    .testTarget(
        name: tests ?? "\(name)Tests", dependencies: [.byName(name: name)] + more,
        exclude: fixtures ? ["Fixtures"] : [], swiftSettings: house)
}

let package = Package(
    name: "keste",
    products: [
        .executable(name: "keste", targets: ["keste"]),
        // Static, so that a rule module links against one archive and starts without our folder at run time.
        .library(name: "RuleKit", type: .static, targets: ["RuleKit"]),
        // The examples of rules under `swift test`.
        .library(name: "RuleTesting", targets: ["RuleTesting"]),
        // For the benchmarks, which are a package of their own; nobody else has a use for it.
        .library(name: "Workloads", targets: ["Workloads"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        room("ZoneInfo"),
        room("CampaignModel", ["ZoneInfo"]),

        .systemLibrary(name: "CLibical", providers: [.apt(["libical-dev"])]),
        room("ICalendar", ["ZoneInfo", "CLibical"]),

        room("RuleKit", ["CampaignModel", "ZoneInfo"]),

        room("CampaignFiles", ["CampaignModel", "ICalendar", "ZoneInfo", .product(name: "Yams", package: "Yams")]),
        room(
            "CampaignFeeds", ["CampaignModel", "ICalendar", "ZoneInfo", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(name: "CSandbox"),
        room("RuleHost", ["RuleKit", "CampaignModel", "ZoneInfo", "CSandbox"]),
        room("RuleTesting", ["RuleHost", "RuleKit", "CampaignFiles", "CampaignModel"]),
        room("Reports", ["CampaignModel", "ZoneInfo"]),

        .executableTarget(
            name: "keste",
            dependencies: [
                "CampaignModel", "CampaignFiles", "CampaignFeeds", "ICalendar", "RuleHost", "RuleKit", "RuleTesting",
                "Reports", "ZoneInfo",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: house),

        ruleModule("EqualAirtime"),
        ruleModule("SchedulingConflicts"),
        ruleModule("ElectionCalendar"),
        ruleModule("QuietHours"),

        tests(of: "ZoneInfo"),
        tests(of: "CampaignModel", ["ZoneInfo"]),
        tests(of: "ICalendar", ["Fuzzing", "ZoneInfo"]),
        tests(of: "CampaignFiles", ["CampaignModel", "ZoneInfo"]),
        tests(
            of: "CampaignFeeds",
            [
                "CampaignModel", "CampaignFiles", "FeedFixtures", "ICalendar", "ZoneInfo",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        tests(of: "RuleKit", ["RuleHost", "CampaignModel", "ZoneInfo"]),
        tests(of: "RuleHost", ["RuleTesting", "RuleKit", "CampaignModel", "CampaignFiles", "ZoneInfo"]),
        tests(of: "Reports", ["CampaignModel", "ZoneInfo"]),
        tests(of: "keste", named: "KesteTests", fixtures: true),

        // Damaged calendars: what makes them and runs them, and the program of `make fuzz`.
        .target(
            name: "Fuzzing", dependencies: ["ICalendar", "ZoneInfo"], path: "Tests/Fuzzing", swiftSettings: house),
        .executableTarget(
            name: "fuzz", dependencies: ["Fuzzing"], path: "Tests/FuzzRunner", swiftSettings: house),

        .target(
            name: "Workloads", dependencies: ["CampaignFeeds", "CampaignModel", "ICalendar", "ZoneInfo"],
            path: "Benchmarks/Workloads", swiftSettings: house),

        // Campaigns built by hand, for the two that look at feeds: ours, and other people's implementations.
        .target(
            name: "FeedFixtures", dependencies: ["CampaignModel", "ICalendar", "ZoneInfo"], path: "Tests/FeedFixtures",
            swiftSettings: house),
        .testTarget(
            name: "InteropTests",
            dependencies: [
                "CampaignFeeds", "CampaignFiles", "CampaignModel", "FeedFixtures", "ICalendar", "Reports", "ZoneInfo",
            ],
            exclude: [
                "requirements.txt", "read_feed.py", "read_feed.rb", "read_zones.py", "read_definitions.py",
                "expand_rules.py", "through_radicale.py", "read_check.py",
            ],
            swiftSettings: house),
    ],
    swiftLanguageModes: [.v6]
)
