import ArgumentParser
import FoundationEssentials
import Testing

@testable import DubanCommands

/// What the journal's catalog tells an administrator to type.
@Suite("the commands that the journal's catalog names")
struct CatalogCommandTests {
    @Test("each is a command as dubanctl takes it", arguments: ["duban", "duban.zh_CN", "duban.zh_TW"])
    func commands(file: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "systemd/catalog/\(file).catalog"), encoding: .utf8)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("    dubanctl ") }
        #expect(lines.count > 30)
        for line in lines {
            let words = line.split(separator: " ").dropFirst().map { word -> String in
                switch word {
                case "@DUBAN_DAY@": "2021-04-30"
                case "@DUBAN_PERSON@": "局/張三"
                // A silence's number.
                case "NUMBER", "編號", "编号": "3"
                default: String(word)
                }
            }
            do {
                _ = try DubanCommand.parseAsRoot(words)
            } catch  where DubanCommand.exitCode(for: error) == .success {
                // It asks for help.
            } catch {
                Issue.record("\(line): \(DubanCommand.message(for: error))")
            }
        }
    }
}
