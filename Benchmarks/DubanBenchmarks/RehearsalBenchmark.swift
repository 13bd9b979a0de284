import DubanCalendar
import DubanCore

/// The whole campaign in virtual time: three years of ten thousand tasks, whose deadlines lie all over them.
struct RehearsalBenchmark {
    private static let tasks = 10_000
    private let place: Workplace

    init(_ place: Workplace) {
        self.place = place
    }

    func run() async throws {
        var tasks = Workplace.tasks(Self.tasks, due: 0, pillar: "plain-deadline")
        for index in tasks.indices { tasks[index].deadline = Workplace.today + (1 + index * 1000 / Self.tasks) }
        try await place.withDaemon(tasks) { daemon in
            try await daemon.importTasks()
            for assumption in [[], ["--worst-case"]] {
                let duration = try await ContinuousClock().measure {
                    try await daemon.dubanctl(["rehearse", "--to", "2024-02-29", "--json"] + assumption)
                }
                print(
                    "dubanctl rehearse of three years, 10,000 tasks \(assumption.first ?? "in time"): "
                        + "\(rounded(duration / .seconds(1), 1)) s (bound 30)")
            }
        }
    }
}
