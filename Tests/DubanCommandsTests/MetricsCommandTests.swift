import DubanControl
import FoundationEssentials
import Testing

@testable import DubanCommands

@Suite("dubanctl metrics")
struct MetricsCommandTests {
    private static let up = "# HELP duban_up Whether duband answers.\n# TYPE duban_up gauge\nduban_up "
    private static let text = "# HELP duban_warnings W.\n# TYPE duban_warnings gauge\nduban_warnings 0\n"

    private func withMetrics(_ body: (FakeDaemon, String) throws -> Void) async throws {
        try await withDaemon({ _ in [try reply(StatusMessages.Metrics(text: Self.text))] }, body)
    }

    @Test("it prints what the daemon counts, and that it is up")
    func printed() async throws {
        try await withMetrics { daemon, _ in
            let result = try dubanctl(["metrics", "--socket", daemon.path])
            #expect(result.output == Self.up + "1\n" + Self.text)
            #expect(result.status == 0)
        }
    }

    @Test("a file is replaced in one piece, and says that duband is down where it does not answer")
    func file() async throws {
        try await withMetrics { daemon, directory in
            let path = directory + "/duban.prom"
            let options = ["metrics", "--output", path, "--socket"]
            let up = try dubanctl(options + [daemon.path])
            let whileUp = try String(contentsOfFile: path, encoding: .utf8)
            let down = try dubanctl(options + [directory + "/none"])
            let whileDown = try String(contentsOfFile: path, encoding: .utf8)
            let files = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
            #expect(up.status == 0 && whileUp == Self.up + "1\n" + Self.text)
            #expect(down.status == CommandFailure.Status.unavailable.rawValue && whileDown == Self.up + "0\n")
            #expect(files == ["control", "duban.prom"])
        }
    }
}
