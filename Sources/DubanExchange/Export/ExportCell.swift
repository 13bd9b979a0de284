package import DubanCalendar

/// What stands in a cell of a file that is written.
package enum ExportCell: Hashable, Sendable {
    case empty
    case text(String)
    case number(Double)
    case day(Day)
}

/// Makes the rows of a table into the bytes of a file, one after the other.
package protocol TableWriter {
    /// - Parameter take: Gets bytes that are done.
    mutating func append(_ row: [ExportCell], to take: ([UInt8]) throws -> Void) throws
}
