import FoundationEssentials
import Glibc

/// `smtp_server.py` on a free port of the loopback.
package final class MailServer {
    package let port: UInt16
    private let child: ChildProcess

    /// A Python interpreter that has aiosmtpd.
    package static var interpreter: String? { getenv("DUBAN_TEST_PYTHON").map { String(cString: $0) } }

    package init(_ arguments: [String] = []) throws {
        guard let interpreter = MailServer.interpreter else {
            throw ChildFault("DUBAN_TEST_PYTHON does not name a Python interpreter that has aiosmtpd")
        }
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "smtp_server.py").path()
        child = try ChildProcess(interpreter, [script] + arguments)
        let first = try child.readLine()
        guard first.hasPrefix("port "), let port = UInt16(first.dropFirst(5)) else {
            throw ChildFault("the mail server began with '\(first)'")
        }
        self.port = port
    }

    /// Ends the server and gives everything that it saw, in order.
    package func seen() throws -> [String] {
        let output = try child.finish().output
        return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    package func stop() {
        _ = try? child.finish()
    }

    /// How the server tells of a message that came whole.
    package static func line(_ message: [UInt8]) -> String {
        "message \(message.count) " + Data(message).base64EncodedString()
    }

    /// A certificate for 127.0.0.1 alone that is its own authority; its key lies beside it in `key.pem`.
    package static func makeCertificate(in directory: String) throws -> String {
        let certificate = directory + "/certificate.pem"
        let child = try ChildProcess(
            "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                "-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", directory + "/key.pem",
                "-out", certificate,
            ])
        guard try child.finish().status == 0 else { throw ChildFault("openssl made no certificate") }
        return certificate
    }
}
