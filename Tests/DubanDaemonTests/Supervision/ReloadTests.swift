import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanStore
import DubanStoreSQLite
import DubanSystem
import DubanTestSupport
import Testing

@testable import DubanPluginHosting

@Suite struct ReloadTests {
    private let today = day("2021-04-28")

    private struct Unreadable: Error {}

    private func plain(_ digest: String, settings: [String: String] = [:]) -> InstalledPlugin {
        InstalledPlugin(host: Office.host("plain-deadline", "PlainDeadline", settings: settings), digest: digest)
    }

    private func replacement(
        for office: Office, _ plugins: [InstalledPlugin], _ change: (inout Supervision.Basis) -> Void = { _ in }
    ) async -> Supervision.Replacement {
        var basis = await office.supervision.basis
        basis.digests = Dictionary(plugins.map { ($0.host.file.name, $0.digest) }, uniquingKeysWith: { $1 })
        change(&basis)
        return Supervision.Replacement(
            basis: basis, plugins: plugins,
            install: { name throws(PluginFailure) in throw PluginFailure(sentence: "there is no file \(name).so") })
    }

    @Test("other settings of a plugin hold from now on: what they judge otherwise is judged again, and nothing twice")
    func judgedAgain() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-06-28"))]) { office, store in
            let plugins = Plugins(hosts: [plain("old").host], report: { _ in })
            let office = Office(
                store: store, plugins: plugins, clock: office.clock, digests: ["plain-deadline": "old"])
            office.put(today, hour: 9)
            try await office.supervision.start()
            #expect(try await office.runDay(today, hour: 9).reminders == 0)
            office.put(today, hour: 9)
            let new = await replacement(for: office, [plain("new", settings: ["first-reminder-days": "60"])])
            try await office.supervision.reload { ((), new) }
            // Without it the task would not have been looked at for weeks.
            office.put(today + 1, hour: 9)
            _ = try await office.supervision.tick()
            #expect(try store.wholeRecord().filter { $0.kind == .reminderDecided }.count == 1)
            let same = await replacement(for: office, [plain("new", settings: ["first-reminder-days": "60"])])
            try await office.supervision.reload { ((), same) }
            _ = try await office.supervision.tick()
            #expect(try store.wholeRecord().filter { $0.kind == .reminderDecided }.count == 1)
            await plugins.stop()
        }
    }

    @Test(
        "a halted channel that the settings do not have any more is nobody's concern, and halted still when it is back")
    func channelGone() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-20"))]) { office, store in
            let office = Office(
                store: store, plugins: Plugins(hosts: [plain("x").host], report: { _ in }), clock: office.clock)
            try await office.runDay(today)
            let lease = try #require(try await office.supervision.take(1, holder: "a").first)
            try await office.settle(
                lease.envelope.id, fence: lease.fence, .retry(after: nil, reason: "535", fault: .channel))
            func halted() async throws -> [Bool] {
                let supervision = office.supervision
                return try await [
                    supervision.status().warnings.contains { $0.contains("halted") },
                    supervision.channels().contains { $0.name == "maildir" && $0.halt != nil },
                ]
            }
            #expect(try await halted() == [true, true])
            let other = await replacement(for: office, [plain("x")]) {
                ($0.channel, $0.channels) = ("smtp", ["smtp"])
            }
            try await office.supervision.reload { ((), other) }
            #expect(try await halted() == [false, false])
            let before = await replacement(for: office, [plain("x")]) {
                ($0.channel, $0.channels) = ("maildir", ["maildir"])
            }
            try await office.supervision.reload { ((), before) }
            #expect(try await halted() == [true, true])
            await office.supervision.stop()
        }
    }

    @Test("what waits for a channel that the settings do not have any more is told by another, the same day")
    func channelReplaced() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-20"))]) { office, store in
            let office = Office(
                store: store, plugins: Plugins(hosts: [plain("x").host], report: { _ in }), clock: office.clock)
            try await office.runDay(today)
            let waiting = try store.allEnvelopes()
            #expect(!waiting.isEmpty && waiting.allSatisfy { $0.state == .queued && $0.envelope.channel == "maildir" })
            await office.supervision.courierCame(1, carrying: ["maildir"])
            let other = await replacement(for: office, [plain("x")]) {
                ($0.channel, $0.channels) = ("smtp", ["smtp"])
            }
            try await office.supervision.reload { ((), other) }
            _ = try await office.supervision.tick()
            let after = try store.allEnvelopes().filter { $0.state == .queued }.map(\.envelope)
            #expect(after.map(\.channel) == waiting.map { _ in "smtp" })
            #expect(
                Set(after.flatMap(\.lines).map(\.reminder)) == Set(waiting.flatMap(\.envelope.lines).map(\.reminder)))
            #expect(
                try await office.supervision.take(9, holder: "a").isEmpty, "the courier there does not know smtp yet")
            await office.supervision.courierCame(2, carrying: ["maildir", "smtp"])
            #expect(try await office.supervision.take(9, holder: "b").count == after.count)
            await office.supervision.stop()
        }
    }

    @Test("without the plain deadline rules the status warns, also where the day was finished before they went")
    func plainDeadlineGone() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, store in
            let office = Office(
                store: store, plugins: Plugins(hosts: [plain("x").host], report: { _ in }), clock: office.clock)
            try await office.runDay(today)
            let none = await replacement(for: office, [])
            try await office.supervision.reload { ((), none) }
            let warnings = try await office.supervision.status().warnings
            #expect(warnings.contains { $0.hasPrefix("the plugin plain-deadline is not there") })
            #expect(!warnings.contains { $0.contains("judged by the plain deadline rules") }, "that would not be true")
        }
    }

    @Test("another campaign, another calendar and another supervision office hold from now on")
    func otherSettings() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, store in
            office.put(today, hour: 9)
            let second = Campaign(
                code: "second", name: "二", firstDay: day("2021-04-01"), lastDay: day("2021-12-31"),
                timeZone: "Asia/Shanghai", window: DeliveryWindow(opens: 540, closes: 1020), urgentAtOnce: false)
            let new = await replacement(for: office, [plain("x")]) { basis in
                basis.campaigns.append(second)
                basis.calendar = .plainWeek
                basis.stateDirectory = "/elsewhere"
                basis.missingAccounts = [.group("nowhere", permission: "read")]
            }
            try await office.supervision.reload { ((), new) }
            let status = try await office.supervision.status()
            #expect(status.campaigns.map(\.code) == ["year", "second"])
            #expect(await office.supervision.basis.stateDirectory != "/elsewhere", "the ledger has not moved")
            #expect(status.warnings.contains { $0.hasPrefix("there is no group nowhere") })
            _ = try await office.supervision.tick()
            #expect(try store.lastDay(of: "second") == today)
            let without = await replacement(for: office, [plain("x")]) { $0.campaigns = [second] }
            try await office.supervision.reload { ((), without) }
            let warnings = try await office.supervision.status().warnings
            #expect(
                warnings.contains { $0.contains("1 open task of the campaign year, which the settings do not have") })
            await office.supervision.stop()
        }
    }

    @Test("where a plugin that works now would not, or the settings cannot be read, all stays as it was")
    func unfit() async throws {
        try await Office.run([Office.task("1", deadline: day("2021-04-30"))]) { office, store in
            let plugins = Plugins(hosts: [plain("old").host], report: { _ in })
            let office = Office(
                store: store, plugins: plugins, clock: office.clock, digests: ["plain-deadline": "old"])
            office.put(today, hour: 9)
            try await office.supervision.start()
            let unfit = await replacement(for: office, [plain("new", settings: ["unheard-of": "1"])]) {
                $0.campaigns = []
            }
            let error = try await #require(throws: SupervisionError.self) {
                try await office.supervision.reload { ((), unfit) }
            }
            guard case .pluginUnfit("plain-deadline", let reason) = error else { throw error }
            #expect(reason.contains("it has no setting 'unheard-of'"))
            await #expect(throws: Unreadable.self) {
                try await office.supervision.reload { () throws -> (Int, Supervision.Replacement) in throw Unreadable()
                }
            }
            #expect(try await office.supervision.status().campaigns.map(\.code) == ["year"])
            #expect(try await office.supervision.pluginList().map(\.running) == [true])
            #expect(try await office.runDay(today).reminders == 1)
            await plugins.stop()
        }
    }

    @Test("a plugin that did not run before may stay so; one whose file is gone is ended, and its tasks are parked")
    func comeAndGone() async throws {
        let tasks = [
            Office.task("1", deadline: day("2021-04-30")),
            Office.task("2", deadline: day("2021-04-30")) { $0.pillar = "營商環境" },
        ]
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let business = InstalledPlugin(
                host: Office.host("business-environment", "BusinessEnvironment"), digest: "b")
            let plugins = Plugins(hosts: [plain("a").host, business.host], report: { _ in })
            let office = Office(store: store, plugins: plugins)
            office.put(today, hour: 9)
            try await office.supervision.start()
            try await office.fill(tasks)
            let broken = InstalledPlugin(
                host: PluginHost(
                    file: PluginFile(name: "broken", path: "/etc/passwd"),
                    limits: PluginHost.Limits(host: BuildProduct.pluginHost, batchTimeLimit: 30), settings: [:],
                    calendar: .plainWeek), digest: "c")
            let new = await replacement(for: office, [plain("a"), broken])
            try await office.supervision.reload { ((), new) }
            let standings = plugins.standings
            #expect(standings.map(\.name) == ["broken", "plain-deadline"])
            #expect(standings.map(\.isRunning) == [false, true])
            let report = try await office.runDay(today)
            #expect(report.reviewed == 2 && report.parked == 1)
            await plugins.stop()
            try store.close()
        }
    }
}
