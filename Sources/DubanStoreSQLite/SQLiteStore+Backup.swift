package import DubanStore
import GRDB
import GRDBSQLite
import Glibc
import Synchronization

extension SQLiteStore {
    package func backup(stamp: Stamp) throws -> any LedgerBackup {
        try queue.write { db in
            var record = try recordWriter(db, stamp: stamp, campaign: "")
            try record.append(.backupTaken, stamp.actor.name)
        }
        return try SQLiteBackup(of: queue)
    }
}

/// SQLite's online backup into a file beside the ledger that has no name any more. The steps are made on the connection
/// that also writes, so that what is written between them goes into the copy too.
private final class SQLiteBackup: LedgerBackup {
    /// About 4 MiB, some milliseconds.
    private static let pagesPerStep: CInt = 1024

    private let source: DatabaseQueue
    private let copy: DatabaseQueue
    private let descriptor: CInt
    /// The address of SQLite's own object; 0 when the copy is whole.
    private let address = Mutex(0)

    init(of source: DatabaseQueue) throws {
        self.source = source
        let path = source.path + ".backup"
        // One that a killed duband left behind.
        unlink(path)
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw BackupFailure(reason: String(cString: strerror(errno))) }
        defer { unlink(path) }
        var configuration = Configuration()
        configuration.label = "org.duban.backup"
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = OFF")
            try db.execute(sql: "PRAGMA journal_mode = OFF")
        }
        do {
            copy = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            close(descriptor)
            throw error
        }
        let isBegun = source.inDatabase { from in
            copy.inDatabase { to in
                let begun = sqlite3_backup_init(to.sqliteConnection, "main", from.sqliteConnection, "main")
                address.withLock { $0 = Int(bitPattern: begun) }
                return begun != nil
            }
        }
        guard isBegun else { throw BackupFailure(reason: "SQLite cannot begin it") }
    }

    deinit {
        source.inDatabase { _ in finish() }
        close(descriptor)
    }

    private func finish() {
        address.withLock { address in
            if let backup = OpaquePointer(bitPattern: address) { sqlite3_backup_finish(backup) }
            address = 0
        }
    }

    func place() throws -> LedgerPlace {
        let parts = source.path.split(separator: "/", omittingEmptySubsequences: false)
        var status = stat()
        guard stat(parts.count == 1 ? "." : parts.dropLast().joined(separator: "/") + "/.", &status) == 0 else {
            throw BackupFailure(reason: String(cString: strerror(errno)))
        }
        var place = LedgerPlace(
            device: UInt64(status.st_dev), directory: UInt64(status.st_ino), name: String(parts.last ?? ""), files: [])
        for ending in ["", "-wal", "-shm"] where stat(source.path + ending, &status) == 0 {
            place.files.append(UInt64(status.st_ino))
        }
        return place
    }

    func advance() throws -> BackupProgress {
        try source.inDatabase { _ in
            try copy.inDatabase { _ in
                let (code, left, total) = address.withLock { address in
                    guard let backup = OpaquePointer(bitPattern: address) else {
                        return (SQLITE_DONE, CInt(0), CInt(0))
                    }
                    let code = sqlite3_backup_step(backup, Self.pagesPerStep)
                    return (code, sqlite3_backup_remaining(backup), sqlite3_backup_pagecount(backup))
                }
                switch code {
                case SQLITE_DONE: finish()
                case SQLITE_OK, SQLITE_BUSY, SQLITE_LOCKED: break
                default: throw BackupFailure(reason: String(cString: sqlite3_errstr(code)))
                }
                return BackupProgress(
                    done: Int(total - left), total: Int(total), isWhole: code == SQLITE_DONE)
            }
        }
    }

    func bytes(at offset: Int64, count: Int) throws -> [UInt8] {
        var failure: CInt = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let read = pread(
                    descriptor, buffer.baseAddress! + filled, count - filled, off_t(offset) + off_t(filled))
                if read < 0, errno == EINTR { continue }
                if read < 0 { failure = errno }
                guard read > 0 else { return }
                filled += read
            }
        }
        guard failure == 0 else { throw BackupFailure(reason: String(cString: strerror(failure))) }
        return bytes
    }
}

/// A copy cannot be taken.
private struct BackupFailure: Error, CustomStringConvertible {
    let reason: String
    var description: String { "the ledger cannot be copied: \(reason)" }
}
