package import DubanCore

/// How a sheet was understood: where its header stands, and what each column holds.
package struct SheetLayout: Hashable, Sendable {
    package struct Column: Hashable, Sendable {
        /// From 0.
        package let index: Int
        package let header: String
        package let field: ImportField
    }

    package let origin: SheetFile.Origin
    package let headerRow: Int
    package let columns: [Column]
    /// The first rows below the header, as texts.
    package let firstRows: [SheetRow]

    init(_ header: SheetHeader, of sheet: SheetFile.Sheet) {
        origin = sheet.origin
        headerRow = header.row
        columns = header.columns.map { Column(index: $0.index, header: $0.header, field: $0.field) }
        firstRows = Array(sheet.rows.lazy.filter { $0.number > header.row }.prefix(3))
    }

    /// The header over each field, for a sentence such as `ledger.csv:17: 責任人: …`.
    package var headers: [ImportField: String] {
        Dictionary(columns.map { ($0.field, $0.header) }) { first, _ in first }
    }
}
