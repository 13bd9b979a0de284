/// How far the tables of an older version's ledger have been brought up to date.
package enum LedgerUpgrade: Hashable, Sendable {
    /// A copy of the ledger is made first, and stays.
    case begun(copy: String)
    /// It goes forward; told every second or so.
    case advancing
    case ended(copy: String)
}
