import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanStore
import DubanStoreSQLite

/// What one person is told costs as much a reminder when it is much as when it is little: all of so many tasks are one
/// person's and due today.
struct InboxBenchmark {
    private let place: Workplace

    init(_ place: Workplace) {
        self.place = place
    }

    func run() async throws {
        var seconds: (little: [Double], much: [Double]) = ([], [])
        for round in 0..<3 {
            seconds.little.append(try await self.seconds(of: 5000, round))
            seconds.much.append(try await self.seconds(of: 20_000, round))
        }
        let little = seconds.little.sorted()[1] / 5000
        let much = seconds.much.sorted()[1] / 20_000
        print("day,  5,000 reminders to one person: \(rounded(little * 1_000_000, 0)) µs a reminder")
        print(
            "day, 20,000 reminders to one person: \(rounded(much * 1_000_000, 0)) µs a reminder, ratio "
                + "\(rounded(much / little))")
    }

    private func seconds(of count: Int, _ round: Int) async throws -> Double {
        let store = try SQLiteStore(path: "\(place.directory)/inbox-\(count)-\(round).sqlite")
        let stamp = Stamp(at: 0, day: Workplace.today - 1, actor: "benchmark")
        try store.apply(Workplace.people.map { .added($0) }, stamp: stamp)
        try store.apply(
            Workplace.tasks(count, due: count, pillar: "plain-deadline").map { task in
                var task = task
                task.owner = Workplace.people[0].id
                return .added(task)
            }, in: "bench", stamp: stamp)
        let office = place.office(store, on: Workplace.today)
        try await office.start()
        let duration = try await ContinuousClock().measure {
            let report = try await office.runDay(of: nil, by: "benchmark")
            precondition(report.reminders >= count, "\(report.reminders) reminders")
        }
        await office.stop()
        try store.close()
        return duration / .seconds(1)
    }
}
