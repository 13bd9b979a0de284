import DubanTestSupport
import Foundation
import Testing

@Suite("duban-courier --check and --sample")
struct CourierCheckTests {
    @Test("an administrator sees what their templates do, and is told what is wrong with them")
    func templates() async throws {
        try await withTemporaryDirectory { directory in
            let templates = directory + "/templates"
            try FileManager.default.createDirectory(atPath: templates, withIntermediateDirectories: true)
            try """
            state-directory: state
            campaigns: [{code: gongye, name: 工業強市, first-day: 2021-03-01, last-day: 2024-02-29}]
            supervision-office: 市委督查室/周九
            courier: {sender: {name: 市委督查室, address: ducha@example.org}, templates: templates}
            """.write(toFile: directory + "/duban.yaml", atomically: false, encoding: .utf8)
            func courier(_ words: String...) async throws -> Command {
                try await Command.run(
                    [BuildProduct.path("duban-courier"), "--configuration", directory + "/duban.yaml"] + words)
            }
            let check = try await courier("--check")
            #expect(check.status == 0 && check.output.contains("Templates: \(templates)"))
            let sample = try await courier("--sample", "zh-Hans", "--kind", "notice")
            #expect(sample.status == 0 && sample.output.contains("Content-Language: zh-Hans\r\n"))

            let file = templates + "/mail.txt.mustache"
            try "{{greeting}}\n{{titel}}\n".write(toFile: file, atomically: false, encoding: .utf8)
            for words in ["--check", "--sample=en"] {
                let refused = try await courier(words)
                #expect(refused.status == 1 && refused.output.isEmpty)
                #expect(refused.errors.contains("\(file):2: 'titel' is not known here"))
            }
        }
    }
}
