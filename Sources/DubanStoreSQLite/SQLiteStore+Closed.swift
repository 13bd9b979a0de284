import DubanStore
import GRDB
import GRDBSQLite
import Glibc

extension SQLiteStore {
    /// Reads a ledger that nobody has open, a backup for one, into a temporary database of SQLite's own, and brings its tables
    /// up to date there. The file is only read; no lock is taken, and nothing is written beside it.
    ///
    /// - Throws: ``UnreadableLedger`` where the file is no whole ledger;
    ///   ``DubanStore/StoreError/newerSchema(_:)`` where a later version of duban wrote it.
    package static func copy(ofClosed path: String) throws -> SQLiteStore {
        guard access(path, R_OK) == 0 else {
            throw UnreadableLedger(path: path, reason: String(cString: strerror(errno)))
        }
        var log = stat()
        if stat(path + "-wal", &log) == 0, log.st_size > 0 {
            throw UnreadableLedger(
                path: path,
                reason: "a part of it lies in \(path)-wal, since duband has it open or was killed; "
                    + "have a running duband prove it (dubanctl audit verify), or take a backup (dubanctl backup)")
        }
        var configuration = Configuration()
        configuration.label = "org.duban.audit"
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = OFF")
            try db.execute(sql: "PRAGMA journal_mode = MEMORY")
            try db.execute(sql: "PRAGMA cache_size = -8192")
        }
        // An empty path is a database that is deleted as soon as it is closed.
        let queue = try DatabaseQueue(path: "", configuration: configuration)
        try queue.inDatabase { try read(path, into: $0) }
        let migrator = Schema.migrator
        guard try queue.read({ try $0.tableExists("event") }) else {
            throw UnreadableLedger(path: path, reason: "it has no record")
        }
        if try queue.read({ try migrator.hasBeenSuperseded($0) }) { throw StoreError.newerSchema(path) }
        try migrator.migrate(queue)
        return SQLiteStore(rehearsal: queue)
    }

    private static func read(_ path: String, into copy: Database) throws {
        var file: OpaquePointer?
        defer { sqlite3_close(file) }
        // An immutable file is one whose lock and log SQLite does not ask for.
        let code = sqlite3_open_v2(
            "file:\(escaped(path))?immutable=1", &file, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nil)
        guard code == SQLITE_OK, let backup = sqlite3_backup_init(copy.sqliteConnection, "main", file, "main") else {
            throw UnreadableLedger(path: path, reason: String(cString: sqlite3_errstr(code)))
        }
        let step = sqlite3_backup_step(backup, -1)
        sqlite3_backup_finish(backup)
        guard step == SQLITE_DONE else {
            throw UnreadableLedger(path: path, reason: String(cString: sqlite3_errstr(step)))
        }
    }

    /// A path as a part of a URI (RFC 3986): all but what surely stands for itself as its bytes.
    private static func escaped(_ path: String) -> String {
        path.utf8.map { byte in
            let isPlain = byte < 0x80 && (isalnum(CInt(byte)) != 0 || "/-._".utf8.contains(byte))
            return isPlain ? String(UnicodeScalar(byte)) : "%" + hexadecimal([byte])
        }.joined()
    }
}

/// A file that cannot be read as a ledger.
struct UnreadableLedger: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "\(path) cannot be proved: \(reason)." }
}
