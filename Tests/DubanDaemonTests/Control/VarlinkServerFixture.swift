import DubanControl
import DubanDaemon
import DubanTestSupport
import DubanVarlink
import Glibc
import Logging
import Testing

/// Whoever the test says is at the other end.
struct TestPeer: VarlinkPeer {
    var uid: uid_t = 1000
}

/// Runs `server` on a socket in a directory of its own while `body` runs, and sees it end.
func withServer<Peer: VarlinkPeer, Result: Sendable>(
    _ server: VarlinkServer<Peer>,
    _ body: @Sendable (String) async throws -> Result
) async throws -> Result {
    try await withTemporaryDirectory { directory in
        let path = directory + "/control"
        let socket = try VarlinkListeningSocket(path: path)
        return try await withThrowingTaskGroup { group in
            group.addTask { try await server.run(on: socket) }
            let result = try await body(path)
            group.cancelAll()
            try await group.waitForAll()
            #expect(access(path, F_OK) != 0, "the server removes its socket")
            return result
        }
    }
}

/// Runs what blocks on a thread of its own, so that it cannot hold up the server's tasks.
func blocking<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        let work = Work { continuation.resume(with: Swift.Result(catching: body)) }
        var thread = pthread_t()
        let code = pthread_create(
            &thread,
            nil,
            { context in
                Unmanaged<Work>.fromOpaque(context!).takeRetainedValue().body()
                return nil
            },
            Unmanaged.passRetained(work).toOpaque()
        )
        precondition(code == 0, "no thread can be made")
        pthread_detach(thread)
    }
}

private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
    }
}

extension Logger {
    /// Swallows everything.
    static var silent: Logger {
        Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    }
}

/// A client that speaks bytes.
final class RawClient: Sendable {
    private let descriptor: CInt

    /// - Parameter own: The path of its own socket.
    init(path: String, from own: String? = nil) throws {
        descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        if let own {
            let address = try #require(sockaddr_un(path: own))
            try #require(address.withSocketAddress { bind(descriptor, $0, $1) } == 0)
        }
        let address = try #require(sockaddr_un(path: path))
        try #require(address.withSocketAddress { connect(descriptor, $0, $1) } == 0)
    }

    deinit {
        close(descriptor)
    }

    /// Sends as much as the server takes.
    func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            if count <= 0 { return }
            sent += count
        }
    }

    func send(_ text: String) {
        send(Array(text.utf8))
    }

    func endInput() {
        shutdown(descriptor, CInt(SHUT_WR))
    }

    func hangUp() {
        shutdown(descriptor, CInt(SHUT_RDWR))
    }

    /// Everything until the server closes the connection.
    func readToEnd() -> String {
        var bytes: [UInt8] = []
        var space = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = recv(descriptor, &space, space.count, 0)
            if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += space[..<count]
        }
    }
}
