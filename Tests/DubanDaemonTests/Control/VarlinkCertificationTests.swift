import DubanControl
import DubanTestSupport
import DubanVarlink
import FoundationEssentials
import Glibc
import Testing

@Suite("the Varlink certification", .timeLimit(.minutes(2)))
struct VarlinkCertificationTests {
    private typealias Message = CertificationInterface.Message

    @Test("our client is certified by our server")
    func ours() async throws {
        try await withServer(CertificationInterface().server()) { path in
            try await blocking { try Self.certify(path) }
        }
    }

    @Test("our server certifies Python's client")
    func pythonClient() async throws {
        guard let python = try Python.withVarlink() else { return }
        try await withServer(CertificationInterface().server()) { path in
            let output = try await blocking {
                let client = try python.start("-m", Python.certification, "--client", "--varlink=unix:\(path)")
                defer { client.end() }
                return client.output { _ in false }
            }
            #expect(output.contains("Certification passed"), "\(output)")
        }
    }

    @Test("our client is certified by Python's server")
    func pythonServer() async throws {
        guard let python = try Python.withVarlink() else { return }
        try await withTemporaryDirectory { directory in
            let path = directory + "/control"
            try await blocking {
                let server = try python.start("-m", Python.certification, "--varlink=unix:\(path)")
                defer { server.end() }
                let output = server.output { $0.contains("Listening on") }
                try #require(access(path, F_OK) == 0, "\(output)")
                try Self.certify(path)
            }
        }
    }

    /// Calls every method as the certification demands.
    private static func certify(_ path: String) throws {
        let client = try VarlinkClient.connect(path: path)
        let prefix = CertificationInterface.prefix
        let clientID = try client.call(prefix + "Start", as: Message.self).clientID
        var message = Message()
        for step in CertificationInterface.steps.dropFirst() {
            message.clientID = clientID
            switch step.method {
            case "Test10":
                let replies = try client.callMore(prefix + step.method, message, as: Message.self)
                message = Message(lastMoreReplies: [])
                while let reply = try replies.next() { message.lastMoreReplies?.append(try #require(reply.string)) }
            case "Test11":
                try client.oneway(prefix + step.method, message)
                message = Message()
            default:
                message = try client.call(prefix + step.method, message)
                message.clientID = nil
            }
            #expect(message == step.results, "\(step.method)")
        }
    }
}

/// The foreign implementation: a Python interpreter that has the package `varlink`.
private struct Python {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    struct Process {
        fileprivate let id: pid_t
        fileprivate let outputDescriptor: CInt

        /// What the process writes, until it closes its output or the text so far suffices.
        func output(until suffices: (String) -> Bool) -> String {
            var text = ""
            var space = [UInt8](repeating: 0, count: 4096)
            while !suffices(text) {
                let count = read(outputDescriptor, &space, space.count)
                guard count > 0 else { break }
                text += String(decoding: space[..<count], as: UTF8.self)
            }
            return text
        }

        func end() {
            kill(id, SIGKILL)
            waitpid(id, nil, 0)
            close(outputDescriptor)
        }
    }

    static let certification = "varlink.tests.test_certification"

    private let interpreter: String

    /// Named by `DUBAN_TEST_PYTHON`, else `python3`. Without the package, nil and a word why; an error under `CI`.
    static func withVarlink() throws -> Python? {
        let environment = ProcessInfo.processInfo.environment
        let python = Python(interpreter: environment["DUBAN_TEST_PYTHON"] ?? "python3")
        let reason = "\(python.interpreter) does not have the package varlink"
        if let probe = try? python.start("-c", "import \(certification); print('present')") {
            defer { probe.end() }
            if probe.output(until: { _ in false }).hasSuffix("present\n") { return python }
        }
        guard environment["CI"] == nil else { throw Failure(description: reason) }
        print("Skipped: \(reason).")
        return nil
    }

    /// Output and errors come in one stream, unbuffered.
    func start(_ arguments: String...) throws -> Process {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure(description: "no pipe can be made") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[1]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
        var pointers = ([interpreter, "-u"] + arguments).map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        var process = pid_t()
        guard posix_spawnp(&process, interpreter, &actions, nil, &pointers, environ) == 0 else {
            close(ends[0])
            throw Failure(description: "\(interpreter) cannot be started")
        }
        return Process(id: process, outputDescriptor: ends[0])
    }
}
