import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanPluginKit
import DubanStore
import DubanStoreSQLite
import DubanTestSupport
import Testing

@testable import DubanPluginHosting

/// Whole days of an office of which one pillar's plugin does what no plugin must.
@Suite(.serialized) struct MisbehaviourDaySerial {
    private let today = day("2021-04-28")
    /// What its own plugin judges all the same: it sees nothing.
    private static let unseen: Set<String> = ["talk-too-much", "examine-a-file", "read-the-environment"]

    @Test(
        "whatever a plugin does, the day is done, its task is parked and told by the plain ladder, and nothing is lost")
    func everyMisdeed() async throws {
        let limits = PluginHost.Limits(host: BuildProduct.pluginHost, batchTimeLimit: 1, memory: 128)
        let guilty = PluginHost(
            file: PluginFile(name: "misbehaviour", path: BuildProduct.plugin("Misbehaviour")), limits: limits,
            settings: [:], calendar: .year2021)
        let plugins = Plugins(
            hosts: [
                guilty, Office.host("plain-deadline", "PlainDeadline"), Office.host("reform-opening", "ReformOpening"),
            ], report: { _ in })
        let misdeeds = try await guilty.start().rules.map(\.id).filter { $0 != "noted" && $0 != "breed" }
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let journal = Journal()
            let office = Office(store: store, plugins: plugins, logger: journal.logger)
            office.put(day("2021-04-01"), hour: 7)
            try await office.supervision.start()
            var parked: [String] = []
            for (number, misdeed) in misdeeds.enumerated() {
                func row(_ code: String, _ pillar: String, _ title: String) -> TaskRow {
                    Office.task(code, deadline: day("2021-04-30")) { ($0.pillar, $0.title) = (pillar, title) }
                }
                let guiltyCode = "M-\(number)"
                try await office.fill([
                    // On this day it is the second of two that is asked about again.
                    row("G-\(number)", "搗亂", "清淤"), row(guiltyCode, "搗亂", misdeed),
                    row("R-\(number)", "改革開放", "辦好一件事"),
                ])
                let report = try await office.runDay(today)
                #expect(report.reviewed == 3, "\(misdeed): what was not tried before is tried now, and nothing twice")
                let isParked = !Self.unseen.contains(misdeed)
                #expect(report.parked == (isParked ? 1 : 0), "\(misdeed)")
                if isParked { parked.append(guiltyCode) }
            }

            let shown = try await office.supervision.plugin("misbehaviour")
            #expect(shown.plugin.parked == parked.count)
            #expect(shown.parkedTasks.map(\.code) == parked)
            #expect(shown.parkedTasks.allSatisfy { $0.reason.count > 10 })
            let decided = try store.wholeRecord().filter { $0.kind == .reminderDecided }.map(\.subject)
            // The plugin itself has nothing to tell of what it judges; the plain ladder tells of what it cannot.
            let others = misdeeds.indices.map { "R-\($0)" }
            #expect(decided.sorted() == (parked + others).sorted(), "each is told once")
            for (code, reason) in zip(shown.parkedTasks.map(\.code), shown.parkedTasks.map(\.reason)) {
                #expect(journal.lines.contains { $0.contains("The task \(code) is judged") && $0.contains(reason) })
            }
            #expect(
                try await office.supervision.status().warnings.contains { $0.hasPrefix("\(parked.count) tasks of 搗亂") })
            await plugins.stop()
            try store.close()
        }
    }
}

/// A plugin that lets tasks follow from everything, for ever.
@Suite(.serialized) struct BreedingDaySerial {
    @Test("tasks that follow without end are bounded: the office hears of it, and the days are done")
    func breed() async throws {
        let guilty = Office.host("misbehaviour", "Misbehaviour")
        let plugins = Plugins(hosts: [guilty, Office.host("plain-deadline", "PlainDeadline")], report: { _ in })
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let office = Office(store: store, plugins: plugins)
            office.put(day("2021-04-01"), hour: 7)
            try await office.supervision.start()
            try await office.fill([
                Office.task("B", deadline: day("2021-04-30")) { ($0.pillar, $0.title) = ("搗亂", "breed") }
            ])
            // 16 of the first, 16 of each of three of those; nothing of the third generation.
            let first = try await office.runDay(day("2021-04-27"))
            #expect((first.reviewed, first.parked) == (65, 13))
            let second = try await office.runDay(day("2021-04-28"))
            #expect((second.reviewed, second.parked) == (65, 17))
            let tasks = try store.tasks(matching: TaskFilter(campaign: "year"), after: nil, limit: 1000).tasks
            #expect(tasks.count == 65)
            let root = try #require(try store.task("B", in: "year"))
            #expect(root.parked == "80 tasks would follow from B; 64 are the most")
            #expect(tasks.allSatisfy { $0.task.code.split(separator: "/").count <= 3 })
            await plugins.stop()
            try store.close()
        }
    }
}
