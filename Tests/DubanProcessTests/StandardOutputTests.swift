import DubanTestSupport
import Foundation
import Testing

/// What goes wrong with the descriptors that a process is started with, with a real process.
@Suite("dubanctl's standard output")
struct StandardOutputTests {
    @Test(
        "that cannot be written to is said, and the exit status tells it",
        arguments: [
            ("> /dev/full", 73, "The standard output cannot be written to: No space left on device.\n"),
            (">&-", 73, "The standard output is closed, so that there is nowhere to say what there is to say.\n"),
            ("> /dev/null", 0, ""), ("2>&- > /dev/null", 0, ""), ("<&- > /dev/null", 0, ""),
        ])
    func unwritable(redirection: String, status: Int32, sentence: String) async throws {
        try await withTemporaryDirectory { directory in
            let settings = directory + "/duban.yaml"
            try """
            state-directory: state
            campaigns: [{code: gongye, name: 工業強市, first-day: 2021-03-01, last-day: 2024-02-29}]
            supervision-office: 市委督查室/周九
            courier: {sender: {name: 市委督查室, address: ducha@example.org}}

            """.write(toFile: settings, atomically: false, encoding: .utf8)
            let command =
                "LC_ALL=C '\(BuildProduct.path("dubanctl"))' config show '\(settings)' --duband "
                + "'\(BuildProduct.path("duband"))' \(redirection)"
            let result = try await Command.run(["/bin/sh", "-c", command])
            #expect(result.status == status)
            #expect(result.errors == (sentence.isEmpty ? "" : "dubanctl: " + sentence))
        }
    }
}
