import DubanControl
import DubanDaemon
import DubanTestSupport
import DubanVarlink
import Glibc
import Testing

@Suite("the control socket's server", .timeLimit(.minutes(1)))
struct VarlinkServerTests {
    @Test("a call is answered, and so is the next over the same connection")
    func calls() async throws {
        let replies = try await withServer(EchoServer.server()) { path in
            try await blocking {
                let client = try VarlinkClient.connect(path: path)
                return try ["張三", "李四"].map {
                    try client.call(EchoServer.method + "Echo", EchoServer.Text(text: $0), as: EchoServer.Text.self)
                        .text
                }
            }
        }
        #expect(replies == ["張三", "李四"])
    }

    @Test("a message of nearly the ceiling goes there and back")
    func largeMessage() async throws {
        let text = EchoServer.Text(text: String(repeating: "三", count: 300_000))
        let reply = try await withServer(EchoServer.server()) { path in
            try await blocking {
                try VarlinkClient.connect(path: path).call(EchoServer.method + "Echo", text, as: EchoServer.Text.self)
            }
        }
        #expect(reply == text)
    }

    @Test("a handler's refusal, a handler's mishap and a wrong argument are told apart")
    func errors() async throws {
        let errors = try await withServer(EchoServer.server()) { path in
            try await blocking {
                let client = try VarlinkClient.connect(path: path)
                return ["Forbidden", "Broken", "Silent", "Talkative", "Echo", "Watch", "Missing"].map {
                    name -> VarlinkClientError? in
                    do throws(VarlinkClientError) {
                        _ = try client.call(EchoServer.method + name, as: VarlinkEmpty.self)
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
        let numbers = try await withServer(EchoServer.server()) { path in
            try await blocking {
                let client = try VarlinkClient.connect(path: path)
                let replies = try client.callMore(
                    EchoServer.method + "Count", EchoServer.Number(number: 500), as: EchoServer.Number.self)
                var numbers: [Int] = []
                while let reply = try replies.next() { numbers.append(reply.number) }
                _ = try client.call(EchoServer.method + "Echo", EchoServer.Text(text: "x"), as: EchoServer.Text.self)
                return numbers
            }
        }
        #expect(numbers == Array(1...500))
    }

    @Test("a stream's handler is cancelled when its client hangs up, and the connection's end is told afterwards")
    func hangUp() async throws {
        let journal = EchoServer.Journal()
        try await withServer(EchoServer.server(journal)) { path in
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
        let journal = EchoServer.Journal()
        try await withServer(EchoServer.server(journal)) { path in
            try await blocking {
                let client = try VarlinkClient.connect(path: path)
                for text in ["a", "b", "c"] {
                    try client.oneway(EchoServer.method + "Note", EchoServer.Text(text: text))
                }
            }
            await journal.wait(for: "closed 1")
        }
        #expect(journal.all == ["a", "b", "c", "closed 1"])
    }

    @Test("pipelined calls are answered in order, the last ones after the client has ended its input")
    func pipelining() async throws {
        let output = try await withServer(EchoServer.server()) { path in
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

    @Test("a peer that cannot be identified is not served")
    func unknownPeer() async throws {
        try await withServer(EchoServer.server(peer: { _ in throw EchoServer.Mishap() })) { path in
            try await blocking {
                let client = try RawClient(path: path)
                client.send("{\"method\":\"org.varlink.service.GetInfo\"}\0")
                #expect(client.readToEnd() == "")
            }
        }
    }

    @Test("the peer is read from the connected socket")
    func peer() async throws {
        let reader = try EchoServer.server(peer: { socket in
            var processUserGroup: [UInt32] = [0, 0, 0]
            var length = socklen_t(12)
            guard getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &processUserGroup, &length) == 0 else {
                throw EchoServer.Mishap()
            }
            return TestPeer(uid: processUserGroup[1])
        })
        let uid = try await withServer(reader) { path in
            try await blocking {
                try VarlinkClient.connect(path: path).call(EchoServer.method + "Who", as: EchoServer.Number.self)
            }
        }
        #expect(uid.number == Int(getuid()))
    }

    @Test("every connection has a number of its own")
    func connectionNumbers() async throws {
        let numbers = try await withServer(EchoServer.server()) { path in
            try await blocking {
                try (0..<3).map { _ in
                    try VarlinkClient.connect(path: path).call(
                        EchoServer.method + "Connection", as: EchoServer.Number.self
                    ).number
                }
            }
        }
        #expect(numbers == [1, 2, 3])
    }

    @Test("a descriptor that listens already is served, and its path left alone")
    func adoptedDescriptor() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/control"
            let adopted = VarlinkListeningSocket(listening: try VarlinkListeningSocket(path: path).descriptor)
            let server = try EchoServer.server()
            try await withThrowingTaskGroup { group in
                group.addTask { try await server.run(on: adopted) }
                let reply = try await blocking {
                    try VarlinkClient.connect(path: path).call(
                        EchoServer.method + "Echo", EchoServer.Text(text: "x"), as: EchoServer.Text.self)
                }
                #expect(reply == EchoServer.Text(text: "x"))
                group.cancelAll()
                try await group.waitForAll()
            }
            #expect(access(path, F_OK) == 0)
        }
    }

    @Test("shutting down cancels what runs and returns")
    func shutdown() async throws {
        let journal = EchoServer.Journal()
        try await withServer(EchoServer.server(journal)) { path in
            try await blocking {
                try RawClient(path: path).send("{\"method\":\"org.example.echo.Wait\"}\0")
            }
            await journal.wait(for: "waiting")
        }
        #expect(journal.all == ["waiting", "cancelled", "closed 1"])
    }
}
