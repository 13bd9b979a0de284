/// An error of the ledger's database, as far as an administrator can do something about it.
package protocol LedgerFault: Error {
    /// Whether the disk has no room for what was to be written; nothing of it has been.
    var isFullDisk: Bool { get }
}
