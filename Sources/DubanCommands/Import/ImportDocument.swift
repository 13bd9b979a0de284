import DubanControl
import DubanCore
import DubanExchange

/// What an import came to, for programs.
struct ImportDocument: Encodable {
    struct File: Encodable {
        let name: String
        let kind: ImportFile.Kind?
        /// Of a workbook.
        let sheet: String?
        /// Of CSV.
        let encoding: String?
        let headerRow: Int?
        let columns: [Column]
        /// The vague deadlines for which suggested days were taken.
        let suggestionsTaken: [Suggestion]
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

    struct Column: Encodable {
        let header: String
        let field: ImportField
    }

    struct Suggestion: Encodable {
        let row: Int
        let words: String
        /// The day, or what comes again: 2021-06-30, 每月底前.
        let taken: String
    }

    struct Problem: Encodable {
        let row: Int?
        let field: ImportField?
        /// What the file calls the field.
        let header: String?
        /// The English of `words`.
        let sentence: String
        let words: Phrase
        /// What --accept-suggested would take.
        let suggestion: String?
    }

    let files: [File]

    init(_ outcomes: [ImportOutcome]) {
        files = outcomes.map { outcome in
            File(
                name: outcome.file.name, kind: outcome.file.kind, sheet: outcome.file.layout?.origin.sheet,
                encoding: outcome.file.layout?.origin.encoding?.rawValue, headerRow: outcome.file.layout?.headerRow,
                columns: outcome.file.layout?.columns.map { Column(header: $0.header, field: $0.field) } ?? [],
                suggestionsTaken: outcome.file.taken.map {
                    Suggestion(row: $0.row, words: $0.words, taken: $0.due.words)
                }, rows: outcome.file.rows.count,
                applied: outcome.result?.applied ?? false, added: outcome.result?.added ?? 0,
                changed: outcome.result?.changed ?? 0, unchanged: outcome.result?.unchanged ?? 0,
                changes: outcome.result?.changes ?? [],
                problems: outcome.problems.map {
                    Problem(
                        row: $0.row, field: $0.field, header: outcome.header(of: $0), sentence: $0.words.english,
                        words: $0.words,
                        suggestion: $0.suggestion)
                }, unreadColumns: outcome.result?.unreadColumns ?? [])
        }
    }
}

extension SheetFile.Origin {
    var sheet: String? {
        if case .workbook(let sheet) = self { sheet } else { nil }
    }

    var encoding: TextEncoding? {
        if case .csv(let encoding) = self { encoding } else { nil }
    }
}
