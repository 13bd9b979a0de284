import DubanCalendar
import DubanCore
import DubanStore
import DubanTestSupport
import FoundationEssentials
import GRDB
import Testing

@testable import DubanStoreSQLite

@Suite("a ledger that nobody has open")
struct ClosedLedgerTests {
    private func audit(_ path: String) throws -> AuditReport {
        let store = try SQLiteStore.copy(ofClosed: path)
        let audit = try store.audit(noted: nil)
        while true {
            guard let report = try audit.advance().report else { continue }
            try store.close()
            return report
        }
    }

    @Test("it is proved, and its file is as it was, with nothing beside it")
    func untouched() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/台帳 100%?#&.sqlite"
            let store = try SQLiteStore(path: path)
            try store.fill([task("1")])
            try store.compose("1", id: "e1")
            let entries = try store.wholeRecord().count
            try store.close()
            let before = try Data(contentsOf: URL(filePath: path))
            let names = try FileManager.default.contentsOfDirectory(atPath: directory)

            let report = try audit(path)
            #expect(report.isSound)
            #expect(report.entries == Int64(entries))
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == names)
        }
    }

    @Test("one that an earlier version wrote is proved in its copy")
    func earlier() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/ledger.sqlite"
            let queue = try DatabaseQueue(path: path)
            try Schema.migrator.migrate(queue, upTo: "10: why somebody was told, and somebody was not")
            let digest = RecordEntry.digest(
                after: [], sequence: 1, stamp: stamp(), kind: .backupTaken, campaign: "", subject: "test", body: "{}")
            try await queue.write { db in
                try db.execute(
                    sql: "INSERT INTO event VALUES (1, ?, ?, 'test', 'backup-taken', '', 'test', '{}', ?)",
                    arguments: [stamp().at, today.number, Data(digest)])
            }
            try queue.close()
            let report = try audit(path)
            #expect(report.isSound, "\(report)")
            #expect(report.entries == 1)
        }
    }

    @Test(
        "what is no whole ledger is refused with words",
        arguments: [
            ("", "has no record"), ("no database at all, but some text that is long enough", "not a database"),
        ])
    func unreadable(content: String, words: String) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/ledger.sqlite"
            try Data(content.utf8).write(to: URL(filePath: path))
            #expect { try audit(path) } throws: { "\($0)".contains(words) && "\($0)".contains(path) }
        }
    }

    @Test("one of which a part lies in its write-ahead log, or that is not there, is refused with words")
    func notWhole() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/ledger.sqlite"
            #expect { try audit(path) } throws: { "\($0)".contains("No such file") }
            let store = try SQLiteStore(path: path)
            try store.fill([task("1")])
            #expect { try audit(path) } throws: { "\($0)".contains("ledger.sqlite-wal") }
            try store.close()
            #expect(try audit(path).isSound)
        }
    }
}
