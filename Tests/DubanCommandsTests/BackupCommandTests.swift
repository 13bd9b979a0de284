import DubanCalendar
import DubanControl
import DubanCore
import DubanTestSupport
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

    @Test("what is followed says that the daemon has ended, and not that it did not answer")
    func ended() async throws {
        let answer: FakeDaemon.Answer = { _ in
            [try reply(EventMessages.Seen(campaigns: [], entries: []), continues: true)]
        }
        try await withTemporaryDirectory { directory in
            let daemon = try FakeDaemon(path: directory + "/control", hangsUp: true, answer: answer)
            defer { daemon.stop() }
            let result = try dubanctl(["watch", "--socket", daemon.path])
            #expect(result.status == 69)
            #expect(
                result.errors
                    == "dubanctl: The daemon has ended or was started again, and tells nothing more; run this again when it "
                    + "is there.\n")
        }
    }

    @Test("the code of a recurring task names the occurrence that is next")
    func recurring() async throws {
        let task = LedgerTask(
            code: "VD-5/2021-05", campaign: "c1", title: "月報", pillar: "p", unit: "局", owner: PersonID("局/張三"),
            assigned: .earliest, deadline: .earliest)
        let description = LedgerMessages.TaskDescription(
            task, slips: 0, light: .green, lightSince: nil, lightReason: nil, lastReview: nil, nextReview: nil,
            parked: nil)
        let answer: FakeDaemon.Answer = { call in
            call.method == LedgerMessages.ListTasks.method
                ? [try reply(LedgerMessages.TaskPage(tasks: [description], next: nil))]
                : [#"{"error":"org.duban.Ledger.UnknownTask","parameters":{"campaign":"c1","code":"VD-5"}}"#]
        }
        try await withDaemon(answer) { daemon, _ in
            let result = try dubanctl(["task", "show", "VD-5", "--socket", daemon.path])
            #expect(result.status == 1)
            #expect(result.errors.hasSuffix("It comes again and again: is VD-5/2021-05 meant?\n"))
        }
    }
}
