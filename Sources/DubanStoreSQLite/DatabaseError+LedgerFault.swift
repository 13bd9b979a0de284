import DubanStore
import GRDB

extension DatabaseError: LedgerFault {
    package var isFullDisk: Bool { resultCode == .SQLITE_FULL }
}
