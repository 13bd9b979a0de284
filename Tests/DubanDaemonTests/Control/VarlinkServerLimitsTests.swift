import DubanControl
import DubanDaemon
import DubanTestSupport
import Glibc
import Synchronization
import Testing

@Suite("the limits of the control socket's server", .timeLimit(.minutes(1)))
struct VarlinkServerLimitsTests {
    @Test("a user has so many connections and no more; one that is closed makes room")
    func connectionsPerUser() async throws {
        let journal = EchoServer.Journal()
        try await withServer(EchoServer.server(journal, limits: .init(connectionsPerUser: 2))) { path in
            try await blocking {
                let first = try VarlinkClient.connect(path: path)
                let second = try VarlinkClient.connect(path: path)
                for client in [first, second] {
                    _ = try client.call(EchoServer.method + "Who", as: EchoServer.Number.self)
                }
                #expect(try RawClient(path: path).readToEnd() == "")
                _ = try first.call(EchoServer.method + "Who", as: EchoServer.Number.self)
            }
            await journal.wait(for: "closed 2")
            try await blocking {
                _ = try VarlinkClient.connect(path: path).call(EchoServer.method + "Who", as: EchoServer.Number.self)
            }
        }
    }

    @Test("the limit of all connections holds across users")
    func connections() async throws {
        let nextUser = Mutex<uid_t>(1)
        let users = try EchoServer.server(
            limits: .init(connections: 2),
            peer: { _ in
                TestPeer(
                    uid: nextUser.withLock { user in
                        user += 1
                        return user
                    }
                )
            }
        )
        try await withServer(users) { path in
            try await blocking {
                let clients = try (0..<2).map { _ in try VarlinkClient.connect(path: path) }
                let uids = try clients.map { try $0.call(EchoServer.method + "Who", as: EchoServer.Number.self).number }
                #expect(uids.sorted() == [2, 3])
                #expect(try RawClient(path: path).readToEnd() == "")
            }
        }
    }

    @Test("an idle connection is closed")
    func idle() async throws {
        try await withServer(EchoServer.server(sleep: { _ in await Task.yield() })) { path in
            let output = try await blocking { try RawClient(path: path).readToEnd() }
            #expect(output == "")
        }
    }

    @Test("a connection with a running call is not idle")
    func notIdle() async throws {
        let journal = EchoServer.Journal()
        let (timeouts, timeout) = AsyncStream<Void>.makeStream()
        let sleeping = try EchoServer.server(
            journal,
            sleep: { _ in
                journal.note("sleep")
                for await _ in timeouts { return }
                throw CancellationError()
            }
        )
        try await withServer(sleeping) { path in
            let client = try await blocking {
                let client = try RawClient(path: path)
                client.send("{\"method\":\"org.example.echo.Watch\",\"more\":true}\0")
                return client
            }
            await journal.wait(for: "waiting")
            for _ in 0..<3 {
                timeout.yield()
                await journal.wait(for: "sleep")
            }
            client.endInput()
            await journal.wait(for: "cancelled")
        }
    }

    @Test("a client that leaves its answers unread is closed after the idle timeout")
    func unread() async throws {
        let journal = EchoServer.Journal()
        try await withServer(EchoServer.server(journal, limits: .init(idleTimeout: .milliseconds(50)))) { path in
            let client = try await blocking {
                let client = try RawClient(path: path)
                client.send(
                    "{\"method\":\"org.example.echo.Count\",\"more\":true,\"parameters\":{\"number\":1000000000}}\0"
                )
                return client
            }
            await journal.wait(for: "closed 1")
            _ = client
        }
    }
}
