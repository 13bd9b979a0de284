import DubanCore
import DubanTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import DubanDelivery

@Suite struct MaildirChannelTests {
    private func files(_ directory: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    }

    @Test("a message arrives in new/ with the bytes that would go to a mail server, and leaves nothing in tmp/")
    func arrival() async throws {
        try await withTemporaryDirectory { root in
            let channel = MaildirChannel(root: root + "/mail", format: try Samples.format())
            var envelope = Samples.digest()
            envelope.address = "ZhangSan@Example.org"
            let box = root + "/mail/zhangsan@example.org"
            var seen: [String] = ["never called"]
            let outcome = channel.deliver(envelope) { seen = try files(box + "/new") }
            let name = "1619740800.0123456789abcdef0123456789abcdef.duban"
            #expect(outcome == .delivered(reply: box + "/new/" + name))
            #expect(seen == [])
            #expect(try files(box) == ["cur", "new", "tmp"])
            #expect(try files(box + "/new") == [name] && files(box + "/tmp") == [])
            let stored = try Data(contentsOf: URL(filePath: box + "/new/" + name))
            #expect(try Array(stored) == Samples.format().message(for: envelope))
        }
    }

    @Test(
        "telling an envelope twice leaves one message, wherever the reader has put it",
        arguments: ["new/NAME", "cur/NAME:2,", "cur/NAME:2,FS"])
    func twice(_ place: String) async throws {
        try await withTemporaryDirectory { root in
            let channel = MaildirChannel(root: root, format: try Samples.format())
            let box = root + "/zhangsan@example.org"
            #expect(channel.deliver(Samples.digest()) {} != .unknown(reason: ""))
            let name = try #require(try files(box + "/new").first)
            let moved = place.replacing("NAME", with: name)
            try #require(rename(box + "/new/" + name, box + "/" + moved) == 0)
            var marks = 0
            #expect(channel.deliver(Samples.digest()) { marks += 1 } == .delivered(reply: "already in " + box))
            #expect(marks == 1)
            let all = try (files(box + "/new").map { "new/" + $0 }) + (files(box + "/cur").map { "cur/" + $0 })
            #expect(all == [moved])
            #expect(try files(box + "/tmp") == [])
        }
    }

    @Test("what an interrupted attempt left in tmp/ does not stand in the way")
    func interrupted() async throws {
        try await withTemporaryDirectory { root in
            let channel = MaildirChannel(root: root, format: try Samples.format())
            let box = root + "/zhangsan@example.org"
            let name = "1619740800.0123456789abcdef0123456789abcdef.duban"
            try FileManager.default.createDirectory(atPath: box + "/tmp", withIntermediateDirectories: true)
            let leftover = Data(repeating: 0x78, count: 100_000)
            try leftover.write(to: URL(filePath: box + "/tmp/" + name))
            #expect(channel.deliver(Samples.digest()) {} == .delivered(reply: box + "/new/" + name))
            let stored = try Data(contentsOf: URL(filePath: box + "/new/" + name))
            #expect(try Array(stored) == Samples.format().message(for: Samples.digest()))
        }
    }

    @Test("where the mark cannot be made, nothing arrives and it is tried again")
    func unmarked() async throws {
        try await withTemporaryDirectory { root in
            let channel = MaildirChannel(root: root, format: try Samples.format())
            let outcome = channel.deliver(Samples.digest()) { throw MailFault("the ledger is away") }
            #expect(
                outcome
                    == .unmarked("the ledger is away"))
            let box = root + "/zhangsan@example.org"
            #expect(try files(box + "/new") == [] && files(box + "/tmp") == [])
        }
    }

    @Test("an address that is no directory's name is refused", arguments: ["a/b@example.org", "../x@example.org", "x"])
    func refused(_ address: String) async throws {
        try await withTemporaryDirectory { root in
            let channel = MaildirChannel(root: root, format: try Samples.format())
            var envelope = Samples.digest()
            envelope.address = address
            guard case .rejected(let reason) = channel.deliver(envelope, beforeFinalDot: {}) else {
                Issue.record("taken: \(address)")
                return
            }
            #expect(reason.contains("'" + address + "'"))
            #expect(try files(root) == [])
        }
    }

    @Test("what the disk refuses means another try, and the reason names the file")
    func refusedByDisk() async throws {
        try await withTemporaryDirectory { root in
            let channel = MaildirChannel(root: root, format: try Samples.format())
            let box = root + "/zhangsan@example.org"
            try FileManager.default.createDirectory(atPath: box, withIntermediateDirectories: true)
            // A file in the directory's place refuses everybody, root too.
            try Data().write(to: URL(filePath: box + "/tmp"))
            let file = box + "/tmp/1619740800.0123456789abcdef0123456789abcdef.duban"
            let outcome = channel.deliver(Samples.digest()) { Issue.record("marked, though nothing could be sent") }
            #expect(outcome == .retry(after: nil, reason: "cannot create " + file + ": Not a directory"))
        }
    }

    @Test("a root whose parent is missing means another try")
    func missingParent() async throws {
        try await withTemporaryDirectory { root in
            let channel = MaildirChannel(root: root + "/a/b", format: try Samples.format())
            let outcome = channel.deliver(Samples.digest()) {}
            #expect(
                outcome == .retry(after: nil, reason: "cannot make " + root + "/a/b: No such file or directory"))
        }
    }
}
