import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanPluginHosting
import DubanStore
import DubanStoreSQLite
import DubanSystem
import Logging

/// A day in which one of six plugins dies at every batch, against the same day with all of them well.
struct SickDayBenchmark {
    private static let count = 20_480
    private static let pillars = [
        ("business-environment", "libBusinessEnvironment.so"), ("industrial-clusters", "libIndustrialClusters.so"),
        ("investment-attraction", "libInvestmentAttraction.so"), ("misbehaviour", "libMisbehaviour.so"),
        ("project-construction", "libProjectConstruction.so"), ("reform-opening", "libReformOpening.so"),
    ]
    private let place: Workplace

    init(_ place: Workplace) {
        self.place = place
    }

    func run() async throws {
        var well: [Double] = []
        var sick: [Double] = []
        for round in 0..<5 {
            well.append(try await seconds(sick: false, round))
            sick.append(try await seconds(sick: true, round))
        }
        let (a, b) = (well.sorted()[2], sick.sorted()[2])
        print("day of \(Self.count) due in six pillars: \(rounded(a * 1000, 0)) ms")
        print(
            "the same, one plugin dying at every batch: \(rounded(b * 1000, 0)) ms, ratio \(rounded(b / a)) (bound 2)")
    }

    private func seconds(sick: Bool, _ round: Int) async throws -> Double {
        let store = try SQLiteStore(path: "\(place.directory)/sick-\(sick)-\(round).sqlite")
        let stamp = Stamp(at: 0, day: Workplace.today - 1, actor: "benchmark")
        try store.apply(Workplace.people.map { .added($0) }, stamp: stamp)
        var tasks = Workplace.tasks(Self.count, due: Self.count, pillar: "")
        for index in tasks.indices {
            tasks[index].pillar = Self.pillars[index % Self.pillars.count].0
            // One of each batch of 2,048 that goes to the plugin.
            if sick, index % 2048 == 1023 {
                (tasks[index].pillar, tasks[index].title) = ("misbehaviour", "unexpected-nil")
            }
        }
        try store.apply(tasks.map { .added($0) }, in: "bench", stamp: stamp)
        let hosts = Self.pillars.map { place.host($0.0, $0.1) } + [place.host("plain-deadline", "libPlainDeadline.so")]
        let office = Supervision(
            basis: .init(
                campaigns: [
                    Campaign(
                        code: "bench", name: "", firstDay: Workplace.today - 400, lastDay: Workplace.today + 1000,
                        timeZone: "UTC", window: DeliveryWindow(opens: 0, closes: 1440))
                ], supervisionOffice: Workplace.people[0].id, channel: "maildir", calendar: .plainWeek, digests: [:]),
            store: store, plugins: Plugins(hosts: hosts, report: { _ in }),
            clock: .pinned(day: Workplace.today, minute: 540),
            logger: Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() },
            install: { name throws(PluginFailure) in throw PluginFailure(sentence: "there is no file \(name).so") })
        try await office.start()
        let duration = try await ContinuousClock().measure {
            let report = try await office.runDay(of: nil, by: "benchmark")
            precondition(report.reviewed >= Self.count && report.parked == (sick ? Self.count / 2048 : 0), "\(report)")
        }
        await office.stop()
        try store.close()
        return duration / .seconds(1)
    }
}
