import FoundationEssentials

/// `scripted_peer.py` on a free port of the loopback: a mail server that does as it is told.
package final class ScriptedPeer {
    package let port: UInt16
    private let child: ChildProcess

    /// - Parameters:
    ///   - script: What it answers, by verb.
    ///   - tls: Certificate and key for STARTTLS.
    package init(_ script: [String: String], tls: (certificate: String, key: String)? = nil) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "scripted_peer.py").path()
        let json = String(decoding: try JSONEncoder().encode(script), as: UTF8.self)
        child = try ChildProcess(
            Python.path, [file, json] + (tls.map { ["--tls", $0.certificate, $0.key] } ?? []))
        let first = try child.readLine()
        guard first.hasPrefix("port "), let port = UInt16(first.dropFirst(5)) else {
            throw ChildFault("the peer began with '\(first)'")
        }
        self.port = port
    }

    /// Ends the peer and gives the messages that came whole, and the verbs of each connection.
    package func seen() throws -> (messages: [[UInt8]], verbs: [String]) {
        let lines = String(decoding: try child.finish().output, as: UTF8.self).split(separator: "\n").map(String.init)
        let messages = lines.filter { $0.hasPrefix("message ") }
            .map { Array(Data(base64Encoded: String($0.dropFirst(8))) ?? Data()) }
        return (messages, lines.filter { $0.hasPrefix("verbs") }.map { String($0.dropFirst(6)) })
    }

    /// A certificate for 127.0.0.1 that is its own authority, and has been valid for one day of 2020.
    package static func makeExpiredCertificate(in directory: String) throws -> (certificate: String, key: String) {
        let configuration = """
            [ca]
            default_ca = authority
            [authority]
            database = \(directory)/index.txt
            new_certs_dir = \(directory)
            rand_serial = yes
            default_md = sha256
            policy = policy
            x509_extensions = extensions
            [policy]
            commonName = supplied
            [extensions]
            subjectAltName = IP:127.0.0.1
            """
        let (file, request) = (directory + "/ca.cnf", directory + "/request.pem")
        let (certificate, key) = (directory + "/expired.pem", directory + "/expired-key.pem")
        try Data(configuration.utf8).write(to: URL(filePath: file))
        try Data().write(to: URL(filePath: directory + "/index.txt"))
        let steps = [
            [
                "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=test",
                "-keyout", key, "-out", request,
            ],
            [
                "ca", "-batch", "-selfsign", "-notext", "-config", file, "-keyfile", key, "-in", request, "-out",
                certificate, "-startdate", "20200101000000Z", "-enddate", "20200102000000Z",
            ],
        ]
        for step in steps {
            guard try ChildProcess("openssl", step).finish().status == 0 else {
                throw ChildFault("openssl made no certificate")
            }
        }
        return (certificate, key)
    }
}
