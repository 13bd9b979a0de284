import DubanTestSupport
import Testing

/// What somebody sees first.
@Suite(.timeLimit(.minutes(5)))
struct DemoSerialTests {
    @Test("the demo goes from the ledger to the mail, warns of nothing, and leaves nothing running")
    func demo() async throws {
        try await withTemporaryDirectory { directory in
            let build = BuildProduct.path("duband").split(separator: "/").dropLast().joined(separator: "/")
            let output = try await Command.succeed([
                "/usr/bin/env", "TMPDIR=" + directory, Office.repository + "/scripts/demo", "/" + build, "2021-04-30",
            ])
            for words in ["183 added", "241 reminders decided", "53 told, 0 rejected", "2021-04-30 of gongye is done"] {
                #expect(output.contains(words), "\(words) is missing: \(output)")
            }
            #expect(!output.contains("Warning"), "\(output)")
            let socket = try #require(
                output.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("DUBAN_SOCKET=") }?
                    .dropFirst("DUBAN_SOCKET=".count))
            let after = try await Command.run([BuildProduct.path("dubanctl"), "status", "--socket", String(socket)])
            #expect(after.status == 69, "\(after.output)\(after.errors)")
        }
    }
}
