import DubanCalendar
import DubanControl
import DubanCore
import DubanStore
import DubanStoreSQLite
import DubanSystem
import DubanTestSupport
import DubanVarlink
import Glibc
import Testing

@testable import DubanDaemon

/// `org.duban.Events.Watch` and `org.duban.Record.Follow` over a real socket.
@Suite("those who watch", .timeLimit(.minutes(3)))
struct WatchSerial {
    /// A served office. What the body is handed is its socket and its ledger.
    private func withService(
        _ body: @escaping @Sendable (_ path: String, _ store: SQLiteStore) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { directory in
            let recorded = ChangeFeed()
            let store = try SQLiteStore(
                path: directory + "/ledger.sqlite", recorded: { recorded.announce() })
            let office = Office(store: store)
            office.put(day("2021-04-01"), hour: 7)
            try await office.fill([Office.task("1", deadline: day("2021-04-30"))])
            let control = ControlService(
                supervision: office.supervision, policy: PermissionPolicy(daemonUser: 0), changes: ChangeFeed(),
                recorded: recorded, calendarDirectory: directory, logger: .silent)
            let server = VarlinkServer<Peer>(
                service: try ControlService.description(), logger: .silent,
                peer: { _ in Peer(pid: 1, uid: 0, gid: 0, groups: []) },
                sleep: { try await Task.sleep(for: $0) },
                handler: { call, peer, responder in try await control.handle(call, peer, responder) })
            try await withServer(server) { path in try await body(path, store) }
            try store.close()
        }
    }

    private static func watch(_ path: String) throws -> VarlinkClient.Replies<EventMessages.Seen> {
        try VarlinkClient.connect(path: path, receiveTimeout: .seconds(60)).callMore(
            EventMessages.Watch.method, EventMessages.Watch(), as: EventMessages.Seen.self)
    }

    /// Has days opened, which is an entry each.
    private static func open(_ days: ClosedRange<Int>, in store: SQLiteStore) throws {
        for number in days {
            let day = day("2021-04-01") + number
            _ = try store.openDay(of: "year", stamp: Stamp(at: Int64(number), day: day, actor: "test"))
        }
    }

    @Test("how the campaigns stand comes first, then every entry in order, and nothing of what was before")
    func watch() async throws {
        try await withService { path, store in
            try await blocking {
                let replies = try Self.watch(path)
                let first = try #require(try replies.next())
                let campaign = try #require(first.campaigns?.first)
                #expect(campaign.code == "year")
                #expect(campaign.lights.map(\.green) == [1])
                #expect(first.entries.isEmpty)
                try Self.open(0...4, in: store)
                var seen: [String] = []
                while seen.count < 5, let next = try replies.next() {
                    #expect(next.campaigns == nil)
                    seen += next.entries.map(\.subject)
                }
                #expect(seen == (1...5).map { "2021-04-0\($0)" })
            }
        }
    }

    @Test("who follows with a filter hears of what passes it, from where they say on")
    func follow() async throws {
        try await withService { path, store in
            try await blocking {
                var filter = RecordMessages.Filter()
                filter.kind = "day-opened"
                try Self.open(0...2, in: store)
                let replies = try VarlinkClient.connect(path: path, receiveTimeout: .seconds(60)).callMore(
                    RecordMessages.Follow.method, RecordMessages.Follow(filter: filter, after: 0),
                    as: RecordMessages.Entries.self)
                try Self.open(3...5, in: store)
                var seen: [RecordMessages.Entry] = []
                while seen.count < 6, let next = try replies.next() { seen += next.entries }
                #expect(seen.map(\.kind) == Array(repeating: "day-opened", count: 6))
                #expect(seen.map(\.subject) == (1...6).map { "2021-04-0\($0)" })
            }
        }
    }

    @Test("a thousand hear of everything, and one of them that does not read holds up nobody and loses nothing")
    func thousand() async throws {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        try await withService { path, store in
            try await blocking {
                let followers = try (0..<1000).map { _ in try Self.watch(path) }
                for follower in followers { #expect(try follower.next()?.campaigns?.count == 1) }
                let rounds = 20, perRound = 10
                let slow = followers[0]
                for round in 0..<rounds {
                    try Self.open((round * perRound)...(round * perRound + perRound - 1), in: store)
                    for follower in followers.dropFirst() {
                        var seen: [RecordMessages.Entry] = []
                        while seen.count < perRound, let next = try follower.next() { seen += next.entries }
                        #expect(seen.count == perRound)
                    }
                }
                var seen: [Int64] = []
                while seen.count < rounds * perRound, let next = try slow.next() {
                    seen += next.entries.map(\.sequence)
                }
                let first = try #require(seen.first)
                #expect(seen == Array(first..<(first + Int64(rounds * perRound))))
            }
        }
    }
}
