import DubanCalendar
import DubanCore
import DubanStore
import DubanTestSupport
import FoundationEssentials
import GRDB
import Glibc
import Testing

@testable import DubanStoreSQLite

@Suite struct BackupTests {
    /// Takes a copy, doing something between its steps, and writes it to a file.
    private func copy(
        _ store: SQLiteStore, to path: String, between: (Int) throws -> Void = { _ in }
    ) throws {
        let backup = try store.backup(stamp: stamp())
        var steps = 0
        while true {
            let progress = try backup.advance()
            #expect(progress.done <= progress.total)
            if progress.isWhole { break }
            steps += 1
            try between(steps)
        }
        var bytes: [UInt8] = []
        while case let part = try backup.bytes(at: Int64(bytes.count), count: 100_000), !part.isEmpty { bytes += part }
        try Data(bytes).write(to: URL(filePath: path))
    }

    private func audit(_ store: SQLiteStore) throws -> AuditReport {
        let audit = try store.audit(noted: nil)
        while true {
            if let report = try audit.advance().report { return report }
        }
    }

    @Test("a copy tells where its ledger lies, so that it is not put there")
    func place() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let place = try store.backup(stamp: stamp()).place()
            var status = stat()
            try #require(stat(directory, &status) == 0)
            #expect((place.device, place.directory) == (UInt64(status.st_dev), UInt64(status.st_ino)))
            #expect(place.name == "ledger.sqlite")
            for ending in ["", "-wal"] {
                try #require(stat(directory + "/ledger.sqlite" + ending, &status) == 0)
                #expect(place.files.contains(UInt64(status.st_ino)), "\(ending)")
            }
        }
    }

    @Test("a copy holds what the ledger held, who took it is on the record, and nothing lies about")
    func whole() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            try store.fill([task("1"), task("2")])
            try store.compose("1", id: "e1")
            try copy(store, to: directory + "/copy.sqlite")
            let names = try FileManager.default.contentsOfDirectory(atPath: directory)
            #expect(Set(names) == ["ledger.sqlite", "ledger.sqlite-wal", "copy.sqlite"])
            let restored = try SQLiteStore(path: directory + "/copy.sqlite")
            #expect(try restored.wholeRecord() == store.wholeRecord())
            #expect(try restored.wholeRecord().last?.kind == .backupTaken)
            #expect(try restored.task("1", in: "year") == store.task("1", in: "year"))
            #expect(try restored.envelope("e1") == store.envelope("e1"))
            #expect(try audit(restored).isSound)
        }
    }

    @Test("what is written while it is taken is in it, and it is of one moment")
    func meanwhile() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            let title = String(repeating: "長", count: 700)
            try store.fill((1...4000).map { number in task("\(number)") { $0.title = title } })
            var steps = 0
            try copy(store, to: directory + "/copy.sqlite") { step in
                steps = step
                try store.apply([.added(task("new \(step)"))], in: "year", stamp: stamp())
                let first = try #require(try store.task("1", in: "year")).task
                var changed = first
                changed.title = "\(step)"
                try store.apply([.changed(from: first, to: changed)], in: "year", stamp: stamp())
            }
            #expect(steps >= 2, "the ledger is large enough for something to come between")
            let restored = try SQLiteStore(path: directory + "/copy.sqlite")
            let integrity = try restored.queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
            #expect(integrity == "ok")
            #expect(try restored.wholeRecord().last == store.wholeRecord().last)
            #expect(try restored.task("1", in: "year")?.task.title == "\(steps)")
            #expect(try audit(restored).isSound)
        }
    }

    @Test("a restored ledger has what was in a courier's hands wait again, and a second copy only after a final dot")
    func restored() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            try store.fill([task("1"), task("2"), task("3")])
            for number in 1...3 { try store.compose("\(number)", id: "e\(number)") }
            let leases = try store.lease(2, of: ["year"], holder: "a", now: start, until: start + 900)
            let dotted = try #require(leases.first)
            try store.markFinalDot(dotted.envelope.id, fence: dotted.fence, stamp: stamp())
            try copy(store, to: directory + "/copy.sqlite")

            let restored = try SQLiteStore(path: directory + "/copy.sqlite")
            _ = try restored.release(holder: nil, stamp: stamp(after: 60))
            let now = start + 60
            let again = try restored.lease(9, of: ["year"], holder: "b", now: now, until: now + 900)
            #expect(again.map(\.envelope.id).sorted() == ["e1", "e2", "e3"].filter { $0 != dotted.envelope.id })
            // What had its final dot is only tried when nobody can answer for it any more.
            let later = start + unansweredDotDelay
            let last = try restored.lease(9, of: ["year"], holder: "c", now: later, until: later + 900)
            #expect(last.map(\.envelope.id).contains(dotted.envelope.id))
            for lease in last {
                try restored.markFinalDot(lease.envelope.id, fence: lease.fence, stamp: stamp(after: 7200))
                try restored.settle(
                    lease.envelope.id, fence: lease.fence, .told(words: "250"), stamp: stamp(after: 7201))
            }
            let report = try audit(restored)
            #expect(report.isSound, "\(report.differences) \(report.breaches)")
            #expect(report.possibleSecondCopies == 1)
        }
    }

    @Test("a copy that nobody waits for any longer leaves nothing behind")
    func abandoned() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: directory + "/ledger.sqlite")
            try store.fill((1...3000).map { task("\($0)") })
            for _ in 0..<20 { _ = try store.backup(stamp: stamp()).advance() }
            #expect(try openFiles(in: directory).filter { $0.contains(".backup") } == [])
            try store.apply([.added(task("later"))], in: "year", stamp: stamp())
            #expect(try audit(store).isSound)
        }
    }

    /// The files of a directory that this process has open, those without a name too.
    private func openFiles(in directory: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
            .compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + $0) }
            .filter { $0.hasPrefix(directory) }
    }
}
