import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanStore
import DubanStoreSQLite
import DubanTestSupport
import Foundation
import Testing

@testable import DubanPluginHosting

@Suite struct PluginTests {
    private let today = day("2021-04-28")

    /// The plain rules as they speak sixty days ahead: another version of the plugin.
    private static func early() -> InstalledPlugin {
        InstalledPlugin(
            host: Office.host("plain-deadline", "PlainDeadline", settings: ["first-reminder-days": "60"]), digest: "new"
        )
    }

    @Test("a plugin is reloaded between two batches of a day: every task is judged once, and then by the new one")
    func reloadInBetween() async throws {
        let codes = (1...60).map { "\($0)" }
        try await Office.run(codes.map { Office.task($0, deadline: day("2021-06-10")) }) { office, store in
            let between = ObservedStore(store)
            let plugins = Plugins(hosts: [Office.host("plain-deadline", "PlainDeadline")], report: { _ in })
            let office = Office(
                store: between, plugins: plugins, clock: office.clock, digests: ["plain-deadline": "old"],
                install: { _ in Self.early() })
            office.put(today, hour: 7)
            try await office.supervision.start()
            let reloaded = AsyncStream.makeStream(of: PluginMessages.Reloaded.self)
            between.whenClaiming {
                Task {
                    defer { reloaded.continuation.finish() }
                    reloaded.continuation.yield(try await office.supervision.reloadPlugin("plain-deadline", by: "test"))
                }
            }
            let report = try await office.runDay(today, hour: 7)
            #expect(report.reviewed == 60)
            var replies: [PluginMessages.Reloaded] = []
            for await reply in reloaded.stream { replies.append(reply) }
            #expect(replies.map(\.plugin.running) == [true])
            #expect(replies.map(\.reviewed) == [60], "the new plugin judges what the old one has judged")
            let decided = try store.wholeRecord().filter { $0.kind == .reminderDecided }.map(\.subject)
            // The batches before the change were the old one's; what it would have been told of earlier, the new one
            // does not tell after the event.
            let late = codes.filter { !decided.contains($0) }
            #expect(late == Array(codes.prefix(late.count)))
            #expect(late.count % 3 == 0 && late.count < 60)
            #expect(Set(decided).count == decided.count, "each reminder is decided once")
            await plugins.stop()
        }
    }

