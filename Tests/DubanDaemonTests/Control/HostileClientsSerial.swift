import DubanControl
import DubanDaemon
import DubanSystem
import DubanTestSupport
import DubanVarlink
import FoundationEssentials
import Glibc
import Testing

/// What clients may do that nobody ought to: whatever it is, others are served meanwhile, and nothing is left of it.
@Suite("hostile clients", .serialized, .timeLimit(.minutes(5)))
struct HostileClientsSerial {
    private struct Text: Codable, Equatable, Sendable {
        var text: String
    }

    private static let echo = "org.example.echo.Echo"

    private func server(idleTimeout: Duration = .seconds(300)) throws -> VarlinkServer<Peer> {
        let interface = try VarlinkInterface(
            """
            interface org.example.echo
            method Echo(text: string) -> (text: string)
            method Number(number: int) -> (number: int)
            method Who() -> (text: string)
            """)
        let service = try VarlinkService(
            vendor: "Example", product: "Echo", version: "1", url: "https://example.org", interfaces: [interface])
        return VarlinkServer(
            service: service, limits: VarlinkServerLimits(idleTimeout: idleTimeout), logger: .silent,
            peer: { try Peer(socket: $0) }, sleep: { try await Task.sleep(for: $0) }
        ) { call, peer, responder in
            switch call.method {
            case "Echo": try await responder.reply(call.parameters(as: Text.self))
            case "Number": try await responder.reply(call.parameters(as: [String: Int].self))
            default: try await responder.reply(Text(text: "\(peer.uid)"))
            }
        }
    }

    /// Does something to a server, and sees that a bystander is served before, meanwhile and afterwards, and that every
    /// descriptor is closed in the end.
    private func besiege(_ attack: @escaping @Sendable (_ path: String, _ isServed: () throws -> Void) throws -> Void)
        async throws
    {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        try await withServer(server()) { path in
            try await blocking {
                let bystander = try VarlinkClient.connect(path: path, receiveTimeout: .seconds(60))
                func isServed() throws {
                    let answer = try bystander.call(Self.echo, Text(text: "x"), as: Text.self)
                    #expect(answer == Text(text: "x"))
                }
                try isServed()
                let before = try Self.descriptors()
                try attack(path, isServed)
                try isServed()
                // The server closes its side as soon as it has seen ours closed.
                var after = try Self.descriptors()
                for _ in 0..<2000 where after > before {
                    usleep(10_000)
                    after = try Self.descriptors()
                }
                #expect(after <= before, "descriptors are left open")
                let newcomer = try VarlinkClient.connect(path: path, receiveTimeout: .seconds(60))
                #expect(try newcomer.call(Self.echo, Text(text: "y"), as: Text.self) == Text(text: "y"))
            }
        }
    }

    private static func descriptors() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }

    @Test("ten thousand connections: as many as are allowed stand, the others are closed, and all make room in the end")
    func connections() async throws {
        try await besiege { path, isServed in
            var clients: [RawClient] = []
            for number in 1...10_000 {
                clients.append(try RawClient(path: path))
                if number % 1000 == 0 { try isServed() }
            }
            clients.removeAll()
        }
    }

    @Test("a hundred that send a byte at a time are answered when they have said what they want")
    func slowSenders() async throws {
        try await besiege { path, isServed in
            let message = Array("{\"method\":\"\(Self.echo)\",\"parameters\":{\"text\":\"慢\"}}\0".utf8)
            let clients = try (1...100).map { _ in try RawClient(path: path) }
            for byte in message {
                for client in clients { client.send([byte]) }
                try isServed()
            }
            for client in clients {
                client.endInput()
                #expect(client.readToEnd() == "{\"parameters\":{\"text\":\"慢\"}}\0")
            }
        }
    }

    @Test("a client that disconnects at whichever byte is gone, and nothing of it stays")
    func disconnects() async throws {
        try await besiege { path, isServed in
            let call = "{\"method\":\"\(Self.echo)\",\"parameters\":{\"text\":\"斷\"},\"more\":false}\0"
            let message = Array((call + call).utf8)
            for length in 0...message.count {
                try RawClient(path: path).send(Array(message[..<length]))
                if length % 16 == 0 { try isServed() }
            }
        }
    }

    private static let frames: [(name: String, bytes: [UInt8])] = [
        number("1e999999"), number("9223372036854775808"), number("-9223372036854775809"), number("1.5"),
        number("0x10"), number("NaN"), number(String(repeating: "9", count: 100_000)), number("1e-999999"),
        ("two methods", Array("{\"method\":\"org.example.echo.Who\",\"method\":\"\(echo)\"}\0".utf8)),
        ("two parameters", parameters("{\"text\":\"a\",\"text\":\"b\"}")),
        ("an object 65,536 deep", parameters(nested("{\"a\":", "}", 1 << 16))),
        ("an array 65,536 deep", parameters(nested("[", "]", 1 << 16))),
        ("wrong UTF-8 in a string", text([0xC0, 0x80])),
        ("a surrogate in UTF-8", text([0xED, 0xA0, 0x80])),
        ("half a surrogate escaped", parameters("{\"text\":\"\\ud800\"}")),
        ("an escaped zero", parameters("{\"text\":\"a\\u0000b\"}")),
        ("a byte order mark", [0xEF, 0xBB, 0xBF] + parameters("{\"text\":\"a\"}")),
        ("a name of a megabyte", Array("{\"method\":\"\(String(repeating: "a", count: 1 << 20)).B\"}\0".utf8)),
        ("a hundred thousand members", parameters("{\(String(repeating: "\"a\":1,", count: 100_000))\"text\":\"a\"}")),
        ("no end", Array("{\"method\":".utf8)),
    ]

    private static func number(_ text: String) -> (name: String, bytes: [UInt8]) {
        (
            "the number \(text.prefix(24))",
            Array("{\"method\":\"org.example.echo.Number\",\"parameters\":{\"number\":\(text)}}\0".utf8)
        )
    }

    private static func parameters(_ text: String) -> [UInt8] {
        Array("{\"method\":\"\(echo)\",\"parameters\":\(text)}\0".utf8)
    }

    private static func text(_ bytes: [UInt8]) -> [UInt8] {
        Array("{\"method\":\"\(echo)\",\"parameters\":{\"text\":\"".utf8) + bytes + Array("\"}}\0".utf8)
    }

    private static func nested(_ opening: String, _ closing: String, _ depth: Int) -> String {
        String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
    }

    @Test("whatever a frame holds is refused, cut off, or answered by what it says")
    func frames() async throws {
        try await besiege { path, isServed in
            for frame in Self.frames {
                let client = try RawClient(path: path)
                client.send(frame.bytes)
                client.endInput()
                let answer = client.readToEnd()
                let isWhole = answer.isEmpty || answer.hasPrefix("{") && answer.hasSuffix("}\0")
                #expect(isWhole, "\(frame.name): \(answer.prefix(200))")
                try isServed()
            }
        }
    }

    @Test("a client whose own socket is called ;uid=4711; is who the kernel says it is")
    func ownSocketPath() async throws {
        try await besiege { path, _ in
            let directory = path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex)
            let own = "\(directory)x;uid=4711;gid=4711;pid=1;"
            let client = try RawClient(path: path, from: own)
            defer { unlink(own) }
            client.send("{\"method\":\"org.example.echo.Who\"}\0")
            client.endInput()
            #expect(client.readToEnd() == "{\"parameters\":{\"text\":\"\(getuid())\"}}\0")
        }
    }
}
