import DubanCore
import DubanPluginKit
import DubanTestSupport
import Testing

@testable import DubanPluginHosting

@Suite struct FirstWireTests {
    @Test("a plugin that knows the first wire alone goes on working: what was added since, it passes over")
    func firstWire() async throws {
        let host = PluginHost(
            file: PluginFile(name: "first-wire", path: BuildProduct.plugin("FirstWirePlugin")),
            limits: PluginHost.Limits(host: BuildProduct.pluginHost, batchTimeLimit: 5), settings: ["days": "5"],
            calendar: .year2021)
        let declaration = try await host.start()
        #expect(declaration.pillar.traditional == "最早")
        #expect(declaration.attributes.map(\.isRequired) == [true])
        #expect(declaration.attributes.map(\.recusesUnit) == [false])
        #expect(declaration.settings.map(\.defaultValue) == [.integer(3)])
        var due = TaskFacts(code: "1", assigned: today - 30, deadline: today + 2, slips: 3)
        due.milestones = [TaskFacts.Milestone("開工", planned: today)]
        due.attributes = ["note": .text("甲")]
        due.declared = declaration.attributes
        let late = TaskFacts(code: "2", assigned: today - 30, deadline: today - 1)
        let findings = try await host.review([due, late], on: today)
        #expect(findings.map(\.light) == [.green, .red])
        #expect(findings.map(\.nextReview) == [today + 3, nil])
        #expect(findings[1].lightReason?.sentence.traditional == "逾期 1 天")
        #expect(findings[1].reminders.map(\.rungs) == [[.owner]])
        #expect(findings.allSatisfy { $0.followUps.isEmpty })
        await host.stop()
    }

    @Test("asked why, it is asked for its finding alone, and goes on working")
    func why() async throws {
        let host = PluginHost(
            file: PluginFile(name: "first-wire", path: BuildProduct.plugin("FirstWirePlugin")),
            limits: PluginHost.Limits(host: BuildProduct.pluginHost, batchTimeLimit: 5), settings: ["days": "5"],
            calendar: .year2021)
        #expect(try await !host.start().explains)
        let late = TaskFacts(code: "2", assigned: today - 30, deadline: today - 1)
        let explained = try await host.explain(late, on: today)
        #expect(explained.sayings == nil)
        #expect(explained.finding.light == .red)
        #expect(!explained.rules.isEmpty)
        #expect(try await host.review([late], on: today) == [explained.finding])
        await host.stop()
    }
}
