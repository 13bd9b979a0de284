/// The package that `dubanctl plugin new` writes.
struct PluginTemplate {
    let name: PluginName
    /// What people call the pillar.
    let traditional: String
    let simplified: String
    let english: String
    /// The absolute path of the Kit.
    let kit: String

    var module: String { name.module }

    var files: [NewDirectory.File] {
        [
            ("Package.swift", manifest), ("Makefile", makefile), (".gitignore", ".build/\n*.so\n"),
            (".swift-format", format),
            ("README.md", readMe),
            ("Sources/\(module)/\(module).swift", rules), ("Tests/\(module)Tests/\(module)Tests.swift", tests),
            ("Tests/\(module)Tests/Diary.swift", diary),
        ]
    }

    private var manifest: String {
        """
        // swift-tools-version: 6.2

        import PackageDescription

        let settings: [SwiftSetting] = [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ]

        let kit = Target.Dependency.product(name: "DubanPluginKit", package: "DubanPluginKit")

        let package = Package(
            name: "\(name.name)",
            products: [.library(name: "\(module)", type: .dynamic, targets: ["\(module)"])],
            dependencies: [.package(name: "DubanPluginKit", path: \(kit.debugDescription))],
            targets: [
                .target(name: "\(module)", dependencies: [kit], swiftSettings: settings),
                .testTarget(name: "\(module)Tests", dependencies: ["\(module)", kit], swiftSettings: settings),
            ],
            swiftLanguageModes: [.v6]
        )

        """
    }

    /// The house's format: four blanks, lines of 120.
    private var format: String {
        """
        {
          "version": 1,
          "lineLength": 120,
          "indentation": { "spaces": 4 }
        }

        """
    }

    private var makefile: String {
        """
        # make test, make check; then, as root, make install and: dubanctl plugin reload \(name.name)

        PLUGINS ?= /usr/lib/duban/plugins
        DESTDIR ?=

        .PHONY: build test check lint install

        build:
        \tswift build -c release -debug-info-format none --product \(module)
        \tinstall -m 644 .build/release/lib\(module).so \(name.name).so

        test:
        \tswift test

        # Whether duband would take it; duband need not run.
        check: build
        \tdubanctl plugin check \(name.name).so

        lint:
        \tswift format lint --strict --recursive Package.swift Sources Tests

        # Older than its sources, it is not what was tested.
        \(name.name).so: Package.swift $(shell find Sources -name '*.swift')
        \t$(MAKE) build

        # The plugin must be root's and nobody else's to write, or duband refuses it. It is renamed into its place: a file that
        # is written over in place takes the process that has loaded it down with it (SIGBUS).
        install: \(name.name).so
        \tinstall -d "$(DESTDIR)$(PLUGINS)"
        \tinstall -m 644 \(name.name).so "$(DESTDIR)$(PLUGINS)/.\(name.name).so.new"
        \tmv -f "$(DESTDIR)$(PLUGINS)/.\(name.name).so.new" "$(DESTDIR)$(PLUGINS)/\(name.name).so"

        """
    }
}
