import DubanTestSupport
import Foundation
import Testing

@Suite("dubanctl plugin check", .serialized, .timeLimit(.minutes(5)))
struct PluginCheckSerialTests {
    private func check(_ path: String, _ options: String...) async throws -> Command {
        try await Command.run(
            [BuildProduct.path("dubanctl"), "plugin", "check", path, "--host", BuildProduct.pluginHost] + options)
    }

    @Test(
        "every plugin of the house is fit to be installed, on tasks of any kind",
        arguments: [
            ("business-environment", "BusinessEnvironment"), ("industrial-clusters", "IndustrialClusters"),
            ("investment-attraction", "InvestmentAttraction"), ("plain-deadline", "PlainDeadline"),
            ("project-construction", "ProjectConstruction"), ("reform-opening", "ReformOpening"),
            ("science-technology", "ScienceTechnology"),
        ])
    func fit(name: String, module: String) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/\(name).so"
            try FileManager.default.copyItem(atPath: BuildProduct.plugin(module), toPath: path)
            let command = try await check(path, "--seed", "20210301")
            #expect(command.status == 0, "\(command.output)")
            #expect(command.output.contains("✓ self-test on 2000 tasks"))
            #expect(command.output.contains("✓ determinism"))
            #expect(command.output.hasSuffix("is fit to be installed.\n"))
        }
    }

    @Test("a text, a plugin under another's name, one that anybody may write, and one that is not there are unfit")
    func unfit() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/lakes.so"
            try "no plugin".write(toFile: path, atomically: false, encoding: .utf8)
            let text = try await check(path)
            #expect(text.status == 65)
            #expect(text.output.contains("✗ fingerprint, sandbox and start"))
            #expect(text.output.contains("is not a plugin"))

            let other = directory + "/ponds.so"
            try FileManager.default.copyItem(atPath: BuildProduct.plugin("PlainDeadline"), toPath: other)
            let misnamed = try await check(other, "--json")
            #expect(misnamed.status == 65)
            #expect(misnamed.output.contains("its file must be called plain-deadline.so"))

            let open = directory + "/plain-deadline.so"
            try FileManager.default.moveItem(atPath: other, toPath: open)
            chmod(open, 0o666)
            let writable = try await check(open, "--tasks", "10")
            #expect(writable.status == 65)
            #expect(writable.output.contains("✗ the file"))
            #expect(writable.output.contains("chmod go-w"))
            #expect(try await check(directory + "/none.so").status == 66)
            #expect(try await check(BuildProduct.pluginHost).status == 65)
        }
    }

    @Test("a plugin that gives different answers to one question is found out, and it is said where")
    func moody() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/misbehaviour.so"
            try FileManager.default.copyItem(atPath: BuildProduct.plugin("Misbehaviour"), toPath: path)
            let command = try await check(path, "--tasks", "200")
            #expect(command.status == 65)
            #expect(command.output.contains("✗ self-test on 200 tasks"), "\(command.output)")
            #expect(command.output.contains("it gave two answers to one question, about "))
        }
    }
}
