import ArgumentParser
import Testing

@testable import DubanCommands

@Suite("the command line")
struct DubanCommandTests {
    @Test(
        "every command takes --json, --socket and --color",
        arguments: [
            ["status"], ["import", "ledger.csv"], ["task", "list"], ["task", "show", "JC-1"], ["review", "run"],
            ["review", "preview"], ["outbox", "list"], ["outbox", "show", "0123"],
        ])
    func commonOptions(command: [String]) throws {
        let arguments = command + ["--json", "--socket", "/s", "--color", "never"]
        let parsed = try #require(try DubanCommand.parseAsRoot(arguments) as? any ControlCommand)
        #expect(parsed.client.json)
        #expect(parsed.client.socket == "/s")
        #expect(parsed.client.output.color == .never)
    }

    @Test("what asks no daemon takes no socket")
    func noSocket() throws {
        let arguments = ["plugin", "check", "lakes.so", "--json", "--color", "never"]
        #expect(try DubanCommand.parseAsRoot(arguments) is PluginCheckCommand)
        #expect(throws: (any Error).self) { try DubanCommand.parseAsRoot(arguments + ["--socket", "/s"]) }
    }

    @Test(
        "a wrong argument is a usage error that says what would be right",
        arguments: [
            (["review", "preview", "--day", "2021-02-29"], "'2021-02-29' is not a day; write it as 2021-04-30."),
            (["task", "list", "--limit", "0"], "'0' is not a count; write a number from 1 to 1000000."),
            (["outbox", "list", "--limit", "1001"], "--limit 1001 is too many; at most 1000 are listed."),
            (["import", "a.csv", "--people", "--tasks"], "--people and --tasks exclude each other."),
            (["import", "-", "-"], "The standard input (-) can be read only once."),
            (["task", "list", "--light", "blue"], "'green', 'yellow' or 'red'"),
            (["import", "a.csv", "--encoding", "latin1"], "gb18030"),
        ])
    func usage(arguments: [String], sentence: String) throws {
        let error = try #require(throws: (any Error).self) { try DubanCommand.parseAsRoot(arguments) }
        #expect(DubanCommand.exitCode(for: error) == .validationFailure)
        #expect(DubanCommand.fullMessage(for: error).contains(sentence))
    }

    @Test(
        "the socket is the option's, else the environment's, else the usual one",
        arguments: [
            (["status", "--socket", "/a"], ["DUBAN_SOCKET": "/b"], "/a"), (["status"], ["DUBAN_SOCKET": "/b"], "/b"),
            (["status"], ["DUBAN_SOCKET": ""], "/run/duban/control"), (["status"], [:], "/run/duban/control"),
        ])
    func socket(arguments: [String], environment: [String: String], path: String) throws {
        let command = try #require(try DubanCommand.parseAsRoot(arguments) as? any ControlCommand)
        var console = Console.standard
        console.environment = { environment[$0] }
        #expect(command.client.socketPath(console) == path)
    }
}
