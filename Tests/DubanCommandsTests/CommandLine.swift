import ArgumentParser
import DubanTestSupport
import FoundationEssentials
import Testing

@testable import DubanCommands

/// What a command has printed, and how it ended.
struct CommandResult {
    var output = ""
    var errors = ""
    var status: Int32 = 0
}

/// Runs `dubanctl` in this process.
func dubanctl(
    _ arguments: [String], input: String = "", environment: [String: String] = [:], isTerminal: Bool = false,
    width: Int? = nil, offsetFromUTC: Int = 0, answerTimeLimit: Duration = .seconds(10)
) throws -> CommandResult {
    var result = CommandResult()
    let console = Console(
        write: { result.output += $0 }, writeError: { result.errors += $0 }, read: { Array(input.utf8) },
        environment: { environment[$0] }, isTerminal: isTerminal, isErrorTerminal: isTerminal, width: width,
        offsetFromUTC: { _ in offsetFromUTC }, answerTimeLimit: answerTimeLimit)
    let command = try #require(try DubanCommand.parseAsRoot(arguments) as? any ConsoleCommand)
    do {
        try command.run(at: console)
    } catch {
        result.status = error.rawValue
    }
    return result
}

/// Runs `dubanctl` against a fake daemon.
func withDaemon<Result>(
    _ answer: @escaping FakeDaemon.Answer,
    _ body: (FakeDaemon, _ directory: String) throws -> Result
) async throws -> Result {
    try await withTemporaryDirectory { directory in
        let daemon = try FakeDaemon(path: directory + "/control", answer: answer)
        defer { daemon.stop() }
        return try body(daemon, directory)
    }
}

/// Writes a file into a directory, and returns its path.
func file(_ name: String, in directory: String, _ text: String) throws -> String {
    let path = directory + "/" + name
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
}
