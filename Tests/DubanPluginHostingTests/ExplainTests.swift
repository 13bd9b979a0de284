import DubanCore
import DubanPluginKit
import DubanTestSupport
import Testing

@testable import DubanPluginHosting

@Suite struct ExplainTests {
    private static func host() -> PluginHost {
        PluginHost(
            file: PluginFile(name: "plain-deadline", path: BuildProduct.plugin("PlainDeadline")),
            limits: PluginHost.Limits(host: BuildProduct.pluginHost, batchTimeLimit: 5), settings: [:],
            calendar: .year2021)
    }

    @Test("a plugin in its host says what each rule has said, in the three languages, and what it found is as ever")
    func explained() async throws {
        let host = Self.host()
        let task = TaskFacts(code: "1", assigned: today - 30, deadline: today + 1, lastReview: today - 10)
        let explained = try await host.explain(task, on: today)
        let sayings = try #require(explained.sayings)
        #expect(try await host.review([task], on: today) == [explained.finding])
        let now = sayings.filter { $0.verdict == .now && $0.light == nil }
        #expect(now.map(\.reason) == explained.finding.reminders.map(\.reason))
        #expect(now.first?.reason.sentence.english.hasPrefix("Due on") == true)
        #expect(now.first?.facts["days"] == "1")
        #expect(sayings.contains { $0.verdict == .ahead && $0.day > today })
        #expect(sayings.contains { $0.light == .yellow && $0.verdict == .now })
        #expect(explained.rules.contains { $0.id == "slipped" })
        #expect(!sayings.contains { $0.reason.rule == "slipped" })
        await host.stop()
    }

    @Test("where a pillar has no plugin, or must not be asked, the plain rules say what they can and why it is them")
    func plain() async throws {
        let plugins = Plugins(hosts: [Self.host()], report: { _ in })
        let task = TaskFacts(code: "1", assigned: today - 30, deadline: today - 1)
        let none = try await plugins.explain(task, of: "lakes", on: today, parked: nil)
        #expect(none.parked == "no plugin serves the pillar lakes")
        #expect(none.finding.light == .red && none.pillarLabel.english == "lakes")
        let parked = try await plugins.explain(task, of: "plain-deadline", on: today, parked: "it died")
        #expect(parked.parked == "it died" && parked.sayings != nil)
        await plugins.stop()
    }
}
