import DubanTestSupport
import Foundation
import Testing

/// A plugin's package outside of the tree, as somebody writes it who has the installed Kit and dubanctl, and nothing of
/// this repository.
struct PluginPackage {
    let name: String
    let module: String
    private(set) var directory: String
    private let home: String

    /// Installs the Kit and has dubanctl write a package, both below a directory.
    init(_ name: String, module: String, in home: String) async throws {
        self.name = name
        self.module = module
        self.home = home
        directory = home + "/" + name
        let kit = home + "/DubanPluginKit"
        try await Command.succeed([Office.repository + "/scripts/install-kit", kit])
        try await Command.succeed([
            BuildProduct.path("dubanctl"), "plugin", "new", name, "--directory", directory, "--kit", kit, "--pillar",
            "湖長", "湖长",
        ])
    }

    /// Builds the plugin and its tests, warnings being errors, and runs the tests. What is built stays for the next time.
    ///
    /// - Returns: What the tests said.
    func test() async throws -> String {
        try await swift("build", "--build-tests", "-Xswiftc", "-warnings-as-errors")
        return try await swift("test", "--skip-build")
    }

    /// Builds the plugin alone.
    func build() async throws {
        try await swift("build", "--product", module)
    }

    /// Whether the package is in its own format.
    func lint() async throws {
        try await Command.succeed(["/usr/bin/env", "make", "-C", directory, "lint"])
    }

    /// The plugin, as it was built for debugging.
    var library: String { home + "/build/debug/lib\(module).so" }

    /// Runs the Swift of the PATH in an environment of its own: with the variables, the caches and the locks of the
    /// `swift test` that runs this test, each of the two could wait for the other.
    @discardableResult
    private func swift(_ words: String...) async throws -> String {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let environment = ["/usr/bin/env", "-i", "PATH=\(path)", "HOME=\(home)", "LC_ALL=C.UTF-8"]
        let places = ["--package-path", directory, "--scratch-path", home + "/build"]
        return try await Command.succeed(environment + ["swift", words[0]] + places + words.dropFirst())
    }

    /// The same package in another directory, which is built where this one was: what both have is built once.
    func copy(_ name: String) throws -> PluginPackage {
        var copy = self
        copy.directory = home + "/" + name
        try FileManager.default.copyItem(atPath: directory, toPath: copy.directory)
        return copy
    }

    /// Writes a file of the package.
    func write(_ text: String, to path: String) throws {
        let file = URL(filePath: directory + "/" + path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: false, encoding: .utf8)
    }
}

/// One package for all tests of a suite: what they share of it is built once.
struct PluginPackageTrait: SuiteTrait, TestScoping {
    @TaskLocal static var package: PluginPackage?

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { directory in
            let package = try await PluginPackage("lake-chiefs", module: "LakeChiefs", in: directory)
            try await PluginPackageTrait.$package.withValue(package) { try await function() }
        }
    }
}

extension SuiteTrait where Self == PluginPackageTrait {
    static var newPluginPackage: PluginPackageTrait { PluginPackageTrait() }
}
