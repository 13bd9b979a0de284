import ArgumentParser
import DubanTestSupport
import Testing

@testable import DubanCommands

@Suite("what is said of a failure")
struct FailureOutputTests {
    @Test("with --json it is a JSON object on the standard error, with the daemon's own error in it")
    func json() async throws {
        let answer: FakeDaemon.Answer = { _ in
            [#"{"error":"org.duban.Ledger.UnknownTask","parameters":{"campaign":"c1","code":"X"}}"#]
        }
        try await withDaemon(answer) { daemon, _ in
            let result = try dubanctl(
                ["task", "show", "X", "--json", "--socket", daemon.path], environment: ["LANG": "zh_TW.UTF-8"])
            #expect(
                result.errors
                    == #"{"error":{"facts":{"campaign":"c1","code":"X"},"name":"org.duban.Ledger.UnknownTask","sentence":"#
                    + #""There is no task “X” in the campaign c1; `dubanctl task list` shows the codes.","status":1}}"#
                    + "\n")
            #expect(result.output == "")
            #expect(result.status == 1)
        }
    }

    @Test("a wrong command line is quoted back short and without control characters")
    func usage() throws {
        let long = String(repeating: "長", count: 50_000)
        for (arguments, quotation) in [
            (["task", "list", "--light", long], "'" + String(repeating: "長", count: 60) + "…'"),
            (["task", "list", "--light=\u{1B}[31m\u{7}red\n"], "'\u{FFFD}[31m\u{FFFD}red '"),
            (["report", "\u{1B}]0;x\u{7}"], "'\u{FFFD}]0;x\u{FFFD}'"),
        ] {
            let error = try #require(throws: (any Error).self) { try DubanCommand.parseAsRoot(arguments) }
            let message = UsageMessage(DubanCommand.fullMessage(for: error), quoting: arguments)
            #expect(message.text.contains(quotation), "\(message.text)")
            #expect(message.text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F })
            #expect(message.text.utf8.count < 4000)
            #expect(message.json.hasPrefix(#"{"error":{"sentence":"The value"#), "\(message.json)")
        }
    }
}
