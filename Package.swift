// swift-tools-version: 6.2

// How to add a target: a section per target with its tests beside it, in the order of ARCHITECTURE.md;
// dependencies sorted, ours before others'. `make lint` holds the arrows to ARCHITECTURE.md.

import Foundation
import PackageDescription

let strict: [SwiftSetting] =
    ProcessInfo.processInfo.environment["DUBAN_WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)]

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + strict

extension Target.Dependency {
    static let argumentParser = product(name: "ArgumentParser", package: "swift-argument-parser")
    static let grdb = product(name: "GRDB", package: "GRDB.swift")
    static let grdbSQLite = product(name: "GRDBSQLite", package: "GRDB.swift")
    static let logging = product(name: "Logging", package: "swift-log")
    static let mustache = product(name: "Mustache", package: "swift-mustache")
    static let nioCore = product(name: "NIOCore", package: "swift-nio")
    static let nioPosix = product(name: "NIOPosix", package: "swift-nio")
    static let yams = product(name: "Yams", package: "Yams")
}

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

func executable(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A pillar's rules: a module of its own, linked as a shared object that `duban-plugin-host` loads.
func pillar(_ name: String) -> Target {
    .target(
        name: name, dependencies: ["DubanPluginKit"], path: "Plugins/\(name)", exclude: ["README.md"],
        swiftSettings: settings)
}

/// Only where somebody measures: nobody else waits for it to build.
let benchmarks: [Target] =
    ProcessInfo.processInfo.environment["DUBAN_BENCHMARKS"] == nil
    ? []
    : [
        .executableTarget(
            name: "DubanBenchmarks",
            dependencies: [
                "DubanCalendar", "DubanControl", "DubanCore", "DubanDaemon", "DubanPluginHosting", "DubanPluginKit",
                "DubanStore", "DubanStoreSQLite", "DubanSystem", "DubanTestSupport", .grdb, .logging,
            ],
            path: "Benchmarks/DubanBenchmarks", swiftSettings: settings)
    ]

let pillars = [
    "BusinessEnvironment", "IndustrialClusters", "InvestmentAttraction", "PlainDeadline", "ProjectConstruction",
    "ReformOpening", "ScienceTechnology",
]

let package = Package(
    name: "duban",
    products: [
        .executable(name: "duband", targets: ["duband"]),
        .executable(name: "dubanctl", targets: ["dubanctl"]),
        .executable(name: "duban-courier", targets: ["duban-courier"]),
        .executable(name: "duban-plugin-host", targets: ["duban-plugin-host"]),
        .library(name: "DubanPluginKit", targets: ["DubanPluginKit"]),
    ] + (pillars + ["FirstWirePlugin", "Misbehaviour"]).map { .library(name: $0, type: .dynamic, targets: [$0]) },
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // MARK: C
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "CDubanPluginABI"),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CLibzip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .target(name: "CLinux"),
        .target(name: "CPluginSandbox"),
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),

        // MARK: DubanCalendar
        module("DubanCalendar"),
        tests("DubanCalendarTests", ["DubanCalendar", "DubanTestSupport"]),

        // MARK: DubanCore
        module("DubanCore", ["DubanCalendar"]),
        tests(
            "DubanCoreTests",
            ["DubanCalendar", "DubanCore", "DubanTestSupport"]),

        // MARK: DubanICalendar
        module("DubanICalendar", ["DubanCalendar", "DubanCore"]),
        tests("DubanICalendarTests", ["DubanCalendar", "DubanCore", "DubanICalendar", "DubanTestSupport"]),

        // MARK: DubanPluginKit
        module("DubanPluginKit", ["CDubanPluginABI", "DubanCalendar"]),
        tests(
            "DubanPluginKitTests",
            ["DubanCalendar", "DubanPluginKit", "DubanTestSupport"]),

        // MARK: DubanStore
        module("DubanStore", ["CLibcrypto", "DubanCalendar", "DubanCore"]),
        module("DubanStoreSQLite", ["DubanCalendar", "DubanCore", "DubanStore", .grdb, .grdbSQLite]),
        tests(
            "DubanStoreSQLiteTests",
            ["DubanCalendar", "DubanCore", "DubanStore", "DubanStoreSQLite", "DubanTestSupport", .grdb]),

        // MARK: DubanPluginHosting
        module("DubanPluginHosting", ["CLinux", "DubanCalendar", "DubanCore", "DubanPluginKit"]),
        tests(
            "DubanPluginHostingTests",
            ["DubanCalendar", "DubanCore", "DubanPluginHosting", "DubanPluginKit", "DubanTestSupport"]),

        // MARK: DubanVarlink
        module("DubanVarlink"),
        tests("DubanVarlinkTests", ["DubanVarlink", "DubanTestSupport"]),

        // MARK: DubanControl
        .target(
            name: "DubanControl", dependencies: ["DubanCalendar", "DubanCore", "DubanVarlink"],
            resources: [
                "Calendars",
                "Campaigns",
                "Channels",
                "Configuration",
                "Events",
                "Ledger",
                "Outbox",
                "People",
                "Plugins",
                "Process",
                "Record",
                "Rehearsal",
                "Reports",
                "Review",
                "Silences",
                "Status",
            ].map {
                .embedInCode("Interfaces/org.duban.\($0).varlink")
            },
            swiftSettings: settings),
        tests(
            "DubanControlTests",
            ["DubanCalendar", "DubanControl", "DubanCore", "DubanTestSupport", "DubanVarlink"]),

        // MARK: DubanDelivery
        .target(
            name: "DubanDelivery",
            dependencies: ["CCurl", "CLibcrypto", "CLinux", "DubanCalendar", "DubanCore", "DubanICalendar", .mustache],
            resources: ["html", "txt"].map { .embedInCode("Templates/mail.\($0).mustache") },
            swiftSettings: settings),
        tests(
            "DubanDeliveryTests", ["DubanCalendar", "DubanCore", "DubanDelivery", "DubanTestSupport"],
            exclude: ["Bounces", "parse_headers.py", "parse_message.py"]),

        // MARK: DubanExchange
        module("DubanExchange", ["CExpat", "CLibzip", "DubanCalendar", "DubanCore"]),
        tests(
            "DubanExchangeTests", ["DubanCalendar", "DubanCore", "DubanExchange", "DubanTestSupport"],
            exclude: ["Deadlines/deadlines.txt", "Workbook/make_workbooks.py"]),

        // MARK: DubanConfiguration
        module("DubanConfiguration", ["DubanCalendar", "DubanCore", .yams]),
        tests(
            "DubanConfigurationTests", ["DubanCalendar", "DubanConfiguration", "DubanCore", "DubanTestSupport"]),

        // MARK: DubanSystem
        module("DubanSystem", ["CLinux", "CSystemd", "DubanCalendar", .logging]),
        tests(
            "DubanSystemTests", ["CLinux", "DubanCalendar", "DubanSystem", "DubanTestSupport", .logging]),

        // MARK: Executables
        module(
            "DubanDaemon",
            [
                "CLinux", "DubanCalendar", "DubanConfiguration", "DubanControl", "DubanCore", "DubanExchange",
                "DubanICalendar",
                "DubanPluginHosting", "DubanPluginKit", "DubanStore", "DubanStoreSQLite", "DubanSystem",
                "DubanVarlink", .argumentParser, .logging, .nioCore, .nioPosix,
            ]),
        tests(
            "DubanDaemonTests",
            [
                "DubanCalendar", "DubanControl", "DubanCore", "DubanDaemon", "DubanExchange", "DubanPluginHosting",
                "DubanPluginKit", "DubanStore", "DubanStoreSQLite", "DubanSystem", "DubanTestSupport", "DubanVarlink",
                .grdb, .logging,
            ]),
        module(
            "DubanCourier",
            [
                "DubanConfiguration", "DubanControl", "DubanCore", "DubanDelivery", "DubanSystem", "DubanVarlink",
                .argumentParser, .logging,
            ]),
        tests(
            "DubanCourierTests",
            [
                "DubanCalendar", "DubanControl", "DubanCore", "DubanCourier", "DubanDelivery", "DubanSystem",
                "DubanTestSupport", "DubanVarlink", .logging,
            ]),
        module(
            "DubanCommands",
            [
                "CLinux", "DubanCalendar", "DubanControl", "DubanCore", "DubanExchange", "DubanICalendar",
                "DubanPluginHosting",
                "DubanVarlink", .argumentParser,
            ]),
        tests(
            "DubanCommandsTests",
            [
                "DubanCalendar", "DubanCommands", "DubanControl", "DubanCore", "DubanExchange", "DubanTestSupport",
                "DubanVarlink",
                .argumentParser,
            ]),
        executable("duband", ["DubanDaemon"]),
        executable("dubanctl", ["DubanCommands"]),
        executable("duban-courier", ["DubanCourier"]),
        executable("duban-plugin-host", ["CDubanPluginABI", "CPluginSandbox"]),
        tests("DubanPluginHostTests", ["CDubanPluginABI", "duban-plugin-host", "DubanTestSupport"]),

        // MARK: Tests of the whole
        tests(
            "DubanServiceTests",
            [
                "DubanControl", "DubanCore", "DubanDaemon", "DubanStoreSQLite", "DubanSystem", "DubanTestSupport",
                "duban-courier", "duban-plugin-host", "dubanctl", "duband", .grdb,
            ]),
        tests(
            "DubanProcessTests",
            [
                "DubanCalendar", "DubanCore", "DubanPluginHosting", "DubanPluginKit", "DubanTestSupport",
                "duban-courier",
                "duban-plugin-host", "dubanctl", "duband",
            ],
            exclude: ["asyncvarlink_client.py", "varlink_client.py"]),
        .target(
            name: "DubanTestSupport", dependencies: ["DubanCalendar"], path: "Tests/DubanTestSupport",
            exclude: ["https_server.py", "read_calendar.py", "scripted_peer.py", "smtp_server.py"],
            swiftSettings: settings),
        .target(name: "FirstWirePlugin", path: "Tests/FirstWirePlugin"),
        .target(
            name: "Misbehaviour", dependencies: ["DubanPluginKit"], path: "Tests/Misbehaviour",
            swiftSettings: settings),
    ]
        + pillars.map(pillar)
        + benchmarks
        + [
            tests("PluginsTests", ["DubanPluginKit", "DubanTestSupport"] + pillars.map { .byName(name: $0) })
        ],
    swiftLanguageModes: [.v6]
)
