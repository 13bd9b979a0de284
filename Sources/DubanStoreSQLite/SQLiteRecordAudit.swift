import DubanCore
package import DubanStore
import GRDB
import Synchronization

extension SQLiteStore {
    package func audit(noted: NotedEntry?) throws -> any RecordAudit {
        SQLiteRecordAudit(self, noted: noted)
    }
}

/// First reads the record to its end, then holds one table after the other against it. Each piece is a transaction that
/// begins with what has been added to the record meanwhile, so that what is compared was true at one moment.
private final class SQLiteRecordAudit: RecordAudit {
    /// Entries that are read, and rows that are compared, in one piece.
    private static let entriesPerPiece = 2000
    private static let rowsPerPiece = 500

    private struct State {
        var replay: RecordReplay
        var comparison = LedgerComparison()
        /// How many entries and rows there were when it began.
        var entries: Int64?
        var rows: Int64 = 0
    }

    private let store: SQLiteStore
    private let state: Mutex<State>

    init(_ store: SQLiteStore, noted: NotedEntry?) {
        self.store = store
        state = Mutex(State(replay: RecordReplay(noted: noted)))
    }

    func advance() throws -> AuditProgress {
        try state.withLock { state in
            try store.queue.read { db in
                if state.entries == nil {
                    state.entries = try Int64.fetchOne(db, sql: "SELECT count(*) FROM event")
                    state.rows = try LedgerComparison.size(db)
                }
                let hasMore = try state.replay.read(Self.entriesPerPiece, db)
                let isDone =
                    try !hasMore && !state.comparison.compare(Self.rowsPerPiece, &state.replay, store, db)
                let done = state.replay.report.entries + state.comparison.rows
                return AuditProgress(
                    done: done, total: max(done, (state.entries ?? 0) + state.rows),
                    report: isDone ? state.replay.conclude() : nil)
            }
        }
    }
}
