import ArgumentParser
import FoundationEssentials
import Testing

@testable import DubanCommands

@Suite("Documentation/json.md")
struct JSONDocumentationTests {
    @Test("every command that takes --json is in it, and no other")
    func commands() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Documentation/json.md")
        let headings = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").filter {
            $0.hasPrefix("### ")
        }
        let documented = headings.flatMap { heading in
            heading.dropFirst(4).split(separator: ", ").map { $0.filter { $0 != "`" } }
        }
        var taking: Set<String> = []
        for noun in DubanCommand.configuration.subcommands {
            let verbs = noun.configuration.subcommands
            for command in verbs.isEmpty ? [noun] : verbs {
                guard DubanCommand.helpMessage(for: command).contains("--json") else { continue }
                taking.insert("dubanctl \(noun._commandName)" + (verbs.isEmpty ? "" : " \(command._commandName)"))
            }
        }
        #expect(Set(documented) == taking)
        #expect(documented.count == taking.count)
    }
}
