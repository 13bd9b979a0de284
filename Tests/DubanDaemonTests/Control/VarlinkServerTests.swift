import DubanControl
import DubanDaemon
import DubanTestSupport
import DubanVarlink
import Glibc
import Logging
import Synchronization
import Testing

@Suite("the control socket's server", .timeLimit(.minutes(1)))
struct VarlinkServerTests {
    private struct Text: Codable, Equatable, Sendable {
        var text: String
    }

    private struct Number: Codable, Equatable, Sendable {
        var number: Int
    }

    private static let method = "org.example.echo."

    private struct Mishap: Error {}

    /// What the handler saw, in order.
    private final class Journal: Sendable {
        private let entries = Mutex<[String]>([])
        private let stream: AsyncStream<String>
        private let continuation: AsyncStream<String>.Continuation

        init() {
            (stream, continuation) = AsyncStream.makeStream()
        }

        func note(_ entry: String) {
            entries.withLock { $0.append(entry) }
            continuation.yield(entry)
        }

        /// Waits for `entry`; others before it are passed over.
        func wait(for entry: String) async {
            for await noted in stream where noted == entry { return }
        }

        var all: [String] {
            entries.withLock { $0 }
        }
    }

    private func server(
        _ journal: Journal = Journal(),
        limits: VarlinkServerLimits = .init(),
        peer: @escaping @Sendable (CInt) throws -> TestPeer = { _ in TestPeer() },
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) throws -> VarlinkServer<TestPeer> {
        let interface = try VarlinkInterface(
            """
            interface org.example.echo
            method Echo(text: string) -> (text: string)
            method Note(text: string) -> ()
            method Who() -> (number: int)
            method Connection() -> (number: int)
            # [Requires 'more' flag]
            method Count(number: int) -> (number: int)
            # [Requires 'more' flag]
            method Watch() -> ()
            method Wait() -> ()
            method Forbidden() -> ()
            method Broken() -> ()
            method Silent() -> ()
            method Talkative() -> ()
            """
        )
        let service = try VarlinkService(
            vendor: "Example",
            product: "Echo",
            version: "1",
            url: "https://example.org",
            interfaces: [interface]
        )
        return VarlinkServer(
            service: service,
            limits: limits,
            logger: .silent,
            peer: peer,
            closed: { journal.note("closed \($0)") },
            sleep: sleep
        ) { call, peer, responder in
            switch call.method {
            case "Echo": try await responder.reply(call.parameters(as: Text.self))
            case "Note":
                journal.note(try call.parameters(as: Text.self).text)
                try await responder.reply()
            case "Who": try await responder.reply(Number(number: Int(peer.uid)))
            case "Connection": try await responder.reply(Number(number: Int(responder.connection)))
            case "Count":
                let last = try call.parameters(as: Number.self).number
                for number in 1...last { try await responder.reply(Number(number: number), continues: number < last) }
            case "Watch", "Wait":
                if call.more { try await responder.reply(VarlinkEmpty(), continues: true) }
                journal.note("waiting")
                do {
                    try await Task.sleep(for: .seconds(3600))
                } catch {
                    journal.note("cancelled")
                    throw error
                }
            case "Forbidden": throw VarlinkError.permissionDenied
            case "Broken": throw Mishap()
            case "Talkative": try await responder.reply(VarlinkEmpty(), continues: true)
            default: break
            }
        }
    }

    @Test("a call is answered, and so is the next over the same connection")
    func calls() async throws {
        let replies = try await withServer(server()) { path in
            try await blocking {
                let client = try VarlinkClient.connect(path: path)
                return try ["張三", "李四"].map {
                    try client.call(Self.method + "Echo", Text(text: $0), as: Text.self).text
                }
            }
        }
        #expect(replies == ["張三", "李四"])
    }

    @Test("a message of nearly the ceiling goes there and back")
    func largeMessage() async throws {
        let text = Text(text: String(repeating: "三", count: 300_000))
        let reply = try await withServer(server()) { path in
            try await blocking {
                try VarlinkClient.connect(path: path).call(Self.method + "Echo", text, as: Text.self)
            }
        }
        #expect(reply == text)
    }

