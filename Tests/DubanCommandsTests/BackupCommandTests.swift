import DubanCalendar
import DubanControl
import FoundationEssentials
import Glibc
import Testing

@testable import DubanCommands

@Suite("dubanctl backup and watch")
struct BackupCommandTests {
    @Test("the parts of a copy become one file that only its owner reads")
    func backup() async throws {
        let answer: FakeDaemon.Answer = { _ in
            [
                try reply(RecordMessages.BackupPart(done: 1, total: 2), continues: true),
                try reply(RecordMessages.BackupPart(done: 2, total: 2, bytes: Data([0, 255, 10])), continues: true),
                try reply(RecordMessages.BackupPart(done: 2, total: 2, bytes: Data([7]))),
            ]
        }
        try await withDaemon(answer) { daemon, directory in
            let path = directory + "/copy.sqlite"
            let result = try dubanctl(["backup", path, "--socket", daemon.path])
            #expect(result.output == "\(path) is a copy of the ledger, 4 bytes\n")
            #expect(try [UInt8](Data(contentsOf: URL(filePath: path))) == [0, 255, 10, 7])
            var status = stat()
            #expect(stat(path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory).count == 2)
        }
    }

    @Test("a copy that breaks off leaves the file that was there")
    func broken() async throws {
        let answer: FakeDaemon.Answer = { _ in
            [
                try reply(RecordMessages.BackupPart(done: 1, total: 2, bytes: Data([1])), continues: true),
                #"{"error":"org.duban.InternalError"}"#,
            ]
        }
        try await withDaemon(answer) { daemon, directory in
            let path = try file("copy.sqlite", in: directory, "before")
            let result = try dubanctl(["backup", path, "--socket", daemon.path])
            #expect(result.status == 70)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "before")
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory).count == 2)
        }
    }

    @Test("watching shows how the campaigns stand, and then what happens")
    func watch() async throws {
        let entry = RecordMessages.Entry(
            sequence: 7, at: 0, day: .earliest, actor: "duband", kind: "day-opened", campaign: "year",
            subject: "2021-04-28", facts: "{}", digest: "00")
        let answer: FakeDaemon.Answer = { _ in
            [
                try reply(EventMessages.Seen(campaigns: [], entries: []), continues: true),
                try reply(EventMessages.Seen(entries: [entry])),
            ]
        }
        try await withDaemon(answer) { daemon, _ in
            let result = try dubanctl(["watch", "--socket", daemon.path])
            #expect(result.output == "7 1970-01-01T00:00:00Z year duband: day-opened 2021-04-28\n")
            let lines = try dubanctl(["watch", "--json", "--socket", daemon.path]).output.split(separator: "\n")
            #expect(lines.count == 2)
        }
    }
}