    @Test("without the plain deadline rules the day stays open, and it is said in words")
    func noPlainDeadline() async throws {
        try await Office.run([Office.task("1", deadline: today)]) { office, store in
            let bare = Office(store: store, plugins: Plugins(hosts: [], report: { _ in }), clock: office.clock)
            await #expect(
                throws: SupervisionError.plainDeadlineFailed(
                    reason: "the plugin plain-deadline is not installed, and no plugin serves the pillar plain-deadline"
                )
            ) { try await bare.runDay(today) }
            let figures = try store.figures(of: "year", on: today)
            #expect(figures == nil)
            let report = try await office.runDay(today)
            #expect(report.reviewed == 1, "nothing is lost")
        }
    }

    @Test("a day's work ends between two batches when duband stops, and the next start does the rest")
    func interrupted() async throws {
        let codes = (1...9).map { "\($0)" }
        try await Office.run(codes.map { Office.task($0, deadline: today) }) { office, store in
            let between = ObservedStore(store)
            let plugins = Plugins(hosts: [Office.host("plain-deadline", "PlainDeadline")], report: { _ in })
            let stopping = Office(store: between, plugins: plugins, clock: office.clock)
            stopping.put(today, hour: 7)
            try await stopping.supervision.start()
            between.whenClaiming { Task { await stopping.supervision.interrupt() } }
            await #expect(throws: SupervisionError.stopping) { try await stopping.runDay(today, hour: 7) }
            await stopping.supervision.stop()
            #expect(try store.parkedCounts(in: "year").isEmpty, "whom the end of duband ended has parked nothing")
            let done = try store.wholeRecord().filter { $0.kind == .reminderDecided }.map(\.subject)
            #expect(done.count < codes.count)
            _ = try await office.runDay(today, hour: 8)
            let decided = try store.wholeRecord().filter { $0.kind == .reminderDecided }.map(\.subject)
            #expect(decided.sorted() == codes)
        }
    }

    @Test("a plugin that is unfit is not taken, and the one at work goes on")
    func unfit() async throws {
        let unfit: [(@Sendable (String) throws(PluginFailure) -> InstalledPlugin, String)] = [
            (
                { name throws(PluginFailure) in throw PluginFailure(sentence: "there is no file \(name).so") },
                "there is no"
            ),
            (
                { _ in
                    let host = PluginHost(
                        file: PluginFile(name: "plain-deadline", path: "/etc/passwd"),
                        limits: PluginHost.Limits(host: BuildProduct.pluginHost, batchTimeLimit: 30), settings: [:],
                        calendar: .plainWeek)
                    return InstalledPlugin(host: host, digest: "")
                }, "is not a plugin"
            ),
            (
                { _ in
                    InstalledPlugin(
                        host: Office.host("plain-deadline", "PlainDeadline", settings: ["unheard-of": "1"]), digest: "")
                }, "it has no setting 'unheard-of'"
            ),
        ]
        for (install, words) in unfit {
            try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, store in
                let office = Office(store: store, clock: office.clock, install: install)
                office.put(today, hour: 9)
                try await office.supervision.start()
                let error = try await #require(throws: SupervisionError.self) {
                    _ = try await office.supervision.reloadPlugin("plain-deadline", by: "test")
                }
                guard case .pluginUnfit("plain-deadline", let reason) = error else { throw error }
                #expect(reason.contains(words), "\(reason)")
                #expect(try await office.supervision.pluginList().map(\.running) == [true])
                #expect(try await office.runDay(today).reminders == 1)
            }
        }
    }

    @Test(
        "what a plugin cannot judge is parked, told by the plain rules, shown with its reason, and tried again on demand"
    )
    func parkedAndRetried() async throws {
        let task = Office.task("1", deadline: day("2021-04-30")) { $0.pillar = "營商環境" }
        try await withTemporaryDirectory { directory in
            // A host that a test can break and mend.
            let program = directory + "/host"
            try FileManager.default.createSymbolicLink(atPath: program, withDestinationPath: BuildProduct.pluginHost)
            let plugins = Plugins(
                hosts: [
                    Office.host("plain-deadline", "PlainDeadline"),
                    Office.host("business-environment", "BusinessEnvironment", program: program),
                ], report: { _ in })
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let office = Office(store: store, plugins: plugins)
            office.put(day("2021-04-01"), hour: 7)
            try await office.supervision.start()
            try await office.fill([task, Office.task("2", deadline: day("2021-04-30"))])
            await plugins.stop()
            try FileManager.default.removeItem(atPath: program)
            try FileManager.default.createSymbolicLink(atPath: program, withDestinationPath: "/bin/false")

            let report = try await office.runDay(today)
            #expect(report.reviewed == 2)
            #expect(report.parked == 1)
            #expect(report.reminders == 2, "parking is not silence")
            let lines = try store.allEnvelopes().flatMap(\.envelope.lines)
            #expect(lines.filter { $0.isParked == true }.map(\.task) == ["1"])
            let shown = try await office.supervision.plugin("business-environment")
            #expect(shown.plugin.parked == 1)
            #expect(!shown.plugin.running)
            #expect(shown.plugin.reason?.contains("ended with status 1") == true)
            #expect(shown.parkedTasks.map(\.code) == ["1"])
            #expect(shown.parkedTasks.first?.reason.contains("ended with status 1") == true)
            #expect(try await office.supervision.status().warnings.contains { $0.contains("parked") })

            // Still broken, a retry changes nothing but is counted.
            let again = try await office.supervision.retryParked(of: nil, by: "test")
            #expect((again.retried, again.parked) == (1, 1))
            try FileManager.default.removeItem(atPath: program)
            try FileManager.default.createSymbolicLink(atPath: program, withDestinationPath: BuildProduct.pluginHost)
            let mended = try await office.supervision.retryParked(of: "business-environment", by: "test")
            #expect((mended.retried, mended.parked) == (1, 0))
            #expect(try await office.supervision.plugin("business-environment").parkedTasks.isEmpty)
            #expect(
                try store.allEnvelopes().filter { $0.envelope.kind == .digest }.count == 1,
                "what was told is not told again")
            await #expect(
                throws: SupervisionError.unknownPlugin("none", known: ["business-environment", "plain-deadline"])
            ) {
                _ = try await office.supervision.retryParked(of: "none", by: "test")
            }
            await plugins.stop()
            try store.close()
        }
    }

    @Test("a pillar without a plugin is listed with its tasks")
    func missing() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, store in
            var orphan = try #require(try store.task("1", in: "year")).task
            orphan.pillar = "lakes"
            try store.apply(
                [.changed(from: try #require(try store.task("1", in: "year")).task, to: orphan)], in: "year",
                stamp: .init(at: 0, day: today, actor: "test"))
            try await office.runDay(today)
            let list = try await office.supervision.pluginList()
            #expect(list.map(\.name) == ["lakes", "plain-deadline"])
            #expect(list.map(\.parked) == [1, 0])
            #expect(list.first?.running == false)
        }
    }
}
