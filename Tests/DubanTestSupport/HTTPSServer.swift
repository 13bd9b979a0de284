import FoundationEssentials

/// `https_server.py` on a free port of the loopback.
package final class HTTPSServer {
    /// One request as the server saw it.
    package struct Request: Decodable {
        package var path: String
        /// By name in lower case.
        package var headers: [String: String]
        package var body: String
    }

    package let port: UInt16
    /// The file that a client must trust.
    package let certificate: String
    private let child: ChildProcess
    private var lines: [String]?

    /// `https://127.0.0.1:PORT`.
    package var address: String { "https://127.0.0.1:\(port)" }

    init(in directory: String, _ arguments: [String], interpreter: String) throws {
        certificate = try MailServer.makeCertificate(in: directory)
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "https_server.py").path()
        child = try ChildProcess(
            interpreter, [script, "--certificate", certificate, "--key", directory + "/key.pem"] + arguments)
        let first = try child.readLine()
        guard first.hasPrefix("port "), let port = UInt16(first.dropFirst(5)) else {
            throw ChildFault("the HTTPS server began with '\(first)'")
        }
        self.port = port
    }

    /// Ends the server and gives the lines that begin with a word, without it.
    package func seen(_ word: String) throws -> [String] {
        let all = try lines ?? finish()
        lines = all
        return all.filter { $0 == word || $0.hasPrefix(word + " ") }.map { String($0.dropFirst(word.count + 1)) }
    }

    /// Ends the server and gives every request that came whole.
    package func requests() throws -> [Request] {
        try seen("request").map { line in
            guard let data = Data(base64Encoded: line) else { throw ChildFault("no request: \(line)") }
            return try JSONDecoder().decode(Request.self, from: data)
        }
    }

    private func finish() throws -> [String] {
        String(decoding: try child.finish().output, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

/// Runs an HTTPS server for the body's time.
///
/// - Parameters:
///   - arguments: `--answers`, `--secret`, `--now`, `--mark`.
///   - interpreter: A Python; checking a webhook's signature needs one that has standardwebhooks.
package func withHTTPSServer<Result>(
    _ arguments: [String] = [], interpreter: String = Python.path, isolation: isolated (any Actor)? = #isolation,
    _ body: (HTTPSServer) async throws -> Result
) async throws -> Result {
    try await withTemporaryDirectory { directory in
        try await body(try HTTPSServer(in: directory, arguments, interpreter: interpreter))
    }
}
