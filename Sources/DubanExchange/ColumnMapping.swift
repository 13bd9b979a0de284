package import DubanCore

/// A header that an office uses, and the field that it means by it: `辦結期限=deadline`.
package struct ColumnMapping: Hashable, Sendable {
    package let header: String
    package let field: ImportField

    package init(header: String, field: ImportField) {
        self.header = header
        self.field = field
    }
}

extension [ColumnMapping] {
    /// Those that a kind of file has.
    func of(_ fields: [SheetHeader.Field]) -> [ColumnMapping] {
        filter { entry in fields.contains { $0.field == entry.field } }
    }
}

extension SheetHeader {
    /// A problem for each mapped header that does not stand in the sheet.
    static func unused(_ mapping: [ColumnMapping], in header: SheetHeader) -> [ImportProblem] {
        mapping.filter { entry in header.column(of: entry.field) == nil }.map { entry in
            ImportProblem(
                row: header.row,
                words: Phrase(
                    "沒有一列的表頭是「\(entry.header.excerpt)」；有" + header.columns.map { "「\($0.header.excerpt)」" }.joined(),
                    "没有一列的表头是“\(entry.header.excerpt)”；有" + header.columns.map { "“\($0.header.excerpt)”" }.joined(),
                    "no column has the header “\(entry.header.excerpt)”; there are "
                        + header.columns.map { "“\($0.header.excerpt)”" }.joined(separator: ", ")))
        }
    }
}
