/// Why a file's records cannot be read: what is wrong, where, and what would be right.
package struct CSVError: Error, Hashable, Sendable {
    package enum Code: Hashable, Sendable {
        case unclosedQuote, textAfterQuote, nulByte, fileTooLarge
        case rowTooLong(limit: Int), tooManyCells(limit: Int), tooManyRecords(limit: Int)
    }

    package let code: Code
    /// The row in a spreadsheet, from 1.
    package let row: Int
    /// The column, from 1, where one cell is at fault.
    package let column: Int?

    init(_ code: Code, row: Int, column: Int? = nil) {
        self.code = code
        self.row = row
        self.column = column
    }

    /// One sentence for people, without the row.
    package var sentence: String {
        (column.map { "column \($0): " } ?? "") + reason
    }

    private var reason: String {
        switch code {
        case .unclosedQuote:
            "the quotation mark that opens this cell is never closed; a quotation mark inside a quoted cell is doubled"
        case .textAfterQuote:
            "text stands after the closing quotation mark; a quotation mark inside a quoted cell is doubled"
        case .nulByte:
            "the cell holds a NUL, so this is no text; save the sheet as CSV"
        case .fileTooLarge:
            "the file is larger than 2 GiB; split it"
        case .rowTooLong(let limit):
            "up to this cell the row is longer than \(limit) bytes; perhaps a quotation mark is missing, or it needs "
                + "shorter cells"
        case .tooManyCells(let limit):
            "the row has more than \(limit) cells; perhaps a line end is missing"
        case .tooManyRecords(let limit):
            "the file has more than \(limit) rows; split it"
        }
    }
}
