import DubanControl
import DubanCore
import DubanStore
import DubanSystem
import Glibc

/// A thousand who follow what happens, and one thing that does.
struct WatchBenchmark {
    private static let followers = 1000
    private let place: Workplace

    init(_ place: Workplace) {
        self.place = place
    }

    func run() async throws {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        try await place.withDaemon(Workplace.tasks(1, due: 0, pillar: "plain-deadline")) { daemon in
            let alone = try await median(of: 9) { try await daemon.dubanctl("status") }
            let followers = try (0..<Self.followers).map { _ in
                try VarlinkClient.connect(path: daemon.socket, receiveTimeout: .seconds(60)).callMore(
                    EventMessages.Watch.method, EventMessages.Watch(), as: EventMessages.Seen.self)
            }
            for follower in followers { _ = try follower.next() }
            let heard = try await ContinuousClock().measure {
                try await daemon.importTasks()
                for follower in followers {
                    var heard = 0
                    while heard == 0, let seen = try follower.next() { heard += seen.entries.count }
                    precondition(heard > 0, "somebody has heard nothing")
                }
            }
            print(
                "from an import of one task to the last of 1,000 followers: \(rounded(heard / .milliseconds(1), 1)) ms")
            let among = try await median(of: 9) { try await daemon.dubanctl("status") }
            print(
                "dubanctl status beside 1,000 followers: \(rounded(among * 1000, 1)) ms, without them "
                    + "\(rounded(alone * 1000, 1)) ms")
        }
    }
}
