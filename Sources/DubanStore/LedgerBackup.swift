/// A copy of the ledger as it is when the copying ends, taken some pages at a time; what changes meanwhile is copied again.
/// Nobody else can see it, and it is gone with this.
package protocol LedgerBackup: Sendable {
    /// Copies some pages more.
    func advance() throws -> BackupProgress

    /// A part of the copy, once it is whole; empty behind its end.
    func bytes(at offset: Int64, count: Int) throws -> [UInt8]
}

package struct BackupProgress: Hashable, Sendable {
    /// Pages that have been copied, and how many there are.
    package var done: Int
    package var total: Int
    package var isWhole: Bool

    package init(done: Int, total: Int, isWhole: Bool) {
        self.done = done
        self.total = total
        self.isWhole = isWhole
    }
}