    @Test("a handler's refusal, a handler's mishap and a wrong argument are told apart")
    func errors() async throws {
        let errors = try await withServer(server()) { path in
            try await blocking {
                let client = try VarlinkClient.connect(path: path)
                return ["Forbidden", "Broken", "Silent", "Talkative", "Echo", "Watch", "Missing"].map {
                    name -> VarlinkClientError? in
                    do throws(VarlinkClientError) {
                        _ = try client.call(Self.method + name, as: VarlinkEmpty.self)
                        return nil
                    } catch {
                        return error
                    }
                }
            }
        }
        let mishap = VarlinkClientError.refused(VarlinkError(name: "org.duban.InternalError"))
        #expect(
            errors == [
                .refused(.permissionDenied), mishap, mishap, mishap, .refused(.invalidParameter("text")),
                .refused(.expectedMore), .refused(.methodNotFound("org.example.echo.Missing")),
            ]
        )
    }

    @Test("a stream brings every reply and leaves the connection usable")
    func streaming() async throws {
        let numbers = try await withServer(server()) { path in
            try await blocking {
                let client = try VarlinkClient.connect(path: path)
                let replies = try client.callMore(Self.method + "Count", Number(number: 500), as: Number.self)
                var numbers: [Int] = []
                while let reply = try replies.next() { numbers.append(reply.number) }
                _ = try client.call(Self.method + "Echo", Text(text: "x"), as: Text.self)
                return numbers
            }
        }
        #expect(numbers == Array(1...500))
    }

    @Test("a stream's handler is cancelled when its client hangs up, and the connection's end is told afterwards")
    func hangUp() async throws {
        let journal = Journal()
        try await withServer(server(journal)) { path in
            let client = try await blocking {
                let client = try RawClient(path: path)
                client.send("{\"method\":\"org.example.echo.Watch\",\"more\":true}\0")
                return client
            }
            await journal.wait(for: "waiting")
            client.hangUp()
            await journal.wait(for: "closed 1")
        }
        #expect(journal.all == ["waiting", "cancelled", "closed 1"])
    }

    @Test("oneway calls are carried out in order though their client is gone")
    func oneway() async throws {
        let journal = Journal()
        try await withServer(server(journal)) { path in
            try await blocking {
                let client = try VarlinkClient.connect(path: path)
                for text in ["a", "b", "c"] { try client.oneway(Self.method + "Note", Text(text: text)) }
            }
            await journal.wait(for: "closed 1")
        }
        #expect(journal.all == ["a", "b", "c", "closed 1"])
    }

    @Test("pipelined calls are answered in order, the last ones after the client has ended its input")
    func pipelining() async throws {
        let output = try await withServer(server()) { path in
            try await blocking {
                let client = try RawClient(path: path)
                for text in ["a", "b", "c"] {
                    client.send("{\"method\":\"org.example.echo.Echo\",\"parameters\":{\"text\":\"\(text)\"}}\0")
                }
                client.endInput()
                return client.readToEnd()
            }
        }
        #expect(output == ["a", "b", "c"].map { "{\"parameters\":{\"text\":\"\($0)\"}}\0" }.joined())
    }

    private struct HostileFrame: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]

        init(_ description: String, _ bytes: [UInt8]) {
            testDescription = description
            self.bytes = bytes
        }
    }

    private static let hostileFrames = [
        HostileFrame("nothing", [0]),
        HostileFrame("half an object", Array("{\0".utf8)),
        HostileFrame("an array", Array("[]\0".utf8)),
        HostileFrame("a method that is a number", Array("{\"method\":1}\0".utf8)),
        HostileFrame("not UTF-8", [0xFF, 0xFE, 0]),
        HostileFrame("contradictory flags", Array("{\"method\":\"a.b.C\",\"more\":true,\"oneway\":true}\0".utf8)),
        HostileFrame(
            "deep nesting",
            Array("{\"method\":\"a.b.C\",\"parameters\":\(String(repeating: "[", count: 1 << 16))\0".utf8)
        ),
        HostileFrame("an endless message", Array(repeating: UInt8(ascii: " "), count: 3 << 20)),
        HostileFrame(
            "endless calls",
            Array(String(repeating: "{\"method\":\"org.example.echo.Wait\"}\0", count: 100).utf8)
        ),
    ]

    @Test("a hostile frame closes its connection and no other", arguments: hostileFrames)
    private func hostileFrame(frame: HostileFrame) async throws {
        let reply = try await withServer(server()) { path in
            try await blocking {
                let bystander = try VarlinkClient.connect(path: path)
                let client = try RawClient(path: path)
                client.send(frame.bytes)
                #expect(client.readToEnd() == "")
                return try bystander.call(Self.method + "Echo", Text(text: "x"), as: Text.self)
            }
        }
        #expect(reply == Text(text: "x"))
    }

    @Test("a user has so many connections and no more; one that is closed makes room")
    func connectionsPerUser() async throws {
        let journal = Journal()
        try await withServer(server(journal, limits: .init(connectionsPerUser: 2))) { path in
            try await blocking {
                let first = try VarlinkClient.connect(path: path)
                let second = try VarlinkClient.connect(path: path)
                for client in [first, second] { _ = try client.call(Self.method + "Who", as: Number.self) }
                #expect(try RawClient(path: path).readToEnd() == "")
                _ = try first.call(Self.method + "Who", as: Number.self)
            }
            await journal.wait(for: "closed 2")
            try await blocking {
                _ = try VarlinkClient.connect(path: path).call(Self.method + "Who", as: Number.self)
            }
        }
    }

    @Test("the limit of all connections holds across users")
    func connections() async throws {
        let nextUser = Mutex<uid_t>(1)
        let users = try server(
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
                let uids = try clients.map { try $0.call(Self.method + "Who", as: Number.self).number }
                #expect(uids.sorted() == [2, 3])
                #expect(try RawClient(path: path).readToEnd() == "")
            }
        }
    }

    @Test("a peer that cannot be identified is not served")
    func unknownPeer() async throws {
        try await withServer(server(peer: { _ in throw Mishap() })) { path in
            try await blocking {
                let client = try RawClient(path: path)
                client.send("{\"method\":\"org.varlink.service.GetInfo\"}\0")
                #expect(client.readToEnd() == "")
            }
        }
    }

    @Test("the peer is read from the connected socket")
    func peer() async throws {
        let reader = try server(peer: { socket in
            var processUserGroup: [UInt32] = [0, 0, 0]
            var length = socklen_t(12)
            guard getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &processUserGroup, &length) == 0 else { throw Mishap() }
            return TestPeer(uid: processUserGroup[1])
        })
        let uid = try await withServer(reader) { path in
            try await blocking { try VarlinkClient.connect(path: path).call(Self.method + "Who", as: Number.self) }
        }
        #expect(uid.number == Int(getuid()))
    }

    @Test("every connection has a number of its own")
    func connectionNumbers() async throws {
        let numbers = try await withServer(server()) { path in
            try await blocking {
                try (0..<3).map { _ in
                    try VarlinkClient.connect(path: path).call(Self.method + "Connection", as: Number.self).number
                }
            }
        }
        #expect(numbers == [1, 2, 3])
    }

    @Test("an idle connection is closed")
    func idle() async throws {
        try await withServer(server(sleep: { _ in await Task.yield() })) { path in
            let output = try await blocking { try RawClient(path: path).readToEnd() }
            #expect(output == "")
        }
    }

    @Test("a connection with a running call is not idle")
    func notIdle() async throws {
        let journal = Journal()
        let (timeouts, timeout) = AsyncStream<Void>.makeStream()
        let sleeping = try server(
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
        let journal = Journal()
        try await withServer(server(journal, limits: .init(idleTimeout: .milliseconds(50)))) { path in
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

    @Test("a descriptor that listens already is served, and its path left alone")
    func adoptedDescriptor() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/control"
            let adopted = VarlinkListeningSocket(listening: try VarlinkListeningSocket(path: path).descriptor)
            let server = try server()
            try await withThrowingTaskGroup { group in
                group.addTask { try await server.run(on: adopted) }
                let reply = try await blocking {
                    try VarlinkClient.connect(path: path).call(Self.method + "Echo", Text(text: "x"), as: Text.self)
                }
                #expect(reply == Text(text: "x"))
                group.cancelAll()
                try await group.waitForAll()
            }
            #expect(access(path, F_OK) == 0)
        }
    }

    @Test("shutting down cancels what runs and returns")
    func shutdown() async throws {
        let journal = Journal()
        try await withServer(server(journal)) { path in
            try await blocking {
                try RawClient(path: path).send("{\"method\":\"org.example.echo.Wait\"}\0")
            }
            await journal.wait(for: "waiting")
        }
        #expect(journal.all == ["waiting", "cancelled", "closed 1"])
    }
}
