import DubanTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import DubanCommands

@Suite("dubanctl config")
struct ConfigCommandTests {
    /// A program in duband's place that says the same whatever it is asked.
    private static func duband(saying text: String, in directory: String) throws -> String {
        let path = try file("duband", in: directory, "#!/bin/sh\ncat <<'END'\n\(text)\nEND\n")
        chmod(path, 0o755)
        return path
    }

    private static let right = """
        {"file":"d.yaml","problems":[],"settings":[{"key":"channel","value":"maildir","isDefault":true},
        {"key":"campaigns[1].code","value":"gongye","isDefault":false},{"key":"courier.templates","isDefault":true}]}
        """
    private static let wrong = """
        {"file":"d.yaml","settings":[],"problems":[{"file":"d.yaml","line":3,"sentence":"'channel' is empty."},
        {"file":"d.yaml","sentence":"'courier' is missing."}]}
        """

    @Test("check says every problem with its line, and ends as a file with wrong content")
    func check() async throws {
        try await withTemporaryDirectory { directory in
            let settings = try file("d.yaml", in: directory, "")
            let program = try Self.duband(saying: Self.wrong, in: directory)
            let result = try dubanctl(["config", "check", settings, "--duband", program])
            #expect(result.status == 65)
            #expect(
                result.errors == """
                    d.yaml:3: 'channel' is empty.
                    d.yaml: 'courier' is missing.
                    dubanctl: 2 problems. duband would not start so.

                    """)
            let shown = try dubanctl(["config", "show", settings, "--duband", program])
            #expect(shown.status == 65)
            #expect(shown.errors.contains("d.yaml:3: 'channel' is empty.\n"), "show says them too")
            #expect(shown.errors.hasSuffix("has 2 problems; `dubanctl config check` tells when they are mended.\n"))
            let missing = try dubanctl(["config", "show", directory + "/none.yaml", "--duband", program, "--json"])
            #expect(missing.status == 66)
            #expect(missing.errors.hasPrefix(#"{"error":{"sentence":""#))
        }
    }

    @Test("show marks what the file leaves out")
    func show() async throws {
        try await withTemporaryDirectory { directory in
            let settings = try file("d.yaml", in: directory, "")
            let program = try Self.duband(saying: Self.right, in: directory)
            let result = try dubanctl(["config", "show", settings, "--duband", program])
            let lines = result.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
            #expect(
                lines == [
                    ["SETTING", "VALUE"], ["channel", "maildir", "default"], ["campaigns[1].code", "gongye"],
                    ["courier.templates", "–", "default"],
                ])
            let checked = try dubanctl(
                ["config", "check", settings, "--duband", program], environment: ["LANG": "zh_TW"])
            #expect(checked.output == "\(settings) 沒有問題。\n")
        }
    }

    @Test("a program that is not there, or says something else, is named")
    func strange() async throws {
        try await withTemporaryDirectory { directory in
            let settings = try file("d.yaml", in: directory, "")
            let missing = try dubanctl(["config", "check", settings, "--duband", directory + "/none"])
            #expect(missing.status == 66)
            #expect(missing.errors.contains("\(directory)/none cannot be run: No such file"))
            let program = try Self.duband(saying: "usage", in: directory)
            #expect(try dubanctl(["config", "show", settings, "--duband", program]).status == 70)
        }
    }
}
