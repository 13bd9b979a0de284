import DubanCore
import DubanTestSupport

/// What an administrator waits for with a million tasks in the ledger: how it stands, and the first page of every list.
/// The start of dubanctl and what it prints are in it.
struct ListBenchmark {
    private let place: Workplace

    init(_ place: Workplace) {
        self.place = place
    }

    func run() async throws {
        let tasks = Workplace.tasks(1_000_000, due: 20_000, pillar: "plain-deadline")
        try await place.withDaemon(tasks) { daemon in
            try await daemon.importTasks()
            try await daemon.dubanctl("review", "run")
            let start = try await median(of: 9) { _ = try await Command.run([place.build + "/dubanctl", "--version"]) }
            print("dubanctl --version: \(rounded(start * 1000, 1)) ms")
            let status = try await median(of: 9) { try await daemon.dubanctl("status") }
            print("dubanctl status: \(rounded(status * 1000, 1)) ms (bound 20)")
            for list in Self.lists {
                let seconds = try await median(of: 9) { try await daemon.dubanctl(list) }
                print("dubanctl \(list.joined(separator: " ")): \(rounded(seconds * 1000, 1)) ms (bound 50)")
            }
            let verified = try await ContinuousClock().measure { try await daemon.dubanctl("audit", "verify") }
            print("dubanctl audit verify of all that: \(rounded(verified / .seconds(1), 1)) s")
        }
    }

    private static let lists = [
        ["task", "list"],
        ["task", "list", "--order", "deadline"],
        ["task", "list", "--order", "light"],
        ["task", "list", "--pillar", "一般事項"],
        ["task", "list", "--unit", "發改局"],
        ["task", "list", "--owner", "發改局/張7"],
        ["task", "list", "--light", "red"],
        ["task", "list", "--light", "green"],
        ["task", "list", "--state", "open"],
        ["task", "list", "--state", "done"],
        ["task", "list", "--due-before", "2021-06-01"],
        ["task", "list", "--due-after", "2022-11-01"],
        ["task", "list", "--text", "第 77 項"],
        ["task", "list", "--awaiting", "signature"],
        ["person", "list"],
        ["unit", "list"],
        ["outbox", "list"],
        ["silence", "list"],
        ["audit", "log"],
    ]
}
