// swift-tools-version: 6.2

// DubanPluginKit as a package of its own, for those who write a pillar's rules outside of Duban's tree. It comes with
// Duban and is replaced with it: `scripts/install-kit` lays the sources beside this file.

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "DubanPluginKit",
    products: [.library(name: "DubanPluginKit", targets: ["DubanPluginKit"])],
    targets: [
        .target(name: "CDubanPluginABI"),
        .target(name: "DubanCalendar", swiftSettings: settings),
        .target(
            name: "DubanPluginKit", dependencies: ["CDubanPluginABI", "DubanCalendar"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
