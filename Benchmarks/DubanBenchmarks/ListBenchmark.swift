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
        ["task", "list", "--limit", "200"],
        ["task", "list", "--limit", "200", "--order", "deadline"],
        ["task", "list", "--limit", "200", "--order", "light"],
        ["task", "list", "--limit", "200", "--pillar", "一般事項"],
        ["task", "list", "--limit", "200", "--unit", "發改局"],
        ["task", "list", "--limit", "200", "--owner", "發改局/張7"],
        ["task", "list", "--limit", "200", "--light", "red"],
        ["task", "list", "--limit", "200", "--light", "green"],
        ["task", "list", "--limit", "200", "--state", "open"],
        ["task", "list", "--limit", "200", "--state", "done"],
        ["task", "list", "--limit", "200", "--due-before", "2021-06-01"],
        ["task", "list", "--limit", "200", "--due-after", "2022-11-01"],
        ["task", "list", "--limit", "200", "--text", "第 77 項"],
        ["task", "list", "--limit", "200", "--awaiting", "signature"],
        ["person", "list", "--limit", "200"],
        ["unit", "list"],
        ["outbox", "list"],
        ["silence", "list"],
        ["audit", "log"],
    ]
}
