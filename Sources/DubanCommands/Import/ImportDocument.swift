import DubanControl
import DubanCore

/// What an import came to, for programs.
struct ImportDocument: Encodable {
    struct File: Encodable {
        let name: String
        let kind: ImportFile.Kind?
        /// Rows without a problem of the file's own.
        let rows: Int
        let applied: Bool
        let added: Int
        let changed: Int
        let unchanged: Int
        let changes: [LedgerMessages.ImportResult.Change]
        let problems: [Problem]
        /// The headers of columns that no plugin reads: often a slip of the pen.
        let unreadColumns: [String]
    }

    struct Problem: Encodable {
        let row: Int?
        let field: ImportField?
        /// What the file calls the field.
        let header: String?
        let sentence: String
    }

    let files: [File]

    init(_ outcomes: [ImportOutcome]) {
        files = outcomes.map { outcome in
            File(
                name: outcome.file.name, kind: outcome.file.kind, rows: outcome.file.rows.count,
                applied: outcome.result?.applied ?? false, added: outcome.result?.added ?? 0,
                changed: outcome.result?.changed ?? 0, unchanged: outcome.result?.unchanged ?? 0,
                changes: outcome.result?.changes ?? [],
                problems: outcome.problems.map {
                    Problem(row: $0.row, field: $0.field, header: outcome.header(of: $0), sentence: $0.sentence)
                }, unreadColumns: outcome.result?.unreadColumns ?? [])
        }
    }
}
