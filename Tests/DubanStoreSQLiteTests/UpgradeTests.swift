import DubanStore
import DubanTestSupport
import Foundation
import GRDB
import Synchronization
import Testing

@testable import DubanStoreSQLite

@Suite struct UpgradeTests {
    private static let before = "11: what is counted is counted once, and every list has its index"

    private final class Told: Sendable {
        let steps = Mutex<[LedgerUpgrade]>([])
    }

    private func applied(_ path: String) throws -> Set<String> {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration).read {
            try Schema.migrator.appliedIdentifiers($0)
        }
    }

    @Test("an older ledger is copied before it is brought up to date, and the copy stays as it was")
    func copied() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/ledger.sqlite"
            let old = try DatabaseQueue(path: path)
            try Schema.migrator.migrate(old, upTo: Self.before)
            let steps = try applied(path)
            try old.close()

            let told = Told()
            let store = try SQLiteStore(path: path, upgrade: { step in told.steps.withLock { $0.append(step) } })
            try store.close()
            let copy = path + ".before-12"
            let heard = told.steps.withLock { $0 }
            #expect(heard.first == .begun(copy: copy) && heard.last == .ended(copy: copy))
            #expect(heard.contains(.advancing))
            #expect(try applied(copy) == steps)
            #expect(try applied(path).isSuperset(of: steps) && applied(path) != steps)
            let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
            #expect(mode == 0o600, "it holds everybody's names")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.contains("partial") } == [])
            // What the new duband has done since is not lost to the next start.
            let again = try Data(contentsOf: URL(filePath: copy))
            try SQLiteStore(path: path).close()
            #expect(try Data(contentsOf: URL(filePath: copy)) == again)
        }
    }

    @Test("a new ledger and one that is up to date are not copied")
    func notCopied() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/ledger.sqlite"
            for _ in 0..<2 {
                try SQLiteStore(path: path, upgrade: { Issue.record("\($0)") }).close()
            }
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: directory).allSatisfy { !$0.contains("before") })
        }
    }

    @Test("where no copy can be made the ledger is left as it was, and it is said in a sentence")
    func noRoom() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/ledger.sqlite"
            let old = try DatabaseQueue(path: path)
            try Schema.migrator.migrate(old, upTo: Self.before)
            let steps = try applied(path)
            try old.close()
            // Something that cannot be taken away lies where the copy would grow.
            try FileManager.default.createDirectory(
                atPath: path + ".before-12.partial/x", withIntermediateDirectories: true)
            let failure = try #require(throws: CopyFailure.self) { try SQLiteStore(path: path) }
            #expect("\(failure)".contains("Nothing has been changed"))
            #expect(try applied(path) == steps)
        }
    }
}
