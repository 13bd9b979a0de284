/// A copy of the ledger as it is when the copying ends, taken some pages at a time; what changes meanwhile is copied again.
/// Nobody else can see it, and it is gone with this.
package protocol LedgerBackup: Sendable {
    /// Where the ledger lies that this is a copy of.
    func place() throws -> LedgerPlace

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

/// Where a ledger lies in the file system, by what stays the same under every name.
package struct LedgerPlace: Hashable, Sendable {
    /// The device and the inode of its directory.
    package var device: UInt64
    package var directory: UInt64
    /// What the names of its files begin with.
    package var name: String
    /// The inodes of those that are there.
    package var files: [UInt64]

    package init(device: UInt64, directory: UInt64, name: String, files: [UInt64]) {
        self.device = device
        self.directory = directory
        self.name = name
        self.files = files
    }
}
