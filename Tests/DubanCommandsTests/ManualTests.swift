import ArgumentParser
import DubanTestSupport
import FoundationEssentials
import Testing

@testable import DubanCommands

/// What `scripts/check-generated` cannot see: that nothing is missing on both sides.
@Suite("the manual")
struct ManualTests {
    @Test("every noun has its page, with examples, and every verb its section", arguments: nouns)
    func sections(noun: String) throws {
        let page = try manual("dubanctl-\(noun)")
        for heading in ["DESCRIPTION", "EXAMPLES", "EXIT STATUS", "ENVIRONMENT", "FILES", "SEE ALSO"] {
            #expect(page.contains("\n.SH \(heading)\n"), "\(noun)")
        }
        let command = try #require(DubanCommand.configuration.subcommands.first { $0._commandName == noun })
        for verb in command.configuration.subcommands.map({ $0._commandName }) {
            #expect(page.contains("\n.SS \(verb)\n"), "\(noun) \(verb)")
        }
        #expect(try manual("dubanctl").contains("\\fBdubanctl\\-\(noun)\\fR(1)"))
    }

    @Test("the first page says what every exit status means")
    func exitStatuses() throws {
        let page = try manual("dubanctl")
        for status in CommandFailure.Status.allCases {
            #expect(page.contains(".TP\n\\fB\(status.rawValue)\\fR\n"), "\(status)")
        }
    }

    static let nouns = DubanCommand.configuration.subcommands.map { $0._commandName }

    private func manual(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "share/man/man1/\(name).1"), encoding: .utf8)
    }
}
