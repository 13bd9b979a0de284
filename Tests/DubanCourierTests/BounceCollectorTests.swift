import DubanControl
import DubanCore
import DubanTestSupport
import DubanVarlink
import Foundation
import Logging
import Testing

@testable import DubanCourier
@testable import DubanDelivery

@Suite struct BounceCollectorTests {
    private func report(of envelope: String) -> String {
        """
        Delivered-To: bounces+\(envelope)@example.org
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.org

        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 no such user

        --b--

        """
    }

    private func collector(
        _ box: any BounceBox & Sendable, _ tell: @escaping BounceCollector.Tell
    ) throws -> BounceCollector {
        var logger = Logger(label: "test")
        logger.handler = SwiftLogNoOpLogHandler()
        return BounceCollector(
            box: box, address: try BounceAddress(MailAddress("bounces@example.org")), logger: logger, tell: tell)
    }

    private func withMaildir(_ body: (String) throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            for part in ["new", "cur", "tmp"] {
                try FileManager.default.createDirectory(
                    atPath: directory + "/" + part, withIntermediateDirectories: false)
            }
            try body(directory)
        }
    }

    private func names(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    @Test("what lies in a Maildir is told once and then counts as seen, bounce or not")
    func maildir() async throws {
        try await withMaildir { path in
            try Data(report(of: "a1").utf8).write(to: URL(filePath: path + "/new/1.a"))
            try Data("Subject: 你好\n\nhello".utf8).write(to: URL(filePath: path + "/new/2.b"))
            try FileManager.default.createSymbolicLink(
                atPath: path + "/new/3.c", withDestinationPath: "/etc/passwd")
            let told = Told()
            let collector = try collector(BounceMaildir(path: path)) { told.add($0) }
            try collector.collect()
            try collector.collect()
            #expect(told.reports.map(\.envelope) == ["a1"])
            #expect(told.reports.allSatisfy { $0.isPermanent && $0.words == "550 5.1.1 no such user" })
            #expect(try names(path + "/cur") == ["1.a:2,S", "2.b:2,S"])
            #expect(try names(path + "/new") == ["3.c"])
        }
    }

    @Test("while duband is away nothing counts as seen; what duband does not know does")
    func away() async throws {
        try await withMaildir { path in
            try Data(report(of: "a1").utf8).write(to: URL(filePath: path + "/new/1.a"))
            let away = try collector(BounceMaildir(path: path)) { _ in
                throw VarlinkClientError.unreachable(Phrase("不在", "不在", "away"))
            }
            #expect(throws: VarlinkClientError.self) { try away.collect() }
            #expect(try names(path + "/new") == ["1.a"])
            let strange = try collector(BounceMaildir(path: path)) { _ in
                throw VarlinkClientError.refused(VarlinkError(name: "org.duban.Outbox.UnknownEnvelope"))
            }
            try strange.collect()
            #expect(try names(path + "/cur") == ["1.a:2,S"])
        }
    }

    @Test("a file of messages is read on from where it was left, also by another courier, and anew where it is another")
    func mailbox() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/bounces"
            let box = BounceMailbox(path: path, bookmark: directory + "/bookmark")
            let told = Told()
            try collector(box) { told.add($0) }.collect()
            func append(_ ids: [String], to path: String) throws {
                let old = FileManager.default.contents(atPath: path) ?? Data()
                let text = ids.map { "From MAILER-DAEMON Fri Apr 30 08:30:12 2021\n" + report(of: $0) + "\n" }.joined()
                let handle = FileHandle(forWritingAtPath: path)
                if let handle {
                    try handle.seekToEnd()
                    try handle.write(contentsOf: Data(text.utf8))
                    try handle.close()
                } else {
                    try (old + Data(text.utf8)).write(to: URL(filePath: path))
                }
            }
            // More than a piece that is read at a time.
            let many = (0..<500).map { "a\($0)" }
            try append(many, to: path)
            try collector(box) { told.add($0) }.collect()
            #expect(told.reports.map(\.envelope) == many)
            try append(["b1"], to: path)
            try collector(box) { told.add($0) }.collect()
            try collector(box) { told.add($0) }.collect()
            #expect(told.reports.dropFirst(500).map(\.envelope) == ["b1"])
            try append(["c1"], to: directory + "/new")
            #expect(rename(directory + "/new", path) == 0)
            try collector(box) { told.add($0) }.collect()
            #expect(told.reports.last?.envelope == "c1")
        }
    }

    @Test("what is laid down while it waits is collected without being looked for")
    func watched() async throws {
        try await withTemporaryDirectory { path in
            for part in ["new", "cur", "tmp"] {
                try FileManager.default.createDirectory(
                    atPath: path + "/" + part, withIntermediateDirectories: false)
            }
            let (told, continuation) = AsyncStream.makeStream(of: String.self)
            try collector(BounceMaildir(path: path)) { continuation.yield($0.envelope) }.start()
            var iterator = told.makeAsyncIterator()
            // Some servers move what they have written into new/, Postfix links it there.
            for (name, lay) in [("a1", rename), ("b2", link), ("c3", link)] {
                try Data(report(of: name).utf8).write(to: URL(filePath: path + "/tmp/" + name))
                #expect(lay(path + "/tmp/" + name, path + "/new/" + name) == 0)
                #expect(await iterator.next() == name)
            }
        }
    }
}

private final class Told: @unchecked Sendable {
    private let lock = NSLock()
    private var all: [BounceReport] = []

    var reports: [BounceReport] { lock.withLock { all } }

    func add(_ report: BounceReport) {
        lock.withLock { all.append(report) }
    }
}
