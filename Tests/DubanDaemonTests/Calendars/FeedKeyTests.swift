import DubanCore
import DubanTestSupport
import Foundation
import Testing

@testable import DubanDaemon

@Suite struct FeedKeyTests {
    private func key(_ byte: UInt8) -> [UInt8] { [UInt8](repeating: byte, count: 32) }

    @Test("a name is an HMAC of the person: another key or another person has another")
    func names() {
        let name = FeedKey(key(7)).fileName(of: Office.zhang)
        #expect(name == "9c7150107010a76658dd0e100f77c35b.ics")
        #expect(FeedKey(key(8)).fileName(of: Office.zhang) != name)
        #expect(FeedKey(key(7)).fileName(of: Office.li) != name)
    }

    @Test("a key is made once, read by nobody else, and never replaced")
    func loaded() async throws {
        try await withTemporaryDirectory { directory in
            let first = try FeedKey.load(in: directory) { key(1) }
            #expect(try FeedKey.load(in: directory) { key(2) } == first)
            let path = directory + "/calendar-key"
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            try Data([1, 2, 3]).write(to: URL(filePath: path))
            let fault = #expect(throws: FileFault.self) { try FeedKey.load(in: directory) { key(2) } }
            #expect(fault?.description.hasPrefix("\(path) has 3 bytes and not 32; ") == true)
            #expect(FileManager.default.contents(atPath: path) == Data([1, 2, 3]))
        }
    }

    @Test("a calendar can be read by the web server's group and nobody else; a text that is the same is not written")
    func modes() async throws {
        try await withTemporaryDirectory { directory in
            let feed = FeedDirectory(path: directory, keyDirectory: directory, domain: "example.org", newKey: { [] })
            #expect(try feed.update("a.ics") { $0 == nil ? "one" : nil })
            let mode = try FileManager.default.attributesOfItem(atPath: directory + "/a.ics")[.posixPermissions] as? Int
            #expect(mode == 0o640)
            #expect(try !feed.update("a.ics") { $0 })
            #expect(try feed.update("a.ics") { ($0 ?? "") + " two" })
            #expect(FileManager.default.contents(atPath: directory + "/a.ics") == Data("one two".utf8))
            #expect(try feed.update("a.ics") { _ in nil })
            #expect(try !feed.update("a.ics") { _ in nil })
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == [])
        }
    }

    @Test("a file does not follow a link that somebody has put in its place")
    func link() async throws {
        try await withTemporaryDirectory { directory in
            try Data("mine".utf8).write(to: URL(filePath: directory + "/other"))
            try FileManager.default.createSymbolicLink(
                atPath: directory + "/.a.new", withDestinationPath: directory + "/other")
            #expect(throws: FileFault.self) {
                try DurableFile(directory: directory, name: "a").write([1], mode: 0o600)
            }
            #expect(FileManager.default.contents(atPath: directory + "/other") == Data("mine".utf8))
        }
    }
}
