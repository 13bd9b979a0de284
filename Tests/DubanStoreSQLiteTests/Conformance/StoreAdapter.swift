import DubanStore
import DubanStoreSQLite
import DubanTestSupport
import Testing

/// A database that can lie under the ledger. The conformance suites run with every element of ``all``: another adapter
/// is another element.
struct StoreAdapter: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Opens a ledger in a directory: the one that was left there, or a new one.
    let open: @Sendable (_ directory: String) throws -> any LedgerStore
    /// Closes what ``open`` gave.
    let close: @Sendable (any LedgerStore) throws -> Void

    static let all: [StoreAdapter] = [sqlite]

    static let sqlite = StoreAdapter(
        testDescription: "SQLite",
        open: { try SQLiteStore(path: $0 + "/ledger.sqlite") },
        close: { try ($0 as? SQLiteStore)?.close() })

    /// Runs a test with a ledger of its own.
    func withLedger(_ body: (any LedgerStore) throws -> Void) async throws {
        try await withDirectory { directory in
            let store = try open(directory)
            try body(store)
            try close(store)
        }
    }

    /// Runs a test with a directory of its own.
    func withDirectory(_ body: (String) throws -> Void) async throws {
        try await withTemporaryDirectory { try body($0) }
    }
}
