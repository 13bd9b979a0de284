import DubanCalendar
import DubanControl
import DubanCore
import DubanDaemon
import DubanStore
import DubanStoreSQLite

/// A day costs what is due and not what exists: the same thousand due tasks among ten thousand and among a hundred
/// thousand.
struct DayBenchmark {
    private let place: Workplace

    init(_ place: Workplace) {
        self.place = place
    }

    func run() async throws {
        // Turn about, each in a fresh ledger, so that both see the same machine.
        var seconds: (small: [Double], large: [Double]) = ([], [])
        for round in 0..<9 {
            seconds.small.append(try await self.seconds(of: 10_000, round))
            seconds.large.append(try await self.seconds(of: 100_000, round))
        }
        let small = seconds.small.sorted()[4]
        let large = seconds.large.sorted()[4]
        print("day, 1,000 due of  10,000: \(rounded(small * 1000, 1)) ms")
        print("day, 1,000 due of 100,000: \(rounded(large * 1000, 1)) ms, ratio \(rounded(large / small)) (bound 1.2)")
    }

    /// A day in a fresh ledger: opening, judging, deciding, composing, all of it durable.
    private func seconds(of count: Int, _ round: Int) async throws -> Double {
        let store = try SQLiteStore(path: "\(place.directory)/day-\(count)-\(round).sqlite")
        let stamp = Stamp(at: 0, day: Workplace.today - 1, actor: "benchmark")
        try store.apply(Workplace.people.map { .added($0) }, stamp: stamp)
        try store.apply(
            Workplace.tasks(count, due: 1000, pillar: "plain-deadline").map { .added($0) }, in: "bench", stamp: stamp)
        // A day earlier everything was judged for the first time; what is measured is a day like any other.
        _ = try await place.office(store, on: Workplace.today - 1).runDay(of: nil, by: "benchmark")
        let today = place.office(store, on: Workplace.today)
        try await today.start()
        let duration = try await ContinuousClock().measure {
            let report = try await today.runDay(of: nil, by: "benchmark")
            precondition(report.reviewed == 1000, "\(report.reviewed) were judged")
        }
        await today.stop()
        try store.close()
        return duration / .seconds(1)
    }
}
