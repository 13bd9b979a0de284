import DubanControl
import DubanTestSupport
import DubanVarlink
import Glibc
import Testing

@Suite("the blocking client")
struct VarlinkClientTests {
    private struct Count: Codable, Equatable {
        var count: Int
    }

    /// Connects a client, sends it `answer` beforehand, and hangs up if wanted.
    private static func client(
        answer: String,
        hangingUp: Bool = false,
        receiveTimeout: Duration? = nil,
        replyLimit: Int = 1 << 20,
        _ body: (VarlinkClient) throws -> Void
    ) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/control"
            let address = try #require(sockaddr_un(path: path))
            let listener = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
            defer { close(listener) }
            try #require(address.withSocketAddress { bind(listener, $0, $1) } == 0 && listen(listener, 1) == 0)
            let client = try VarlinkClient.connect(
                path: path,
                receiveTimeout: receiveTimeout,
                replyLimit: replyLimit
            )
            let server = accept(listener, nil, nil)
            let bytes = Array(answer.utf8)
            try #require(write(server, bytes, bytes.count) == bytes.count)
            if hangingUp { close(server) }
            defer { if !hangingUp { close(server) } }
            try body(client)
        }
    }

    @Test("an answer is read by type, and replies in one piece are told apart")
    func answers() async throws {
        let answer = [
            #"{"parameters":{"count":1}}"#, #"{"continues":true,"parameters":{"count":2}}"#,
            #"{"parameters":{"count":3}}"#,
        ].map { $0 + "\0" }.joined()
        try await Self.client(answer: answer) { client in
            #expect(try client.call("a.b.C", as: Count.self) == Count(count: 1))
            let replies = try client.callMore("a.b.C", as: Count.self)
            #expect(try replies.next() == Count(count: 2))
            #expect(try replies.next() == Count(count: 3))
            #expect(try replies.next() == nil)
        }
    }

    @Test(
        "an answer that is not to be had is told apart from one that is wrong",
        arguments: [
            ("{\"error\":\"a.b.Bad\",\"parameters\":{\"n\":1}}\0", "refused", "The daemon refused: a.b.Bad (n: 1)."),
            ("no JSON\0", "unintelligible", "The daemon's answer is not a Varlink message."),
            ("[]\0", "unintelligible", "The daemon's answer is not a Varlink message."),
            (
                "{\"parameters\":{}}\0", "unintelligible",
                "The daemon's answer lacks what this program expects; are both of one version?"
            ),
            (
                "{\"continues\":true,\"parameters\":{\"count\":2}}\0", "unintelligible",
                "The daemon announced further answers to a.b.C, which takes only one."
            ),
            (String(repeating: " ", count: 101), "unintelligible", "The daemon's answer is longer than 100 bytes."),
            ("", "unreachable", "The daemon has not answered for 10 ms."),
        ]
    )
    func failures(answer: String, kind: String, sentence: String) async throws {
        try await Self.client(answer: answer, receiveTimeout: .milliseconds(10), replyLimit: 100) { client in
            let failure = #expect(throws: VarlinkClientError.self) { try client.call("a.b.C", as: Count.self) }
            #expect(failure.map(Self.kind) == kind)
            #expect(failure?.description == sentence)
        }
    }

    private static func kind(_ error: VarlinkClientError) -> String {
        switch error {
        case .unreachable: "unreachable"
        case .notPermitted: "not permitted"
        case .refused: "refused"
        case .unintelligible: "unintelligible"
        }
    }

    @Test("where nobody accepts connections, the wait for one ends too")
    func connecting() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/control"
            let address = try #require(sockaddr_un(path: path))
            let listener = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
            defer { close(listener) }
            try #require(address.withSocketAddress { bind(listener, $0, $1) } == 0 && listen(listener, 0) == 0)
            var clients: [VarlinkClient] = []
            let failure = #expect(throws: VarlinkClientError.self) {
                for _ in 0..<10 {
                    clients.append(try VarlinkClient.connect(path: path, receiveTimeout: .milliseconds(10)))
                }
            }
            #expect(failure?.description == "The daemon has not answered for 10 ms.")
            #expect(!clients.isEmpty)
        }
    }

    @Test("a daemon that hangs up is an error and no signal")
    func hangUp() async throws {
        try await Self.client(answer: "", hangingUp: true) { client in
            let failure = #expect(throws: VarlinkClientError.self) { try client.call("a.b.C", as: Count.self) }
            #expect(failure?.description == "The daemon closed the connection.")
        }
    }
}
