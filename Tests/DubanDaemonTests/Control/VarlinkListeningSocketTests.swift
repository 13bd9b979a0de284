import DubanControl
import DubanDaemon
import DubanTestSupport
import Glibc
import Testing

@Suite("making the listening socket")
struct VarlinkListeningSocketTests {
    @Test("the socket has the mode that was asked for", arguments: [0o660, 0o600, 0o666] as [mode_t])
    func mode(mode: mode_t) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/control"
            let socket = try VarlinkListeningSocket(path: path, mode: mode)
            var status = stat()
            #expect(lstat(path, &status) == 0)
            #expect(status.st_mode == S_IFSOCK | mode)
            close(socket.descriptor)
        }
    }

    @Test("a socket that somebody listens on is left alone")
    func busy() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/control"
            let first = try VarlinkListeningSocket(path: path)
            let failure = try #require(throws: VarlinkListeningSocket.Failure.self) {
                try VarlinkListeningSocket(path: path)
            }
            #expect(failure.description == "Another process listens on \(path) already.")
            _ = try VarlinkClient.connect(path: path)
            close(first.descriptor)
        }
    }

    @Test("a socket that nobody listens on any more is replaced")
    func stale() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/control"
            close(try VarlinkListeningSocket(path: path).descriptor)
            let second = try VarlinkListeningSocket(path: path)
            _ = try VarlinkClient.connect(path: path)
            second.removePath()
            #expect(access(path, F_OK) != 0)
            close(second.descriptor)
        }
    }

    @Test("the maker of a socket does not remove another that took its place")
    func replaced() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/control"
            let first = try VarlinkListeningSocket(path: path)
            unlink(path)
            let second = try VarlinkListeningSocket(path: path)
            first.removePath()
            _ = try VarlinkClient.connect(path: path)
            close(first.descriptor)
            close(second.descriptor)
        }
    }

    @Test("a file that is no socket is left alone")
    func file() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/control"
            close(creat(path, 0o600))
            let failure = try #require(throws: VarlinkListeningSocket.Failure.self) {
                try VarlinkListeningSocket(path: path)
            }
            #expect(failure.description == "\(path) is not a socket; it is left as it is, and nothing listens there.")
            #expect(access(path, F_OK) == 0)
        }
    }

    @Test("the client says why it cannot connect")
    func clientSentences() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/control"
            func sentence(_ path: String) throws -> String {
                try #require(throws: VarlinkClientError.self) { try VarlinkClient.connect(path: path) }.description
            }
            #expect(try sentence(path) == "There is no socket at \(path); is the daemon running?")
            close(try VarlinkListeningSocket(path: path).descriptor)
            #expect(try sentence(path) == "Nobody listens on the socket \(path); the daemon is not running.")
            let long = directory + "/" + String(repeating: "x", count: 107)
            #expect(try sentence(long) == "The socket path \(long) is not between 1 and 107 bytes long.")
        }
    }
}
