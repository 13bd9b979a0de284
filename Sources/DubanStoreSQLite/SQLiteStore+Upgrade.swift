import DubanStore
import GRDB
import GRDBSQLite
import Glibc

extension SQLiteStore {
    /// About a second of SQLite's work, in steps of its virtual machine.
    private static let stepsPerSign: CInt = 20_000_000

    /// Brings the tables up to date. Those of an older version are copied first, into a file beside the ledger that is named
    /// after the step from which they are brought on and stays there: `ledger.sqlite.before-13`.
    ///
    /// - Throws: An error of the database; the ledger is then as it was, or some whole steps further.
    func upgradeTables(_ migrator: DatabaseMigrator, _ tell: @escaping @Sendable (LedgerUpgrade) -> Void) throws {
        let applied = try queue.read { try migrator.appliedMigrations($0) }
        let missing = migrator.migrations.filter { !applied.contains($0) }
        guard let first = missing.first, !applied.isEmpty else { return try migrator.migrate(queue) }
        let step = String(first.prefix { $0 != ":" })
        let copy = queue.path + ".before-" + step
        tell(.begun(copy: copy))
        if access(copy, F_OK) != 0 { try keepCopy(at: copy) { tell(.advancing) } }
        // SQLite's own signs of life, as long as a step may take.
        let sign = SignOfLife { tell(.advancing) }
        queue.inDatabase { db in
            sqlite3_progress_handler(
                db.sqliteConnection, Self.stepsPerSign,
                { pointer in
                    if let pointer { Unmanaged<SignOfLife>.fromOpaque(pointer).takeUnretainedValue().give() }
                    return 0
                }, Unmanaged.passUnretained(sign).toOpaque())
        }
        defer {
            queue.inDatabase { sqlite3_progress_handler($0.sqliteConnection, 0, nil, nil) }
            withExtendedLifetime(sign) {}
        }
        try migrator.migrate(queue)
        tell(.ended(copy: copy))
    }

    /// A copy under a name that it gets when it is whole and on the disk.
    private func keepCopy(at path: String, _ advancing: @escaping () -> Void) throws {
        let partial = path + ".partial"
        unlink(partial)
        let descriptor = open(partial, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw CopyFailure(path: path, errno: errno) }
        defer { Glibc.close(descriptor) }
        do {
            var configuration = Configuration()
            configuration.label = "org.duban.upgrade"
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = OFF") }
            let copy = try DatabaseQueue(path: partial, configuration: configuration)
            try queue.backup(to: copy, pagesPerStep: 4096) { _ in advancing() }
            try copy.close()
            guard fsync(descriptor) == 0, rename(partial, path) == 0 else {
                throw CopyFailure(path: path, errno: errno)
            }
        } catch {
            unlink(partial)
            throw error
        }
        let directory = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let parent = open(directory.isEmpty ? "." : directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { Glibc.close(parent) }
        guard parent >= 0, fsync(parent) == 0 else { throw CopyFailure(path: path, errno: errno) }
    }
}

private final class SignOfLife {
    let give: () -> Void

    init(_ give: @escaping () -> Void) {
        self.give = give
    }
}

/// No copy could be made of a ledger that is to be brought up to date, which is therefore left as it was.
struct CopyFailure: Error, CustomStringConvertible {
    let path: String
    let errno: CInt
    var description: String {
        "The ledger is of an older version, and no copy of it can be made at \(path) before it is brought up to date: "
            + "\(String(cString: strerror(errno))). Nothing has been changed."
    }
}
