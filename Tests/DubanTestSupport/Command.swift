import Foundation
import Glibc

/// A program that has been run to its end.
package struct Command: Sendable {
    /// The exit status; 128 and the signal where one ended it.
    package let status: CInt
    package let output: String
    package let errors: String

    /// Runs a program and waits for it without holding one of the tests' threads.
    ///
    /// - Parameter words: A path, and its arguments.
    package static func run(_ words: [String]) async throws -> Command {
        let directory = FileManager.default.temporaryDirectory.path + "/duban." + UUID().uuidString
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        // Files and not pipes: what the program leaves running must not hold up the end of its output.
        let files = [directory + "/output", directory + "/errors"]
        let pid = try spawn(words, output: files[0], errors: files[1])
        let status: CInt = await withCheckedContinuation { continuation in
            // Foundation's Process would wait for whatever the program leaves running, too.
            Thread.detachNewThread {
                var status: CInt = 0
                while waitpid(pid, &status, 0) < 0, errno == EINTR {}
                let signal = status & 0x7f
                continuation.resume(returning: signal == 0 ? (status >> 8) & 0xff : 128 + signal)
            }
        }
        let texts = try files.map { String(decoding: try Data(contentsOf: URL(fileURLWithPath: $0)), as: UTF8.self) }
        return Command(status: status, output: texts[0], errors: texts[1])
    }

    /// The same, for what must succeed: throws its words where it does not.
    @discardableResult
    package static func succeed(_ words: [String]) async throws -> String {
        let command = try await run(words)
        guard command.status == 0 else {
            throw TestFailure(
                "\(words.joined(separator: " ")) ended with \(command.status): \(command.errors)\(command.output)")
        }
        return command.output
    }

    fileprivate static func spawn(_ words: [String], output: String, errors: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        for (descriptor, file) in [(STDOUT_FILENO, output), (STDERR_FILENO, errors)] {
            posix_spawn_file_actions_addopen(&actions, descriptor, file, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        }
        // A thread of the tests may have signals blocked, and what it starts would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, words[0], &actions, &attributes, arguments, environ)
        guard code == 0 else {
            throw TestFailure("\(words[0]) cannot be started: \(String(cString: strerror(code)))")
        }
        return pid
    }
}

/// A program that runs until it is ended, at the latest with the object.
package final class RunningProgram {
    private var pid: pid_t?

    /// - Parameter errors: The file that takes its standard output and error.
    package init(_ words: [String], errors: String) throws {
        pid = try Command.spawn(words, output: errors, errors: errors)
    }

    /// Sends it a signal, after which it goes on.
    package func send(_ signal: CInt) {
        if let pid { kill(pid, signal) }
    }

    /// Sends it a signal and waits for its end.
    ///
    /// - Returns: The exit status; 128 and the signal where one ended it.
    @discardableResult
    package func end(by signal: CInt = SIGTERM) -> CInt {
        guard let pid else { return -1 }
        self.pid = nil
        kill(pid, signal)
        var status: CInt = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let ending = status & 0x7f
        return ending == 0 ? (status >> 8) & 0xff : 128 + ending
    }

    deinit {
        end(by: SIGKILL)
    }
}

/// What went wrong, in one sentence.
package struct TestFailure: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

/// Looks again and again until something is so: other processes say nothing when they have come that far.
package func until(_ what: String, within limit: Duration = .seconds(100), _ isSo: () async throws -> Bool) async throws
{
    let end = ContinuousClock.now + limit
    while try await !isSo() {
        guard ContinuousClock.now < end else { throw TestFailure("Not within \(limit): \(what).") }
        try await Task.sleep(for: .milliseconds(20))
    }
}
