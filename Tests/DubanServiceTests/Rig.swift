import DubanTestSupport
import Foundation
import Glibc

/// A machine with a real systemd and a real journald, in namespaces of this one: Tests/systemd-rig.
struct Rig: Sendable {
    /// The rig's / as this machine sees it.
    let root: String
    private let name: String

    private static let script = repository + "/Tests/systemd-rig/systemd-rig"
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// Why no rig can be booted here; nil where one can.
    static let obstacle: String? = {
        guard geteuid() == 0 else { return "A real systemd can be booted by root alone." }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
        process.arguments = ["--mount", "--pid", "--net", "--cgroup", "--fork", "/bin/true"]
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return "There is no program unshare to boot a real systemd with." }
        process.waitUntilExit()
        return process.terminationStatus == 0 ? nil : "A real systemd needs namespaces, and the kernel refuses them."
    }()

    /// Boots one, and throws it away when the body ends.
    ///
    /// - Parameter cgroup: `hybrid` where the limits on memory must hold; see the rig's own words.
    /// - Parameter machine: The root file system; this machine's own where none is named.
    static func withRig(cgroup: String = "unified", machine: String = "/", _ body: (Rig) async throws -> Void)
        async throws
    {
        let name = "duban-\(getpid())"
        // Should this process be killed, the rig ends by itself.
        try await Command.succeed([
            script, "start", "--name", name, "--lifetime", "900", "--cgroup", cgroup, "--machine", machine,
        ])
        do {
            let root = try await Command.succeed([script, "root", "--name", name])
            try await body(Rig(root: root.trimmingCharacters(in: .newlines), name: name))
        } catch {
            try await Command.succeed([script, "stop", "--name", name, "--force"])
            throw error
        }
        try await Command.succeed([script, "stop", "--name", name])
    }

    /// Runs a command inside, as root or somebody else.
    func run(_ words: [String], as user: String? = nil) async throws -> Command {
        let start = [Rig.script, "exec", "--name", name, "--"]
        return try await Command.run(start + (user.map { ["runuser", "-u", $0, "--"] } ?? []) + words)
    }

    @discardableResult
    func succeed(_ words: [String], as user: String? = nil) async throws -> String {
        let command = try await run(words, as: user)
        guard command.status == 0 else {
            throw TestFailure("\(words) ended with \(command.status): \(command.errors)\(command.output)")
        }
        return command.output
    }

    @discardableResult
    func systemctl(_ words: String...) async throws -> String {
        try await succeed(["systemctl", "--quiet"] + words)
    }

    /// A property of a unit, as `systemctl show` writes it.
    func show(_ property: String, of unit: String) async throws -> String {
        try await systemctl("show", "--value", "--property", property, unit).trimmingCharacters(in: .newlines)
    }

    func write(_ text: String, to path: String) throws {
        let file = URL(fileURLWithPath: root + path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    // MARK: The journal

    /// An entry: its fields by name; those that are not text are left out.
    typealias Entry = [String: String]

    /// The entries behind a cursor, oldest first. journalctl is not asked to match fields: behind a cursor it would leave
    /// out the first entry that does.
    func journal(after cursor: String) async throws -> [Entry] {
        let words = ["journal", "--name", name, "--", "--output", "json", "--after-cursor", cursor]
        return try await Command.succeed([Rig.script] + words).split(separator: "\n").map(entry)
    }

    /// Where the journal ends now.
    func journalCursor() async throws -> String {
        let last = try await Command.succeed([
            Rig.script, "journal", "--name", name, "--", "--output", "json", "--lines", "1",
        ])
        guard let cursor = try entry(last[...])["__CURSOR"] else { throw TestFailure("The journal is empty.") }
        return cursor
    }

    private func entry(_ line: Substring) throws -> Entry {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return (object ?? [:]).compactMapValues { $0 as? String }
    }
}
