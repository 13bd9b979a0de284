import DubanTestSupport
import FoundationEssentials
import Testing

@testable import DubanPluginHosting

@Suite struct SandboxWarningTests {
    /// The plain deadline in the real host, on a kernel without Landlock.
    private func host(_ sandbox: PluginHost.Limits.Sandbox, in directory: String) throws -> PluginHost {
        let path = directory + "/plain-deadline.py"
        let words = [BuildProduct.pluginHost, BuildProduct.plugin("PlainDeadline")]
        try Python.withoutSystemCalls(["landlock_create_ruleset"], become: words)
            .write(toFile: path, atomically: false, encoding: .utf8)
        return PluginHost(
            file: PluginFile(name: "plain-deadline", path: path),
            limits: PluginHost.Limits(host: Python.path, batchTimeLimit: 10, sandbox: sandbox), settings: [:],
            calendar: .year2021)
    }

    @Test("a kernel that lacks a part of the sandbox runs no plugin, and it is said why")
    func required() async throws {
        try await withTemporaryDirectory { directory in
            let host = try host(.require, in: directory)
            let failure = await #expect(throws: PluginFailure.self) { try await host.start() }
            let reason = failure?.sentence ?? ""
            #expect(reason.hasPrefix("this kernel does not grant Landlock"), "\(reason)")
            #expect(host.standing.reason == reason)
            #expect(host.standing.warnings.isEmpty)
        }
    }

    @Test("where a warning is enough, the plugin works, and the warning stands with it")
    func warned() async throws {
        try await withTemporaryDirectory { directory in
            let host = try host(.warn, in: directory)
            #expect(try await host.review(tasks("1", "2"), on: today).count == 2)
            #expect(host.standing.warnings.count == 1)
            #expect(host.standing.warnings.first?.hasPrefix("this kernel does not grant Landlock") == true)
            await host.stop()
        }
    }
}
