package import DubanCore

/// The record being proved, and the ledger held against what it says, a piece at a time. What happens to the ledger
/// meanwhile is followed.
package protocol RecordAudit: Sendable {
    /// Does the next piece, in some tens of milliseconds.
    ///
    /// - Returns: How far it has come.
    func advance() throws -> AuditProgress
}

package struct AuditProgress: Hashable, Sendable {
    /// Entries that have been read and rows that have been compared, and how many there are about.
    package var done: Int64
    package var total: Int64
    /// At the end.
    package var report: AuditReport?

    package init(done: Int64, total: Int64, report: AuditReport? = nil) {
        self.done = done
        self.total = total
        self.report = report
    }
}

/// An entry as it was noted down at an earlier time, outside of the ledger.
package struct NotedEntry: Hashable, Sendable {
    package var sequence: Int64
    /// In hexadecimal digits.
    package var digest: String

    package init(sequence: Int64, digest: String) {
        self.sequence = sequence
        self.digest = digest
    }
}
