package import DubanStore
import GRDB
import Glibc

/// The ledger in one SQLite file, behind one connection.
///
/// One connection, because the SQLite of Debian 12 may corrupt a WAL that two connections reset at once (fixed in
/// 3.51.3). `synchronous = FULL`, because what was answered must survive a power cut. `locking_mode = EXCLUSIVE`, so that
/// a second duband on the same file is refused and nothing needs shared memory.
package final class SQLiteStore: LedgerStore {
    let queue: DatabaseQueue
    /// Told after a transaction that has put something onto the record.
    let recorded: @Sendable () -> Void
    /// So many tasks are looked at for one page of a list.
    let stretch: Int

    /// Opens the file, or makes it, and brings its tables up to date.
    ///
    /// - Parameters:
    ///   - stretch: So many tasks are looked at for one page of a list: what few of a million match is found over several
    ///     pages, and nobody waits for longer than one of them takes.
    ///   - upgrade: Told how far the tables of an older version have been brought up to date.
    ///   - recorded: Told after each transaction that has put something onto the record.
    /// - Throws: ``DubanStore/StoreError/newerSchema(_:)`` where a later version of duban wrote it;
    ///   ``DubanStore/StoreError/inUse(_:)`` where another has it open;
    ///   ``DubanStore/StoreError/unopenable(_:reason:)`` where it cannot be opened or made; an error of the database where it is
    ///   none.
    package init(
        path: String, stretch: Int = 10_000, upgrade: @escaping @Sendable (LedgerUpgrade) -> Void = { _ in },
        recorded: @escaping @Sendable () -> Void = {}
    ) throws {
        self.recorded = recorded
        self.stretch = stretch
        var configuration = Configuration()
        configuration.label = "org.duban.store"
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw StoreError.inUse(path)
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            throw StoreError.damaged(path, reason: error.message ?? "\(error)")
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
            throw StoreError.unopenable(path, reason: Self.obstacle(at: path) ?? error.message ?? "\(error)")
        }
        let migrator = Schema.migrator
        do {
            if try queue.read({ try migrator.hasBeenSuperseded($0) }) { throw StoreError.newerSchema(path) }
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            throw StoreError.damaged(path, reason: error.message ?? "\(error)")
        }
        try upgradeTables(migrator, upgrade)
    }

    /// Why the kernel would not let a file be made or written; nil where it would.
    private static func obstacle(at path: String) -> String? {
        let directory = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        for place in [directory.isEmpty ? "." : directory, path] where access(place, W_OK) != 0 && errno != ENOENT {
            return String(cString: strerror(errno))
        }
        return nil
    }

    /// Takes a database that has the tables already, and whose only user this is.
    init(rehearsal queue: DatabaseQueue) {
        self.queue = queue
        recorded = {}
        stretch = 10_000
    }

    /// Flushes and closes; nothing can be asked of it afterwards.
    package func close() throws {
        try queue.close()
    }
}
