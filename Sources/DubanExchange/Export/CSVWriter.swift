internal import DubanCalendar

/// Writes CSV (RFC 4180) that a Chinese spreadsheet opens as it is: UTF-8 with a byte order mark, or GB 18030. No cell is
/// taken for a formula; see ``Swift/String/withFormulaGuard``.
package struct CSVWriter: TableWriter {
    private let encoding: TextEncoding
    private var isFirst = true

    package init(_ encoding: TextEncoding) {
        self.encoding = encoding
    }

    package mutating func append(_ row: [ExportCell], to take: ([UInt8]) throws -> Void) throws {
        let line = Array(Self.line(row).utf8)
        let mark: [UInt8] = isFirst && encoding == .utf8 ? [0xEF, 0xBB, 0xBF] : []
        isFirst = false
        try take(encoding == .utf8 ? mark + line : try convert(utf8: line, to: encoding))
    }

    /// A whole table of texts, in UTF-8 with a byte order mark.
    package static func table(_ rows: [[String]]) -> String {
        "\u{FEFF}" + rows.map { line($0.map(ExportCell.text)) }.joined()
    }

    private static func line(_ row: [ExportCell]) -> String {
        row.map(text).joined(separator: ",") + "\r\n"
    }

    private static func text(_ cell: ExportCell) -> String {
        switch cell {
        case .empty: return ""
        case .number(let number): return number.plainText
        case .day(let day): return day.description
        case .text(let text):
            let guarded = text.withFormulaGuard
            let needsQuotes = guarded.utf8.contains { "\",;\t\r\n".utf8.contains($0) } || guarded.contains("，")
            return needsQuotes ? "\"" + guarded.replacing("\"", with: "\"\"") + "\"" : guarded
        }
    }
}
