import DubanCalendar
import DubanPluginHosting
import DubanPluginKit

/// The round trip of a task to its plugin and back, out of process, in batches.
struct PluginBenchmark {
    private let place: Workplace

    init(_ place: Workplace) {
        self.place = place
    }

    func run() async throws {
        for (name, library) in [
            ("plain-deadline", "libPlainDeadline.so"), ("project-construction", "libProjectConstruction.so"),
        ] {
            let tasks = Workplace.tasks(4096, due: 0, pillar: name).map {
                TaskFacts($0, slips: 0, lastReview: Workplace.today - 1)
            }
            let host = place.host(name, library)
            let rounds = 50
            let seconds = try await median(of: 5) {
                for _ in 0..<rounds { _ = try await host.review(tasks, on: Workplace.today) }
            }
            let single = Array(tasks.prefix(1))
            let alone = try await median(of: 5) {
                for _ in 0..<1000 { _ = try await host.review(single, on: Workplace.today) }
            }
            await host.stop()
            let batched = seconds / Double(rounds * tasks.count) * 1_000_000
            print(
                "\(name): \(rounded(batched, 3)) µs a task in batches of \(tasks.count) (bound 1);"
                    + " one at a time \(rounded(alone * 1000, 1)) µs, ratio \(rounded(alone * 1000 / batched, 0))")
        }
    }
}
