package import DubanCore

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
    package var words: Phrase {
        let reason = reason
        guard let column else { return reason }
        return Phrase(
            "第 \(column) 列：\(reason.traditional)", "第 \(column) 列：\(reason.simplified)",
            "column \(column): \(reason.english)")
    }

    private var reason: Phrase {
        switch code {
        case .unclosedQuote:
            Phrase(
                "單元格開頭的引號沒有閉合；單元格內的引號要寫兩遍", "单元格开头的引号没有闭合；单元格内的引号要写两遍",
                "the quotation mark that opens this cell is never closed; a quotation mark inside a quoted cell is doubled"
            )
        case .textAfterQuote:
            Phrase(
                "閉合的引號之後還有文字；單元格內的引號要寫兩遍", "闭合的引号之后还有文字；单元格内的引号要写两遍",
                "text stands after the closing quotation mark; a quotation mark inside a quoted cell is doubled")
        case .nulByte:
            Phrase(
                "單元格中有 NUL，因此這不是文本；請將表格另存為 CSV", "单元格中有 NUL，因此这不是文本；请将表格另存为 CSV",
                "the cell holds a NUL, so this is no text; save the sheet as CSV")
        case .fileTooLarge:
            Phrase(
                "文件超過 2 GiB；請拆分", "文件超过 2 GiB；请拆分",
                "the file is larger than 2 GiB; split it")
        case .rowTooLong(let limit):
            Phrase(
                "到這個單元格為止，該行已超過 \(limit) 字節；可能少了引號，或單元格須縮短", "到这个单元格为止，该行已超过 \(limit) 字节；可能少了引号，或单元格须缩短",
                "up to this cell the row is longer than \(limit) bytes; perhaps a quotation mark is missing, or it needs "
                    + "shorter cells")
        case .tooManyCells(let limit):
            Phrase(
                "該行超過 \(limit) 個單元格；可能少了換行", "该行超过 \(limit) 个单元格；可能少了换行",
                "the row has more than \(limit) cells; perhaps a line end is missing")
        case .tooManyRecords(let limit):
            Phrase(
                "文件超過 \(limit) 行；請拆分", "文件超过 \(limit) 行；请拆分",
                "the file has more than \(limit) rows; split it")
        }
    }
}
