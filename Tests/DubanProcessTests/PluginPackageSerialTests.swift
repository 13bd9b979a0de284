import DubanCalendar
import DubanCore
import DubanPluginHosting
import DubanPluginKit
import DubanTestSupport
import Foundation
import Testing

/// A seventh pillar by somebody who has installed Duban and reads its guide.
@Suite("a plugin written outside of the tree", .serialized, .newPluginPackage, .timeLimit(.minutes(5)))
struct PluginPackageSerialTests {
    private let package: PluginPackage

    init() throws {
        package = try #require(PluginPackageTrait.package)
    }

    @Test("what dubanctl writes builds, passes its tests, and speaks through the plugin host")
    func newPlugin() async throws {
        let said = try await package.test()
        #expect(said.contains("Test run with 3 tests in 1 suite passed"), "\(said)")
        try await package.lint()
        try await withTemporaryDirectory { directory in
            chmod(directory, 0o755)
            let file = directory + "/\(package.name).so"
            try FileManager.default.copyItem(atPath: package.library, toPath: file)
            chmod(file, 0o644)
            let check = try await Command.succeed([
                BuildProduct.path("dubanctl"), "plugin", "check", file, "--host", BuildProduct.pluginHost,
            ])
            #expect(check.hasSuffix("is fit to be installed.\n"))
            let found = PluginFile.discover(in: directory, trustOwnFiles: true)
            #expect(found.refused.isEmpty)
            let host = PluginHost(
                file: try #require(found.plugins.first),
                limits: PluginHost.Limits(host: BuildProduct.pluginHost, batchTimeLimit: 20),
                settings: ["report-working-days": "4"], calendar: .year2021)
            #expect(try await host.start().pillar == Text("湖長", "湖长", "Lake chiefs"))

            // Four working days after 28 April, over 勞動節, end on 7 May; the next working day is a Saturday (調休).
            let assigned = try #require(Day("2021-04-28"))
            let task = TaskFacts(assigned: assigned, deadline: assigned.adding(months: 8))
            let finding = try #require(try await host.review([task], on: assigned + 10).first)
            #expect(finding.light == .yellow)
            let reminder = try #require(finding.reminders.first)
            #expect(finding.reminders.count == 1)
            #expect(reminder.reason.rule == "report-missing")
            #expect(reminder.reason.sentence.traditional == "上次填報為 2021-04-28，應於 2021-05-07 前再次填報。")
            #expect(reminder.occurrence == Day("2021-05-08"))
            await host.stop()
        }
    }

    @Test("an attribute that a rule reads and nobody has declared is found out by plugin check")
    func undeclared() async throws {
        let package = try package.copy("undeclared")
        let rules = "Sources/\(package.module)/\(package.module).swift"
        let text = try String(contentsOfFile: package.directory + "/" + rules, encoding: .utf8)
        try #require(text.contains("attributes: [lastReport.declared],"))
        try package.write(text.replacing("attributes: [lastReport.declared],", with: ""), to: rules)
        try await package.build()
        try await withTemporaryDirectory { directory in
            let file = directory + "/\(package.name).so"
            try FileManager.default.copyItem(atPath: package.library, toPath: file)
            chmod(file, 0o644)
            let check = try await Command.run([
                BuildProduct.path("dubanctl"), "plugin", "check", file, "--host", BuildProduct.pluginHost,
            ])
            #expect(check.status == 65)
            #expect(check.output.contains("the made-up task 1-1 on 20"), "\(check.output)")
            #expect(
                check.output.contains("a rule reads the attribute 'last-report', which the plugin does not declare"),
                "\(check.output)")
        }
    }

    @Test("every block of Swift in the guide compiles with the others, and its tests pass")
    func guide() async throws {
        let guide = Office.repository + "/Documentation/writing-a-plugin.md"
        let text = try String(contentsOfFile: guide, encoding: .utf8)
        let blocks = text.matches(of: /(?s)\n```swift\n(.*?)\n```\n/).map { String($0.1) }
        // Fewer, and they are no longer found.
        try #require(blocks.count > 5)
        // The first block is the plugin, and takes the place of what dubanctl wrote; so do the tests.
        let package = try package.copy("guide")
        try FileManager.default.removeItem(atPath: package.directory + "/Sources")
        try FileManager.default.removeItem(
            atPath: package.directory + "/Tests/\(package.module)Tests/\(package.module)Tests.swift")
        for (number, block) in blocks.enumerated() {
            let isTest = block.contains("import Testing")
            let imports = block.contains("import DubanPluginKit") ? "" : "import DubanPluginKit\n\n"
            let folder = isTest ? "Tests/\(package.module)Tests" : "Sources/\(package.module)"
            try package.write(imports + block + "\n", to: folder + "/Block\(number + 1).swift")
        }
        let said = try await package.test()
        let tests = blocks.reduce(0) { $0 + $1.matches(of: /@Test\(/).count }
        #expect(said.contains("Test run with \(tests) tests in 1 suite passed"), "\(said)")
    }
}
