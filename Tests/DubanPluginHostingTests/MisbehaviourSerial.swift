import DubanCore
import DubanPluginKit
import DubanTestSupport
import Synchronization
import Testing

@testable import DubanPluginHosting

/// What the daemon sees of each misdeed of `Tests/Misbehaviour`, by real hosts in their sandbox.
@Suite(.serialized) struct MisbehaviourSerial {
    @Test("a task that has a plugin misbehave is parked and costs the others nothing", arguments: KnownMisdeed.all)
    func parked(_ expected: KnownMisdeed) async throws {
        let house = House(limit: expected.limit)
        let judged = try await house.review(expected.title)
        let reason = try #require(judged[1].parked)
        print("misbehaviour: \(expected.title) → \(reason)")
        for words in expected.words { #expect(reason.contains(words)) }

        #expect(judged[1].finding.light == .red)
        #expect(judged[1].finding.reminders.map(\.reason.rule) == ["overdue"])
        #expect(judged[1].finding.nextReview == today + 1)
        for good in [0, 2, 3] {
            #expect(judged[good].parked == nil)
            #expect(judged[good].finding.lightReason?.rule == "noted")
            #expect(judged[good].pillarLabel.traditional == "搗亂")
        }
        let incidents = house.incidents
        #expect(incidents.contains(.died(plugin: "misbehaviour", reason: reason)))
        #expect(incidents.allSatisfy { $0.isOfMisbehaviour })
        #expect(try await house.neighbour().allSatisfy { $0.parked == nil })
        await house.plugins.stop()
    }

    @Test("a plugin sees nothing of the daemon's environment")
    func environment() async throws {
        let house = House(limit: 10)
        let judged = try await house.review("read-the-environment")
        let seen = judged[1].finding.lightReason?.sentence.english ?? ""
        print("misbehaviour: read the environment → judged, '\(seen)'")
        #expect(judged.allSatisfy { $0.parked == nil })
        #expect(house.incidents.isEmpty)
        #expect(seen == "Noted: SWIFT_BACKTRACE=enable=no")
        await house.plugins.stop()
    }

    @Test("every misdeed that the plugin knows has been tried")
    func complete() async throws {
        let host = House.host("misbehaviour", "Misbehaviour", limit: 10)
        let known = try await host.start().rules.map(\.id).filter { $0 != "noted" }
        #expect(known.sorted() == (KnownMisdeed.all.map(\.title) + KnownMisdeed.unseen).sorted())
        await host.stop()
    }
}

/// A house with the plugin that misbehaves, the plain deadline, and another pillar.
private final class House: Sendable {
    let plugins: Plugins
    private let reported: Reports

    init(limit: Int) {
        let reports = Reports()
        reported = reports
        plugins = Plugins(
            hosts: [
                Self.host("misbehaviour", "Misbehaviour", limit: limit),
                Self.host("plain-deadline", "PlainDeadline", limit: 10),
                Self.host("reform-opening", "ReformOpening", limit: 10),
            ], report: { incident in reports.incidents.withLock { $0.append(incident) } })
    }

    static func host(_ name: String, _ module: String, limit: Int) -> PluginHost {
        PluginHost(
            file: PluginFile(name: name, path: BuildProduct.plugin(module)),
            limits: PluginHost.Limits(host: BuildProduct.pluginHost, batchTimeLimit: limit, memory: 128),
            settings: [:], calendar: .year2021)
    }

    var incidents: [Plugins.Incident] { reported.incidents.withLock { $0 } }

    /// Four tasks, all overdue; the second has the plugin misbehave. On this day it is also the one that is asked about
    /// again.
    func review(_ misdeed: String) async throws -> [Plugins.Judgement] {
        let titles = ["清淤", misdeed, "植樹", "修路"]
        let tasks = titles.map {
            TaskFacts(code: $0, title: $0, assigned: today - 30, deadline: today - 1)
        }
        return try await plugins.review(tasks, of: "misbehaviour", on: today)
    }

    func neighbour() async throws -> [Plugins.Judgement] {
        try await plugins.review(tasks("1", "2"), of: "reform-opening", on: today)
    }

    private final class Reports: Sendable {
        let incidents = Mutex<[Plugins.Incident]>([])
    }
}

extension Plugins.Incident {
    fileprivate var isOfMisbehaviour: Bool {
        switch self {
        case .started(let plugin), .died(let plugin, _), .notLockedIn(let plugin, _): plugin == "misbehaviour"
        }
    }
}
